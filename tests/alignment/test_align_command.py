"""``aligntool align``: two files in, beads out in three forms; errors in one line."""

import json
from functools import partial
from pathlib import Path

import docx
import pytest
from alignment.pairs import EN_OF_ZH, ZH, ZH_BEADS

INDEX = [f"{list(source)}:{list(target)}" for source, target in ZH_BEADS]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    source, target = tmp_path / "a.zh.txt", tmp_path / "a.en.txt"
    source.write_text("".join(ZH[:5]) + "\n" + "".join(ZH[5:]) + "\n", encoding="utf-8")
    target.write_text(" ".join(EN_OF_ZH) + "\n", encoding="utf-8")
    return source, target


@pytest.fixture
def call(call):
    """Call ``aligntool align``."""
    return partial(call, "align")


def test_documents_are_split_into_sentences(call, files) -> None:
    code, out, _ = call(*files, "--format", "index")
    assert code == 0
    assert [line.rpartition(":")[0] for line in out.splitlines()] == INDEX


def test_json_lines_hold_numbers_texts_and_confidence(call, files) -> None:
    _, out, _ = call(*files)
    record = json.loads(out.splitlines()[4])
    assert record["source"] == [4, 5]
    assert record["target"] == [4]
    assert record["src"] == ZH[4] + ZH[5]
    assert record["tgt"] == EN_OF_ZH[4]
    assert 0 <= record["confidence"] <= 1


def test_tsv_has_a_header_and_five_columns(call, files) -> None:
    _, out, _ = call(*files, "--format", "tsv")
    rows = [line.split("\t") for line in out.splitlines()]
    assert rows[0] == ["source", "target", "confidence", "src", "tgt"]
    assert rows[7][:2] == ["7", "5 6"]
    assert {len(row) for row in rows} == {5}


def test_lines_are_taken_as_they_are(call, tmp_path: Path) -> None:
    source, target = tmp_path / "a.zh", tmp_path / "a.en"
    source.write_text("".join(f"{line}\n" for line in ZH), encoding="utf-8")
    target.write_text("".join(f"{line}\n" for line in EN_OF_ZH), encoding="utf-8")
    _, out, _ = call(source, target, "--lines", "--format", "index")
    assert [line.rpartition(":")[0] for line in out.splitlines()] == INDEX


def test_uncertain_beads_can_be_left_out(call, files) -> None:
    _, every, _ = call(*files)
    least = max(json.loads(line)["confidence"] for line in every.splitlines())
    _, certain, _ = call(*files, "--min-confidence", least)
    kept = [line for line in every.splitlines() if json.loads(line)["confidence"] >= least]
    assert certain.splitlines() == kept
    assert 0 < len(kept) < len(every.splitlines())


def test_a_file_is_written(call, files, tmp_path: Path) -> None:
    code, out, err = call(*files, "--out", tmp_path / "beads.jsonl")
    assert (code, out) == (0, "")
    assert "beads.jsonl" in err
    assert len((tmp_path / "beads.jsonl").read_text(encoding="utf-8").splitlines()) == len(INDEX)


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [("Это русский текст.\n", 2, "--target-lang"), ("", 3, "b.txt")],
    ids=["russian", "empty"],
)
def test_what_cannot_be_aligned_is_said(call, files, tmp_path, text, code, message) -> None:
    other = tmp_path / "b.txt"
    other.write_text(text, encoding="utf-8")
    found = call(files[0], other)
    assert found[0] == code
    assert message in found[2]
    assert found[2].count("\n") == 1


def test_a_folder_is_refused(call, files, tmp_path: Path) -> None:
    code, _, err = call(tmp_path, files[1])
    assert code == 2
    assert "give two of a kind" in err


def test_a_missing_file_is_named(call, files) -> None:
    code, _, err = call("nowhere.txt", files[1])
    assert code == 3
    assert "nowhere.txt" in err


