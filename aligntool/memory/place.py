"""Where the memory is that the commands use when none is named."""

from pathlib import Path


def default_memory() -> Path:
    """Return the user's own memory, in the folder for data of programs; it need not exist."""
    from platformdirs import user_data_path

    return user_data_path("aligntool", appauthor=False) / "memory.sqlite"
