"""Glossaries read and written by the Translate Toolkit (in tests only: it is under the GPL)."""

import io

import pytest
from formats.glossary.concepts import AI, GOVERNANCE, TEXTS, exported, imported, placeless
from hypothesis import given, settings
from hypothesis import strategies as st
from translate.storage.csvl10n import csvfile
from translate.storage.omegat import OmegaTFile
from translate.storage.tbx import tbxfile
from translate.storage.utx import UtxFile

from aligntool.model import Concept

PAIRS = st.lists(
    st.tuples(TEXTS, TEXTS), min_size=1, max_size=5, unique_by=(lambda one: one[0], lambda one: one[1])
)  # fmt: skip


def concepts(pairs: list[tuple[str, str]]) -> list[Concept]:
    """Return a concept for each pair of English and Chinese."""
    return [
        Concept(f"c{number}", english, terms={"zh": (term,)}, note=f"note {number}")
        for number, (english, term) in enumerate(pairs)
        if not term.startswith("#")
    ]


def of_csv(data: bytes) -> csvfile:
    """Return the store of a table of source and target."""
    return csvfile(io.BytesIO(data), fieldnames=["source", "target"])


@pytest.mark.parametrize(
    ("name", "store"),
    [
        ("utx", lambda data: UtxFile(io.BytesIO(data))),
        ("omegat", lambda data: OmegaTFile(io.BytesIO(data))),
        ("tbx2", lambda data: tbxfile(io.BytesIO(data), sourcelanguage="zh", targetlanguage="en")),
    ],
    ids=["utx", "omegat", "tbx2"],
)
@settings(deadline=None)
@given(pairs=PAIRS)
def test_it_reads_what_is_written(name: str, store, pairs: list[tuple[str, str]]) -> None:
    made = concepts(pairs)
    units = store(exported(name, *made, source_lang="zh")[0]).units
    assert [(unit.source, unit.target) for unit in units] == [
        (one.terms["zh"][0], one.preferred) for one in made
    ]


@pytest.mark.parametrize("name", ["deepl-csv", "google-csv"])
def test_it_reads_tables(name: str) -> None:
    units = of_csv(exported(name, AI, GOVERNANCE, source_lang="zh")[0]).units
    assert [(unit.source, unit.target) for unit in units] == [
        ("人工智能", "AI"), ("AI技术", "AI"), ("治理", "governance"),
    ]  # fmt: skip


def test_it_finds_every_term_of_tbx_with_its_status_and_note() -> None:
    data, _ = exported("tbx2", AI)
    (unit,) = tbxfile(io.BytesIO(data), sourcelanguage="zh", targetlanguage="en").units
    assert [term.text for term in unit.get_source_terms()] == ["人工智能", "AI技术"]
    assert [
        (term.text, term.administrative_status, term.deprecated) for term in unit.get_target_terms()
    ] == [
        ("AI", "preferredTerm-admn-sts", False),
        ("A.I.", "admittedTerm-admn-sts", False),
        ("wild intelligence", "deprecatedTerm-admn-sts", True),
        ("artificial wit", "deprecatedTerm-admn-sts", True),
    ]
    assert 'say "AI", always' in unit.getnotes()
    assert unit.getid() == "ai"


@pytest.mark.parametrize(
    ("store", "name", "note"),
    [(UtxFile, "utx", "by hand"), (OmegaTFile, "omegat", "by hand"), (tbxfile, "tbx2", "by hand")],
)
def test_what_it_writes_is_read(store: type, name: str, note: str) -> None:
    made = store()
    made.setsourcelanguage("zh")
    made.settargetlanguage("en")
    unit = made.addsourceunit("治理")
    unit.target = "governance"
    if name == "utx":
        made._fieldnames.append("comment")
    if name != "tbx2":
        unit.addnote(note)
    else:
        unit.addnote(note, origin="translator")
    read = placeless(imported(name, bytes(made), "zh").concepts)
    assert read == [Concept("governance", "governance", terms={"zh": ("治理",)}, note=note)]
