"""What the XML reader refuses and the writer drops."""

import pytest

from aligntool.errors import InputError
from aligntool.formats import _xml

BOMB = b"<!DOCTYPE a [<!ENTITY x 'ha'><!ENTITY y '&x;&x;&x;&x;'>]><a>&y;</a>"  # grows when expanded
FILE = b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (BOMB, "m.tmx: declares XML entities"),
        (FILE, "m.tmx: declares XML entities"),
        (b"<a><b></a>", "m.tmx: not well-formed XML"),
        (b"", "m.tmx: not well-formed XML"),
        (b"<!DOCTYPE a SYSTEM 'a.dtd'>\n<a>&x;</a>", "m.tmx:2: &x; stands for something"),
        (b"<a>" * 300 + b"</a>" * 300, "m.tmx: not well-formed XML"),
    ],
    ids=["bomb", "file", "broken", "empty", "not-in-the-file", "too-deep"],
)
def test_refused(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        _xml.parse(data, "m.tmx")


def test_a_named_dtd_is_not_fetched() -> None:
    root = _xml.parse(b'<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"/>', "m.tmx")
    assert root.tag == "tmx"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<?xml version='1.0'?><!-- b --><x:a xmlns:x='urn:x'><b/></x:a>", "a"),
        (b"<a><b></a>", "a"),
        (BOMB, "a"),
        (b"<!-- a" + b" " * 70_000 + b"--><a/>", None),
        (b"text", None),
        (b"", None),
    ],
    ids=["prologue", "broken", "bomb", "too-late", "text", "empty"],
)
def test_root_name(data: bytes, name: str | None) -> None:
    assert _xml.root_name(data) == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00\x0b\x1fb", "ab"),
        ("a\tb\nc\rd", "a\tb\nc\rd"),
        ("\ud800x\udfff\ufffe\uffff", "x"),
        ("\x7f\x85\u2028\U0010ffff", "\x7f\x85\u2028\U0010ffff"),
    ],
    ids=["controls", "white-space", "not-characters", "discouraged-but-legal"],
)
def test_legal(text: str, expected: str) -> None:
    assert _xml.legal(text) == expected


def test_attribute_values_are_made_legal() -> None:
    assert _xml.element("prop", {"type": "a\x01<b"}).get("type") == "a<b"
