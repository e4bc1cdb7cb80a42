"""Proper names without an entry: how English newspapers write them."""

import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

TRANSCRIBING = frozenset(
    "阿埃艾爱安奥巴贝本比彼别波伯博布查茨达丹德登迪蒂杜多顿厄恩尔法菲费芬弗福夫盖戈哥格根哈海汉赫亨"
    "华霍基吉加杰金卡凯坎科克肯库夸拉莱赖兰朗劳勒雷里利莉丽列林琳伦罗洛鲁路马玛麦曼梅蒙米密莫姆穆纳"
    "娜奈南内尼涅宁纽努诺欧帕潘佩彭皮珀普齐奇乔琼冉热日瑞萨塞桑瑟沙莎珊圣施什史思斯丝苏索塔泰坦汤特"
    "滕提廷图托瓦万威韦维魏温文沃乌武西希锡夏谢辛休许逊雅亚扬耶伊因尤约泽扎詹珍朱兹祖佐撒"
)
"""Characters that mostly spell out the sounds of foreign names."""


def without_marks(name: str) -> str:
    """Return Vietnamese without its diacritics: Nguyễn Văn Đức becomes Nguyen Van Duc."""
    parts = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(part for part in parts if not unicodedata.combining(part))


def chinese_person(name: str, readings: Mapping[str, str]) -> str:
    """Return the pinyin of a name whose first character is the family name: Wang Wenbin."""
    return f"{pinyin(name[:1], readings)} {pinyin(name[1:], readings)}"


def pinyin(characters: str, readings: Mapping[str, str]) -> str:
    """Return capitalised toneless pinyin, written together; unread characters stay."""
    return "".join(readings.get(character, character) for character in characters).capitalize()


@cache
def load_transcriptions() -> Mapping[str, tuple[str, str, str]]:
    """Return the letters that a character mostly spells at the start, inside and at the end.

    They were learnt from the foreign names of CC-CEDICT (``bench/learn_names.py``).
    """
    place = files("aligntool") / "data" / "assembly" / "transcriptions.tsv"
    rows = (line.split("\t") for line in place.read_text(encoding="utf-8").splitlines()[1:])
    return {row[0]: (row[1], row[2], row[3]) for row in rows}


def transcribed(name: str, readings: Mapping[str, str]) -> str:
    """Return a foreign name as it may be spelt in English: 克劳福德, Crowford."""
    spelt = load_transcriptions()
    last = len(name) - 1
    letters = "".join(
        spelt[character][0 if place == 0 else 2 if place == last else 1]
        if character in spelt
        else readings.get(character, character)
        for place, character in enumerate(name)
    )
    return letters.capitalize()


def is_transcription(word: str) -> bool:
    """Tell whether a word seems to spell a foreign name by sound."""
    letters = load_transcriptions()
    return len(word) > 2 and all(one in TRANSCRIBING or one in letters for one in word)
