"""The table of Sino-Vietnamese readings: its form, its spelling, and names everybody knows."""

import re
import unicodedata
from itertools import pairwise

import pytest

from aligntool.lexicon.tables import read_table

HEADER, *LINES = read_table("han-viet.tsv").splitlines()
ROWS = [line.split("\t") for line in LINES]
READINGS = {row[0]: row[1].split("|") for row in ROWS}

INITIAL = "ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx]"
# The rhymes that Sino-Vietnamese readings have; one that ends in a stop takes two tones only.
OPEN = (
    "a ai ao âu ây ê eo i ia iêu o oa oai oe ô ôi ơ ơi u uê ui uôi uy ư ưa ưu y yêu "
    "am an ang anh ăn ăng âm ân âng iêm iên im in inh ênh ôn ông oan oang oanh oăng ong ơn "
    "uân un uôn uông ung uyên uynh ưng ương yêm yên ynh"
)
STOPPED = (
    "ac ach ap at ăc ăt âp ât iêc iêp iêt ich êt oach oat oăc oc ôc ôt ơp "
    "uât uêch uôc uc ut uyêt ưc ươc yêt"
)
TONES = {"\u0300", "\u0301", "\u0309", "\u0303", "\u0323"}
ACUTE_OR_DOT = {"\u0301", "\u0323"}
OLD_TONE = re.compile("o[àáảãạèéẻẽẹ]$|(?<!q)u[ỳýỷỹỵ]$")
# The rhyme is y after h, k, l, m and t (kỳ, mỹ) and i after every other consonant (chi, vi).
WRONG_I = re.compile("(?:^|^[hklmt])[iìíỉĩị]$|(?<=[bcdđgnprsvx])[yỳýỷỹỵ]$|^(?:[cknpt]h)[yỳýỷỹỵ]$")
FRONT = "[eèéẻẽẹêềếểễệiìíỉĩịyỳýỷỹỵ]"
WRONG_INITIAL = re.compile(f"^(?:c(?!h)|ng(?!h)){FRONT}|^k(?!h|{FRONT})")

NAMES = {
    "北京": "bắc kinh", "上海": "thượng hải", "广州": "quảng châu", "深圳": "thâm quyến",
    "重庆": "trùng khánh", "云南": "vân nam", "广西": "quảng tây", "四川": "tứ xuyên",
    "新疆": "tân cương", "黄河": "hoàng hà", "长江": "trường giang", "河内": "hà nội",
    "习近平": "tập cận bình", "李强": "lý cường", "王毅": "vương nghị", "毛泽东": "mao trạch đông",
    "邓小平": "đặng tiểu bình", "胡锦涛": "hồ cẩm đào", "温家宝": "ôn gia bảo",
    "江泽民": "giang trạch dân", "阮富仲": "nguyễn phú trọng", "诸葛亮": "gia cát lượng",
    "外交部": "ngoại giao bộ", "人民": "nhân dân", "共和国": "cộng hòa quốc",
}  # fmt: skip


def is_syllable(text: str) -> bool:
    """Tell whether a text is one Vietnamese syllable, in the spelling the table keeps to."""
    if OLD_TONE.search(text) or WRONG_I.search(text) or WRONG_INITIAL.search(text):
        return False
    marks = unicodedata.normalize("NFD", text)
    tones = [mark for mark in marks if mark in TONES]
    bare = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
    if len(tones) > 1:
        return False
    rhymes = OPEN + " " + STOPPED if set(tones) <= ACUTE_OR_DOT and tones else OPEN
    return re.fullmatch(f"(?:{INITIAL})?(?:{rhymes.replace(' ', '|')})", bare) is not None


def test_the_header_names_the_columns() -> None:
    assert HEADER == "character\treadings"


def test_every_line_has_two_columns() -> None:
    assert [line for line, row in zip(LINES, ROWS, strict=True) if len(row) != 2] == []


def test_keys_are_single_chinese_characters() -> None:
    assert [key for key in READINGS if not re.fullmatch(r"[\u3400-\u9fff]", key)] == []


def test_keys_rise_and_never_repeat() -> None:
    keys = [row[0] for row in ROWS]
    assert [pair for pair in pairwise(keys) if pair[0] >= pair[1]] == []


def test_every_reading_is_a_composed_syllable() -> None:
    wrong = [
        (key, reading)
        for key, readings in READINGS.items()
        for reading in readings
        if unicodedata.normalize("NFC", reading) != reading or not is_syllable(reading)
    ]
    assert wrong == []


def test_no_reading_is_given_twice() -> None:
    assert [key for key, readings in READINGS.items() if len(set(readings)) < len(readings)] == []


@pytest.mark.parametrize(("name", "expected"), NAMES.items(), ids=NAMES.values())
def test_known_names_can_be_read(name: str, expected: str) -> None:
    syllables = expected.split()
    assert len(syllables) == len(name)
    assert [c for c, s in zip(name, syllables, strict=True) if s not in READINGS[c]] == []


@pytest.mark.parametrize(
    "text",
    "hoà thuý lí í vỷ chỷ cach lảp kac ngi cê Hà ha\u0301\u0301".split(),
)
def test_the_syllable_check_refuses(text: str) -> None:
    assert not is_syllable(text)
