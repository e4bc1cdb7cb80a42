"""Files and runs put into a memory, and taken out again."""

import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from formats.samples import PAIR, PROVENANCE, Files, written
from memory.memories import filled, held, texts, unit

from aligntool.errors import InputError
from aligntool.formats import tmx, tsv, xliff
from aligntool.formats.jsonl import write as write_jsonl
from aligntool.formats.memories import MEMORY_FORMATS
from aligntool.formats.segments import write_pair
from aligntool.memory.reader import Selection
from aligntool.memory.units import Unit
from aligntool.memory.wording import EDGE, context
from aligntool.model import Pair
from aligntool.pipeline.memory import Imported, ImportRequest, export_memory, import_files

TMX = '<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="{}"/><body>{}</body></tmx>'
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;">]><tmx version="1.4"><header srclang="zh"/><body><tu>'
    '<tuv xml:lang="zh"><seg>&c;</seg></tuv><tuv xml:lang="en"><seg>x</seg></tuv></tu></body></tmx>'
)
PAIRS = [
    replace(PAIR, seg=number, source=text, clean=text, target=english, terms=())
    for number, (text, english) in enumerate(
        [("第一句。", "One."), ("第二句。", "Two."), ("第三句。", "Three.")], 1
    )
]


def tu(*variants: tuple[str, str], inside: str = "", attributes: str = "") -> str:
    """Return a translation unit of TMX."""
    tuvs = (f'<tuv xml:lang="{lang}"><seg>{text}</seg></tuv>' for lang, text in variants)
    return f"<tu {attributes}>{inside}{''.join(tuvs)}</tu>"


def put(tmp_path: Path, content: str | bytes, name: str = "a.tmx", **wanted: object) -> Imported:
    """Import one file of some content into ``tmp_path/m``."""
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    request = ImportRequest(paths=(file,), now="2026-01-01T00:00:00Z", **wanted)  # type: ignore[arg-type]
    (imported,) = import_files(tmp_path / "m", request)
    return imported


@pytest.mark.parametrize(
    ("langs", "kept"),
    [
        (("vi-VN", "en-US"), ("vi-VN", "en-US")),
        (("zh_Hans", "EN"), ("zh-Hans", "en")),
        (("ZH-CN", "en_gb"), ("zh-CN", "en-GB")),
        (("zho", "eng"), ("zh", "en")),
        (("en", "vi"), ("vi", "en")),
    ],
)
def test_language_codes_of_any_form(
    tmp_path: Path, langs: tuple[str, str], kept: tuple[str, str]
) -> None:
    put(tmp_path, TMX.format("*all*", tu((langs[0], "một"), (langs[1], "hai"))))
    (one,) = held(tmp_path / "m")
    assert (one.source_lang, one.target_lang) == kept


