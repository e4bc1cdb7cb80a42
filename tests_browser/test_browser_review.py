"""What a person does on the review page, by key and mouse, and what the saved file says then."""

import csv
import random
import re
from dataclasses import replace
from pathlib import Path

import pytest
from alignment.review_files import CROSSING, HOSTILE_FILE, INVALID, SAMPLE
from lxml import etree
from playwright.sync_api import Error, expect

from aligntool.alignment.beads import Bead
from aligntool.alignment.review import Alignment, read_alignment, write_alignment
from aligntool.alignment.writing import write_beads
from aligntool.errors import InputError

ROOT = Path(__file__).parent.parent
BEADS = [(bead.source, bead.target) for bead in SAMPLE.beads]
TO_FIFTH = ("j", "j", "j", "j")
"""From the first bead to [4, 5]:[4]."""
TO_SEVENTH = (*TO_FIFTH, "j", "j")
"""From the first bead to [7]:[5, 6]."""


def changed(start: int, stop: int, *beads: tuple[tuple[int, ...], tuple[int, ...]]) -> object:
    """Return the sample's beads with others in the place of some."""
    return [*BEADS[:start], *beads, *BEADS[stop:]]


KEYS = {
    "merge-next": (("m",), changed(0, 2, ((0, 1), (0, 1)))),
    "merge-previous": (("j", "Shift+M"), changed(0, 2, ((0, 1), (0, 1)))),
    "merge-selected": ((" ", "j", "j", " ", "m"), changed(0, 3, ((0, 2), (0, 2)), ((1,), (1,)))),
    "merge-unpaired": ((*TO_FIFTH, "j", "m"), changed(5, 7, ((6, 7), (5, 6)))),
    "merge-last": (("End", "m"), BEADS),
    "split-two-to-one": ((*TO_FIFTH, "ArrowDown", "s"), changed(4, 5, ((4,), ()), ((5,), (4,)))),
    "split-one-to-two": (
        (*TO_SEVENTH, "ArrowRight", "ArrowDown", "s"),
        changed(6, 7, ((), (5,)), ((7,), (6,))),
    ),
    "split-two-to-two": (("m", "ArrowDown", "s"), BEADS),
    "split-where-selected": (
        ("m", "m", "ArrowDown", "ArrowDown", " ", "ArrowRight", "ArrowUp", " ", "s"),
        changed(0, 3, ((0, 1), (0,)), ((2,), (1, 2))),
    ),
    "split-nothing": (("s",), BEADS),
    "move-up": ((*TO_FIFTH, "u"), changed(3, 5, ((3, 4), (3,)), ((5,), (4,)))),
    "move-down": ((*TO_FIFTH, "ArrowDown", "d"), changed(4, 6, ((4,), (4,)), ((5, 6), ()))),
    "move-with-alt": (
        (*TO_FIFTH, "ArrowDown", "Alt+ArrowDown"),
        changed(4, 6, ((4,), (4,)), ((5, 6), ())),
    ),
    "move-whole-side": (("u",), BEADS),
    "move-target-down": (("ArrowRight", "d"), changed(0, 2, ((0,), ()), ((1,), (0, 1)))),
    "move-to-number": (("t", "9", "Enter"), changed(0, 9, ((), (0,)), ((0, 9), (8,)), *BEADS[1:8])),
    "own-bead-last": ((*TO_FIFTH, "ArrowDown", "x"), changed(4, 5, ((4,), (4,)), ((5,), ()))),
    "own-bead-first": ((*TO_FIFTH, "x"), changed(4, 5, ((4,), ()), ((5,), (4,)))),
    "own-bead-target": ((*TO_SEVENTH, "ArrowRight", "x"), changed(6, 7, ((), (5,)), ((7,), (6,)))),
    "own-bead-selected": (
        ("End", " ", "ArrowUp", "ArrowRight", " ", "x"),
        changed(7, 9, ((8,), ()), ((9,), (7,)), ((), (8,))),
    ),
    "own-bead-already": ((*TO_FIFTH, "j", "x"), BEADS),
    "undo": (("m", "m", "z"), changed(0, 2, ((0, 1), (0, 1)))),
    "undo-all": (("m", "d", "x", "Control+z", "z", "z"), BEADS),
    "redo": (("m", "m", "z", "z", "Shift+Z"), changed(0, 2, ((0, 1), (0, 1)))),
    "redo-with-control": (("m", "z", "Control+Shift+z"), changed(0, 2, ((0, 1), (0, 1)))),
    "caps-lock-is-no-shift": (("M",), changed(0, 2, ((0, 1), (0, 1)))),
}


