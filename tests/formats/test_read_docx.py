"""Word documents with a table of pairs."""

import io
import zipfile
from collections.abc import Sequence

import docx
import pytest

from aligntool.errors import InputError
from aligntool.formats.read import is_bitext, read_rows


def document(*tables: Sequence[Sequence[str]], text: str = "") -> bytes:
    """Return a Word document with a paragraph and tables."""
    made = docx.Document()
    made.add_paragraph(text)
    for rows in tables:
        table = made.add_table(rows=len(rows), cols=len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, content in zip(row.cells, cells, strict=True):
                cell.text = content
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    "tables",
    [
        [(("一。", "One."), ("二。", "Two."))],
        [(("一。", "One."),), (("二。", "Two."),)],
        [(("Source", "Target"), ("一。", " One.\n"), ("二。", "Two."))],
        [(("ID", "Source", "Target", "Comment"), ("1", "一。", "One.", ""), ("2", "二。", "Two.", ""))],
        [(("a", "b", "c"),), (("一。", "One."), ("二。", "Two."))],
    ],
    ids=["two columns", "two tables", "header", "named columns", "another table before"],
)  # fmt: skip
def test_tables_of_pairs(tables: Sequence[Sequence[Sequence[str]]]) -> None:
    data = document(*tables, text="Not a pair.")
    assert is_bitext(data)
    assert read_rows(data, origin="m.docx", target_lang="en") == (
        ("一。", "One."),
        ("二。", "Two."),
    )


@pytest.mark.parametrize(
    "data",
    [document(text="A text."), document((("a", "b", "c"),)), b"PK\x03\x04", b"PK"],
    ids=["text", "three columns", "damaged", "two bytes"],
)
def test_other_documents_are_no_bitext(data: bytes) -> None:
    assert not is_bitext(data)


def test_a_document_that_is_one_by_name_only() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")
    assert not is_bitext(stream.getvalue())


def test_no_text_in_the_language() -> None:
    with pytest.raises(InputError, match=r"m\.docx: holds no pair with a text in 'en'"):
        read_rows(document((("一。", ""),)), origin="m.docx", target_lang="en")
