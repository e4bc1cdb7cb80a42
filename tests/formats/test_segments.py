"""Reading and writing segments.jsonl and removed.jsonl."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from formats.samples import PAIR
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligntool.errors import InputError
from aligntool.formats import segments
from aligntool.model import Kind, Pair, Removal, Status, TermMatch
from aligntool.text import Span

LINE = (
    '{"doc": "004_wild", "seg": 7, "kind": "lead", "lang": "zh", "source": "全(quan)球治理。", '
    '"clean": "全球治理。", "normalized": "全球治理。", "words": ["全球", "治理", "。"], '
    '"mt": "Management of the globe.", "target": "Governance of the globe.", "engine": "argos", '
    '"model": "translate-zh_en-1_9", "score": -0.4322, "terms": [{"concept": "governance", '
    '"source": "治理", "source_span": [8, 10], "expected": "governance", "found": "management", '
    '"target_span": [0, 10], "status": "replaced"}]}\n'
)
REMOVED = '{"doc": "d", "line": 12, "text": "Chia sẻ", "why": "share button"}\n'


# The first draw of st.text() builds a table of all of Unicode, which takes a second.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def spans(draw: st.DrawFn, length: int) -> Span:
    start = draw(st.integers(0, length))
    return Span(start, draw(st.integers(start, length)))


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    source, target = draw(st.text()), draw(st.text())
    match = st.builds(
        TermMatch,
        concept=st.text(),
        source=st.text(),
        source_span=spans(len(source)),
        expected=st.text(),
        found=st.none() | st.text(),
        target_span=st.none() | spans(len(target)),
        status=st.sampled_from(Status),
    )
    score = draw(st.none() | st.floats(-1e6, 1e6))
    return Pair(
        doc=draw(st.text()),
        seg=draw(st.integers()),
        kind=draw(st.sampled_from(Kind)),
        lang=draw(st.text()),
        source=source,
        clean=draw(st.text()),
        normalized=draw(st.text()),
        words=tuple(draw(st.lists(st.text()))),
        mt=draw(st.text()),
        target=target,
        engine=draw(st.text()),
        model=draw(st.text()),
        score=None if score is None else round(score, 4),
        terms=tuple(draw(st.lists(match, max_size=3))),
    )


removals = st.builds(
    Removal,
    doc=st.text(),
    line=st.integers(),
    text=st.text(),
    why=st.text(),
    span=st.just(Span(0, 0)),
)


def wrote(folder: Path, text: str) -> Path:
    """Return the path of a new file with this text."""
    path = folder / "segments.jsonl"
    path.write_text(text, encoding="utf-8", newline="")
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("segments")


@PATIENT
@given(rows=st.lists(pairs(), max_size=3))
def test_pairs_come_back(folder: Path, rows: list[Pair]) -> None:
    path = wrote(folder, "".join(map(segments.write_pair, rows)))
    assert list(segments.read(path)) == rows


@PATIENT
@given(rows=st.lists(removals, max_size=3))
def test_removals_come_back(folder: Path, rows: list[Removal]) -> None:
    path = wrote(folder, "".join(map(segments.write_removal, rows)))
    assert list(segments.read_removals(path)) == rows


def test_a_line_has_these_keys_in_this_order() -> None:
    assert segments.write_pair(PAIR) == LINE


def test_a_removal_has_these_keys_in_this_order() -> None:
    removal = Removal("d", 12, "Chia sẻ", "share button", Span(5, 12))
    assert segments.write_removal(removal) == REMOVED


def test_score_is_rounded_to_four_decimals(tmp_path: Path) -> None:
    (read,) = segments.read(wrote(tmp_path, segments.write_pair(PAIR)))
    assert read == replace(PAIR, score=-0.4322)


@pytest.mark.parametrize(
    "text",
    [
        LINE.replace('"doc"', '"later": [1], "doc"'),
        "\n" + LINE + "  \n",
        "\ufeff" + LINE,
        LINE.replace("\n", "\r\n"),
        LINE.rstrip(),
        LINE.replace("全", "\\u5168"),
    ],
    ids=["unknown-key", "blank-lines", "byte-order-mark", "crlf", "no-line-end", "escapes"],
)
def test_what_an_editor_may_do_to_a_file_is_read(tmp_path: Path, text: str) -> None:
    assert [pair.seg for pair in segments.read(wrote(tmp_path, text))] == [7]


def changed(**values: object) -> str:
    """Return the line with other values."""
    return json.dumps({**json.loads(LINE), **values})


def term(**values: object) -> str:
    """Return the line with other values in its term."""
    return changed(terms=[{**json.loads(LINE)["terms"][0], **values}])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"doc": ', "not JSON in UTF-8"),
        ("[" * 100_000, "not JSON in UTF-8"),
        ("[1]", "not a JSON object"),
        ("{}", "'doc' is missing"),
        (changed(doc=1), "'doc' should be text, not 1"),
        (changed(doc="\ud800"), "'doc' should be text"),
        (changed(seg="7"), "'seg' should be a whole number, not '7'"),
        (changed(seg=True), "'seg' should be a whole number, not True"),
        (changed(kind="footer"), "'kind' should be one of title, lead, body, caption, list"),
        (changed(words="全球"), "'words' should be a list, not '全球'"),
        (changed(words=[1]), "'words' should be text, not 1"),
        (changed(score="0.5"), "'score' should be a number or null, not '0.5'"),
        (changed(score=float("nan")), "'score' should be a number or null, not nan"),
        (changed(score=True), "'score' should be a number or null, not True"),
        (changed(terms=[3]), "'terms' should be a list of objects, not 3"),
        (changed(source=None), "'source' should be text, not None"),
        (term(status="fine"), "'status' should be one of ok, reranked, replaced"),
        (term(source_span=[1]), r"'source_span' should be \[start, end\], not \[1\]"),
        (term(source_span=[2, 1]), "'source_span' should be .* 0 <= start <= end"),
        (term(source_span=[0, 99]), "'治理' lies outside its sentence"),
        (term(target_span=[0, 99]), "'治理' lies outside its sentence"),
        (term(found=7), "'found' should be text, not 7"),
        (changed(doc=["x" * 99]), "'doc' should be text, not .{40}…"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str, message: str) -> None:
    path = wrote(tmp_path, LINE + line + "\n")
    with pytest.raises(InputError, match=f"segments.jsonl:2: {message}.*; mend the line, or"):
        list(segments.read(path))


def test_bytes_that_are_not_utf8_are_named(tmp_path: Path) -> None:
    path = tmp_path / "segments.jsonl"
    path.write_bytes(LINE.encode("utf-8") + LINE.encode("gb18030"))
    with pytest.raises(InputError, match=r"segments\.jsonl:2: not JSON in UTF-8"):
        list(segments.read(path))


def test_a_broken_removal_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"segments\.jsonl:2: 'why' is missing"):
        list(segments.read_removals(wrote(tmp_path, REMOVED + '{"doc":"","line":1,"text":""}')))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nothing\.jsonl: cannot be read: No such file"):
        list(segments.read(tmp_path / "nothing.jsonl"))