class TestKeyboard:
    @pytest.mark.parametrize(("keys", "beads"), KEYS.values(), ids=KEYS.keys())
    def test_keys_change_beads(self, review, keys: tuple[str, ...], beads: object) -> None:
        review.show(SAMPLE).press(*keys)
        assert review.beads() == beads

    def test_enter_marks_as_right_and_goes_to_the_next_unreviewed(self, review) -> None:
        review.show(SAMPLE).press("j", "Enter", "Enter", "r")
        assert review.held().reviewed == {0, 1, 2, 3}
        review.press("r")
        assert review.held().reviewed == {0, 1, 2}

    def test_what_a_person_made_is_certain_and_reviewed(self, review) -> None:
        review.show(SAMPLE).press(*TO_FIFTH, "u")
        saved = review.held()
        assert saved.reviewed == {0, 3, 4}
        assert [saved.beads[index].confidence for index in (2, 3, 4, 5)] == [0.91, 1.0, 1.0, 0.55]

    def test_enter_stays_within_the_filter(self, review) -> None:
        review.show(SAMPLE).page.locator("input[value=doubtful]").check()
        review.press("g", "5", "Enter", "Enter", "Enter", "Enter")
        assert review.held().reviewed == {0, 4, 5, 6}
        assert review.said.endswith("none is left below")

    def test_marking_keeps_the_confidence(self, review) -> None:
        review.show(SAMPLE).press(*TO_FIFTH, "r")
        assert review.held() == replace(SAMPLE, reviewed=frozenset({0, 4}))

    def test_a_sentence_is_edited(self, review) -> None:
        review.show(SAMPLE).press("ArrowRight", "e", "Control+a")
        review.page.keyboard.insert_text("  They  arrived,\n yesterday ")
        review.press("Enter")
        saved = review.held()
        assert saved == replace(SAMPLE, target=("They arrived, yesterday", *SAMPLE.target[1:]))

    def test_escape_leaves_the_sentence_as_it_was(self, review) -> None:
        review.show(SAMPLE).press("F2", "x", "y", "Escape", "m")
        assert review.held().source == SAMPLE.source
        assert review.beads() == changed(0, 2, ((0, 1), (0, 1)))

    def test_enter_that_ends_a_composition_is_left_alone(self, review) -> None:
        review.show(SAMPLE).press("e", "!")
        review.page.locator("textarea").dispatch_event(
            "keydown", {"key": "Enter", "isComposing": True}
        )
        expect(review.page.locator("textarea")).to_be_visible()

    def test_a_sentence_is_cut_in_two_at_the_cursor(self, review) -> None:
        review.show(SAMPLE).press("e", "Home", *["ArrowRight"] * 16, "Control+Enter")
        saved = review.held()
        assert saved.source[:3] == (
            "赵明远和林小雨昨天下午抵达河内，",
            "参加第三届亚洲水稻论坛。",
            SAMPLE.source[1],
        )
        assert (saved.beads[0].source, saved.beads[1].source) == ((0, 1), (2,))
        assert saved.reviewed == SAMPLE.reviewed

    def test_an_end_is_no_place_to_cut(self, review) -> None:
        review.show(SAMPLE).press("e", "End", "Control+Enter", "Escape")
        assert review.held() == SAMPLE

    @pytest.mark.parametrize(
        ("keys", "side", "number", "text", "bead"),
        [
            (TO_FIFTH, "source", 4, SAMPLE.source[4] + SAMPLE.source[5], ((4,), (4,))),
            (
                (*TO_SEVENTH, "ArrowRight"),
                "target",
                5,
                f"{SAMPLE.target[5]} {SAMPLE.target[6]}",
                ((7,), (5,)),
            ),
        ],
        ids=["chinese", "english"],
    )
    def test_two_sentences_of_a_bead_are_joined(
        self, review, keys, side, number, text, bead
    ) -> None:
        review.show(SAMPLE).press(*keys, "c")
        saved = review.held()
        assert getattr(saved, side)[number] == text
        assert bead in [(one.source, one.target) for one in saved.beads]
        assert len(saved.beads) == len(SAMPLE.beads)

    def test_joining_across_beads_takes_the_sentence_over(self, review) -> None:
        review.show(SAMPLE).press("c")
        saved = review.held()
        assert saved.source[0] == SAMPLE.source[0] + SAMPLE.source[1]
        assert [(bead.source, bead.target) for bead in saved.beads[:3]] == [
            ((0,), (0,)),
            ((), (1,)),
            ((1,), (2,)),
        ]

    def test_doubtful_beads_are_visited_in_turn(self, review) -> None:
        review.show(SAMPLE)
        seen = []
        for _ in range(4):
            review.press("n")
            seen.append(review.said)
        assert seen == ["Bead 5", "Bead 6", "Bead 7", "Bead 5, after starting over"]
        review.press("Shift+N")
        assert review.said == "Bead 7, after starting over"

    def test_no_doubtful_bead_is_left_after_all_are_marked(self, review) -> None:
        review.show(SAMPLE).press("n", "r", "n", "r", "n", "r", "n")
        assert review.said == "No doubtful bead left"

    def test_go_to_a_bead_by_number(self, review) -> None:
        review.show(SAMPLE).press("g", "8", "Enter")
        expect(review.sentence("source", 8)).to_be_focused()

    def test_the_side_is_kept_over_unpaired_beads(self, review) -> None:
        review.show(SAMPLE).press("ArrowRight", *["ArrowDown"] * 6)
        expect(review.sentence("target", 5)).to_be_focused()

    def test_letters_can_be_switched_off(self, review) -> None:
        review.show(SAMPLE).press("?")
        review.page.get_by_label("single letters are keys").uncheck()
        review.press("Escape", "m")
        assert review.beads() == BEADS

    def test_fields_keep_their_letters(self, review) -> None:
        review.show(SAMPLE).press("/", "m", "x", "z")
        expect(review.page.get_by_label("Search the texts")).to_have_value("mxz")
        assert review.beads() == BEADS

    def test_help_lists_every_key(self, review) -> None:
        review.show(SAMPLE).press("?")
        dialog = review.page.get_by_role("dialog")
        for key in ("Enter", "Shift+M", "Space", "Ctrl+S", "Alt+↑", "F2", "/"):
            expect(dialog.get_by_text(key, exact=True).first).to_be_visible()
        review.press("Escape", "m")
        assert review.beads() == changed(0, 2, ((0, 1), (0, 1)))


