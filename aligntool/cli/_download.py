"""The progress bar of a download: bytes on a terminal, nothing anywhere else."""

import sys
from itertools import count
from types import TracebackType
from typing import Any

import click


class DownloadBar:
    """Shows one file after another with size, speed and time left; notes stand above the bar."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._visible = not quiet and sys.stderr.isatty()
        self._bar: Any = None
        self._shown: tuple[str, int | None] | None = None
        self._here = 0

    def __enter__(self) -> "DownloadBar":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def note(self, line: str) -> None:
        """Show a line, after the bar of what went before."""
        self._close()
        if not self._quiet:
            click.echo(line, err=True)

    def received(self, name: str, here: int, total: int | None) -> None:
        """Move the bar; a new file, or another length, starts a new one."""
        if not self._visible:
            return
        if self._shown != (name, total):
            self._close()
            self._shown = (name, total)
            self._bar = _bar(name, total)
            self._here = self._bar.pos = here
            self._bar.render_progress()
        # Counted here, since the bar's own position lags behind between two redraws.
        self._bar.update(here - self._here, _megabytes(here, total))
        self._here = here

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.render_finish()
        self._bar = self._shown = None


def _bar(name: str, total: int | None) -> Any:
    return click.progressbar(
        # Without a length click must be given something that has none either.
        None if total else count(),
        length=total or None,
        label=name.removesuffix(".argosmodel"),
        width=0,  # as wide as the terminal: a line that wraps cannot be drawn over
        file=sys.stderr,
        item_show_func=lambda text: text,
        # Redrawn at most some hundred times, not for every block.
        update_min_steps=max(1, (total or 100_000_000) // 400),
    )


def _megabytes(here: int, total: int | None) -> str:
    """Return how much is here, in megabytes of a million bytes."""
    return f"{here / 1e6:.1f}" + (f" of {total / 1e6:.1f} MB" if total else " MB")
