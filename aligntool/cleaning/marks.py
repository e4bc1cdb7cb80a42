"""Marks inside a passage that are no part of its text: pinyin annotations and Markdown."""

import re
from collections.abc import Iterable, Iterator
from heapq import merge

from aligntool.cleaning.pinyin import annotations
from aligntool.text import Edit, Rewrite, Span, rewrite

_MARKS = re.compile(
    r"^#{1,6}\s+|\*\*(?=\S)|(?<=\S)\*\*|\[(?=[^\]]{1,200}\]\(http)|(?<=[^\]])\]\(https?://[^)\s]*\)"
)
"""Markdown that is no part of the text: heading marks, bold, link addresses."""


def clean_text(text: str) -> Rewrite:
    """Return a passage or sentence without pinyin annotations and Markdown's marks."""
    marks = (Edit(Span(*match.span()), "") for match in _MARKS.finditer(text))
    edits = merge(marks, annotations(text), key=lambda edit: edit.span)
    return rewrite(text, _apart(edits))


def _apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits that begin after the end of the one before them."""
    end = 0
    for edit in edits:
        if edit.span.start >= end:
            yield edit
            end = edit.span.end
