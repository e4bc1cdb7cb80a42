"""The packaged corpus: sentences of news, official and encyclopaedic texts with their English."""

from importlib.resources import files


def corpus_pairs(lang: str) -> list[tuple[str, str]]:
    """Return the sentence pairs of ``zh`` or ``vi`` and English in the order of their articles."""
    table = (files("aligntool") / "data" / "corpus" / f"{lang}-en.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines()[1:])
    return [(source, english) for _, source, english in rows]


def packaged_sentences(lang: str) -> tuple[str, ...]:
    """Return the sentences of the corpus in ``zh`` or ``vi``."""
    return tuple(source for source, _ in corpus_pairs(lang))