class TestMouse:
    @pytest.mark.parametrize(
        ("name", "beads"),
        [
            ("Merge with next", changed(4, 6, ((4, 5, 6), (4,)))),
            ("Merge with previous", changed(3, 5, ((3, 4, 5), (3, 4)))),
            ("Split here", changed(4, 5, ((4,), ()), ((5,), (4,)))),
            ("Move up", changed(3, 5, ((3, 5), (3,)), ((4,), (4,)))),
            ("Move down", changed(4, 6, ((4,), (4,)), ((5, 6), ()))),
            ("Own bead", changed(4, 5, ((4,), (4,)), ((5,), ()))),
        ],
    )
    def test_buttons(self, review, name: str, beads: object) -> None:
        review.show(SAMPLE)
        review.sentence("source", 5).click()
        review.button(name).click()
        assert review.beads() == beads
        review.button("Undo").click()
        assert review.beads() == BEADS
        review.button("Redo").click()
        assert review.beads() == beads

    def test_a_sentence_is_dragged_to_another_bead(self, review) -> None:
        review.show(SAMPLE)
        review.sentence("target", 0).drag_to(review.bead(2))
        assert review.beads() == changed(0, 3, ((0,), ()), ((1,), (1,)), ((2,), (0, 2)))

    def test_all_that_are_selected_are_dragged(self, review) -> None:
        review.show(SAMPLE)
        review.sentence("source", 0).click()
        review.sentence("target", 0).click(modifiers=["Control"])
        review.sentence("target", 0).drag_to(review.bead(1))
        assert review.beads() == changed(0, 2, ((0, 1), (0, 1)))

    def test_a_bead_dragged_onto_another_is_merged(self, review) -> None:
        review.show(SAMPLE)
        review.bead(2).locator(".place").drag_to(review.bead(0))
        assert review.beads() == changed(0, 3, ((0, 2), (0, 2)), ((1,), (1,)))

    def test_shift_selects_a_range(self, review) -> None:
        review.show(SAMPLE)
        review.sentence("source", 1).click()
        review.sentence("source", 3).click(modifiers=["Shift"])
        review.button("Merge with next").click()
        assert review.beads() == changed(1, 4, ((1, 2, 3), (1, 2, 3)))

    def test_the_tick_marks_as_right(self, review) -> None:
        review.show(SAMPLE)
        review.bead(4).get_by_role("button", name="Right").click()
        assert review.held().reviewed == {0, 4}

    def test_double_click_edits_where_clicked(self, review) -> None:
        review.show(SAMPLE)
        review.sentence("target", 3).dblclick()
        expect(review.page.locator("textarea")).to_have_value(SAMPLE.target[3])
        review.button("Cut at the cursor").click()
        saved = review.held()
        assert len(saved.target) == len(SAMPLE.target) + 1
        assert f"{saved.target[3]} {saved.target[4]}".replace(" ", "") == SAMPLE.target[3].replace(
            " ", ""
        )

    def test_a_click_elsewhere_keeps_what_was_written(self, review) -> None:
        review.show(SAMPLE)
        review.sentence("target", 0).dblclick()
        review.press("Control+a", "A")
        review.sentence("target", 1).click()
        assert review.held().target[0] == "A"
        expect(review.sentence("target", 1)).to_be_focused()


