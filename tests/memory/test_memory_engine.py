"""The memory before another engine, alone and in a run."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from engines.contract import EngineContract, segment, texts
from formats.samples import PAIR, PROVENANCE, written
from lxml import etree
from memory.memories import filled, unit

from aligntool.engines import open_engine
from aligntool.engines.assembly.fragments import with_fragments
from aligntool.engines.base import Engine, EngineOptions
from aligntool.engines.memory import MemoryEngine
from aligntool.engines.memory import open_engine as open_memory
from aligntool.errors import InputError, UsageError
from aligntool.formats import tmx, xliff
from aligntool.formats.report import ReportData
from aligntool.formats.report import write as write_report
from aligntool.formats.segments import read, write_pair
from aligntool.glossary.load import EMPTY
from aligntool.lexicon import load_lexicon
from aligntool.memory.wording import EDGE, context
from aligntool.model import Hold, Hypothesis, Match, RawText, Segment
from aligntool.pipeline.stages import Stages
from aligntool.quality.references import NO_REFERENCES
from aligntool.quality.summary import summarize

SOURCES = ("câu thứ nhất là đây", "hai mươi người ở đó", "không có gì hết cả")


@dataclass(frozen=True)
class Scripted:
    """An engine that writes the source in capitals; drafts where its name is assembly's."""

    name: str = "argos"
    model: str = "scripted"
    batch_size: int = 2

    def translate(self, segments: Sequence[Segment]) -> list[tuple[Hypothesis, ...]]:
        return [(Hypothesis(one.text.upper(), self.name, self.model, -0.1),) for one in segments]

    def hold(self, wanted: Sequence[Hold]) -> list[Hypothesis | None]:
        return [Hypothesis("held", self.name, self.model) for _ in wanted]


def remembering(path: Path, other: Engine | None = None, *, drafts: bool = False) -> MemoryEngine:
    """Return an engine that asks a memory first."""
    return open_memory("vi", other or Scripted(), path=path, min_rate=75, drafts=drafts)


class TestMemoryEngine(EngineContract):
    @pytest.fixture
    def engine(self, tmp_path: Path) -> Engine:
        return remembering(
            filled(tmp_path / "m", *(unit(text, f"<{text}>", "vi") for text in SOURCES))
        )

    @pytest.fixture
    def segments(self) -> Sequence[Segment]:
        return [segment(text, "vi") for text in SOURCES]


def test_what_the_memory_lacks_goes_to_the_other_engine(tmp_path: Path) -> None:
    engine = remembering(filled(tmp_path / "m", unit(SOURCES[1], "20 people", "vi")))
    answers = engine.translate([segment(text, "vi") for text in SOURCES])
    assert texts(answers) == [[SOURCES[0].upper()], ["20 people"], [SOURCES[2].upper()]]
    assert [answer[0].engine for answer in answers] == ["argos", "memory", "argos"]


def test_a_fuzzy_match_is_offered_and_marked(tmp_path: Path) -> None:
    path = filled(tmp_path / "m", unit("câu thứ hai là đây", "fuzzy one", "vi", origin="o"))
    (answer,) = remembering(path).translate([segment(SOURCES[0], "vi")])
    assert [one.text for one in answer] == [SOURCES[0].upper(), "fuzzy one"]
    assert (answer[1].flags, answer[1].score) == (("fuzzy",), 0.8)
    assert answer[1].match == Match(80, "câu thứ hai là đây", "fuzzy one", "o")


def test_a_fuzzy_match_takes_the_place_of_a_draft(tmp_path: Path) -> None:
    path = filled(tmp_path / "m", unit("câu thứ hai là đây", "fuzzy one", "vi"))
    answers = remembering(path, drafts=True).translate([segment(text, "vi") for text in SOURCES])
    assert texts(answers) == [["fuzzy one"], [SOURCES[1].upper()], [SOURCES[2].upper()]]


def test_the_english_of_the_sentences_place_is_taken(tmp_path: Path) -> None:
    units = [
        unit("Vâng.", "Yes.", "vi", changed="2025"),
        unit("Vâng.", "Right.", "vi", previous=EDGE, following=context("Sau.", "vi")),
    ]
    engine = remembering(filled(tmp_path / "m", *units))
    (answer,) = engine.translate([replace(segment("Vâng.", "vi"), after="Sau.")])
    assert [(one.text, one.score) for one in answer] == [("Right.", 1.01), ("Yes.", 1.0)]


def test_nothing_is_held_in_the_memorys_english(tmp_path: Path) -> None:
    engine = remembering(filled(tmp_path / "m", unit(SOURCES[0], "x", "vi")))
    wanted = [Hold(segment(text, "vi"), "", ()) for text in SOURCES[:2]]
    answers = engine.hold(wanted)
    assert [answer and answer.text for answer in answers] == [None, "held"]


