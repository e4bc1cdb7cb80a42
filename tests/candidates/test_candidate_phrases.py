"""Phrases that may be terms: nouns with what modifies them, nothing that only counts or points."""

from functools import lru_cache

import pytest

from aligntool.candidates.phrases import Phrases
from aligntool.errors import UsageError
from aligntool.wordalign.units import Units, open_units


@lru_cache
def opened(lang: str) -> tuple[Units, Phrases]:
    return open_units(lang), Phrases(lang)


def found(lang: str, text: str) -> list[str]:
    cut, phrases = opened(lang)
    units = cut.split(text)
    return [
        text[units[one[0]].span.start : units[one[-1]].span.end]
        for one in phrases.find(text, units)
    ]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("zh", "推动人工智能治理。", ["人工智能", "人工智能治理", "治理"]),
        ("zh", "在日内瓦开幕", ["日内瓦"]),
        ("zh", "这些国家和我们", ["国家"]),
        ("zh", "第二十七届", []),
        ("zh", "发布AI模型", ["AI", "AI模型", "模型"]),
        ("vi", "Họ nói về bảo vệ môi trường.", ["bảo vệ môi trường", "môi trường"]),
        ("vi", "Các nước dùng AI ở đây", ["AI"]),
        ("vi", "Ai cũng biết", []),
        ("vi", "họ thăm Pháp và Đức", ["Pháp", "Đức"]),
        ("vi", "Anh nói rằng", []),
        ("vi", "họ thăm Anh và Mỹ", ["Anh", "Mỹ"]),
    ],
)
def test_phrases(lang: str, text: str, expected: list[str]) -> None:
    assert found(lang, text) == expected


@pytest.mark.parametrize(
    ("lang", "key", "written", "expected"),
    [
        ("zh", "中国", "中国", True),
        ("zh", "泊湾", "泊湾", True),
        ("zh", "公司", "公司", False),
        ("vi", "anh", "Anh", True),
        ("vi", "anh", "anh", False),
        ("vi", "khoa học", "Khoa học", False),
        ("vi", "quảng hải", "Quảng Hải", True),
    ],
)
def test_names(lang: str, key: str, written: str, expected: bool) -> None:
    assert opened(lang)[1].is_name(key, written) is expected


def test_a_phrase_has_at_most_six_words() -> None:
    text = "国际经济社会文化历史环境技术"
    assert max(len(opened("zh")[0].split(one)) for one in found("zh", text)) == 6


def test_another_language_is_refused() -> None:
    with pytest.raises(UsageError, match="terms cannot be looked for in 'en'; there are: zh, vi"):
        Phrases("en")
