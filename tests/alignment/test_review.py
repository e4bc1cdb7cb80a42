"""Alignment files: written and read back, and refused; the page around one, read with lxml.html."""

import base64
import hashlib
import json
import re
from contextlib import suppress
from dataclasses import replace
from typing import cast

import pytest
from alignment.review_files import CROSSING, HOSTILE, HOSTILE_FILE, INVALID, SAMPLE
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from lxml.html import HtmlElement

from aligntool.alignment.beads import Bead
from aligntool.alignment.review import Alignment, read_alignment, review_page, write_alignment
from aligntool.errors import InputError

EMPTY = Alignment(doc="", source_lang="vi", target_lang="en", source=(), target=(), beads=())


def page(alignment: Alignment) -> HtmlElement:
    """Return the page parsed."""
    return html.document_fromstring(review_page(alignment))


def found(root: HtmlElement, path: str) -> list[HtmlElement]:
    """Return what an XPath selects."""
    return cast(list[HtmlElement], root.xpath(path))


def digest(root: HtmlElement, tag: str) -> str:
    """Return the hash of an inline element as CSP Level 3 defines it."""
    (element,) = found(root, f"//{tag}")
    hashed = hashlib.sha256((element.text or "").encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(hashed).decode()}"


@st.composite
def alignments(draw: st.DrawFn) -> Alignment:
    """Draw sentences that are put into beads by chance, crossing and unpaired ones among them."""
    texts = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), max_size=8)
    source, target = draw(texts), draw(texts)
    homes = [[draw(st.integers(0, 5)) for _ in side] for side in (source, target)]
    drawn = [
        Bead(
            *(tuple(n for n, home in enumerate(side) if home == place) for side in homes),
            score=0.0,
            confidence=draw(st.integers(0, 10_000)) / 10_000,
        )
        for place in range(6)
    ]
    beads = sorted(
        (bead for bead in drawn if bead.source or bead.target),
        key=lambda bead: bead.source or (len(source),),
    )
    reviewed = draw(st.frozensets(st.integers(0, len(beads) - 1))) if beads else frozenset()
    return Alignment(
        doc=draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=8)),
        source_lang=draw(st.sampled_from(["zh", "vi", "zh-Hant-TW"])),
        target_lang="en",
        source=tuple(source),
        target=tuple(target),
        beads=tuple(beads),
        reviewed=reviewed,
    )