def options(path: Path | None) -> EngineOptions:
    """Return options with a memory and no Argos packages."""
    return EngineOptions(memory=path, packages=Path("nowhere"))


@pytest.mark.parametrize(
    ("share", "rate"), [(0.75, 75), (0.55, 55), (0.57, 57), (0.755, 76), (1, 100)]
)
def test_a_threshold_is_a_rate(tmp_path: Path, share: float, rate: int) -> None:
    path = filled(tmp_path / "m")
    engine, _ = open_engine("auto", "vi", EMPTY, replace(options(path), memory_threshold=share))
    assert isinstance(engine, MemoryEngine)
    assert engine.wanted.min_rate == rate


def test_opening(tmp_path: Path) -> None:
    path = filled(tmp_path / "m.sqlite", unit(SOURCES[0], "x", "vi"))
    for name in ("auto", "memory", "assembly"):
        engine, note = open_engine(name, "vi", EMPTY, options(path))
        assert isinstance(engine, MemoryEngine)
        assert (engine.other.name, engine.drafts) == ("assembly", True)
        assert note.startswith(f"memory {engine.model}, then vi→en: ")
        assert engine.model.startswith("m.sqlite@")


@pytest.mark.parametrize(
    ("name", "memory", "error", "message"),
    [
        (
            "memory",
            None,
            UsageError,
            "the engine memory needs a translation memory; add --memory FILE",
        ),
        ("recorded", "m", UsageError, "leave out --memory"),
        ("auto", "none", InputError, "there is no such memory"),
    ],
)
def test_opening_what_cannot_be(
    tmp_path: Path, name: str, memory: str | None, error: type[Exception], message: str
) -> None:
    filled(tmp_path / "m")
    path = tmp_path / memory if memory else None
    with pytest.raises(error, match=message):
        open_engine(name, "vi", EMPTY, options(path))


def test_the_stages_give_context_and_pairs_their_matches(tmp_path: Path) -> None:
    lines = ["Một câu.", "Vâng.", "Ba câu."]
    around = [context(lines[0], "vi"), context(lines[2], "vi")]
    path = filled(
        tmp_path / "m", unit("Vâng.", "Yes.", "vi", previous=around[0], following=around[1])
    )
    stages = Stages(lang="vi", options=options(path))
    segments = list(stages.lines(RawText("d", "\n".join(lines))))
    assert [(one.before, one.after) for one in segments] == [
        ("", "Vâng."),
        ("Một câu.", "Ba câu."),
        ("Vâng.", ""),
    ]
    pairs = list(stages.pairs(segments))
    assert [len(pair.matches) for pair in pairs] == [0, 1, 0]
    assert (pairs[1].engine, pairs[1].score, pairs[1].target) == ("memory", 1.01, "Yes.")
    summary = summarize(pairs, NO_REFERENCES).documents[0]
    assert (summary.engine, summary.draft) == ("assembly, memory", True)


MATCHES = (
    Match(101, "全球<治理>。", "Global & governance.", "a.tmx"),
    Match(80, "国家治理。\x01", "National <script>alert(1)</script>", ""),
)
MATCHED = replace(PAIR, engine="memory", model="m@1", score=0.8, flags=("fuzzy",), matches=MATCHES)


def test_matches_survive_segments_jsonl(tmp_path: Path) -> None:
    file = tmp_path / "segments.jsonl"
    file.write_text(write_pair(MATCHED), encoding="utf-8")
    assert list(read(file)) == [MATCHED]


@pytest.mark.parametrize(
    "broken", ['"matches": [{"rate": 1}]', '"matches": 5', '"matches": [{"rate": "1"']
)
def test_broken_matches_are_refused(tmp_path: Path, broken: str) -> None:
    line = write_pair(replace(MATCHED, matches=MATCHES[:1]))
    start = line.index('"matches"')
    file = tmp_path / "segments.jsonl"
    file.write_text(line[:start] + broken + "}", encoding="utf-8")
    with pytest.raises(InputError, match=r"segments\.jsonl:1: "):
        list(read(file))


NAMES = {
    "x": "urn:oasis:names:tc:xliff:document:2.0",
    "mtc": "urn:oasis:names:tc:xliff:matches:2.0",
}


