"""A bitext as interlinear gloss: words, what each means, and the English, under each other.

After the Leipzig Glossing Rules (``aligntool.gloss.abbreviations``).  The export of a run is a page
of HTML; ``write_text`` and ``write_table`` make plain text and a table with a line for each word.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap
from typing import BinaryIO

from aligntool.formats import OpenFile
from aligntool.formats._line import one_line
from aligntool.formats._xml import printable
from aligntool.gloss import ABBREVIATIONS, Abbreviation, Glosser, Sort, open_glosser
from aligntool.gloss.columns import Column, columns, lines
from aligntool.model import Bitext, Pair
from aligntool.page import environment, template

HEADER = ("doc", "seg", "number", "word", "reading", "gloss", "sort", "english")
"""Columns of the table; the English stands at the first word of its sentence."""
NO_ENGLISH = "(no English)"
_TEMPLATE = "gloss.html.jinja"
_BUFFERED = 200
"""Template fragments written at a time."""


@dataclass(frozen=True, slots=True)
class GlossOptions:
    """How a gloss is made and looks."""

    lexicons: tuple[Path, ...] = ()
    """The user's own."""
    readings: bool = True
    """Whether Chinese has a line of pinyin."""
    width: int = 80
    """Columns of plain text."""


_DEFAULTS = GlossOptions()


def write(bitext: Bitext, open_file: OpenFile) -> None:
    """Write the page as ``gloss.html``.

    Raises:
        MissingDependency: if a package behind the Chinese lexicon is not installed.
    """
    with open_file("gloss.html") as stream:
        write_page(bitext, stream)


def write_page(bitext: Bitext, stream: BinaryIO, options: GlossOptions = _DEFAULTS) -> None:
    """Write one HTML file, as it is made; it ends with the abbreviations that it uses."""
    used: set[str] = set()
    made = environment(printable)
    made.filters["pieces"] = _pieces
    page = made.from_string(template(_TEMPLATE)).stream(
        bitext=bitext,
        sentences=_sentences(bitext, options, used),
        legend=lambda: [ABBREVIATIONS[short] for short in sorted(used)],
        readings=options.readings,
    )
    page.enable_buffering(_BUFFERED)
    page.dump(stream, encoding="utf-8")


def write_text(bitext: Bitext, stream: BinaryIO, options: GlossOptions = _DEFAULTS) -> None:
    """Write each sentence as words, pinyin of Chinese, glosses and English in columns of text."""
    glosser = _glossers(options)
    for number, pair in enumerate(bitext.pairs):
        made = [_on_one_line(column) for column in columns(glosser(pair.lang).gloss(pair))]
        readings = options.readings and any(column.reading for column in made)
        english = one_line(pair.target)
        text = (
            *([""] if number else []),
            f"{one_line(pair.doc)} {pair.seg}",
            *lines(made, width=options.width, readings=readings),
            *wrap(f"‘{english}’" if english else NO_ENGLISH, max(options.width, 1)),
        )
        stream.write("".join(f"{line}\n" for line in text).encode())


def write_table(bitext: Bitext, stream: BinaryIO, options: GlossOptions = _DEFAULTS) -> None:
    """Write tab separated values without quoting: a header, then a line for each word."""
    glosser = _glossers(options)
    stream.write(_row(HEADER))
    for pair in bitext.pairs:
        for number, word in enumerate(glosser(pair.lang).gloss(pair), 1):
            reading = word.reading if options.readings else ""
            english = pair.target if number == 1 else ""
            facts = (pair.doc, f"{pair.seg}", f"{number}", word.word)
            stream.write(_row((*facts, reading, word.gloss, word.sort.value, english)))


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence as the page shows it."""

    pair: Pair
    columns: Sequence[Column]
    begins: bool
    """Whether it is the first of its document."""


def _sentences(bitext: Bitext, options: GlossOptions, used: set[str]) -> Iterator[_Sentence]:
    """Yield the sentences; the abbreviations of each are added to ``used`` on the way."""
    glosser = _glossers(options)
    doc: str | None = None
    for pair in bitext.pairs:
        made = columns(glosser(pair.lang).gloss(pair))
        used.update(one.short for column in made for _, one in _pieces(column) if one)
        yield _Sentence(pair, made, begins=pair.doc != doc)
        doc = pair.doc


def _pieces(column: Column) -> Iterator[tuple[str, Abbreviation | None]]:
    """Yield a gloss in pieces, each abbreviation one of its own."""
    if column.sort not in (Sort.GRAMMAR, Sort.PARTS):
        yield column.gloss, None
        return
    for number, part in enumerate(column.gloss.split(":")):
        if number:
            yield ":", None
        yield part, ABBREVIATIONS.get(part)


def _glossers(options: GlossOptions) -> Callable[[str], Glosser]:
    """Return what opens the glosser of a language when it is first asked for."""
    opened: dict[str, Glosser] = {}

    def of(lang: str) -> Glosser:
        if lang not in opened:
            opened[lang] = open_glosser(lang, own=options.lexicons)
        return opened[lang]

    return of


def _on_one_line(column: Column) -> Column:
    return Column(
        one_line(column.word), one_line(column.reading), one_line(column.gloss), column.sort
    )


def _row(cells: Sequence[str]) -> bytes:
    return ("\t".join(map(one_line, cells)) + "\n").encode()
