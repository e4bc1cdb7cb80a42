"""TBX of any dialect, versions 2 and 3, both styles of 3: a document in, its concepts out.

``preferredTerm``, ``admittedTerm``, ``deprecatedTerm`` and ``supersededTerm`` are known with and
without ``-admn-sts``; ``forbidden`` and ``obsolete``, which Weblate and the Translate Toolkit
write, count as deprecated.  An English term without status is preferred if no other one is.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from aligntool.errors import InputError
from aligntool.formats import _xml
from aligntool.formats.glossary._concepts import finished, language
from aligntool.formats.glossary._exchange import ENGLISH, Given, Reading, Terms
from aligntool.formats.glossary._losses import Losses
from aligntool.formats.glossary._pos import name_of
from aligntool.formats.glossary._tbx import POS, STATUS, SUBJECT, VERSIONS
from aligntool.formats.glossary.pairs import Standing
from aligntool.model import Concept
from aligntool.text import collapse

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOTS = tuple(version.root for version in VERSIONS)
_TERM_SECTIONS = tuple(f"{{*}}{name}" for name in ("termSec", "tig", "ntig"))
_STRUCTURE = frozenset(
    """conceptEntry termEntry langSec langSet termSec tig ntig term termGrp
    descripGrp adminGrp transacGrp termNoteGrp hi foreign sc ec ph bpt ept it ut""".split()
)
# Weblate's and the Translate Toolkit's ways to say that a term is not to be translated.
_TRANSLATION_NEEDED = ("Translation needed", "translationNote")
_KEPT = frozenset((POS, STATUS, SUBJECT, "note", "definition", *_TRANSLATION_NEEDED))
_STATUSES = (
    ("preferred", Standing.PREFERRED),
    ("admitted", Standing.ALLOWED),
    ("deprecated", Standing.FORBIDDEN),
    ("superseded", Standing.FORBIDDEN),
    ("forbidden", Standing.FORBIDDEN),
    ("obsolete", Standing.FORBIDDEN),
)


def read(data: bytes, given: Given) -> Reading:
    """Read a document.

    Raises:
        InputError: if it is damaged, hostile, no TBX, or leaves the language of terms open.
    """
    root = _xml.parse(data, given.origin)
    if (name := _xml.local_name(root)) not in _ROOTS:
        raise InputError(
            f"{given.origin}: a document of <{name}>; TBX begins with <{'> or <'.join(_ROOTS)}>"
        )
    losses = Losses()
    entries = root.iter(*(f"{{*}}{version.entry}" for version in VERSIONS))
    drafts = (_Entry(entry, losses, given.origin).concept() for entry in entries)
    return finished(list(drafts), losses, given)


class _Entry:
    """One concept of a document."""

    def __init__(self, element: "_Element", losses: Losses, origin: str) -> None:
        self._element = element
        self._losses = losses
        self._origin = origin
        self._name = element.get("id", "") or _xml.place(element, origin)
        self._texts: dict[str, dict[str, None]] = {}
        """The different texts of each category, in order."""

    def concept(self) -> Concept:
        """Return the concept as it stands, perhaps without English or id."""
        self._gather()
        terms: dict[str, list[tuple[Standing | None, str]]] = {}
        for section in self._element.iter(*(f"{{*}}{one.language}" for one in VERSIONS)):
            lang = self._language(section)
            found = map(self._term, section.iter(*_TERM_SECTIONS))
            terms.setdefault(lang, []).extend(found)
        english = _by_standing(terms.pop(ENGLISH, []))
        terms.pop("", None)
        pos = [*self._of(POS), ""]
        self._losses.add("further parts of speech, left out", self._name, max(0, len(pos) - 2))
        return Concept(
            id=self._element.get("id", ""),
            preferred=english.preferred,
            allowed=english.allowed,
            forbidden=english.forbidden,
            terms={lang: self._source_terms(found) for lang, found in terms.items()},
            domain=", ".join(self._of(SUBJECT)),
            note="; ".join(self._of("definition", "note")),
            # lxml-stubs 0.5 has no type for it.
            line=self._element.sourceline,  # type: ignore[arg-type]
            dnt=any(text.lower() == "no" for text in self._of(*_TRANSLATION_NEEDED)),
            pos=name_of(pos[0]),
        )

    def _language(self, section: "_Element") -> str:
        code = section.get(_xml.LANG)
        if not code:
            raise InputError(
                f"{_xml.place(section, self._origin)}: <{_xml.local_name(section)}> has no xml:lang"
            )
        lang = language(code)
        if not lang:
            self._losses.add(f"terms of the language '{code}', left out", self._name)
        elif lang != code:
            self._losses.add(f"'{code}' is read as '{lang}'", self._name)
        return lang

    def _term(self, section: "_Element") -> tuple[Standing | None, str]:
        """Return a term with its standing, None where the document does not say."""
        text = _text(section.find(".//{*}term"))
        marks = section.iter("{*}termNote", f"{{*}}{STATUS}")
        status = next((_text(mark) for mark in marks if _category(mark) == STATUS), "")
        if not status:
            return None, text
        for beginning, standing in _STATUSES:
            if status.lower().startswith(beginning):
                return standing, text
        self._losses.add(f"'{status}' is read as admitted", self._name)
        return Standing.ALLOWED, text

    def _source_terms(self, found: Iterable[tuple[Standing | None, str]]) -> tuple[str, ...]:
        """Return terms of another language, the preferred one first; all are looked for."""
        terms = _by_standing(found)
        self._losses.add(
            "deprecated terms of other languages than English, read as variants",
            self._name,
            len(terms.forbidden),
        )
        return tuple(filter(None, (*terms.usable, *terms.forbidden)))

    def _of(self, *categories: str) -> tuple[str, ...]:
        """Return the texts of some categories."""
        return tuple(text for one in categories for text in self._texts.get(one, ()))

    def _gather(self) -> None:
        """Keep the texts of all categories, at whatever depth, and count those without a place."""
        for element in self._element.iter("{*}*"):
            if _xml.local_name(element) in _STRUCTURE:
                continue
            category = _category(element)
            if category not in _KEPT:
                self._losses.add(f"a glossary has no {category}, left out", self._name)
            elif text := _text(element):
                self._texts.setdefault(category, {})[text] = None


def _by_standing(found: Iterable[tuple[Standing | None, str]]) -> Terms:
    """Return terms by what they are; one without standing is preferred if no other one is."""
    given = [(standing, text) for standing, text in found if text]
    order = (Standing.PREFERRED, None, Standing.ALLOWED)
    usable = [text for wanted in order for standing, text in given if standing is wanted]
    forbidden = tuple(text for standing, text in given if standing is Standing.FORBIDDEN)
    return Terms(usable[0] if usable else "", tuple(usable[1:]), forbidden)


def _category(element: "_Element") -> str:
    """Return a data category: the type in the style DCA and in version 2, else the name."""
    return element.get("type") or _xml.local_name(element)


def _text(element: "_Element | None") -> str:
    if element is None:
        return ""
    return collapse("".join(str(piece) for piece in element.itertext()))
