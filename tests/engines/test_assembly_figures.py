"""Numbers and dates of both languages."""

import pytest

from aligntool.engines.assembly import figures_vi, figures_zh
from aligntool.engines.assembly.figures import find_figures

VIETNAMESE = [
    ("từ ngày 4 đến 6-7", ["from July 4 to 6"]),
    ("từ ngày 10 - 11 tháng 2 năm 2025", ["from February 10 to 11, 2025"]),
    ("ngày 4 tháng 7 năm 2024", ["July 4, 2024"]),
    ("ngày 4-7", ["July 4"]),
    ("ngày 14/5", ["May 14"]),
    ("4/7/2024", ["July 4, 2024"]),
    ("sáng 12/3", ["the morning of March 12"]),
    ("tháng 7/2024", ["July 2024"]),
    ("tháng 11 năm ngoái", ["November"]),
    ("năm 2024", ["2024"]),
    ("những năm 1980", ["the 1980s"]),
    ("thế kỷ 19", ["the 19th century"]),
    ("thế kỷ xxi", ["the 21st century"]),
    ("hôm thứ hai", ["Monday"]),
    ("chiều thứ bảy", ["Saturday afternoon"]),
    ("lần thứ ba mươi", []),
    ("lần thứ 3", ["third"]),
    ("70.000 người", ["70,000"]),
    ("3,5 triệu", ["3.5"]),
    ("1.234,5", ["1,234.5"]),
    ("40%", ["40%"]),
    ("2,5 phần trăm", ["2.5%"]),
    ("9h30", ["9:30"]),
    ("ngày 40/15", ["the 40th", "15"]),
    ("covid-19", ["19"]),
    ("m2", []),
]
CHINESE = [
    ("2024年12月3日", ["December 3, 2024"]),
    ("12月3日", ["December 3"]),
    ("十月二十一日", ["October 21"]),
    ("7月26日至28日", ["July 26-28"]),
    ("2024年12月", ["December 2024"]),
    ("2024年", ["2024"]),
    ("二〇二四年", ["2024"]),
    ("20世纪80年代", ["the 1980s"]),
    ("21世纪", ["the 21st century"]),
    ("13月", ["13"]),
    ("80多个国家", ["more than 80"]),
    ("3.5亿", ["350 million"]),
    ("1.2万亿元", ["1.2 trillion"]),
    ("5万人", ["50,000"]),
    ("120万", ["1.2 million"]),
    ("一亿二千万", ["120 million"]),
    ("三十五", ["35"]),
    ("一百零八", ["108"]),
    ("四千公里", ["4,000"]),
    ("百分之四十", ["40%"]),
    ("99.5%", ["99.5%"]),
    ("三分之二", ["two thirds"]),
    ("第三", []),
    ("第三次", ["third"]),
    ("第21届", ["21st"]),
    ("上午9时", ["9 a.m."]),
    ("上午九时", ["9 a.m."]),
    ("11 点 20 分", ["11:20"]),
    ("千万不要", []),
    ("万一", []),
    ("GPT-4", []),
]


@pytest.mark.parametrize(("text", "expected"), VIETNAMESE)
def test_vietnamese(text: str, expected: list[str]) -> None:
    assert [figure.text for figure in find_figures(text, figures_vi.PATTERNS)] == expected


@pytest.mark.parametrize(("text", "expected"), CHINESE)
def test_chinese(text: str, expected: list[str]) -> None:
    assert [figure.text for figure in find_figures(text, figures_zh.PATTERNS)] == expected


def test_spans_cover_the_source() -> None:
    text = "khai mạc ngày 4-7 tại"
    (figure,) = find_figures(text, figures_vi.PATTERNS)
    assert figure.span.of(text) == "ngày 4-7"
