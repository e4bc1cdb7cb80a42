"""Learn aligntool/data/assembly/transcriptions.tsv anew from the foreign names of CC-CEDICT.

    python -m bench.learn_names [--test]

Each character of a name spells up to five letters, in order (Knight & Graehl 1998); which ones
is learnt by expectation maximisation from names and their English, the start being that letters
resemble the character's pinyin.  ``--test`` learns from nine names in ten and tells how much of the
letters of the others comes out right.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import accumulate
from pathlib import Path

import click

from aligntool.engines.assembly.names import TRANSCRIBING
from aligntool.lexicon import load_lexicon
from aligntool.lexicon.cedict import glosses_of, read_definitions

OUT = Path(__file__).parent.parent / "aligntool" / "data" / "assembly" / "transcriptions.tsv"
ROUNDS = 8
LONGEST = 5
LENGTHS = (0.02, 0.15, 0.4, 0.3, 0.1, 0.03)
"""Chance that a character spells so many letters, before anything is learnt."""
LEAST = 2.0
"""Expected occurrences of a character that has a line in the table."""
PLACES = ("first", "inside", "last")
_NAME = re.compile(r"[A-Z][a-zé'ü-]+")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,8}")

Name = tuple[str, str]
"""Characters, and letters in lower case."""
Chance = Callable[[str, str], float]
Counts = dict[str, Counter[str]]


def names(readings: Mapping[str, str]) -> list[Name]:
    """Return the names that are spelt by sound and not simply pinyin."""
    return sorted(set(_names(readings)))


def _names(readings: Mapping[str, str]) -> Iterator[Name]:
    for one in read_definitions():
        english = next(iter(glosses_of(one)), "") if one.pinyin[:1].isupper() else ""
        if _NAME.fullmatch(english) and _HAN.fullmatch(one.simplified):
            letters = _plain(english)
            pinyin = _plain("".join(readings.get(each, "") for each in one.simplified))
            sounds = sum(each in TRANSCRIBING for each in one.simplified)
            if sounds >= max(2, len(one.simplified) - 1) and not pinyin.startswith(letters):
                yield one.simplified, letters


def _plain(english: str) -> str:
    parts = unicodedata.normalize("NFD", english.lower())
    return "".join(part for part in parts if "a" <= part <= "z")


def at_first(readings: Mapping[str, str]) -> Chance:
    """Return the chance that a character spells letters, by its pinyin."""

    @cache
    def chance(character: str, letters: str) -> float:
        pinyin = readings.get(character, "")
        alike = SequenceMatcher(None, pinyin, letters).ratio() if letters else 0.1
        same = 1.0 if letters and pinyin[:1] == letters[0] else 0.0
        return LENGTHS[len(letters)] * (0.02 + alike * alike + same) / 26 ** len(letters)

    return chance


def count(name: Name, chance: Chance, counts: Mapping[str, Counts]) -> None:
    """Add how often each character of a name is expected to spell which letters, by its place."""
    characters, letters = name
    ahead = list(accumulate(characters, lambda row, one: _step(row, one, letters, chance), initial=[
        1.0, *(0.0 for _ in letters)
    ]))  # fmt: skip
    back = [*(0.0 for _ in letters), 1.0]
    total = ahead[-1][-1]
    for number in range(len(characters) - 1, -1, -1):
        place = PLACES[0 if number == 0 else 2 if number == len(characters) - 1 else 1]
        character, before = characters[number], [0.0] * (len(letters) + 1)
        for start in range(len(letters) + 1):
            for end in range(start, min(len(letters), start + LONGEST) + 1):
                part = chance(character, letters[start:end]) * back[end]
                before[start] += part
                share = ahead[number][start] * part / total if total else 0.0
                if share > 1e-4:
                    counts[place][character][letters[start:end]] += share
        back = before


def _step(row: Sequence[float], character: str, letters: str, chance: Chance) -> list[float]:
    """Return the chances of having spelt so many letters after one more character."""
    after = [0.0] * len(row)
    for start, reached in enumerate(row):
        if reached:
            for end in range(start, min(len(letters), start + LONGEST) + 1):
                after[end] += reached * chance(character, letters[start:end])
    return after


def learn(known: Sequence[Name], readings: Mapping[str, str]) -> dict[str, tuple[str, str, str]]:
    """Return what each character mostly spells at the start, inside and at the end of a name."""
    chance = before = at_first(readings)
    counts: dict[str, Counts] = {}
    for _ in range(ROUNDS):
        counts = {place: defaultdict(Counter) for place in PLACES}
        for name in known:
            count(name, chance, counts)
        chance = _learnt(together(counts), before)
    spelt = {one: found for one, found in together(counts).items() if found.total() >= LEAST}
    return {
        one: (*(_best(counts[place][one], found) for place in PLACES),)
        for one, found in sorted(spelt.items())
    }  # type: ignore[return-value]


def together(counts: Mapping[str, Counts]) -> Counts:
    """Return the counts of all places."""
    found: Counts = defaultdict(Counter)
    for by_character in counts.values():
        for character, letters in by_character.items():
            found[character].update(letters)
    return found


def _learnt(counts: Counts, before: Chance) -> Chance:
    totals = {character: found.total() for character, found in counts.items()}

    def chance(character: str, letters: str) -> float:
        if character not in totals:
            return before(character, letters)
        prior = 0.005 * before(character, letters) * 26 ** len(letters)
        return (counts[character][letters] + prior) / (totals[character] + 0.5)

    return chance


def _best(here: Counter[str], anywhere: Counter[str]) -> str:
    total = anywhere.total()
    return max(sorted(anywhere), key=lambda letters: here[letters] + anywhere[letters] / total)


def spell(characters: str, table: Mapping[str, tuple[str, str, str]]) -> str:
    """Return the letters of a name."""
    last = len(characters) - 1
    return "".join(
        table[one][0 if place == 0 else 2 if place == last else 1] if one in table else ""
        for place, one in enumerate(characters)
    )


@click.command()
@click.option("--test", is_flag=True, help="Measure instead of writing the table.")
def main(test: bool) -> None:
    """Write the table, or how good it is."""
    readings = load_lexicon("zh").readings
    known = names(readings)
    if test:
        held = known[::10]
        table = learn([one for one in known if one not in held], readings)
        for what, spelt in (
            ("pinyin", [_plain("".join(readings[one] for one in name)) for name, _ in held]),
            ("learnt", [spell(name, table) for name, _ in held]),
        ):
            pairs = zip(spelt, (letters for _, letters in held), strict=True)
            alike = [SequenceMatcher(None, *pair).ratio() for pair in pairs]
            click.echo(f"{what}: {sum(alike) / len(alike):.3f} of the letters alike")
        return
    rows = ("\t".join((one, *letters)) for one, letters in learn(known, readings).items())
    content = "".join(f"{row}\n" for row in ("character\t" + "\t".join(PLACES), *rows))
    OUT.write_text(content, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