class TestFile:
    def test_one_sentence_or_bead_a_line(self) -> None:
        small = replace(
            CROSSING,
            source=("“一”",),
            target=("Một\t\u2028",),
            beads=(Bead((0,), (0,), -3.5, 0.98765),),
            reviewed=frozenset({0}),
        )
        assert write_alignment(small) == (
            "{\n"
            '  "format": "aligntool-alignment",\n'
            '  "version": 1,\n'
            '  "doc": "crossing",\n'
            '  "source_lang": "zh",\n'
            '  "target_lang": "vi",\n'
            '  "source": [\n'
            '    "“一”"\n'
            "  ],\n"
            '  "target": [\n'
            '    "Một\\t\u2028"\n'
            "  ],\n"
            '  "beads": [\n'
            '    {"source": [0], "target": [0], "confidence": 0.9877, "reviewed": true}\n'
            "  ]\n"
            "}\n"
        )

    @given(alignments())
    def test_what_is_written_is_read_back(self, alignment: Alignment) -> None:
        written = write_alignment(alignment)
        assert read_alignment(written.encode("utf-8"), "a.json") == alignment
        assert json.loads(written)["source"] == list(alignment.source)

    @pytest.mark.parametrize(
        "alignment", [SAMPLE, HOSTILE_FILE, EMPTY], ids=["sample", "hostile", "empty"]
    )
    def test_samples_are_read_back(self, alignment: Alignment) -> None:
        assert read_alignment(write_alignment(alignment).encode(), "a.json") == alignment

    def test_confidence_keeps_four_decimals(self) -> None:
        read = read_alignment(write_alignment(CROSSING).encode(), "a.json")
        assert [bead.confidence for bead in read.beads] == [0.0, 0.1235, 1.0, 0.5]

    def test_other_ways_to_write_the_same_are_read(self) -> None:
        value = json.loads(write_alignment(SAMPLE))
        value["version"] = 1.0
        value["beads"][0].update(source=[0.0], confidence=0.99)
        written = json.dumps(dict(reversed(value.items())))
        assert read_alignment(b"\xef\xbb\xbf" + written.encode(), "a.json") == SAMPLE

    @pytest.mark.parametrize(
        ("data", "message"),
        [row[1:] for row in INVALID],
        ids=[row[0] for row in INVALID],
    )
    def test_anything_else_is_refused_in_one_line(self, data: bytes, message: str) -> None:
        with pytest.raises(InputError) as caught:
            read_alignment(data, "a.alignment.json")
        assert str(caught.value).startswith(f"a.alignment.json: {message}")
        assert "\n" not in str(caught.value)
        assert len(str(caught.value)) < 250

    def test_an_enormous_number_is_refused(self) -> None:
        whole = write_alignment(SAMPLE).encode()
        with pytest.raises(InputError, match="not JSON"):
            read_alignment(whole.replace(b"[0]", b"[" + b"9" * 5000 + b"]"), "a.json")

    @given(st.data())
    def test_a_broken_file_is_read_or_refused(self, data: st.DataObject) -> None:
        whole = bytearray(write_alignment(SAMPLE).encode())
        for _ in range(data.draw(st.integers(1, 3))):
            whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
        with suppress(InputError):
            read_alignment(bytes(whole), "a.json")

    @pytest.mark.parametrize(
        "beads",
        [
            (Bead((0,), (), 0.0, 0.5),),
            (Bead((0, 1), (0,), 0.0, 0.5), Bead((), (0,), 0.0, 0.5)),
            (Bead((1,), (0,), 0.0, 0.5), Bead((0,), (), 0.0, 0.5)),
        ],
        ids=["left-out", "twice", "out-of-order"],
    )
    def test_no_inconsistent_alignment_can_be_made(self, beads: tuple[Bead, ...]) -> None:
        with pytest.raises(ValueError, match=r"beads|bead"):
            replace(EMPTY, source=("a", "b"), target=("c",), beads=beads)


class TestPage:
    @pytest.mark.parametrize("alignment", [SAMPLE, CROSSING, HOSTILE_FILE, EMPTY])
    def test_it_holds_the_file(self, alignment: Alignment) -> None:
        (element,) = found(page(alignment), "//*[@id='document']")
        assert element.text_content() == write_alignment(alignment)
        assert element.get("hidden") is not None

    def test_hostile_text_adds_no_markup(self) -> None:
        hostile, plain = (
            page(HOSTILE_FILE),
            page(replace(HOSTILE_FILE, doc="", source=("", ""), target=("", ""))),
        )
        assert len(found(hostile, "//*")) == len(found(plain, "//*"))
        assert len(found(hostile, "//script")) == 1
        assert not found(hostile, "//img | //@onerror")

    def test_the_name_is_shown(self) -> None:
        root = page(SAMPLE)
        assert [found(root, f"//{tag}")[0].text for tag in ("h1", "title")] == [
            "rice forum",
            "rice forum – aligntool review",
        ]
        assert HOSTILE[:20] in (found(page(HOSTILE_FILE), "//h1")[0].text or "")

    def test_nothing_is_loaded(self) -> None:
        root = page(SAMPLE)
        assert not found(root, "//link | //img | //iframe | //@src | //form | //@style | //@href")
        assert not re.search(
            r"url\(|@import|https?:|fetch\(|XMLHttp|localStorage|innerHTML|eval\(",
            review_page(SAMPLE),
        )

    def test_policy_allows_its_own_style_and_script_only(self) -> None:
        root = page(SAMPLE)
        (policy,) = found(root, "//meta[@http-equiv='Content-Security-Policy']")
        assert policy.get("content") == (
            f"default-src 'none'; style-src '{digest(root, 'style')}'; "
            f"script-src '{digest(root, 'script')}'; base-uri 'none'; form-action 'none'"
        )

    def test_labels_and_fields_have_names(self) -> None:
        root = page(SAMPLE)
        for field in found(root, "//input"):
            assert (
                field.get("aria-label")
                or field.get("aria-labelledby")
                or found(field, "ancestor::label")
            )

    def test_same_alignment_same_bytes(self) -> None:
        assert review_page(SAMPLE) == review_page(SAMPLE)
