"""The folder where aligntool keeps what it can make again: compiled dictionaries, the index.

It is the user's own, never the shared temporary folder, where another user could plant a file.
"""

from pathlib import Path


def cache_folder() -> Path:
    """Return the user's cache folder for aligntool; it need not exist."""
    from platformdirs import user_cache_path

    return user_cache_path("aligntool", appauthor=False)


def make_private(folder: Path) -> None:
    """Make a cache folder that only its user can read, unless it is there already.

    Raises:
        OSError: if it cannot be made.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
