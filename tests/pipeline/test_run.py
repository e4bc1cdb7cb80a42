"""Whole runs: what lies in the folder afterwards, whatever happened on the way."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pipeline.samples import ZH, articles, glossary_file

from aligntool.engines import ENGINES
from aligntool.errors import InputError, MissingModel, OutputError
from aligntool.glossary.load import load
from aligntool.model import Hypothesis, Segment
from aligntool.pipeline import records
from aligntool.pipeline.inputs import discover
from aligntool.pipeline.outputs import export_run, report_run
from aligntool.pipeline.run import RunRequest, run
from aligntool.quality.references import load_references

FILES = ["bitext.tmx", "bitext.tsv", "bitext.vi-en.en", "bitext.vi-en.vi", "bitext.vi-en.xlf",
         "bitext.zh-en.en", "bitext.zh-en.xlf", "bitext.zh-en.zh", "manifest.json", "removed.jsonl", "report.html", "scores.json",
         "segments.jsonl"]  # fmt: skip
SEGMENT_KEYS = ["doc", "seg", "kind", "lang", "source", "clean", "normalized", "words", "mt", "target",
                "engine", "model", "score", "terms"]  # fmt: skip
TERM_KEYS = ["concept", "source", "source_span", "expected", "found", "target_span", "status"]


class ScriptedEngine:
    """Writes the source in brackets, so that order and pairing can be seen."""

    name = "scripted"
    model = "scripted-1"
    batch_size = 2

    def __init__(self, interrupt_at: str = "") -> None:
        self._interrupt_at = interrupt_at

    def translate(self, segments: Sequence[Segment]) -> list[tuple[Hypothesis, ...]]:
        if self._interrupt_at and any(self._interrupt_at in one.text for one in segments):
            raise KeyboardInterrupt
        return [(Hypothesis(f"[{one.text}]", self.name, self.model),) for one in segments]


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ENGINES, "scripted", f"{__name__}:open_scripted")
    monkeypatch.setitem(ENGINES, "interrupted", f"{__name__}:open_interrupted")


@pytest.fixture
def request_(tmp_path: Path) -> RunRequest:
    return RunRequest(
        inputs=discover([str(articles(tmp_path))]),
        out=tmp_path / "out",
        glossary=load([glossary_file(tmp_path)]),
        formats=("tsv", "tmx", "xliff", "moses"),
        clock=lambda: datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    )


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_run_leaves_exactly_its_files(request_: RunRequest) -> None:
    result = run(request_)
    assert sorted(path.name for path in request_.out.iterdir()) == FILES
    assert [document.doc for document in result.summary.documents] == ["a-vi", "b-zh"]


def test_segments_have_exactly_the_fields_of_the_contract(request_: RunRequest) -> None:
    run(request_)
    segments = rows(request_.out / "segments.jsonl")
    assert all(list(row) == SEGMENT_KEYS for row in segments)
    terms = [term for row in segments for term in row["terms"]]
    assert terms
    assert all(list(term) == TERM_KEYS for term in terms)
    assert [(row["doc"], row["seg"], row["kind"]) for row in segments] == [
        ("a-vi", 1, "title"), ("a-vi", 2, "lead"), ("a-vi", 3, "lead"),
        ("b-zh", 1, "title"), ("b-zh", 2, "lead"), ("b-zh", 3, "lead"),
    ]  # fmt: skip


def test_the_three_forms_of_a_spun_sentence(request_: RunRequest) -> None:
    run(request_)
    row = rows(request_.out / "segments.jsonl")[4]
    assert row["source"] == "中国(guo)呼吁在野生智能领域开展合作。"
    assert row["clean"] == "中国呼吁在野生智能领域开展合作。"


def test_terms_come_out_alike_from_both_languages(request_: RunRequest) -> None:
    result = run(request_)
    concepts = {concept.concept: concept for concept in result.summary.concepts}
    assert concepts["ai"].languages == ("vi", "zh")
    assert concepts["ai"].renderings == ("ai",)
    assert concepts["ai-governance"].renderings == ("ai governance",)
    assert result.summary.terms_right == result.summary.terms_total > 0


def test_what_was_removed_is_recorded_with_its_line(request_: RunRequest) -> None:
    run(request_)
    assert rows(request_.out / "removed.jsonl") == [
        {"doc": "a-vi", "line": 2, "text": "16/05/2024 - 14:51", "why": "metadata"},
        {"doc": "a-vi", "line": 4, "text": "Ảnh: AFP", "why": "caption-credit"},
        {"doc": "b-zh", "line": 2, "text": "2024-12-05 14:32:26", "why": "metadata"},
        {"doc": "b-zh", "line": 3, "text": "(guo)", "why": "pinyin"},
    ]


def test_the_manifest_names_what_shaped_the_result(request_: RunRequest) -> None:
    result = run(request_)
    manifest = records.read_manifest(request_.out)
    assert manifest == replace(result.manifest, provenance=manifest.provenance)
    assert manifest.status == "complete"
    assert manifest.provenance.created == "2026-01-02T03:04:05Z"
    assert manifest.provenance.glossaries == (f"glossary@{request_.glossary.version}",)
    assert [entry["doc"] for entry in manifest.inputs] == ["a-vi", "b-zh"]
    assert sorted(manifest.files) == [name for name in FILES if name != "manifest.json"]
    assert all("zh" in note or "vi" in note for note in manifest.notes)


def test_the_same_input_gives_the_same_bytes(request_: RunRequest) -> None:
    run(request_)
    first = {path.name: path.read_bytes() for path in request_.out.iterdir()}
    run(request_)
    assert {path.name: path.read_bytes() for path in request_.out.iterdir()} == first


def test_references_give_scores(request_: RunRequest, tmp_path: Path) -> None:
    file = tmp_path / "refs.jsonl"
    file.write_text(
        '{"doc": "b-zh", "src": "各国表示同意。", "ref": "All agreed."}\n', encoding="utf-8"
    )
    result = run(replace(request_, references=load_references([file])))
    assert {score.name for score in result.summary.scores} == {"BLEU", "chrF2", "chrF2++", "TER"}
    assert [document.referenced for document in result.summary.documents] == [0, 1]
    assert records.read_summary(request_.out).documents[1].scores[0].sentences == 1


@pytest.mark.usefixtures("scripted")
def test_every_sentence_keeps_its_english_over_batches_and_languages(request_: RunRequest) -> None:
    run(replace(request_, engine="scripted"))
    segments = rows(request_.out / "segments.jsonl")
    assert all(row["mt"] == f"[{row['normalized']}]" for row in segments)


@pytest.mark.usefixtures("scripted")
def test_an_interrupted_run_keeps_the_finished_documents(request_: RunRequest) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(replace(request_, engine="interrupted"))
    names = sorted(path.name for path in request_.out.iterdir())
    assert names == [name for name in FILES if "zh-en" not in name]
    assert {row["doc"] for row in rows(request_.out / "segments.jsonl")} == {"a-vi"}
    assert {row["doc"] for row in rows(request_.out / "removed.jsonl")} == {"a-vi"}
    manifest = records.read_manifest(request_.out)
    assert (manifest.status, len(manifest.inputs)) == ("interrupted", 1)
    assert "interrupted" in (request_.out / "report.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("scripted")
def test_an_interruption_before_the_first_document_leaves_nothing(request_: RunRequest) -> None:
    only = tuple(file for file in request_.inputs if file.doc == "b-zh")
    with pytest.raises(KeyboardInterrupt):
        run(replace(request_, engine="interrupted", inputs=only))
    assert list(request_.out.iterdir()) == []


def test_files_of_other_languages_are_skipped_and_counted(
    request_: RunRequest, tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    (folder / "c.txt").write_text("The minister said that it was in the plan of the country.\n")
    (folder / "d.txt").write_bytes(b"")
    (folder / "e.txt").write_bytes(ZH.encode("gb18030"))
    result = run(replace(request_, inputs=discover([str(folder)])))
    assert [document.doc for document in result.summary.documents] == ["a-vi", "b-zh", "e"]
    english, empty = result.manifest.skipped
    assert "c.txt: the text is in English" in english
    assert "d.txt: the file is empty" in empty
    assert any("decoded as gb18030" in note for note in result.manifest.notes)


def test_nothing_left_is_an_error_and_leaves_nothing(request_: RunRequest, tmp_path: Path) -> None:
    (tmp_path / "articles" / "c.txt").write_text("The plan of the country is in the news.\n")
    only = discover([str(tmp_path / "articles" / "c.txt")])
    with pytest.raises(InputError, match="nothing left to translate; 1 file"):
        run(replace(request_, inputs=only))
    assert list(request_.out.iterdir()) == []


def test_a_failed_run_leaves_the_earlier_one_as_it_was(request_: RunRequest) -> None:
    run(request_)
    before = {path.name: path.read_bytes() for path in request_.out.iterdir()}
    with pytest.raises(MissingModel):
        run(replace(request_, engine="argos"))
    assert {path.name: path.read_bytes() for path in request_.out.iterdir()} == before


def test_exports_of_an_earlier_run_do_not_stay(request_: RunRequest) -> None:
    run(request_)
    (request_.out / "mine.txt").write_text("a note of the user's")
    run(replace(request_, formats=()))
    assert not list(request_.out.glob("bitext.*"))
    assert (request_.out / "mine.txt").exists()


def test_an_unwritable_folder(request_: RunRequest, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match=r"file.*: cannot be written: .*--out"):
        run(replace(request_, out=tmp_path / "file" / "out"))


@pytest.mark.parametrize("name", ["tmx", "xliff", "moses"])
def test_export_of_a_finished_run(request_: RunRequest, tmp_path: Path, name: str) -> None:
    run(replace(request_, formats=(name,)))
    again = tmp_path / "again"
    again.mkdir()
    export_run(request_.out, name, lambda ending: (again / f"bitext.{ending}").open("wb"))
    exported = {path.name: path.read_bytes() for path in request_.out.glob("bitext.*")}
    assert {path.name: path.read_bytes() for path in again.iterdir()} == exported != {}


def test_report_of_a_finished_run(request_: RunRequest, tmp_path: Path) -> None:
    run(request_)
    with (tmp_path / "again").open("wb") as stream:
        report_run(request_.out, stream)
    assert (tmp_path / "again").read_bytes() == (request_.out / "report.html").read_bytes()


@pytest.mark.parametrize(
    ("name", "damage", "message"),
    [
        ("manifest.json", None, "not the folder of a run: manifest.json"),
        ("manifest.json", "{", "manifest.json: damaged"),
        ("scores.json", '{"documents": [{}]}', "scores.json: damaged"),
    ],
)
def test_damaged_runs(
    request_: RunRequest, tmp_path: Path, name: str, damage: str | None, message: str
) -> None:
    run(request_)
    file = request_.out / name
    file.unlink() if damage is None else file.write_text(damage)
    with (tmp_path / "x").open("wb") as stream, pytest.raises(InputError, match=message):
        report_run(request_.out, stream)


def open_scripted(*_: object) -> ScriptedEngine:
    return ScriptedEngine()


def open_interrupted(*_: object) -> ScriptedEngine:
    return ScriptedEngine(interrupt_at="合作")
