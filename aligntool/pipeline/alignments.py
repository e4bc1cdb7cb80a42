"""Existing texts in, alignments out: what ``aligntool align`` reads, and the forms it writes."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from aligntool import __version__
from aligntool.alignment.beads import Bead
from aligntool.alignment.document import cut, given_sentences, language_of
from aligntool.alignment.document_names import name_matches
from aligntool.alignment.review import Alignment, read_alignment, review_page, write_alignment
from aligntool.alignment.sentences import align_texts
from aligntool.alignment.texts import Text
from aligntool.alignment.writing import FORMS, write_beads
from aligntool.errors import InputError
from aligntool.formats import FORMATS, OpenFile
from aligntool.formats.read import ReadBitext, is_bitext, read_bitext
from aligntool.glossary.load import EMPTY
from aligntool.model import Bitext, Glossary, Kind, Pair, Provenance, RawText
from aligntool.pipeline.inputs import discover, read
from aligntool.pipeline.records import iso
from aligntool.pipeline.stages import Stages
from aligntool.registry import lookup

ENGINE = "align"
"""What exports name as the engine: a person translated, the sentences were matched here."""
ALIGNMENT, REVIEW = "json", "review"
BITEXTS = tuple(name for name in FORMATS if name not in FORMS)
"""Formats of a run that an alignment can be written in too."""
ALL_FORMS = (*FORMS, *BITEXTS, ALIGNMENT, REVIEW)
WHOLE_FORMS = (ALIGNMENT, REVIEW)
"""Forms that must hold every sentence."""
_ENDINGS = {ALIGNMENT: "alignment.json", REVIEW: "html"}


@dataclass(frozen=True, slots=True)
class AlignRequest:
    """How texts are read and aligned."""

    source_lang: str | None = None
    """None to find it out."""
    target_lang: str | None = None
    lines: bool = False
    """Whether each line of a file is a sentence."""
    in_order: bool = False
    glossary: Glossary = EMPTY
    draft: Callable[[str], Stages] | None = None
    """What makes a draft of the English, by language; None for none."""


def align_files(source: Path, target: Path, request: AlignRequest) -> Alignment:
    """Return the alignment of a text and its translation.

    Raises:
        InputError: if a file cannot be read.
        UsageError: if its language cannot be told.
    """
    left = _text(source, request.source_lang, "--source-lang", request)
    right = _text(target, request.target_lang, "--target-lang", request)
    return _aligned(_name(source, left.lang), left, right, request)


def align_bitext(path: Path, request: AlignRequest) -> Alignment:
    """Return the alignment that an alignment file holds, or a bitext's texts aligned anew.

    Raises:
        InputError: if the file is neither an alignment file nor TMX, XLIFF or TSV.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    if path.suffix == ".json":
        return read_alignment(data, str(path))
    if not is_bitext(data):
        raise InputError(
            f"{path}: neither TMX, XLIFF nor a table of pairs; "
            "give a text and its translation, or a bitext to align anew"
        )
    found = read_bitext(
        data,
        origin=str(path),
        source_lang=request.source_lang,
        target_lang=request.target_lang,
    )
    left, right = _sides(found, lines=request.lines)
    return _aligned(path.stem, left, right, request)


def folder_pairs(source: Path, target: Path) -> tuple[list[tuple[Path, Path]], list[Path]]:
    """Return the files of two folders whose names differ in the language only, and the others.

    Raises:
        InputError: if a folder has no article, or no name fits another.
    """
    files = [
        [file.path for file in discover((str(folder),)) if file.path is not None]
        for folder in (source, target)
    ]
    names = [[path.stem for path in side] for side in files]
    found = {one: other for one, other, alike in name_matches(*names) if alike == 1}
    if not found:
        raise InputError(
            f"{source} and {target}: no two files share a name; "
            "aligntool pair finds out by their content which belong together"
        )
    pairs = [(files[0][one], files[1][other]) for one, other in sorted(found.items())]
    used = {path for pair in pairs for path in pair}
    return pairs, [path for side in files for path in side if path not in used]


