"""What commands print: notes and a progress bar on standard error, tables and JSON on output."""

import sys
import time
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Any

import click

from aligntool.text import display_width

_REDRAW_SECONDS = 0.1


class TerminalProgress:
    """A bar over documents with sentences and their rate; only on a terminal, never when quiet."""

    def __init__(self, documents: int, *, quiet: bool) -> None:
        self._quiet = quiet
        self._visible = not quiet and sys.stderr.isatty()
        self._count = 0
        self._started = self._drawn = time.monotonic()
        self._bar: Any = click.progressbar(
            length=documents,
            label="translating",
            file=sys.stderr,
            show_pos=True,
            item_show_func=lambda _: self._facts(),
            hidden=not self._visible,
        )

    def __enter__(self) -> "TerminalProgress":
        self._bar.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.__exit__(kind, error, trace)

    def note(self, line: str) -> None:
        """Show a line above the bar."""
        if not self._quiet:
            click.echo(f"\r\033[K{line}" if self._visible else line, err=True)

    def document(self) -> None:
        """Count a document as finished."""
        self._bar.update(1)

    def sentences(self, count: int) -> None:
        """Count sentences as translated."""
        self._count += count
        now = time.monotonic()
        if self._visible and now - self._drawn > _REDRAW_SECONDS:
            self._drawn = now
            self._bar.render_progress()

    def _facts(self) -> str:
        seconds = max(time.monotonic() - self._started, 0.001)
        return f"{self._count:,} sentences, {self._count / seconds:,.0f}/s"


def note(line: str, *, quiet: bool) -> None:
    """Print a line for the user on standard error."""
    if not quiet:
        click.echo(line, err=True)


def table(header: Sequence[str], rows: Iterable[Sequence[str]], *, left: int) -> str:
    """Return a table as text: the first ``left`` columns aligned left, the others right."""
    lines = [tuple(header), *(tuple(row) for row in rows)]
    widths = [max(map(display_width, column)) for column in zip(*lines, strict=True)]
    rule = tuple("─" * width for width in widths)
    return "\n".join(
        "  ".join(
            _padded(cell, width, left=index < left)
            for index, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in (lines[0], rule, *lines[1:])
    )


def _padded(cell: str, width: int, *, left: bool) -> str:
    space = " " * (width - display_width(cell))
    return cell + space if left else space + cell
