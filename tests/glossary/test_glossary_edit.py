"""Editing, merging, comparing, counting, choosing and saving glossary tables."""

import os
import stat
from pathlib import Path

import pytest

from aligntool.errors import GlossaryError, OutputError, UsageError
from aligntool.glossary.diff import Change, Difference, differences
from aligntool.glossary.edit import added, edited, removed
from aligntool.glossary.load import join
from aligntool.glossary.merge import FAIL, MINE, THEIRS, merge
from aligntool.glossary.save import save
from aligntool.glossary.select import Selection
from aligntool.glossary.stats import LanguageFigures, figures
from aligntool.glossary.table import GlossaryTable, parse, read

TEXT = (
    "# terms\nconcept\tdomain\ten\ten_allowed\tzh\tvi\tnote\n"
    "ai\ttech\tAI\tA.I.\t人工智能|AI\tAI\t\n"
    "\n"
    "un\torg\tUnited Nations\t\t联合国\t\tsince 1945\n"
)


def table(text: str = TEXT, name: str = "g.tsv") -> GlossaryTable:
    return parse(text.encode(), Path(name))


def text(one: GlossaryTable) -> str:
    return one.data.decode()


@pytest.mark.parametrize(
    ("cells", "more", "fewer", "old", "new"),
    [
        pytest.param({"domain": "x"}, (), (), "un\torg", "un\tx", id="a cell"),
        pytest.param({}, [("zh", "联国")], (), "联合国", "联合国|联国", id="one more term"),
        pytest.param({}, [("zh", "联合国")], (), "联合国", "联合国", id="one that is there"),
        pytest.param({}, (), [("zh", "联合国")], "联合国", "", id="one fewer"),
        pytest.param(
            {"vi": "LHQ"}, [("vi", "Liên Hợp Quốc")], [("vi", "LHQ")],
            "联合国\t", "联合国\tLiên Hợp Quốc", id="all at once",
        ),
        pytest.param({"en": "UN", "concept": "u"}, (), (), "un\torg\tUnited Nations", "u\torg\tUN", id="id"),
    ],
)  # fmt: skip
def test_edits(cells: dict[str, str], more: list, fewer: list, old: str, new: str) -> None:
    assert text(edited(table(), "un", cells=cells, more=more, fewer=fewer)) == TEXT.replace(
        old, new, 1
    )


