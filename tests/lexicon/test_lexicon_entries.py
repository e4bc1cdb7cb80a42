"""Entries and longest match."""

import pytest

from aligntool.lexicon.entries import Entry, Lexicon, reach_of, unpack

ENTRIES = (
    Entry("人工", "adj", ("artificial",)),
    Entry("人工智能", "n", ("AI", "artificial intelligence")),
    Entry("的", "part", ("", "of")),
    Entry("发展", "v", ("develop", "grow"), noun="development"),
)


@pytest.fixture
def lexicon() -> Lexicon:
    packed = {entry.source: entry.pack() for entry in ENTRIES}
    return Lexicon("zh", "test", packed, reach_of(packed), {})


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.source)
def test_unpack_restores_an_entry(entry: Entry) -> None:
    assert unpack(entry.source, entry.pack()) == entry


def test_unpack_refuses_what_was_not_packed() -> None:
    with pytest.raises(ValueError, match="unpack"):
        unpack("x", "no fields")


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("人工智能的", 0, ["人工智能", "人工"]),
        ("人工智能的", 4, ["的"]),
        ("人工智", 0, ["人工"]),
        ("智能", 0, []),
        ("的", 1, []),
    ],
    ids=["longest first", "last character", "key longer than text", "no entry", "past the end"],
)
def test_matches(lexicon: Lexicon, text: str, start: int, expected: list[str]) -> None:
    assert [entry.source for entry in lexicon.matches(text, start)] == expected


def test_get_and_contains(lexicon: Lexicon) -> None:
    assert lexicon.get("发展") == ENTRIES[3]
    assert lexicon.get("发") is None
    assert "发展" in lexicon
    assert "发" not in lexicon