def test_xliff_has_the_matches_as_candidates(root: Path) -> None:
    data = written(xliff.write, [MATCHED])["zh-en.xlf"]
    schema = etree.RelaxNG(etree.parse(str(root / "tests" / "data" / "xliff21.rng")))
    document = etree.fromstring(data)
    assert schema.validate(document), schema.error_log
    found = [
        (
            dict(one.items()),
            one.findtext("x:source", "", NAMES),
            one.findtext("x:target", "", NAMES),
        )
        for one in document.iterfind(".//mtc:match", NAMES)
    ]
    assert found == [
        ({"ref": "#m1", "type": "tm", "similarity": "100", "origin": "a.tmx", "subType": "aligntool:context"},
         "全球<治理>。", "Global & governance."),
        ({"ref": "#m1", "type": "tm", "similarity": "80"}, "国家治理。", "National <script>alert(1)</script>"),
    ]  # fmt: skip
    (segment_,) = document.iterfind(".//x:segment", NAMES)
    assert dict(segment_.items()) == {"state": "initial", "subState": "aligntool:fuzzy"}
    assert (
        etree.tostring(segment_[0], method="text", encoding="unicode", with_tail=False)
        == PAIR.clean
    )


def test_the_translate_toolkit_reads_the_marked_source() -> None:
    from translate.storage.xliff2 import Xliff2File

    data = written(xliff.write, [MATCHED])["zh-en.xlf"]
    assert [(one.source, one.target) for one in Xliff2File.parsestring(data).units] == [
        (PAIR.clean, PAIR.target)
    ]


def test_tmx_marks_what_is_fuzzy() -> None:
    data = written(tmx.write, [MATCHED])["tmx"]
    props = {one.get("type"): one.text for one in etree.fromstring(data).iter("prop")}
    assert (props["x-draft"], props["x-flags"], props["x-match"]) == ("yes", "fuzzy", "101 a.tmx")


def test_the_report_shows_rates_and_differences(tmp_path: Path) -> None:
    summary = summarize([MATCHED], NO_REFERENCES)
    file = tmp_path / "r.html"
    with file.open("wb") as stream:
        write_report(ReportData("t", PROVENANCE, summary.documents, [MATCHED]), stream)
    page = file.read_text(encoding="utf-8")
    assert "80 % match" in page
    assert '<span class="tag draft">fuzzy</span>' in page
    assert (
        '<del title="not in this sentence">国家</del><ins title="in this sentence">全球</ins>治理。'
        in page
    )
    assert "National &lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize(
    ("lang", "source", "units", "expected"),
    [
        pytest.param(
            "zh", "他们讨论了甲乙丙计划。", [("甲乙丙計劃", "Alpha Plan")], "Alpha Plan", id="traditional"
        ),
        pytest.param(
            "vi", "Họ thảo luận kế hoạch Xanh Rờn.", [("Kế hoạch Xanh Rờn", "Bright Green Plan")],
            "Bright Green Plan", id="capitals aside",
        ),
        pytest.param(
            "vi", "Họ thảo luận kế hoạch.", [("kế hoạch", "scheme"), ("kế hoạch", "blueprint")],
            "blueprint", id="the last one",
        ),
    ],
)  # fmt: skip
def test_short_units_are_fragments_of_drafts(
    tmp_path: Path, lang: str, source: str, units: list[tuple[str, str]], expected: str
) -> None:
    path = filled(tmp_path / "m", *(unit(one, other, lang) for one, other in units))
    stages = Stages(EMPTY, lang=lang, engine="assembly", options=EngineOptions(memory=path))
    plain = Stages(EMPTY, lang=lang, engine="assembly")
    (pair,), (without,) = (
        list(one.pairs(one.lines(RawText("d", source)))) for one in (stages, plain)
    )
    assert pair.engine == "assembly"
    assert expected in pair.target
    assert expected not in without.target
    assert pair.model != without.model


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param("Kế hoạch là thế.", "That is the scheme.", id="a sentence"),
        pytest.param("kế hoạch", "one two three four five six seven eight nine", id="long English"),
        pytest.param("kế hoạch", "a|b", id="marks of the lexicon"),
    ],
)
def test_what_is_no_phrase_is_no_fragment(tmp_path: Path, source: str, target: str) -> None:
    lexicon = load_lexicon("vi")
    path = filled(tmp_path / "m", unit(source, target, "vi"))
    assert with_fragments(lexicon, path) is lexicon


def test_a_lexicon_of_the_users_comes_before_fragments(tmp_path: Path) -> None:
    file = tmp_path / "own.tsv"
    file.write_text("vi\tpos\ten\nkế hoạch\tn\tproject\n", encoding="utf-8")
    path = filled(tmp_path / "m", unit("kế hoạch", "scheme", "vi"))
    lexicon = load_lexicon("vi", own=[file])
    assert with_fragments(lexicon, path) is lexicon