def test_what_is_no_language_code(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a\.tmx: 'chinese simplified' is no language code"):
        put(tmp_path, TMX.format("zh", tu(("chinese simplified", "一"), ("en", "one"))))


def test_a_unit_in_three_languages_is_two(tmp_path: Path) -> None:
    content = TMX.format("zh", tu(("zh", "一"), ("vi", "một"), ("en", "one")))
    assert put(tmp_path, content).added == 2
    assert texts(tmp_path / "m") == [("一", "one"), ("một", "one")]


def test_the_source_language_may_be_chosen(tmp_path: Path) -> None:
    content = TMX.format("zh", tu(("zh", "一"), ("vi", "một"), ("en", "one")))
    put(tmp_path, content, source_lang="vi_VN")
    assert texts(tmp_path / "m") == [("một", "one")]


def test_another_target_language(tmp_path: Path) -> None:
    put(tmp_path, TMX.format("zh", tu(("zh", "一"), ("vi", "một"))), target_lang="vi")
    (one,) = held(tmp_path / "m")
    assert (one.direction, one.target) == ("zh-vi", "một")


def test_all_that_tmx_says(tmp_path: Path) -> None:
    inside = '<prop type="prev">前句。</prop><prop type="x-context-post">&lt;seg&gt;后句。&lt;/seg&gt;</prop>'
    attributes = 'tuid="7" creationdate="20240102T030405Z" changeid="An" changedate="nonsense"'
    put(
        tmp_path,
        TMX.format("zh", tu(("zh", "一"), ("en", "one"), inside=inside, attributes=attributes)),
    )
    (one,) = held(tmp_path / "m")
    assert one == Unit(
        source="一", target="one", source_lang="zh", target_lang="en", origin="a.tmx", id=1,
        previous=context("前句。", "zh"), following=context("后句。", "zh"),
        created="2024-01-02T03:04:05Z", changed="2024-01-02T03:04:05Z", author="An", key="7",
    )  # fmt: skip


def test_a_dtd_is_named_but_not_fetched(tmp_path: Path) -> None:
    content = TMX.format("zh", tu(("zh", "一"), ("en", "one")))
    content = content.replace("<tmx", '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx', 1)
    assert put(tmp_path, content).added == 1


def test_units_without_date_are_of_now(tmp_path: Path) -> None:
    put(tmp_path, TMX.format("zh", tu(("zh", "一"), ("en", "one"))))
    assert held(tmp_path / "m")[0].changed == "2026-01-01T00:00:00Z"


def test_units_that_lack_a_side_are_counted(tmp_path: Path) -> None:
    units = (
        tu(("zh", "一"), ("en", "")),
        tu(("zh", " "), ("en", "b")),
        tu(("zh", "二")),
        tu(("zh", "三"), ("en", "c")),
    )
    assert put(tmp_path, TMX.format("zh", "".join(units))) == Imported("a.tmx", 1, 0, 0, 3)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.tsv", "一\tone\n二\ttwo\n", id="two-columns"),
        pytest.param("a.tsv", "﻿一\tone\r\n二\ttwo\r\n", id="windows"),
        pytest.param(
            "a.tsv", "note\tsource\tlang\ttarget\nx\t一\tzh\tone\ny\t二\tzh\ttwo\n", id="header"
        ),
        pytest.param("a.tsv", "一\tone\n二\ttwo\n".encode("utf-16"), id="utf-16"),
        pytest.param(
            "a.jsonl",
            '{"src": "一", "tgt": "one"}\n\n{"source": "二", "target": "two"}\n',
            id="jsonl",
        ),
        pytest.param("a.gz", gzip.compress("一\tone\n二\ttwo\n".encode()), id="gzip"),
        pytest.param(
            "a.xlf",
            '<xliff version="1.2"><file source-language="zh-CN" target-language="en"><body><trans-unit id="1">'
            "<source>一</source><target>one</target></trans-unit><trans-unit id='2'><source>二</source>"
            "<target>two</target></trans-unit></body></file></xliff>",
            id="xliff-1.2",
        ),
        pytest.param(
            "a.xlf",
            '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh" trgLang="en">'
            '<file id="f"><unit id="1"><segment><source>一</source><target>one</target></segment>'
            "<segment><source>二</source><target>two</target></segment></unit></file></xliff>",
            id="xliff-2",
        ),
    ],
)
def test_forms(tmp_path: Path, name: str, content: str | bytes) -> None:
    put(tmp_path, content, name, source_lang="zh" if b"zh" not in _bytes(content) else None)
    assert texts(tmp_path / "m") == [("一", "one"), ("二", "two")]


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


def test_the_language_of_a_table_is_found_out(tmp_path: Path) -> None:
    rows = "".join(f"Câu tiếng Việt số {n}\tSentence {n}\n" for n in range(450))
    put(tmp_path, rows, "a.tsv")
    assert {one.direction for one in held(tmp_path / "m")} == {"vi-en"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("", "the file is empty", id="empty"),
        pytest.param("just a line\n", "1 cells in a table of 2 columns", id="prose"),
        pytest.param("a\tb\nc\n", ":2: 1 cells", id="row-too-short"),
        pytest.param("<html/>", "a document of <html>", id="html"),
        pytest.param(TMX.format("zh", ""), "holds no pair with a text in 'en'", id="no-units"),
        pytest.param(
            TMX.format("zh", tu(("zh", "一"), ("vi", "một"))),
            "holds no pair with a text in 'en'",
            id="no-english",
        ),
        pytest.param(
            TMX.format("zh", "<tu><tuv><seg>a</seg></tuv></tu>"),
            "has no xml:lang",
            id="no-language",
        ),
        pytest.param(
            TMX.format("zh", tu(("zh", "一"), ("en", "a")))[:-20], "not well-formed XML", id="cut"
        ),
        pytest.param(BOMB, "declares XML entities", id="bomb"),
        pytest.param(
            TMX.format("zh", tu(("zh", "&x;"), ("en", "a"))), "not well-formed XML", id="entity"
        ),
        pytest.param(b"\xff\xfe\xff", "save it as UTF-8|cells", id="not-utf-16"),
        pytest.param(b"a\tb\n\xff\t\xff\n", "is not utf-8; save it as UTF-8", id="not-utf-8"),
        pytest.param('{"src": "a", "tgt": "b"}\n{"src": 1}\n', ":2: not a pair", id="jsonl"),
        pytest.param(
            '{"src": "một \\ud800", "tgt": "b"}\n', "ends with half a character", id="surrogate"
        ),
        pytest.param(gzip.compress(b"a\tb\n" * 999)[:-9], "damaged", id="gzip-cut"),
        pytest.param(b"\x1f\x8b\x00", "damaged", id="no-gzip"),
        pytest.param("1\t2\n3\t4\n", "add --source-lang", id="no-language-to-tell"),
    ],
)
def test_a_bad_file_is_one_line_and_changes_nothing(
    tmp_path: Path, content: str | bytes, message: str
) -> None:
    good = tmp_path / "good.tsv"
    good.write_text("一\tone\n", encoding="utf-8")
    bad = tmp_path / "bad"
    bad.write_bytes(_bytes(content))
    filled(tmp_path / "m", unit("零", "zero"))
    with pytest.raises(InputError, match=message) as raised:
        import_files(tmp_path / "m", ImportRequest(paths=(good, bad)))
    assert str(raised.value).startswith((str(bad), str(tmp_path / "m")))
    assert "\n" not in str(raised.value)
    assert texts(tmp_path / "m") == [("零", "zero")]