def ending(form: str) -> str:
    """Return how the name of a file of a form ends."""
    return _ENDINGS.get(form, form)


def write_alignment_as(
    alignment: Alignment, form: str, open_file: OpenFile, *, created: datetime, least: float = 0.0
) -> int:
    """Write an alignment in one of ``ALL_FORMS``; return how many sentences it leaves out.

    A bitext has no place for sentences without a partner.  ``created`` is what it gives as
    its time, ``least`` the least confidence.
    """
    if form in BITEXTS:
        paired = (bead for bead in alignment.beads if bead.source and bead.target)
        kept = [bead for bead in paired if bead.confidence >= least]
        lookup("formats", FORMATS, form)(_bitext(alignment, kept, created), open_file)
        held = sum(len(bead.source) + len(bead.target) for bead in kept)
        return len(alignment.source) + len(alignment.target) - held
    if form in WHOLE_FORMS:
        made = write_alignment(alignment) if form == ALIGNMENT else review_page(alignment)
    else:
        made = "".join(f"{line}\n" for line in write_beads(alignment, form, least=least))
    with open_file(ending(form)) as stream:
        stream.write(made.encode())
    return 0


def _name(path: Path, lang: str) -> str:
    """Return the name of a document: its file's, without the language at the end."""
    return re.sub(rf"[._-]{lang}$", "", path.stem) or path.stem


def _text(path: Path, lang: str | None, option: str, request: AlignRequest) -> Text:
    (file,) = discover((str(path),))
    raw = read(file)
    known = lang or language_of(raw.text, origin=str(path), option=option)
    return Text(known, given_sentences(raw.text)) if request.lines else cut(raw.text, known)


def _sides(found: ReadBitext, *, lines: bool) -> Iterator[Text]:
    """Yield both texts of a bitext; a segment may hold several sentences."""
    langs = (found.source_lang, found.target_lang)
    for lang, segments in zip(langs, zip(*found.pairs, strict=True), strict=True):
        kept = [segment for segment in segments if segment.strip()]
        # Where the segments of a bitext begin is what is in doubt: they are no paragraphs.
        yield Text(lang, kept if lines else cut("\n".join(kept), lang).sentences)


def _aligned(doc: str, left: Text, right: Text, request: AlignRequest) -> Alignment:
    beads = align_texts(
        _with_draft(left, request),
        _with_draft(right, request),
        glossary=request.glossary,
        in_order=request.in_order,
    )
    return Alignment(
        doc=doc,
        source_lang=left.lang,
        target_lang=right.lang,
        source=tuple(left.sentences),
        target=tuple(right.sentences),
        beads=tuple(beads),
    )


def _with_draft(text: Text, request: AlignRequest) -> Text:
    if request.draft is None or text.lang == "en" or not text.sentences:
        return text
    stages = request.draft(text.lang)
    lines = stages.lines(RawText("draft", "\n".join(text.sentences)))
    return replace(text, draft=[pair.target for pair in stages.pairs(lines)])


def _bitext(alignment: Alignment, beads: Sequence[Bead], created: datetime) -> Bitext:
    return Bitext(
        alignment.doc,
        Provenance(__version__, iso(created)),
        (_pair(alignment, bead, number) for number, bead in enumerate(beads, 1)),
        alignment.target_lang,
    )


def _pair(alignment: Alignment, bead: Bead, number: int) -> Pair:
    source, target = alignment.joined(bead)
    return Pair(
        doc=alignment.doc,
        seg=number,
        kind=Kind.BODY,
        lang=alignment.source_lang,
        source=source,
        clean=source,
        normalized=source,
        words=(),
        mt=target,
        target=target,
        engine=ENGINE,
        model="",
        score=bead.confidence,
        terms=(),
    )