class TestFilters:
    @pytest.mark.parametrize(
        ("name", "shown"),
        [("doubtful", "567"), ("unpaired", "6"), ("unreviewed", "23456789"), ("all", "123456789")],
    )
    def test_only_some_beads_are_shown(self, review, name: str, shown: str) -> None:
        review.show(SAMPLE).page.locator(f"input[value={name}]").check()
        assert "".join(review.visible()) == shown

    def test_neighbours_stay_in_sight(self, review) -> None:
        review.show(SAMPLE).page.locator("input[value=unpaired]").check()
        shown = review.page.locator(".bead:not([hidden]) .place").all_inner_texts()
        assert shown == ["5", "6", "7"]

    def test_the_cursor_goes_where_it_can_be_seen(self, review) -> None:
        review.show(SAMPLE).page.locator("input[value=unpaired]").check()
        review.press("m")
        assert review.beads() == changed(5, 7, ((6, 7), (5, 6)))

    def test_what_was_changed_stays_in_sight(self, review) -> None:
        review.show(SAMPLE).page.locator("input[value=doubtful]").check()
        review.press("r")
        assert "".join(review.visible()) == "567"
        expect(review.page.locator("#count-doubtful")).to_have_text("2")

    def test_doubt_is_what_the_reviewer_says(self, review) -> None:
        review.show(SAMPLE).page.locator("#threshold").fill("60")
        review.page.locator("input[value=doubtful]").check()
        assert "".join(review.visible()) == "56"

    def test_search_finds_in_both_texts(self, review) -> None:
        review.show(SAMPLE).press("/")
        review.page.keyboard.insert_text("LABORATORY")
        review.press("Enter")
        assert "".join(review.visible()) == "45"
        expect(review.sentence("source", 3)).to_be_focused()
        review.press("/", "Control+a")
        review.page.keyboard.insert_text("咖啡馆")
        review.press("Enter")
        assert "".join(review.visible()) == "6"
        review.press("/", "Escape")
        assert len(review.visible()) == len(BEADS)

    def test_progress_is_counted(self, review) -> None:
        review.show(SAMPLE).press("j", "r")
        expect(review.page.locator("#done")).to_have_text("2 of 9 reviewed")


