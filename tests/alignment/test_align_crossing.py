"""Sentences that changed places are found, where it pays and where nobody forbids it."""

from collections.abc import Sequence

import pytest
from alignment.pairs import EN_OF_VI, EN_OF_ZH, VI, ZH

from aligntool.alignment.beads import Bead
from aligntool.alignment.sentences import align_texts
from aligntool.alignment.texts import Text

ROWS = {
    "zh": [(ZH[n], EN_OF_ZH[m]) for n, m in ((0, 0), (1, 1), (2, 2), (3, 3), (8, 7), (9, 8))],
    "vi": [(VI[n], EN_OF_VI[m]) for n, m in ((0, 0), (1, 1), (4, 4), (6, 5), (7, 7), (8, 8))],
}
ORDERS = {
    "neighbours": (0, 2, 1, 3, 4, 5),
    "first-two": (1, 0, 2, 3, 4, 5),
    "last-two": (0, 1, 2, 3, 5, 4),
    "one-down": (0, 2, 3, 4, 1, 5),
    "one-up": (0, 4, 1, 2, 3, 5),
    "first-to-the-end": (1, 2, 3, 4, 5, 0),
    "pair-past-pair": (0, 3, 4, 1, 2, 5),
    "two-swaps": (1, 0, 2, 3, 5, 4),
}
"""Source sentences as the target has them."""


def aligned(lang: str, order: Sequence[int], *, in_order: bool = False) -> list[Bead]:
    source = [row[0] for row in ROWS[lang]]
    target = [ROWS[lang][place][1] for place in order]
    return align_texts(Text(lang, source), Text("en", target), in_order=in_order)


def crossings(beads: Sequence[Bead]) -> list[Bead]:
    """Return the beads whose target comes before that of a bead in front of them."""
    paired = [bead for bead in beads if bead.target]
    return [
        one
        for place, one in enumerate(paired)
        if any(one.target < x.target for x in paired[:place])
    ]


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS.keys())
def test_moved_sentences_are_found(order: tuple[int, ...]) -> None:
    beads = aligned("vi", order)
    assert [(bead.source, bead.target) for bead in beads] == [
        ((place,), (order.index(place),)) for place in range(6)
    ]


@pytest.mark.parametrize("lang", ["zh", "vi"])
def test_a_moved_bead_may_be_split_or_merged(lang: str) -> None:
    space = "" if lang == "zh" else " "
    source, target = (list(side) for side in zip(*ROWS[lang], strict=True))
    source[1:3] = [space.join(source[1:3])]
    target = [target[0], target[3], target[1], target[2], f"{target[4]} {target[5]}"]
    beads = align_texts(Text(lang, source), Text("en", target))
    assert [(bead.source, bead.target) for bead in beads] == [
        ((0,), (0,)),
        ((1,), (2, 3)),
        ((2,), (1,)),
        ((3, 4), (4,)),
    ]


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS.keys())
def test_in_order_nothing_crosses(order: tuple[int, ...]) -> None:
    beads = aligned("vi", order, in_order=True)
    assert [number for bead in beads for number in bead.target] == list(range(6))


@pytest.mark.parametrize("lang", ["zh", "vi"])
def test_where_nothing_moved_in_order_makes_no_difference(lang: str) -> None:
    assert aligned(lang, range(6)) == aligned(lang, range(6), in_order=True)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (["Ông cười.", "Ông cười."], ["He smiled.", "He smiled."]),
        (["Trời mưa to.", "Ông đã cười."], ["He was smiling.", "But the rain was heavy and he smiled."]),
        (["Trời mưa to.", "Ông cười."], ["Nobody knew what to do.", "The bridge is old."]),
    ],
    ids=["same-sentences", "word-in-both", "nothing-shared"],
)  # fmt: skip
def test_a_swap_that_explains_little_is_not_made(source: list[str], target: list[str]) -> None:
    rows = ROWS["vi"]
    first = [rows[0][0], *source, rows[1][0]]
    second = [rows[0][1], *target, rows[1][1]]
    assert not crossings(align_texts(Text("vi", first), Text("en", second)))


def test_a_sentence_that_moved_far_is_left_to_the_order() -> None:
    source = [f"Kho số {number} có {number * 7 + 1000} tấn gạo." for number in range(30)]
    target = [f"Warehouse {number} has {number * 7 + 1000} tons of rice." for number in range(30)]
    texts = Text("vi", source), Text("en", [*target[1:], target[0]])
    assert not crossings(align_texts(*texts))


def test_neighbours_are_found_in_a_text_too_long_to_be_looked_at_whole() -> None:
    numbers = list(range(120))
    source = [f"Kho số {number} có {number * 7 + 1000} tấn gạo." for number in numbers]
    numbers[70:72] = 71, 70
    target = [f"Warehouse {number} has {number * 7 + 1000} tons of rice." for number in numbers]
    beads = align_texts(Text("vi", source), Text("en", target))
    assert [bead.source for bead in crossings(beads)] == [(71,)]
    assert ((70,), (71,)) in [(bead.source, bead.target) for bead in beads]