def test_missing_files(tmp_path: Path) -> None:
    for path, message in ((tmp_path / "no", "no such file"), (tmp_path, "not the folder of a run")):
        with pytest.raises(InputError, match=message):
            import_files(tmp_path / "m", ImportRequest(paths=(path,)))


def segments(tmp_path: Path, *pairs: Pair) -> Path:
    """Write a run's folder with these pairs."""
    run = tmp_path / "run"
    run.mkdir()
    (run / "segments.jsonl").write_text("".join(map(write_pair, pairs)), encoding="utf-8")
    return run


def around(path: Path) -> list[tuple[int | None, int | None]]:
    """Return the context of each unit of a memory."""
    return [(one.previous, one.following) for one in held(path)]


ONE, TWO, THREE = (context(pair.clean, "zh") for pair in PAIRS)


def test_sentences_of_a_run_have_context(tmp_path: Path) -> None:
    run = segments(tmp_path, *PAIRS, replace(PAIRS[0], doc="other", target="First."))
    import_files(tmp_path / "m", ImportRequest(paths=(run,)))
    assert around(tmp_path / "m") == [(EDGE, TWO), (ONE, THREE), (TWO, EDGE), (EDGE, EDGE)]
    assert {one.origin for one in held(tmp_path / "m")} == {"run"}


def test_where_a_sentence_is_missing_its_neighbours_do_not_know(tmp_path: Path) -> None:
    run = segments(
        tmp_path, PAIRS[0], replace(PAIRS[1], seg=3), replace(PAIRS[2], seg=4, target="")
    )
    import_files(tmp_path / "m", ImportRequest(paths=(run,)))
    assert around(tmp_path / "m") == [(EDGE, None), (None, THREE)]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"engine": "assembly"}, id="draft"),
        pytest.param({"flags": ("repetition",)}, id="suspicious"),
        pytest.param({"engine": "memory", "flags": ("fuzzy",)}, id="fuzzy"),
    ],
)
@pytest.mark.parametrize("form", [None, tmx.write, write_jsonl, xliff.write])
def test_drafts_are_left_out_unless_wanted(
    tmp_path: Path, changes: dict[str, object], form: Callable[..., None] | None
) -> None:
    pairs = [PAIRS[0], replace(PAIRS[1], **changes), replace(PAIRS[2], flags=("joined",))]  # type: ignore[arg-type]
    if form is None:
        path = segments(tmp_path, *pairs)
    else:
        path = tmp_path / "file"
        (content,) = written(form, pairs).values()
        path.write_bytes(content)
    for drafts, expected in ((False, 2), (True, 3)):
        memory = tmp_path / f"m{drafts}"
        (done,) = import_files(memory, ImportRequest(paths=(path,), drafts=drafts))
        assert (done.added, done.drafts) == (expected, 3 - expected)


@pytest.mark.parametrize("form", [tmx.write, tsv.write, write_jsonl, xliff.write])
def test_every_export_of_a_run_gives_what_the_run_gives(
    tmp_path: Path, form: Callable[..., None]
) -> None:
    (content,) = written(form, PAIRS).values()
    put(tmp_path, content)
    assert around(tmp_path / "m") == [(EDGE, TWO), (ONE, THREE), (TWO, EDGE)]
    assert texts(tmp_path / "m") == [(pair.clean, pair.target) for pair in PAIRS]


def exported(path: Path, form: str) -> bytes:
    """Return the one file of an export."""
    files = Files()
    export_memory(path, Selection(), form, PROVENANCE, files)
    (content,) = files.written.values()
    return content


