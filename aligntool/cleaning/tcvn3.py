"""TCVN3 (ABC) Vietnamese: letters at places of Latin-1 that a special font showed rightly.

The table is that of TCVN 5712:1993, third form.  Capitals with tone marks came from a second font
and have the codes of the small letters, so they come out small.
"""

import re

_CODES = (
    "µà¸á¶ả·ã¹ạ¨ă»ằ¾ắ¼ẳ½ẵÆặ©âÇầÊấÈẩÉẫËậ®đÌèÐéÎẻÏẽÑẹªêÒềÕếÓểÔễÖệ×ìÝíØỉÜĩÞịßòãóáỏâõäọ«ôåồèốæổçỗéộ"
    "¬ơêờíớëởìỡîợïùóúñủòũôụ\u00adưõừøứöử÷ữùựúỳýýûỷüỹþỵ¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ"
)
_TABLE = {ord(code): letter for code, letter in zip(_CODES[::2], _CODES[1::2], strict=True)}
_LETTERS = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_WORDS = frozenset(
    """và của là có được trong cho các với một những không người này đã để khi từ đến năm về tại
    cũng như theo trên việt nam nước hội nghị thứ bộ""".split()
)
_MOST_SPARE = 4
"""How many times as many common words the table must give as the text has without it."""


def vietnamese_words(text: str) -> int:
    """Return how many of the commonest Vietnamese words a text holds, counted with repeats."""
    return sum(word in _WORDS for word in re.findall(r"[^\W\d_]+", text.lower()))


def from_tcvn3(text: str) -> str:
    """Return Latin-1 text in TCVN3 codes as Vietnamese."""
    return text.translate(_TABLE)


def is_tcvn3(text: str) -> bool:
    """Tell whether Latin-1 text is Vietnamese in TCVN3 codes."""
    sample = text[:5_000]
    if _LETTERS.search(sample) or not any(ord(character) in _TABLE for character in sample):
        return False
    before, after = vietnamese_words(sample), vietnamese_words(from_tcvn3(sample))
    return after >= 3 and after >= _MOST_SPARE * before