class TestFiles:
    def test_an_alignment_of_nothing_is_shown_and_saved(self, review) -> None:
        empty = replace(SAMPLE, source=(), target=(), beads=(), reviewed=frozenset())
        review.show(empty).press("m", "Enter", "n", "j", "z", "e", " ", "End")
        expect(review.page.get_by_text("No such bead.")).to_be_visible()
        assert review.save() == empty

    @pytest.mark.parametrize(
        "alignment", [SAMPLE, CROSSING, HOSTILE_FILE], ids=["sample", "crossing", "hostile"]
    )
    def test_what_is_not_changed_is_saved_byte_for_byte(self, review, alignment: Alignment) -> None:
        _, data = review.show(alignment).download(lambda: review.button("Save").click())
        assert data.decode() == write_alignment(alignment)

    @pytest.mark.parametrize(
        ("doc", "name"),
        [
            ("rice forum", "rice forum"),
            ("../a\\b:c", "_a_b_c"),
            ("", "alignment"),
            ("水稻", "水稻"),
        ],
    )
    def test_the_file_is_named_after_the_document(self, review, doc: str, name: str) -> None:
        review.show(replace(SAMPLE, doc=doc))
        assert review.download(lambda: review.press("Control+s"))[0] == f"{name}.alignment.json"

    def test_another_file_is_opened(self, review) -> None:
        review.show(SAMPLE).open("b.json", b"\xef\xbb\xbf" + write_alignment(CROSSING).encode())
        expect(review.page.get_by_role("heading", name="crossing")).to_be_visible()
        assert review.save() == read_alignment(write_alignment(CROSSING).encode(), "b.json")
        assert (
            review.page.locator(".source .sentence > :last-child").first.get_attribute("lang")
            == "zh"
        )
        assert (
            review.page.locator(".target .sentence > :last-child").first.get_attribute("lang")
            == "vi"
        )
        assert not review.questions

    def test_a_file_is_dropped_on_the_page(self, review) -> None:
        review.show(SAMPLE)
        review.page.evaluate(
            """(text) => {
                const transfer = new DataTransfer();
                transfer.items.add(new File([text], "dropped.json"));
                const bubbling = { dataTransfer: transfer, bubbles: true, cancelable: true };
                const send = (name) => document.body.dispatchEvent(new DragEvent(name, bubbling));
                if (send("dragover")) throw new Error("not wanted");
                send("drop");
            }""",
            write_alignment(CROSSING),
        )
        expect(review.page.get_by_role("heading", name="crossing")).to_be_visible()

    @pytest.mark.parametrize(
        ("agrees", "doc"), [(True, "crossing"), (False, "rice forum")], ids=["yes", "no"]
    )
    def test_changes_are_not_lost_unasked(self, review, agrees: bool, doc: str) -> None:
        review.show(SAMPLE).press("m")
        review.agrees = agrees
        review.open("b.json", write_alignment(CROSSING).encode())
        expect(review.page.get_by_role("heading", name=doc)).to_be_visible()
        review.page.wait_for_function("() => true")
        assert review.questions == ["confirm"]

    @pytest.mark.parametrize(
        ("data", "message"), [row[1:] for row in INVALID], ids=[row[0] for row in INVALID]
    )
    def test_other_files_are_refused_in_the_same_words(
        self, review, data: bytes, message: str
    ) -> None:
        review.show(SAMPLE).open("b.json", data)
        expect(review.page.get_by_role("alert")).to_contain_text(f"b.json: {message}")
        assert review.held() == SAMPLE

    def test_the_page_judges_files_as_aligntool_does(self, review) -> None:
        chance = random.Random(3)
        files = [mutated(write_alignment(SAMPLE), chance) for _ in range(400)]
        verdicts = review.show(SAMPLE).page.evaluate(
            """(files) => files.map((bytes) => {
                const data = Uint8Array.from(bytes, (one) => one.charCodeAt(0));
                try {
                    return writeAlignment(readAlignment(data));
                } catch (error) {
                    if (!(error instanceof Refused)) throw error;
                    return error.message;
                }
            })""",
            [data.decode("latin-1") for data in files],
        )
        assert verdicts == [judged(data) for data in files]
        assert len(set(verdicts)) > 30

    def test_typing_is_kept_when_another_file_is_opened(self, review) -> None:
        review.show(SAMPLE).press("e", "!")
        review.agrees = False
        # The page reads the file first, and asks then.
        with review.page.expect_event("dialog"):
            review.open("b.json", write_alignment(CROSSING).encode())
        expect(review.sentence("source", 0)).to_contain_text("!")
        assert review.questions == ["confirm"]

    def test_leaving_with_changes_asks(self, review) -> None:
        review.show(SAMPLE).press("m")
        review.page.reload()
        assert review.questions == ["beforeunload"]

    @pytest.mark.parametrize(
        "keys", [(), ("j",), ("m", "z")], ids=["opened", "looked-at", "undone"]
    )
    def test_leaving_without_changes_does_not_ask(self, review, keys: tuple[str, ...]) -> None:
        review.show(SAMPLE).press(*keys)
        review.page.reload()
        assert review.questions == []

    def test_leaving_after_saving_does_not_ask(self, review) -> None:
        review.show(SAMPLE).press("m")
        expect(review.page.locator("#unsaved")).to_have_text("Not saved")
        review.save()
        expect(review.page.locator("#unsaved")).to_be_empty()
        review.page.reload()
        assert review.questions == []


