"""Words of grammar: which abbreviation a word stands for at its place in a sentence.

The constructions are described in Li & Thompson, Mandarin Chinese: A Functional Reference Grammar
(1981), and Nguyễn Đình-Hoà, Vietnamese (1997).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

_NOUNS = frozenset(("n", "np", "prop"))
_VERBS = frozenset(("v", "vp"))
_MODIFIERS = frozenset(("adv", "advp"))
_QUESTION = frozenset("?？")
_MOST_MODIFIERS = 2
_NUMBERS_ZH = frozenset("几 多 半 两 每 各 某 这 那 该 此 哪 首 数 多少 第".split())
_NUMBERS_VI = frozenset("mấy vài mỗi từng nhiều các những mọi".split())
MEASURES = frozenset(
    "个名位项条件只张座家届场次批份种台辆架艘套副双对支枝把块片间所栋幢棵朵根株颗粒滴杯碗瓶袋箱门首"
    "篇章句封幅面扇道阵番顿趟遍回起桩笔股层级段节类样本部列则款"
)
"""Chinese measure words that have no English of their own."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word as grammar sees it."""

    key: str
    """As lexicons have it."""
    pos: str
    """Part of speech by the lexicon; empty where it is not known."""
    is_mark: bool = False
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """A word in its sentence."""

    tokens: Sequence[Token]
    number: int

    @property
    def before(self) -> Token | None:
        """The word before it, None at the start."""
        return self.tokens[self.number - 1] if self.number else None

    @property
    def after(self) -> Sequence[Token]:
        """The words after it."""
        return self.tokens[self.number + 1 :]


_Rule = tuple[str, Callable[[_Place], bool]]
"""An abbreviation, and where it holds."""


def grammar(tokens: Sequence[Token], number: int, lang: str) -> str | None:
    """Return the abbreviation for a word of a sentence, or None if it is a word like others."""
    place = _Place(tokens, number)
    rules = (*_RULES.get(lang, {}).get(tokens[number].key, ()), *_CLASSIFIERS.get(lang, ()))
    return next((short for short, holds in rules if holds(place)), None)


def _always(_place: _Place) -> bool:
    return True


def _final(place: _Place) -> bool:
    """Tell whether the clause ends with the word."""
    return not place.after or place.after[0].is_mark


def _asking(place: _Place) -> bool:
    """Tell whether a question ends with the word."""
    return bool(place.after) and place.after[0].key in _QUESTION


def _at_verb(place: _Place) -> bool:
    return bool(place.after) and place.after[0].pos in _VERBS


def _before_verb(place: _Place) -> bool:
    for number, token in enumerate(place.after):
        if token.pos in _VERBS:
            return True
        if token.pos not in _MODIFIERS or number == _MOST_MODIFIERS:
            return False
    return False


def _before_deed(place: _Place) -> bool:
    """Tell whether a verb follows, or a noun that may be one, and no verb came before."""
    return _before_verb(place) or (_before_noun(place) and not _after_verb(place))


def _before_noun(place: _Place) -> bool:
    return bool(place.after) and (place.after[0].pos in _NOUNS or not place.after[0].pos)


def _after_verb(place: _Place) -> bool:
    return place.before is not None and place.before.pos in _VERBS


def _before_number(place: _Place) -> bool:
    return bool(place.after) and _counts(place.after[0])


def _chinese_measure(place: _Place) -> bool:
    word = place.tokens[place.number]
    if word.key not in MEASURES or place.before is None:
        return False
    return _counts(place.before) or place.before.key in _NUMBERS_ZH


def _vietnamese_classifier(place: _Place) -> bool:
    if place.tokens[place.number].pos != "clf" or not place.after or place.after[0].is_mark:
        return False
    counted = place.before is not None and (
        _counts(place.before) or place.before.key in _NUMBERS_VI
    )
    return counted or _before_noun(place) or _before_verb(place)


def _counts(token: Token) -> bool:
    return token.is_number or token.pos == "num"


def _rules(*lines: tuple[str, str, Callable[[_Place], bool]]) -> Mapping[str, Sequence[_Rule]]:
    """Return the rules by word; of several for one word the first that holds counts."""
    rules: dict[str, list[_Rule]] = {}
    for words, short, holds in lines:
        for word in words.split():
            rules.setdefault(word, []).append((short, holds))
    return rules


_RULES = {
    "zh": _rules(
        ("了", "CRS", _final),
        ("了", "PFV", _always),
        ("过", "EXP", _after_verb),
        ("着", "DUR", _always),
        ("的", "NMLZ", _final),
        ("的 之", "ATTR", _always),
        ("地", "ADV", _always),
        ("得", "EXT", _after_verb),
        ("把", "DISP", lambda place: not _chinese_measure(place)),
        ("将", "FUT", _before_verb),
        ("将", "DISP", _before_noun),
        ("被", "PASS", _always),
        ("在", "PROG", _at_verb),
        ("正在 正", "PROG", _before_verb),
        ("不 没 未 并未 并不", "NEG", _always),
        ("没有", "NEG", _before_verb),
        ("别 勿 不要 切勿", "PROH", _before_verb),
        ("们", "PL", _always),
        ("吗 么", "Q", _final),
        ("呢", "Q", _asking),
        ("呢 吧 啊 呀 哇 嘛 啦 哦 呗", "PTCL", _final),
        ("是", "COP", _always),
        ("所", "REL", _before_verb),
        ("者", "NMLZ", _always),
        ("第", "ORD", _always),
        ("自己", "REFL", _always),
        ("互相 相互", "RECP", _always),
    ),
    "vi": _rules(
        ("đã", "PST", _always),
        ("đang", "PROG", _always),
        ("sẽ", "FUT", _always),
        ("từng", "EXP", _before_verb),
        ("rồi", "PRF", _final),
        ("không", "Q", _asking),
        ("không chẳng chả chưa", "NEG", _always),
        ("đừng chớ", "PROH", _always),
        ("hãy", "IMP", _always),
        ("của", "POSS", _always),
        ("các những", "PL", _always),
        ("bị được", "PASS", _before_deed),
        ("là", "COP", _always),
        ("thì", "TOP", _always),
        ("mà", "REL", _always),
        ("rằng", "COMP", _always),
        ("để", "PURP", _always),
        ("việc", "NMLZ", _before_verb),
        ("sự", "NMLZ", _always),
        ("thứ", "ORD", _before_number),
        ("nhau", "RECP", _always),
        ("tự", "REFL", _before_verb),
        ("à ư hả chăng nhỉ", "Q", _asking),
        ("nhé nha ạ nè kìa đấy", "PTCL", _final),
    ),
}
_CLASSIFIERS: Mapping[str, Sequence[_Rule]] = {
    "zh": (("CLF", _chinese_measure),),
    "vi": (("CLF", _vietnamese_classifier),),
}