@pytest.mark.parametrize("form", ["tmx", "tsv", "jsonl"])
def test_nothing_is_lost_on_the_way_out_and_in(tmp_path: Path, form: str) -> None:
    path = filled(
        tmp_path / "n",
        unit('<b> & "x"', "one", origin="o & p", author="An", key="k", previous=EDGE, following=-3),
        unit(
            "二",
            "two",
            "zh-Hant",
            target_lang="en-GB",
            created="2024-01-01T00:00:00Z",
            changed="2025-01-01T00:00:00Z",
        ),
        unit("ba", "three", "vi", previous=2**62),
    )
    content = exported(path, form)
    file = tmp_path / "file"
    file.write_bytes(content)
    import_files(tmp_path / "m", ImportRequest(paths=(file,)))
    first, second = held(path), held(tmp_path / "m")
    assert [replace(one, origin=one.origin or "file") for one in first] == second
    assert exported(path, form) == content


def test_xliff_holds_the_texts(tmp_path: Path) -> None:
    path = filled(tmp_path / "n", unit("一", "one"), unit("二", "two", "zh-TW", origin="o"))
    files = Files()
    export_memory(path, Selection(), "xliff", PROVENANCE, files)
    assert list(files.written) == ["zh-en.xlf"]
    put(tmp_path, files.written["zh-en.xlf"], "a.xlf")
    assert texts(tmp_path / "m") == [("一", "one"), ("二", "two")]


def test_xliff_is_for_english(tmp_path: Path) -> None:
    path = filled(tmp_path / "n", unit("一", "một", target_lang="vi"))
    with pytest.raises(InputError, match="unit 1 is in 'vi'; XLIFF is written for English only"):
        export_memory(path, Selection(), "xliff", PROVENANCE, Files())


@pytest.mark.parametrize("form", MEMORY_FORMATS)
def test_an_empty_memory_may_be_exported(tmp_path: Path, form: str) -> None:
    export_memory(filled(tmp_path / "n"), Selection(), form, PROVENANCE, Files())


def test_the_translate_toolkit_reads_the_tmx(tmp_path: Path) -> None:
    from translate.storage.tmx import tmxfile

    path = filled(
        tmp_path / "n", unit("一 & 二", "one", origin="o", key="k", changed="2024-01-01T00:00:00Z")
    )
    (one,) = tmxfile.parsestring(exported(path, "tmx")).units
    assert (one.source, one.target, one.getid()) == ("一 & 二", "one", "k")


MEASURE = """
import resource, sys
from pathlib import Path
from aligntool.memory import schema
from aligntool.pipeline.memory import ImportRequest, import_files
schema._CACHE = 1
import_files(Path(sys.argv[1]), ImportRequest(paths=(Path(sys.argv[2]),)))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
# A program's peak counts the program that started it, so that a small one starts the measured one.
START = "import subprocess, sys; sys.exit(subprocess.call([sys.executable, *sys.argv[1:]]))"


@pytest.mark.parametrize("form", ["tmx", "xlf", "tsv", "jsonl"])
def test_a_large_file_is_not_held(tmp_path: Path, form: str) -> None:
    peaks = []
    for count in (200, 2_500):
        file = tmp_path / f"{count}"
        file.write_text(LARGE[form](count), encoding="utf-8")
        command = [sys.executable, "-c", START, "-c", MEASURE, tmp_path / f"m{count}", file]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        peaks.append(int(done.stdout))
    # The file as it is would take 15 MB, and a tree of it as much again.
    assert file.stat().st_size > 15_000_000
    assert peaks[1] - peaks[0] < 9_000


def _xliff(count: int) -> str:
    units = "".join(
        f"<unit id='{n}'><segment><source>câu {TEXT}</source><target>{n} {TEXT}</target></segment></unit>"
        for n in range(count)
    )
    return f'<xliff version="2.0" srcLang="vi" trgLang="en"><file id="f">{units}</file></xliff>'


TEXT = "x" * 3_000
LARGE: dict[str, Callable[[int], str]] = {
    "tmx": lambda count: TMX.format(
        "vi", "".join(tu(("vi", f"câu {TEXT}"), ("en", f"{n} {TEXT}")) for n in range(count))
    ),
    "xlf": _xliff,
    "tsv": lambda count: (
        "lang\tsource\ttarget\n" + "".join(f"vi\tcâu {TEXT}\t{n} {TEXT}\n" for n in range(count))
    ),
    "jsonl": lambda count: "".join(
        json.dumps({"src": f"câu {TEXT}", "tgt": f"{n} {TEXT}", "src_lang": "vi"}) + "\n"
        for n in range(count)
    ),
}
