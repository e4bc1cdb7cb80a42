"""Glossaries as workbooks, made and looked at with openpyxl itself."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from formats.glossary.concepts import AI, GOVERNANCE, exported, imported
from formats.glossary.contract import GlossaryFormatContract
from openpyxl import Workbook, load_workbook

from aligntool.errors import InputError, OutputError
from aligntool.formats.glossary import xlsx

HEADER = ("concept", "en", "zh", "note")


class TestXlsx(GlossaryFormatContract):
    name = "xlsx"


def workbook(*rows: Iterable[object]) -> bytes:
    """Return a workbook with a sheet of these rows."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    return saved(made)


def saved(made: Workbook) -> bytes:
    """Return the bytes of a workbook."""
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return a workbook with a part replaced or added."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as parts,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        for other in parts.namelist():
            if other != name:
                out.writestr(other, parts.read(other))
        out.writestr(name, content)
    return stream.getvalue()


def test_every_cell_is_text() -> None:
    concept = replace(GOVERNANCE, preferred="=1+1", note="2030", domain="@x")
    sheet = load_workbook(io.BytesIO(exported("xlsx", concept)[0])).active
    assert sheet is not None
    header, cells = sheet.iter_rows()
    assert [cell.value for cell in header] == [
        "concept", "domain", "en", "en_allowed", "en_forbidden", "zh", "note",
    ]  # fmt: skip
    filled = [(cell.value, cell.data_type, cell.number_format) for cell in cells if cell.value]
    assert filled == [(text, "s", "@") for text in ("governance", "@x", "=1+1", "治理", "2030")]
    assert sheet.freeze_panes == "A2"


def test_no_time_of_day_is_written() -> None:
    data, _ = exported("xlsx", AI)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01T00:00:00Z" in parts.read("docProps/core.xml")


def test_a_cell_that_is_too_long_is_cut_and_told() -> None:
    data, lines = exported("xlsx", replace(GOVERNANCE, note="x" * 32_768))
    assert imported("xlsx", data).concepts[0].note == "x" * 32_767
    assert lines == ("XLSX has 32,767 characters a cell, cut off: 1 (governance)",)


def test_more_rows_than_a_sheet_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_MOST_ROWS", 2)
    assert exported("xlsx", GOVERNANCE)[0]
    with pytest.raises(OutputError, match="a sheet has 2 rows at most; split the glossary"):
        exported("xlsx", GOVERNANCE, AI)


@pytest.mark.parametrize(
    ("value", "text"),
    [(2030, "2030"), (2030.0, "2030"), (0.5, "0.5"), (True, "yes"), (date(2030, 1, 2), "2030-01-02 00:00:00"), (" a ", "a"), (None, "")],
)  # fmt: skip
def test_what_excel_takes_for_something_else_is_read_as_text(value: object, text: str) -> None:
    data = workbook(HEADER, ("a", "A", "甲", value))
    assert imported("xlsx", data).concepts[0].note == text


def test_blank_rows_and_the_line_of_a_row() -> None:
    data = workbook(HEADER, (), ("a", "A", "甲"), (None, "  "), ("b", "B", "乙\n丙"))
    assert [(one.line, one.terms["zh"]) for one in imported("xlsx", data).concepts] == [
        (3, ("甲",)),
        (5, ("乙 丙",)),
    ]


def test_only_the_first_sheet_is_read() -> None:
    made = load_workbook(io.BytesIO(workbook(HEADER, ("a", "A", "甲"))))
    made.create_sheet("other").append(["=1"])
    assert len(imported("xlsx", saved(made)).concepts) == 1


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            [HEADER, ("a", "A", "甲"), ("b", "=1+1", "乙")],
            r"g\.file:3: a cell holds a formula",
        ),
        ([HEADER, ("a", "#N/A", "甲")], r"g\.file:2: a cell holds a formula or an error"),
        ([HEADER, (), ("a", "", "甲")], r"g\.file:3: the cell 'en' is empty"),
        ([("term", "en")], r"g\.file:1: the header has no column 'concept'"),
        ([HEADER, ("a", "A", "甲", "", "x")], r"g\.file:2: 5 cells, but the header has 4 columns"),
        ([], r"g\.file:1: the header has no column 'concept'"),
        ([["x"] * 65], r"g\.file:1: more than 64 columns"),
    ],
    ids=["formula", "error", "no-english", "no-header", "extra-cell", "empty", "too-wide"],
)
def test_a_broken_sheet_is_refused_with_its_row(rows: list[Iterable[object]], message: str) -> None:
    with pytest.raises(InputError, match=message):
        imported("xlsx", workbook(*rows))


def test_what_a_sheet_says_of_its_size_is_not_believed() -> None:
    data = workbook(HEADER, ("a", "A", "甲"), ("b", "B", "乙"))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheet = parts.read(SHEET)
    assert b'<dimension ref="A1:D3"' in sheet
    smaller = with_part(data, SHEET, sheet.replace(b"A1:D3", b"A1:B1"))
    assert len(imported("xlsx", smaller).concepts) == 2


SHEET = "xl/worksheets/sheet1.xml"
BOMB = b"<!DOCTYPE a [<!ENTITY x 'ha'><!ENTITY y '&x;&x;&x;&x;'>]><worksheet>&y;</worksheet>"
FAR = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>'
    b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>a</t></is></c></row></sheetData></worksheet>'
)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04", "no workbook that can be read; save it as XLSX"),
        (workbook()[:-50], "no workbook that can be read; save it as XLSX"),
        (with_part(workbook(), SHEET, BOMB), "a part declares a document type"),
        (with_part(workbook(), SHEET, BOMB.decode().encode("utf-16")), "a part declares a document type"),
        (with_part(workbook(), SHEET, b"<worksheet>"), "no workbook that can be read; save it again"),
        (with_part(workbook(), "xl/workbook.xml", b"<a/>"), "no workbook that can be read; save it again"),
        (with_part(workbook(), "big.bin", b"\0" * 201_000_000), "unpacks to 201,[0-9,]+ bytes; 200,000,000 are"),
        (with_part(workbook(), SHEET, FAR), "more than 10000 blank rows"),
    ],
    ids=["no-zip", "cut-off", "entities", "entities-utf-16", "broken-xml", "no-sheets", "zip-bomb", "far-apart"],
)  # fmt: skip
def test_hostile_workbooks_are_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=f"^g.file:.*{message}[^\n]*$"):
        imported("auto", data)