class TestFolders:
    """Files are matched by their names; each pair has its own output."""

    @pytest.fixture
    def folders(self, files, tmp_path: Path) -> tuple[Path, Path]:
        left, right = tmp_path / "zh", tmp_path / "en"
        for folder, path, name in ((left, files[0], "b.zh.txt"), (right, files[1], "b_en.txt")):
            folder.mkdir()
            (folder / name).write_bytes(path.read_bytes())
        (right / "other.txt").write_text("Nothing like it.", encoding="utf-8")
        return left, right

    def test_pairs_are_written_into_a_folder(self, call, folders, tmp_path: Path) -> None:
        code, _, err = call(*folders, "--out", tmp_path / "out", "--format", "index")
        assert code == 0
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["b.index"]
        assert "no partner: " in err
        assert "other.txt" in err

    def test_a_folder_to_write_is_asked_for(self, call, folders) -> None:
        code, _, err = call(*folders)
        assert (code, err.count("\n")) == (2, 1)
        assert "--out FOLDER" in err

    def test_names_that_do_not_fit_are_an_error(self, call, folders, tmp_path: Path) -> None:
        (folders[1] / "b_en.txt").rename(folders[1] / "else.txt")
        code, _, err = call(*folders, "--out", tmp_path / "out")
        assert code != 0
        assert "aligntool pair" in err


class TestForms:
    """The same beads as bitext, as an alignment file and as a page; and back."""

    @pytest.mark.parametrize("form", ["tmx", "xliff"])
    def test_a_bitext_aligned_anew_gives_the_same_beads(
        self, call, files, tmp_path: Path, form: str
    ) -> None:
        out = tmp_path / f"a.{form}"
        code, _, err = call(*files, "--format", form, "--out", out)
        assert code == 0
        _, again, _ = call(out, "--format", "index")
        paired = [(source, target) for source, target in ZH_BEADS if source and target]
        assert len(again.splitlines()) == len(paired)
        assert err.count("without a partner") == (len(paired) < len(ZH_BEADS))

    def test_moses_writes_two_files_of_one_length(self, call, files, tmp_path: Path) -> None:
        call(*files, "--format", "moses", "--out", tmp_path / "corpus")
        sides = [tmp_path / f"corpus.zh-en.{lang}" for lang in ("zh", "en")]
        assert len({len(side.read_text(encoding="utf-8").splitlines()) for side in sides}) == 1

    def test_an_alignment_file_is_written_in_other_forms(self, call, files, tmp_path: Path) -> None:
        out = tmp_path / "a.alignment.json"
        call(*files, "--format", "json", "--out", out)
        _, direct, _ = call(*files, "--format", "tsv")
        _, through, _ = call(out, "--format", "tsv")
        assert through == direct

    def test_a_page_holds_the_alignment(self, call, files) -> None:
        _, page, _ = call(*files, "--format", "review")
        assert page.startswith("<!DOCTYPE html>")
        assert ZH[4] in page

    @pytest.mark.parametrize("form", ["json", "review"])
    def test_whole_forms_leave_nothing_out(self, call, files, form: str) -> None:
        code, out, err = call(*files, "--format", form, "--min-confidence", "0.5")
        assert (code, out, err.count("\n")) == (2, "", 1)

    def test_a_text_without_a_partner_is_no_bitext(self, call, files) -> None:
        code, out, err = call(files[0])
        assert (code, out, err.count("\n")) == (3, "", 1)


def _word_document(path: Path, paragraphs: list[str]) -> None:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))


@pytest.mark.parametrize("ending", ["md", "html", "docx"])
def test_other_kinds_of_text_give_the_same_beads(call, files, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"b.{ending}"
    paragraphs = files[1].read_text(encoding="utf-8").strip().split("\n")
    if ending == "docx":
        _word_document(path, paragraphs)
    elif ending == "html":
        body = "".join(f"<p>{text}</p>" for text in paragraphs)
        path.write_text(f"<html><body><article>{body}</article></body></html>", encoding="utf-8")
    else:
        path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    code, out, _ = call(files[0], path, "--format", "index")
    assert code == 0
    assert [line.rpartition(":")[0] for line in out.splitlines()] == INDEX


def test_a_draft_and_a_glossary_are_evidence_too(call, files, tmp_path: Path) -> None:
    glossary = tmp_path / "g.tsv"
    glossary.write_text("concept\ten\tzh\nforum\tforum\t论坛\n", encoding="utf-8")
    code, out, err = call(
        *files, "--format", "index", "--draft", "assembly", "--glossary", glossary
    )
    assert code == 0
    assert [line.rpartition(":")[0] for line in out.splitlines()] == INDEX
    assert "assembly" in err
