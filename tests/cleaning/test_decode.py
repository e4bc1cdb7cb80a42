"""Decoding: what is text comes out as NFC, what is not is refused with a reason."""

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligntool.cleaning.decode import decode
from aligntool.errors import InputError

CHINESE = (
    "外交部发言人在例行记者会上表示，中国愿同各国加强合作。\n双方就共同关心的问题交换了意见。\n" * 3
)
TRADITIONAL = (
    "外交部發言人在例行記者會上表示，中國願同各國加強合作。\n雙方就共同關心的問題交換了意見。\n" * 3
)
VIETNAMESE = "Thủ tướng Trung Quốc kêu gọi các nước tăng cường hợp tác.\n"


# Written as an ABC font shows it; ­ is the soft hyphen, which the font shows as ư.
TCVN3 = "Héi nghÞ cña ViÖt Nam vµ c¸c n­íc ®­îc tæ chøc t¹i Hµ Néi trong n¨m nay.\n"
TCVN3_READ = "Hội nghị của Việt Nam và các nước được tổ chức tại Hà Nội trong năm nay.\n"


def windows_1258(text: str) -> bytes:
    """Encode Vietnamese as Windows does: letters with their mark, tones as marks that follow."""
    data = b""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        for size in range(len(parts), 0, -1):
            try:
                base = unicodedata.normalize("NFC", parts[:size]).encode("cp1258")
                data += base + parts[size:].encode("cp1258")
                break
            except UnicodeEncodeError:
                continue
        else:
            # ộ and the like: the dot below comes before the roof when decomposed.
            base = unicodedata.normalize("NFC", parts[0] + parts[2]).encode("cp1258")
            data += base + parts[1].encode("cp1258")
    return data


def text_of(data: bytes) -> str:
    return decode(data, doc="a", origin="a.txt").text


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        pytest.param(VIETNAMESE.encode(), VIETNAMESE, "utf-8", id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + b"abc", "abc", "utf-8-sig", id="utf-8 with mark"),
        pytest.param(CHINESE.encode("utf-16"), CHINESE, "utf-16", id="utf-16 with mark"),
        pytest.param(CHINESE.encode("utf-16-le"), CHINESE, "utf-16-le", id="utf-16-le"),
        pytest.param(VIETNAMESE.encode("utf-16-be"), VIETNAMESE, "utf-16-be", id="utf-16-be"),
        pytest.param(CHINESE.encode("utf-32"), CHINESE, "utf-32", id="utf-32"),
        pytest.param(CHINESE.encode("gb18030"), CHINESE, "gb18030", id="gb18030"),
        pytest.param(TCVN3.encode("latin-1"), TCVN3_READ, "latin-1", id="tcvn3 bytes"),
        pytest.param(TCVN3.encode(), TCVN3_READ, "utf-8", id="tcvn3 as text"),
        pytest.param(windows_1258(VIETNAMESE * 3), VIETNAMESE * 3, "cp1258", id="windows-1258"),
        pytest.param(TRADITIONAL.encode("big5"), TRADITIONAL, "big5", id="big5"),
    ],
)
def test_encodings(data: bytes, text: str, encoding: str) -> None:
    raw = decode(data, doc="a", origin="a.txt")
    assert (raw.text, raw.encoding) == (text, encoding)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"a\r\nb\rc", "a\nb\nc", id="line ends"),
        pytest.param("a\u2028b\u2029c".encode(), "a\nb\nc", id="Unicode line ends"),
        pytest.param(b"R&amp;D &lt;3 &#8220;&#x201d;", "R&D <3 “”", id="entities"),
        pytest.param(b"AT&T; &unknown; a&b", "AT&T; &unknown; a&b", id="no entities"),
        pytest.param("a\u200bb\ufeff\u00adc".encode(), "abc", id="invisible characters"),
        pytest.param(
            "cá\u00a0nhân".encode().decode("cp1252").encode(), "cá\u00a0nhân", id="mojibake"
        ),
        pytest.param("Thủ tướng".encode().decode("latin-1").encode(), "Thủ tướng", id="latin-1"),
        pytest.param(unicodedata.normalize("NFD", "hòa").encode(), "hòa", id="composed"),
    ],
)
def test_forms(data: bytes, text: str) -> None:
    assert text_of(data) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b" \n\t\r\n", "empty", id="white space only"),
        pytest.param(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8, "binary", id="program"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200), "binary", id="image"),
        pytest.param(codecs.BOM_UTF16_LE + b"a", "broken utf-16", id="cut in a character"),
        pytest.param(b"PK\x03\x04" + b"\x00\x01" * 400, "binary", id="archive"),
    ],
)
def test_refusals_name_the_file_and_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=rf"^a\.txt: .*{reason}"):
        text_of(data)


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_refusal(data: bytes) -> None:
    try:
        text = text_of(data)
    except InputError:
        return
    assert text == unicodedata.normalize("NFC", text)
    assert "\r" not in text
