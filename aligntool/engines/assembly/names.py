"""Proper names without an entry: how English newspapers write them."""

import unicodedata
from collections.abc import Mapping

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


def is_transcription(word: str) -> bool:
    """Tell whether a word seems to spell a foreign name by sound."""
    return len(word) > 2 and all(character in TRANSCRIBING for character in word)