def mutated(whole: str, chance: random.Random) -> bytes:
    """Return an alignment file in which a few tokens or bytes are others."""
    if chance.random() < 0.3:
        data = bytearray(whole.encode())
        data[chance.randrange(len(data))] = chance.randrange(256)
        return bytes(data)
    tokens = re.split(r"([\[\]{}:,\s]+|\d+)", whole)
    others = [
        "0",
        "1",
        "2",
        "-1",
        "1.0",
        "7e0",
        "1e-7",
        "1e400",
        "null",
        "true",
        '"x"',
        "[]",
        "{}",
        "",
        ",",
    ]
    for _ in range(chance.randint(1, 2)):
        tokens[chance.randrange(len(tokens))] = chance.choice([*others, chance.choice(tokens)])
    return "".join(tokens).encode()


def judged(data: bytes) -> str:
    """Return what aligntool makes of a file: written again, or what is wrong with it."""
    try:
        return write_alignment(read_alignment(data, "x"))
    except InputError as error:
        return str(error).removeprefix("x: ").rpartition(";")[0]


class TestExports:
    @pytest.mark.parametrize(
        "alignment", [SAMPLE, CROSSING, HOSTILE_FILE], ids=["sample", "crossing", "hostile"]
    )
    def test_tmx_is_valid_and_holds_the_pairs(self, review, alignment: Alignment) -> None:
        review.show(alignment).page.get_by_text("Export").click()
        name, data = review.download(lambda: review.button("TMX").click())
        assert name.endswith(".tmx")
        root = etree.fromstring(data)
        dtd = etree.DTD(str(ROOT / "tests" / "data" / "tmx14.dtd"))
        assert dtd.validate(root), dtd.error_log
        paired = [bead for bead in alignment.beads if bead.source and bead.target]
        assert len(root.findall(".//tu")) == len(paired)
        langs = root.xpath("//tuv/@xml:lang")
        assert langs == [alignment.source_lang, alignment.target_lang] * len(paired)

    def test_tmx_joins_sentences_by_their_language(self, review) -> None:
        review.show(SAMPLE).page.get_by_text("Export").click()
        _, data = review.download(lambda: review.button("TMX").click())
        units = [tuple(unit.xpath(".//seg/text()")) for unit in etree.fromstring(data).iter("tu")]
        assert units[4] == (SAMPLE.source[4] + SAMPLE.source[5], SAMPLE.target[4])
        assert units[5] == (SAMPLE.source[7], f"{SAMPLE.target[5]} {SAMPLE.target[6]}")

    def test_tsv_is_what_aligntool_align_writes(self, review) -> None:
        review.show(SAMPLE).page.get_by_text("Export").click()
        name, data = review.download(lambda: review.button("TSV").click())
        assert name == "rice forum.tsv"
        assert data.decode().splitlines() == list(write_beads(SAMPLE, "tsv"))

    def test_tsv_of_hostile_text_has_five_cells_a_line(self, review) -> None:
        review.show(HOSTILE_FILE).page.get_by_text("Export").click()
        _, data = review.download(lambda: review.button("TSV").click())
        rows = list(csv.reader(data.decode().splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
        assert [len(row) for row in rows] == [5, 5, 5]

    def test_only_what_was_reviewed(self, review) -> None:
        review.show(SAMPLE).page.get_by_text("Export").click()
        review.page.get_by_label("reviewed beads only").check()
        _, data = review.download(lambda: review.button("TMX").click())
        assert len(etree.fromstring(data).findall(".//tu")) == 1


class TestSafety:
    def test_hostile_text_is_shown_and_does_nothing(self, review) -> None:
        review.show(HOSTILE_FILE).press("m", "z", "e", "Escape", "/", "Enter")
        texts = review.page.locator(".source .sentence > :last-child").evaluate_all(
            "(all) => all.map((one) => one.textContent)"
        )
        assert texts == list(HOSTILE_FILE.source)
        assert review.page.title().endswith("aligntool review")
        assert review.page.locator("img").count() == 0
        assert not review.questions

    def test_the_network_is_shut(self, review) -> None:
        review.page.context.set_offline(False)
        review.show(SAMPLE)
        with pytest.raises(Error, match="Failed to fetch"):
            review.page.evaluate("fetch('http://127.0.0.1:9/')")
        assert review.errors
        assert all("Content Security Policy" in error for error in review.errors)
        review.errors.clear()
        assert [url for url in review.requests if url.startswith("http")] == []


class TestAccess:
    def test_sentences_are_options_of_named_lists(self, review) -> None:
        review.show(SAMPLE)
        expect(
            review.page.get_by_role("listbox", name="Chinese 5").get_by_role("option")
        ).to_have_count(2)
        expect(
            review.page.get_by_role("listbox", name="English 6").get_by_role("option")
        ).to_have_count(0)

    def test_the_list_is_one_stop_for_tab(self, review) -> None:
        review.show(SAMPLE).press("j", "Shift+Tab")
        expect(review.page.get_by_label("Search the texts")).to_be_focused()
        review.press("Tab")
        expect(review.sentence("source", 1)).to_be_focused()

    def test_every_button_has_a_name(self, review) -> None:
        buttons = review.show(SAMPLE).page.get_by_role("button").all()
        assert len(buttons) > 20
        for button in buttons:
            assert button.inner_text().strip() or button.get_attribute("aria-label")

    @pytest.mark.parametrize("width", [320, 390, 768, 1280])
    def test_nothing_is_wider_than_the_screen(self, review, width: int) -> None:
        review.page.set_viewport_size({"width": width, "height": 800})
        review.show(HOSTILE_FILE)
        assert review.page.evaluate("document.documentElement.scrollWidth") <= width

    @pytest.mark.parametrize("width", [390, 900, 1280])
    def test_the_cursor_is_never_under_the_bars(self, review, width: int) -> None:
        review.page.set_viewport_size({"width": width, "height": 800})
        review.show(many(60))
        for key in ["j"] * 30 + ["k"] * 25:
            review.press(key)
            covered = review.page.evaluate(
                """() => {
                    const box = document.activeElement.getBoundingClientRect();
                    const tools = document.querySelector(".tools");
                    const stuck = getComputedStyle(tools).position === "sticky";
                    return box.top < (stuck ? tools.getBoundingClientRect().bottom : 0) - 1
                        || box.bottom > document.querySelector(".bar").offsetTop + 1;
                }"""
            )
            assert not covered


def many(count: int) -> Alignment:
    """Return an alignment of beads 1–1, every tenth doubtful."""
    return Alignment(
        doc="many",
        source_lang="zh",
        target_lang="en",
        source=tuple(
            f"第{number}句：会议于{number}日在河内举行，来自各国的代表出席了开幕式。"
            for number in range(count)
        ),
        target=tuple(
            f"Sentence {number}: the meeting opened in Hanoi on day {number}, with many delegates."
            for number in range(count)
        ),
        beads=tuple(
            Bead((number,), (number,), 0.0, 0.5 if number % 10 == 9 else 0.95)
            for number in range(count)
        ),
    )


class TestSize:
    @pytest.mark.parametrize("keys", ["m", "m z", "Enter", "n", "End", "End x", "End Home", "c"])
    def test_three_thousand_beads_answer_at_once(self, review, keys: str) -> None:
        """The limits are four times and more what two shared cores took."""
        review.show(many(3000))
        loaded = "performance.getEntriesByType('navigation')[0].loadEventEnd"
        assert review.page.evaluate(loaded) < 5000
        for key in keys.split():
            took = review.page.evaluate(
                """(key) => new Promise((done) => {
                    const start = performance.now();
                    const press = new KeyboardEvent("keydown", { key, bubbles: true });
                    document.activeElement.dispatchEvent(press);
                    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
                })""",
                key,
            )
            assert took < 1000

    def test_a_random_walk_always_leaves_a_valid_file_and_can_be_undone(self, review) -> None:
        chance = random.Random(7)
        keys = "m Shift+M s u d x c r j k Space ArrowDown ArrowRight Shift+ArrowDown n z Shift+Z"
        review.show(SAMPLE)
        for _ in range(60):
            review.press(*chance.choices(keys.split(), k=12))
            assert review.held().beads
        while review.button("Undo").is_enabled():
            review.press("z")
        assert review.held() == SAMPLE
