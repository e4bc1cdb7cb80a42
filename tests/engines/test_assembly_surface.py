"""How pieces are written: spaces, punctuation, capitals; and the best path to them."""

import pytest

from aligntool.engines.assembly.lattice import Candidate, best_path
from aligntool.engines.assembly.names import chinese_person, is_transcription, without_marks
from aligntool.engines.assembly.pieces import Piece
from aligntool.engines.assembly.surface import write
from aligntool.text import Span


def pieces(text: str) -> list[Piece]:
    """Return words and marks of an English text with Chinese or English punctuation."""
    found: list[Piece] = []
    start = 0
    for part in text.split("|"):
        pos = "punct" if len(part) == 1 and not part.isalnum() else "n"
        found.append(Piece(Span(start, start + len(part)), part, pos, part))
        start += len(part)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he|said|：|“|yes|。|”", 'He said: "Yes."'),
        ("“|yes|”|,|he|said|.", '"Yes," he said.'),
        ('"|yes|"|,|he|said|.', '"Yes," he said.'),
        ("one|、|two|，|three|！", "One, two, three!"),
        ("the|《|plan|》|of|2024", "The plan of 2024"),
        ("union|（|EU|）|.", "Union (EU)."),
        ("a|economy|and|a|AI|model", "An economy and an AI model"),
        ("of|of|the|the|world", "Of the world"),
        ("end|，|。", "End."),
        ("Whitehall|（|Whitehall|）", "Whitehall"),
        ("kinh|-|te", "Kinh-te"),
        ("stop|.|go|.", "Stop. Go."),
    ],
)
def test_write(text: str, expected: str) -> None:
    assert write(pieces(text)) == expected


def test_a_dash_with_spaces_keeps_them() -> None:
    first, dash, second = pieces("US|-|China")
    apart = [first, Piece(Span(3, 4), "-", "punct", "-"), Piece(Span(5, 10), "China", "n", "China")]
    assert write([first, dash, second]) == "US-China"
    assert write(apart) == "US - China"


def test_best_path_takes_the_cheapest_cover() -> None:
    costs = {(0, 1): 1.0, (1, 3): 1.0, (0, 2): 0.5, (2, 3): 2.0}

    def candidates(position: int) -> list[Candidate]:
        return [
            Candidate(Piece(Span(start, end), "", "n", f"{start}-{end}"), cost)
            for (start, end), cost in costs.items()
            if start == position
        ]

    assert [piece.text for piece in best_path(3, candidates)] == ["0-1", "1-3"]


def test_best_path_of_nothing() -> None:
    assert best_path(0, lambda position: []) == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Nguyễn Văn Đức", "Nguyen Van Duc"), ("Đắk Lắk", "Dak Lak"), ("Paris", "Paris")],
)
def test_without_marks(name: str, expected: str) -> None:
    assert without_marks(name) == expected


def test_chinese_person() -> None:
    readings = {"汪": "wang", "文": "wen", "斌": "bin"}
    assert chinese_person("汪文斌", readings) == "Wang Wenbin"


@pytest.mark.parametrize(
    ("word", "expected"),
    [("斯特兰", True), ("克里斯托弗", True), ("科学家", False), ("华尔", False)],
)
def test_is_transcription(word: str, expected: bool) -> None:
    assert is_transcription(word) is expected
