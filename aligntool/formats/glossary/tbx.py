"""A glossary as TBX-Basic, version 3 or 2: one entry a concept, one section a language.

Preferred English is ``preferredTerm-admn-sts``, allowed ``admittedTerm-admn-sts``, forbidden
``deprecatedTerm-admn-sts``; of the terms of another language the first is preferred.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from aligntool.formats import _xml
from aligntool.formats.glossary._exchange import ENGLISH, Export, Terms, terms_in
from aligntool.formats.glossary._losses import Losses
from aligntool.formats.glossary._pos import code_of
from aligntool.formats.glossary._tbx import (
    ADMITTED,
    DEPRECATED,
    POS,
    PREFERRED,
    STATUS,
    SUBJECT,
    V2,
    V3,
    Version,
)
from aligntool.model import Concept

if TYPE_CHECKING:
    from lxml.etree import _Element

# A part of what XML 1.0 allows in an attribute of the type ID.
_LETTERS = "A-Za-z_À-ÖØ-öø-ÿ\u4e00-\u9fa5"
_NAME = re.compile(f"[{_LETTERS}][{_LETTERS}0-9.-]*")
_NOT_IN_NAMES = re.compile(f"[^{_LETTERS}0-9.-]")


def write_v3(export: Export, stream: BinaryIO) -> Losses:
    """Write ISO 30042:2019, style DCA."""
    return _Writer(V3).write(export, stream)


def write_v2(export: Export, stream: BinaryIO) -> Losses:
    """Write ISO 30042:2008, without a DOCTYPE, which readers would look for."""
    return _Writer(V2).write(export, stream)


# The elements made here have no namespace: written into a document they are in its default one.


class _Writer:
    """Writes one version; gathers what is lost."""

    def __init__(self, version: Version) -> None:
        self._version = version
        self._losses = Losses()
        self._ids: set[str] = set()

    def write(self, export: Export, stream: BinaryIO) -> Losses:
        """Write the document and return what it lost."""
        version = self._version
        # lxml's incremental writer gives the attribute another prefix if it is named by namespace.
        attributes = {**version.attributes, "xml:lang": ENGLISH}
        with (
            _xml.document(stream) as out,
            out.element(self._name(version.root), attributes, nsmap=self._nsmap()),
        ):
            out.write("\n")
            out.write(self._header(export), pretty_print=True)
            with out.element(self._name("text")), out.element(self._name("body")):
                out.write("\n")
                for concept in export.concepts:
                    out.write(self._entry(concept), pretty_print=True)
            out.write("\n")
        return self._losses

    def _nsmap(self) -> dict[str | None, str]:
        return {None: self._version.namespace} if self._version.namespace else {}

    def _name(self, local: str) -> str:
        namespace = self._version.namespace
        return f"{{{namespace}}}{local}" if namespace else local

    def _header(self, export: Export) -> "_Element":
        header = _xml.element(self._version.header)
        file = _xml.element("fileDesc")
        title, source = _xml.element("titleStmt"), _xml.element("sourceDesc")
        title.append(_xml.element("title", text=export.glossary.name))
        source.append(_xml.element("p", text="Written by aligntool"))
        file.extend((title, source))
        header.append(file)
        if self._version.constraints:
            encoding = _xml.element("encodingDesc")
            encoding.append(_xml.element("p", {"type": "XCSURI"}, text=self._version.constraints))
            header.append(encoding)
        return header

    def _entry(self, concept: Concept) -> "_Element":
        entry = _xml.element(self._version.entry, {"id": self._id(concept)})
        if concept.domain:
            entry.append(self._text(concept, "descrip", concept.domain, type=SUBJECT))
        if concept.note:
            entry.append(self._text(concept, "note", concept.note))
        pos = code_of(concept, self._version.pos, self._losses, title=self._version.title)
        for lang in (ENGLISH, *concept.terms):
            section = _xml.element(self._version.language, {_xml.LANG: lang.replace("_", "-")})
            terms = terms_in(concept, lang)
            for term, status in _statuses(terms) if terms else ():
                section.append(self._term(concept, term, status=status, pos=pos))
            entry.append(section)
        return entry

    def _term(self, concept: Concept, term: str, *, status: str, pos: str) -> "_Element":
        section = _xml.element(self._version.term)
        section.append(self._text(concept, "term", term))
        if pos:
            section.append(_xml.element("termNote", {"type": POS}, text=pos))
        section.append(_xml.element("termNote", {"type": STATUS}, text=status))
        return section

    def _id(self, concept: Concept) -> str:
        """Return the concept's id, changed where XML does not allow it or it stands already."""
        name = concept.id
        if not _NAME.fullmatch(name):
            name = "_" + _NOT_IN_NAMES.sub("_", name)
        while name in self._ids:
            name += "_"
        self._ids.add(name)
        told = "ids that XML does not allow, written otherwise"
        self._losses.add(told, concept.id, name != concept.id)
        return name

    def _text(self, concept: Concept, name: str, text: str, **attributes: str) -> "_Element":
        """Return an element with text of the glossary."""
        dropped = len(text) - len(_xml.legal(text))
        self._losses.add("characters that XML cannot hold, left out", concept.id, dropped)
        return _xml.element(name, attributes, text)


def _statuses(terms: Terms) -> Iterator[tuple[str, str]]:
    yield terms.preferred, PREFERRED
    yield from ((term, ADMITTED) for term in terms.allowed)
    yield from ((term, DEPRECATED) for term in terms.forbidden)
