"""A bitext as XLIFF 2.1, for CAT tools: one ``file`` an article, one ``unit`` a pair.

A document has one source language, so each language's pairs go into one of their own.  Engine,
model, score and terms stand in the Metadata module, what a translation memory had in that of
Translation Candidates, the provenance in notes.

https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, BinaryIO

from aligntool.engines import DRAFT_ENGINES
from aligntool.engines.base import FUZZY
from aligntool.formats import OpenFile, _xml
from aligntool.formats._names import languages_of
from aligntool.formats._properties import properties
from aligntool.model import Bitext, Pair

if TYPE_CHECKING:
    from lxml.etree import _Element

# The namespaces of 2.0 hold for 2.1 too.
_CORE = "urn:oasis:names:tc:xliff:document:2.0"
_METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_CANDIDATES = "urn:oasis:names:tc:xliff:matches:2.0"
_MATCHED = "m1"
"""Id, unique in a unit, of the source that its matches are for."""


def write(bitext: Bitext, open_file: OpenFile) -> None:
    """Write one document for each source language.

    Raises:
        InputError: if a pair's language is no language code.
    """
    documents: dict[str, _Document] = {}
    with ExitStack() as stack:
        for pair in bitext.pairs:
            if pair.lang not in documents:
                name = languages_of(pair, bitext.target_lang)
                stream = stack.enter_context(open_file(f"{name}.xlf"))
                documents[pair.lang] = stack.enter_context(_document(stream, pair.lang, bitext))
            documents[pair.lang].add(pair)


@contextmanager
def _document(stream: BinaryIO, lang: str, bitext: Bitext) -> Iterator["_Document"]:
    """Write the frame of a document around the pairs that are added to it."""
    root = {
        "version": "2.1",
        "srcLang": lang.replace("_", "-"),
        "trgLang": bitext.target_lang,
    }
    with (
        _xml.document(stream) as out,
        out.element(f"{{{_CORE}}}xliff", root, nsmap={None: _CORE}),
        ExitStack() as article,
    ):
        out.write("\n")
        yield _Document(out, bitext, article)


class _Document:
    """The document of one source language while it is written."""

    def __init__(self, out: _xml.XmlWriter, bitext: Bitext, article: ExitStack) -> None:
        self._out = out
        self._bitext = bitext
        self._article = article
        self._doc: str | None = None
        self._files = 0

    def add(self, pair: Pair) -> None:
        """Write a pair into the ``file`` of its article."""
        if pair.doc != self._doc:
            self._begin(pair.doc)
        # Indented, a source of nothing but a mark would get white space around that.
        self._out.write(_unit(pair), pretty_print=not pair.matches)
        if pair.matches:
            self._out.write("\n")

    def _begin(self, doc: str) -> None:
        """End the ``file`` that is open and begin that of another article."""
        self._article.close()
        self._doc = doc
        self._files += 1
        attributes = {"id": f"f{self._files}", "original": _xml.legal(doc)}
        self._article.callback(self._out.write, "\n")
        self._article.enter_context(self._out.element(f"{{{_CORE}}}file", attributes))
        self._out.write("\n")
        self._out.write(_notes(self._bitext), pretty_print=True)


# The elements made here have no namespace: written into a document they are in its default one,
# while lxml would declare that anew in every element it is handed.


def _notes(bitext: Bitext) -> "_Element":
    made = bitext.provenance
    notes = _xml.element("notes")
    for category, text in (
        ("run", bitext.name),
        ("tool", f"aligntool {made.tool_version}"),
        ("created", made.created),
        *(("model", model) for model in made.models),
        *(("glossary", glossary) for glossary in made.glossaries),
    ):
        notes.append(_xml.element("note", {"category": category}, text))
    return notes


def _unit(pair: Pair) -> "_Element":
    unit = _xml.element("unit", {"id": str(pair.seg)})
    # The schema wants other modules' elements first.
    if pair.matches:
        unit.append(_matches(pair))
    unit.append(_metadata(pair))
    segment = _xml.element("segment", _state(pair))
    segment.append(_source(pair))
    if pair.target:
        segment.append(_text("target", pair.target))
    unit.append(segment)
    return unit


def _state(pair: Pair) -> dict[str, str]:
    if not pair.target:
        return {"state": "initial"}
    if pair.engine in DRAFT_ENGINES:
        return {"state": "initial", "subState": "aligntool:draft"}
    if FUZZY in pair.flags:
        return {"state": "initial", "subState": "aligntool:fuzzy"}
    return {"state": "translated"}


def _source(pair: Pair) -> "_Element":
    """Return the source; all of it is marked where the memory's matches refer to it."""
    if not pair.matches:
        return _text("source", pair.clean)
    source = _text("source", "")
    source.append(_xml.element("mrk", {"id": _MATCHED, "type": "mtc:match"}, pair.clean))
    return source


def _matches(pair: Pair) -> "_Element":
    """Return what the memory had, in the Translation Candidates module; a rate above 100 is 100."""
    matches = _xml.element(f"{{{_CANDIDATES}}}matches", nsmap={"mtc": _CANDIDATES})
    for match in pair.matches:
        attributes = {"ref": f"#{_MATCHED}", "type": "tm", "similarity": f"{min(match.rate, 100)}"}
        if match.origin:
            attributes["origin"] = match.origin
        if match.rate > 100:
            attributes["subType"] = "aligntool:context"
        element = _xml.element(f"{{{_CANDIDATES}}}match", attributes)
        element.append(_text("source", match.source))
        element.append(_text("target", match.target))
        matches.append(element)
    return matches


def _text(name: str, text: str) -> "_Element":
    return _xml.element(name, {_xml.SPACE: "preserve"}, text)


def _metadata(pair: Pair) -> "_Element":
    metadata = _xml.element(f"{{{_METADATA}}}metadata", nsmap={"mda": _METADATA})
    group = _xml.element(f"{{{_METADATA}}}metaGroup", {"category": "aligntool"})
    metadata.append(group)
    for name, value in properties(pair):
        group.append(_xml.element(f"{{{_METADATA}}}meta", {"type": name}, value))
    return metadata
