"""What a whole text says, as English: stems, numbers and marks with how often each is expected."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from aligntool.alignment.tokens import open_tokens
from aligntool.languages.script import is_traditional, to_simplified
from aligntool.lexicon.corpus import corpus_pairs

_CORPORA = ("vi", "zh")
_LINES = 10
"""Lines of the packaged corpora that count as one article."""
_LEAST = 0.02
"""Less likely English is left out."""


@dataclass(frozen=True, slots=True)
class Article:
    """A document that may be a translation of another."""

    name: str
    """Its file's name without the ending; weak evidence, may be empty."""
    lang: str
    text: str


def english_of(texts: Sequence[Article]) -> Iterator[dict[str, float]]:
    """Yield for each text the English its words may become, with expected numbers of times.

    Raises:
        UsageError: if a language cannot be aligned.
        MissingDependency: if a package behind a language is not installed.
    """
    speakers = {lang: open_tokens(lang) for lang in sorted({text.lang for text in texts})}
    known: dict[tuple[str, str], dict[str, float]] = {}
    for text in texts:
        speaker = speakers[text.lang]
        counts = Counter(token for line in _lines(text) for token in speaker.split(line))
        expected: dict[str, float] = defaultdict(float)
        for token, count in counts.items():
            key = text.lang, token
            if key not in known:
                found = speaker.english(token)
                known[key] = {stem: p for stem, p in found.items() if p >= _LEAST}
            for stem, chance in known[key].items():
                expected[stem] += count * chance
        yield expected


@lru_cache(maxsize=1)
def shares_at_large() -> Mapping[str, float]:
    """Return in what share of ordinary English articles each stem occurs.

    Folders of a few files cannot show which words are common; the packaged corpora can.
    """
    # The cache holds a read-only table, more than half a second to count; no state of ours.
    speaker = open_tokens("en")
    articles: dict[int, set[str]] = defaultdict(set)
    lines = (english for lang in _CORPORA for _, english in corpus_pairs(lang))
    for number, line in enumerate(lines):
        articles[number // _LINES].update(speaker.split(line))
    holders = Counter(token for article in articles.values() for token in article)
    return MappingProxyType({token: held / len(articles) for token, held in holders.items()})


def _lines(text: Article) -> Iterable[str]:
    simplify = text.lang == "zh" and is_traditional(text.text)
    return (to_simplified(text.text) if simplify else text.text).split("\n")