@pytest.mark.parametrize(
    ("call", "message"),
    [
        pytest.param(lambda: added(table(), "ai", {"en": "x"}), "already has .* use edit", id="twice"),
        pytest.param(lambda: added(table(), "b", {"notes": "x"}), "'notes' is no column", id="column"),
        pytest.param(lambda: edited(table(), "b", cells={}), "no concept 'b'", id="concept"),
        pytest.param(
            lambda: edited(table(), "ai", cells={}, more=[("en", "x")]), "use --set en=", id="no list"
        ),
        pytest.param(
            lambda: edited(table(), "ai", cells={}, fewer=[("zh", "x")]), "'x' is not in", id="term"
        ),
        pytest.param(lambda: removed(table(), ["ai", "b"]), "no concept 'b'", id="to remove"),
    ],
)  # fmt: skip
def test_edits_that_cannot_be_made(call, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        call()


def test_adding_and_removing() -> None:
    more = added(table(), "eu", {"en": "EU", "zh": "欧盟", "pos": "proper noun"})
    assert text(more).endswith("\neu\t\tEU\t\t欧盟\t\t\tproper noun\n")
    assert text(removed(more, ["eu"])) == TEXT.replace("note\n", "note\tpos\n")


def test_differences_by_concept_whatever_the_order_of_rows_and_columns() -> None:
    other = table(
        "zh\tconcept\ten\tdomain\tvi\ten_allowed\tnote\n联合国\tun\tUnited Nations\torg\t\t\t\n"
        "AI|人工智能\tai\tAI\ttech\tAI|TTNT\tA.I.\t\n欧盟\teu\tEU\n"
    )
    assert list(differences(table(), other)) == [
        Difference("ai", "changed", (
            Change("zh", ("人工智能", "AI"), ("AI", "人工智能")), Change("vi", (), ("TTNT",)),
        )),
        Difference("un", "changed", (Change("note", ("since 1945",), ()),)),
        Difference("eu", "added", (Change("zh", (), ("欧盟",)), Change("en", (), ("EU",)))),
    ]  # fmt: skip
    assert list(differences(table(), table())) == []
    assert [one.kind for one in differences(other, table())] == ["changed", "changed", "removed"]


THEIRS_TEXT = (
    "concept\ten\tzh\tvi\tdomain\tpos\n"
    "un\tUN\t联合国|聯國\tLiên Hợp Quốc\torg\tnoun\n"
    "robot\trobot\t机器人|人工智能\n"
)


@pytest.mark.parametrize(
    ("prefer", "un", "ai", "robot"),
    [
        pytest.param(FAIL, "United Nations", "人工智能|AI", "机器人", id="fail keeps mine"),
        pytest.param(MINE, "United Nations", "人工智能|AI", "机器人", id="mine"),
        pytest.param(THEIRS, "UN", "AI", "机器人|人工智能", id="theirs"),
    ],
)
def test_merging(prefer: str, un: str, ai: str, robot: str) -> None:
    merged = merge(table(), table(THEIRS_TEXT, "h.tsv"), prefer=prefer)
    cells = {row.cells[0]: merged.table.values(row) for row in merged.table.concepts()}
    assert (cells["un"]["en"], cells["ai"]["zh"], cells["robot"]["zh"]) == (un, ai, robot)
    assert (cells["un"]["zh"], cells["un"]["vi"]) == ("联合国|聯國", "Liên Hợp Quốc")
    assert (cells["un"]["pos"], cells["un"]["note"]) == ("noun", "since 1945")
    assert text(merged.table).startswith("# terms\nconcept\tdomain\ten\t")
    assert merged.conflicts == (
        "g.tsv:5, h.tsv:2: 'en' is 'United Nations' here and 'UN' there",
        "g.tsv:3, h.tsv:3: the zh term '人工智能' belongs to 'ai' here and to 'robot' there",
    )
    assert merged.added == 1
    assert join([merged.table]).concepts.keys() == {"ai", "un", "robot"}


def test_merging_what_is_there_already_changes_nothing() -> None:
    merged = merge(table(), table(), prefer=FAIL)
    assert (text(merged.table), merged.conflicts) == (TEXT, ())
    assert (merged.added, merged.changed) == (0, 0)


def test_figures() -> None:
    found = figures(join([table()]))
    assert (found.concepts, found.allowed, found.forbidden, found.contexts) == (2, 1, 0, 0)
    assert found.domains == {"org": 1, "tech": 1}
    assert found.languages == {"vi": LanguageFigures(1, 1, 2), "zh": LanguageFigures(2, 3, 4)}


@pytest.mark.parametrize(
    ("selection", "ids"),
    [
        pytest.param(Selection(), ["ai", "un"], id="all"),
        pytest.param(Selection(domain="org"), ["un"], id="domain"),
        pytest.param(Selection(lang="vi"), ["ai"], id="language"),
        pytest.param(Selection(text="united"), ["un"], id="English in any case"),
        pytest.param(Selection(text="智能"), ["ai"], id="part of a term"),
        pytest.param(Selection(domain="org", text="AI"), [], id="both"),
    ],
)
def test_choosing(selection: Selection, ids: list[str]) -> None:
    assert [one.id for one in selection.of(join([table()]).concepts.values())] == ids


def test_choosing_a_language_leaves_out_the_others() -> None:
    (one,) = Selection(lang="vi").of(join([table()]).concepts.values())
    assert one.terms == {"vi": ("AI",)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "g.tsv"
    path.write_text(TEXT, encoding="utf-8", newline="")
    return path


def test_saving_keeps_the_version_before_and_the_mode(file: Path) -> None:
    file.chmod(0o640)
    for english in ("B", "C"):
        before = read(file)
        assert save(edited(before, "ai", cells={"en": english}), before=before)
    assert file.read_bytes() == TEXT.replace("tech\tAI", "tech\tC").encode()
    backup = file.with_name("g.tsv.bak")
    assert backup.read_bytes() == TEXT.replace("tech\tAI", "tech\tB").encode()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert {path.name for path in file.parent.iterdir()} == {"g.tsv", "g.tsv.bak"}


def test_saving_without_a_change_writes_nothing(file: Path) -> None:
    before = read(file)
    assert not save(edited(before, "ai", cells={"en": "AI"}), before=before)
    assert not file.with_name("g.tsv.bak").exists()


def test_saving_through_a_link_changes_the_file_behind_it(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.tsv"
    link.symlink_to(file)
    before = read(link)
    save(edited(before, "ai", cells={"en": "B"}), before=before)
    assert link.is_symlink()
    assert "tech\tB" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        pytest.param({"en": ""}, r"g\.tsv:3: the cell 'en' is empty", id="no English"),
        pytest.param({"concept": "un"}, r"g\.tsv:5: concept 'un' was already given", id="id twice"),
        pytest.param({"zh": "联合国"}, r"g\.tsv:5: the zh term .* belongs", id="term twice"),
        pytest.param({"context": "(a+)+"}, r"g\.tsv:3: the context", id="context"),
    ],
)
def test_what_would_break_the_glossary_is_not_written(
    file: Path, cells: dict[str, str], message: str
) -> None:
    before = read(file)
    with pytest.raises(GlossaryError, match=message):
        save(edited(before, "ai", cells=cells), before=before)
    assert [path.name for path in file.parent.iterdir()] == ["g.tsv"]
    assert file.read_text(encoding="utf-8") == TEXT


def test_a_file_that_changed_meanwhile_is_left_alone(file: Path) -> None:
    before = read(file)
    file.write_text(TEXT + "x\t\tX\t\t某\n", encoding="utf-8", newline="")
    with pytest.raises(OutputError, match="changed meanwhile"):
        save(edited(before, "ai", cells={"en": "B"}), before=before)


def test_a_folder_that_cannot_be_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = read(file)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"g\.tsv: cannot be written: No space left"):
        save(edited(before, "ai", cells={"en": "B"}), before=before)
    assert [path.name for path in file.parent.iterdir()] == ["g.tsv"]
    assert read(file).data == before.data
