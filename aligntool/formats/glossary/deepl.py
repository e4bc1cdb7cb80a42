"""Glossaries for DeepL: source and target, one entry a source term, within DeepL's limits.

https://developers.deepl.com/docs/customize/managing-glossaries
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from aligntool.formats.glossary._exchange import Export
from aligntool.formats.glossary._losses import Losses
from aligntool.formats.glossary._rows import csv_text, write_limited
from aligntool.formats.glossary.pairs import TermPair, preferred

_MOST_BYTES = 10 * 1024 * 1024
_MOST_BYTES_A_PHRASE = 1024
# C0 and C1 controls and Unicode's own line ends are refused.
_REFUSED = re.compile("[\x00-\x1f\x80-\x9f\u2028\u2029]")


def write_tsv(export: Export, stream: BinaryIO) -> Losses:
    """Write source and target with a tab between them, without quotes.

    Raises:
        OutputError: if DeepL does not take a dictionary of that size.
    """
    losses = Losses()
    text = "".join(f"{one.source}\t{one.target}\n" for one in _entries(export, losses))
    _write(text, stream)
    return losses


def write_csv(export: Export, stream: BinaryIO) -> Losses:
    """Write source, target and their languages, which DeepL knows without region.

    Raises:
        OutputError: if DeepL does not take a dictionary of that size.
    """
    losses = Losses()
    langs = [
        (lang or "").partition("-")[0].upper() for lang in (export.source_lang, export.target_lang)
    ]
    rows = ((one.source, one.target, *langs) for one in _entries(export, losses))
    _write(csv_text(rows), stream)
    return losses


def _write(text: str, stream: BinaryIO) -> None:
    size = len(text.encode())
    write_limited(text, stream, size=size, most=_MOST_BYTES, what="DeepL takes bytes")


def _entries(export: Export, losses: Losses) -> Iterator[TermPair]:
    """Yield the pairs that DeepL takes."""
    sources: set[str] = set()
    for one in preferred(export, losses):
        if fault := _fault(one.source) or _fault(one.target):
            losses.add(f"DeepL takes no phrase {fault}, left out", one.concept.id)
        elif one.source in sources:
            losses.add("DeepL takes a source term once, left out", one.concept.id)
        else:
            sources.add(one.source)
            yield one


def _fault(phrase: str) -> str:
    """Return what DeepL would say against a phrase; "" if nothing."""
    if _REFUSED.search(phrase):
        return "with control characters or line ends"
    if len(phrase.encode()) > _MOST_BYTES_A_PHRASE:
        return f"of more than {_MOST_BYTES_A_PHRASE} bytes"
    return ""
