"""Names that dictionaries give to parts of speech, as the lexicons' tags."""

import re

_NAMES = {
    "n": "noun, n, danh từ, dt, d, 名词, 名詞, 名",
    "v": "verb, v, vb, vt, vi, intransitive verb, transitive verb, phrasal verb, động từ, "
    "ngoại động từ, nội động từ, đt, đgt, đg, 动词, 動詞, 动",
    "adj": "adjective, adj, a, tính từ, tt, t, 形容词, 形容詞, 形",
    "adv": "adverb, adv, phó từ, trạng từ, pht, p, 副词, 副詞, 副",
    "pron": "pronoun, pron, đại từ, đ, 代词, 代詞, 代",
    "num": "numeral, number, num, số từ, 数词, 數詞, 数",
    "prep": "preposition, prep, giới từ, 介词, 介詞, 介",
    "conj": "conjunction, conj, liên từ, kết từ, k, 连词, 連詞, 连",
    "intj": "interjection, exclamation, interj, intj, thán từ, cảm từ, c, 叹词, 嘆詞, 叹",
    "clf": "classifier, measure word, clf, loại từ, 量词, 量詞, 量",
    "part": "particle, trợ từ, tr, 助词, 助詞, 助",
    "prop": "proper noun, proper name, name, danh từ riêng, 专有名词",
}
TAGS = {name: tag for tag, names in _NAMES.items() for name in names.split(", ")}
"""Name → tag."""
_SHORT = 3
"""Letters up to which a name may be a word of a definition too, and needs a sign beside it."""
_ANY = "|".join(sorted(map(re.escape, TAGS), key=len, reverse=True))
_LONG = "|".join(
    sorted((re.escape(name) for name in TAGS if len(name) > _SHORT), key=len, reverse=True)
)
_ALONE = re.compile(rf"[(\[<【〔]?({_ANY})[.)\]>】〕:]*", re.IGNORECASE)
_IN_FRONT = re.compile(
    rf"(?:[(\[<【〔]({_ANY})\.?[)\]>】〕]:?|({_ANY})\.|({_LONG}):)\s+", re.IGNORECASE
)
_BEGINNING = re.compile(rf"({_LONG})(?!\w)", re.IGNORECASE)


def label(text: str, *, announced: bool = False) -> tuple[str, str]:
    """Return the part of speech that a line begins with, as a tag, and what follows it.

    Args:
        text: the line.
        announced: whether a sign before it says that the line names a part of speech; what
            follows the name is grammar then.

    Returns:
        Two texts; the tag is empty where there is none.
    """
    found = _ALONE.fullmatch(text)
    if found:
        return TAGS[found[1].lower()], ""
    if announced and (found := _BEGINNING.match(text)):
        return TAGS[found[1].lower()], ""
    found = _IN_FRONT.match(text)
    if found:
        name = next(filter(None, found.groups()))
        return TAGS[name.lower()], text[found.end() :]
    return "", text
