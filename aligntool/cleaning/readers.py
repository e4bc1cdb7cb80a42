"""File formats of articles: bytes in, decoded text with one paragraph, heading or item a line out.

Headings begin with ``# `` and list items with ``- ``, as in Markdown, so that cleaning knows them.
"""

import io
from collections.abc import Callable, Iterator
from typing import Any

from aligntool.cleaning.decode import decode_bytes, raw_text, tidy
from aligntool.errors import InputError
from aligntool.model import RawText

_MAX_UNPACKED = 200 * 1000 * 1000
"""Bytes that a .docx may unpack to."""


def read_article(data: bytes, *, suffix: str, doc: str, origin: str = "") -> RawText:
    """Return the text of a file, read as its ending says; unknown endings are read as plain text.

    Raises:
        InputError: if the file is empty, broken, or holds no text.
    """
    text, encoding = READERS.get(suffix.lower(), decode_bytes)(data, origin)
    return raw_text(tidy(text), data, doc=doc, origin=origin, encoding=encoding)


def _html(data: bytes, origin: str) -> tuple[str, str]:
    """Return the main text of a page; navigation, comments and scripts are left out."""
    from trafilatura import extract

    page, encoding = decode_bytes(data, origin)
    text = extract(
        page,
        output_format="markdown",
        include_comments=False,
        include_images=False,
        include_formatting=False,
        favor_recall=True,
    )
    if not text:
        raise InputError(f"{origin}: no article is found in this page; save its text as .txt")
    return text, encoding


def _docx(data: bytes, origin: str) -> tuple[str, str]:
    """Return the paragraphs of a Word document, those in tables too."""
    text = "\n".join(_paragraphs(open_docx(data, origin)))
    if not text.strip():
        raise InputError(f"{origin}: the document holds no text")
    return text, "utf-8"


def open_docx(data: bytes, origin: str) -> Any:
    """Return a Word document as python-docx has it.

    Raises:
        InputError: if it is none, damaged, or would unpack to too much.
    """
    import docx

    _check_size(data, origin)
    try:
        return docx.Document(io.BytesIO(data))
    except Exception as error:  # python-docx lets errors of zipfile, lxml and its own through
        raise InputError(f"{origin}: not a Word document: {error}") from error


def _check_size(data: bytes, origin: str) -> None:
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except zipfile.BadZipFile as error:
        raise InputError(f"{origin}: not a Word document (.docx is a zip archive)") from error
    if size > _MAX_UNPACKED:
        raise InputError(f"{origin}: the document would unpack to {size:,} bytes; refused")


def _paragraphs(container: Any) -> Iterator[str]:
    """Yield the lines of a document or table cell in reading order."""
    for part in container.iter_inner_content():
        if hasattr(part, "rows"):
            seen: set[int] = set()
            for row in part.rows:
                for cell in row.cells:
                    # A merged cell comes once for each place it covers.
                    if id(cell._tc) not in seen:
                        seen.add(id(cell._tc))
                        yield from _paragraphs(cell)
            continue
        yield _mark(part) + part.text.replace("\n", " ")


def _mark(paragraph: Any) -> str:
    """Return what Markdown puts before a paragraph of its style."""
    if not paragraph.text.strip():
        return ""
    style = (paragraph.style.name if paragraph.style is not None else "") or ""
    if style == "Title" or style.startswith("Heading"):
        return "# "
    numbered = paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None
    return "- " if numbered or style.startswith("List") else ""


READERS: dict[str, Callable[[bytes, str], tuple[str, str]]] = {
    ".txt": decode_bytes,
    ".md": decode_bytes,
    ".html": _html,
    ".htm": _html,
    ".docx": _docx,
}
"""File ending → reader that returns text and the name of its encoding."""
