"""Concepts and glossaries for the tests of glossary formats, by hand and by chance."""

import io
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace

from hypothesis import strategies as st

from aligntool.errors import AligntoolError
from aligntool.formats.glossary import Export, Given, Reading, read, write
from aligntool.glossary.load import term_key
from aligntool.model import Concept, Glossary

AI = Concept(
    id="ai",
    preferred="AI",
    allowed=("A.I.",),
    forbidden=("wild intelligence", "artificial wit"),
    terms={"zh": ("人工智能", "AI技术"), "vi": ("trí tuệ nhân tạo", "TTNT")},
    domain="technology",
    note='say "AI", always',
    context="技术",
    case=True,
    dnt=True,
    pos="noun",
)
GOVERNANCE = Concept("governance", "governance", terms={"zh": ("治理",)})
ONLY_VIETNAMESE = Concept("summit", "summit", terms={"vi": ("hội nghị cấp cao",)})


def glossary(*concepts: Concept) -> Glossary:
    """Return a glossary of these concepts."""
    return Glossary("terms", {concept.id: concept for concept in concepts}, "0123456789ab")


def exported(
    name: str,
    *concepts: Concept,
    source_lang: str | None = None,
    target_lang: str = "en",
) -> tuple[bytes, tuple[str, ...]]:
    """Return the file of concepts in a format, and the lines that tell what is not in it."""
    stream = io.BytesIO()
    export = Export(glossary(*concepts), source_lang, target_lang, changed="2026-03-04T05:06:07Z")
    lines = write(name, export, stream)
    return stream.getvalue(), lines


def imported(
    name: str, data: bytes, source_lang: str | None = None, target_lang: str | None = None
) -> Reading:
    """Return what is read of a file."""
    return read(name, data, Given("g.file", source_lang, target_lang))


def complaint(name: str, data: bytes, source_lang: str | None = None) -> str:
    """Return what is said against a file; "" if it is read and holds a concept."""
    try:
        return "" if imported(name, data, source_lang).concepts else "no concept"
    except AligntoolError as error:
        return str(error)


def placeless(concepts: Iterable[Concept]) -> list[Concept]:
    """Return concepts without the lines on which they stand."""
    return [replace(concept, line=0) for concept in concepts]


_CHARACTERS = "abz AI'\"-=+@,;:<>&()/\\%éạđư人工智能治理、（》👩𠮷"


def _is_plain(text: str) -> bool:
    return text == text.strip() and "  " not in text and unicodedata.is_normalized("NFC", text)


TEXTS = st.text(_CHARACTERS, min_size=1, max_size=12).filter(_is_plain)
_IDS = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
_FLAGS = st.booleans()


def _terms(taken: set[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """Return strategies of terms that no other concept has."""

    def free(found: list[str]) -> tuple[str, ...]:
        kept = [term for term in found if term_key(term) not in taken]
        taken.update(map(term_key, kept))
        return tuple(kept)

    return st.lists(TEXTS, min_size=1, max_size=3, unique_by=term_key).map(free)


@st.composite
def concepts(draw: Callable[[st.SearchStrategy], object]) -> list[Concept]:
    """Return concepts that a glossary may hold: each English and each term once."""
    english = draw(st.lists(TEXTS, min_size=1, max_size=12, unique_by=str.casefold))
    ids = draw(st.lists(_IDS, min_size=len(english), max_size=len(english), unique=True))
    taken: dict[str, set[str]] = {"zh": set(), "fr-CA": set()}
    made = []
    while english:
        count = draw(st.integers(1, 4))
        here, english = english[:count], english[count:]
        split = draw(st.integers(1, len(here)))
        terms = {lang: draw(_terms(keys)) for lang, keys in taken.items()}
        made.append(
            Concept(
                id=ids[len(made)],
                preferred=here[0],
                allowed=tuple(here[1:split]),
                forbidden=tuple(here[split:]),
                terms={lang: words for lang, words in terms.items() if words},
                domain=draw(st.just("") | TEXTS),
                note=draw(st.just("") | TEXTS),
                case=draw(_FLAGS),
                dnt=draw(_FLAGS),
                pos=draw(st.sampled_from(["", "noun", "verb", "adjective", "adverb"])),
                context=draw(st.sampled_from(["", "人工|治理", "a+"])),
            )
        )
    return [concept for concept in made if concept.terms]
