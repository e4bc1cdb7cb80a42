"""Units of text in several languages in, the pairs of two of these languages out.

Language codes are compared by their primary subtag: ``en-US`` is ``en``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from aligntool.errors import InputError
from aligntool.languages import primary
from aligntool.languages.detect import detect
from aligntool.text import collapse

_SAMPLE = 200
"""Texts by which the language of a side is told."""


@dataclass(frozen=True, slots=True)
class Variant:
    """The text of a unit in one language."""

    lang: str
    """The code as the file has it; empty where it has none."""
    text: str


@dataclass(frozen=True, slots=True)
class Unit:
    """Texts that say the same, the source first where the format has one."""

    variants: tuple[Variant, ...]
    source_lang: str
    """Code of the language that the file calls the source; empty where it calls none so."""
    details: Mapping[str, str] = field(default_factory=dict)
    """What else the file says, by name: doc and seg, where the unit stands; before and after, the
    texts around it; previous and following, fingerprints of these; origin, created, changed,
    author, key; draft, where it says that the target is one."""

    @property
    def languages(self) -> dict[str, None]:
        """The primary subtags of the languages, in order."""
        return dict.fromkeys(primary(variant.lang) for variant in self.variants)

    def text(self, lang: str) -> str | None:
        """Return the text in a language, best with the same region; None where there is none."""
        same = [one for one in self.variants if primary(one.lang) == primary(lang)]
        same.sort(key=lambda one: _plain(one.lang) != _plain(lang))
        return same[0].text if same else None


@dataclass(frozen=True, slots=True)
class Wanted:
    """The language codes that the user has given; None where not given."""

    source: str | None
    target: str | None

    @property
    def languages(self) -> set[str]:
        """The primary subtags of those given."""
        return {primary(lang) for lang in (self.source, self.target) if lang is not None}


def named(units: Sequence[Unit], wanted: Wanted, origin: str) -> Sequence[Unit]:
    """Return units of source and target with every language that the file does not name.

    It is the one that the user gives for the side, or is told by the texts.

    Raises:
        InputError: if the texts do not tell it.
    """
    for side, (lang, option) in enumerate(
        ((wanted.source, "--source-lang"), (wanted.target, "--target-lang"))
    ):
        texts = [one.text for one in _side(units, side) if not one.lang]
        if not texts:
            continue
        others = {primary(one.lang) for one in _side(units, 1 - side)}
        if lang is None or primary(lang) in others:
            lang = detect("\n".join(texts[:_SAMPLE]))
        if lang is None:
            raise InputError(f"{origin}: names no language and its text tells none; add {option}")
        units = [_with(unit, side, lang) for unit in units]
    return units


def direction(units: Sequence[Unit], wanted: Wanted, origin: str) -> tuple[str, str]:
    """Return source and target: those given, else the only two there are.

    Raises:
        InputError: if there are none, too few, or too many to choose from.
    """
    found = dict.fromkeys(lang for unit in units for lang in unit.languages)
    listed = collapse(", ".join(found))
    if not found:
        raise InputError(f"{origin}: holds no sentence pairs")
    if strange := sorted(wanted.languages - found.keys()):
        raise InputError(f"{origin}: holds no text in '{strange[0]}'; it holds {listed}")
    together = (unit.languages for unit in units if wanted.languages <= unit.languages.keys())
    both = tuple(dict.fromkeys(lang for languages in together for lang in languages))
    if not both:
        raise InputError(f"{origin}: holds no sentence in both languages; it holds {listed}")
    if wanted.source and wanted.target and len(wanted.languages) == 2:
        return wanted.source, wanted.target
    if len(both) < 2 or (wanted.source and wanted.target):
        raise InputError(f"{origin}: a bitext has two languages; it holds {listed}")
    if len(both) > 2:
        raise InputError(
            f"{origin}: holds {listed}; choose two with --source-lang and --target-lang"
        )
    return _ordered(both, units, wanted)


def pairs(units: Sequence[Unit], source: str, target: str) -> Iterator[tuple[str, str]]:
    """Yield source and target of the units, ``""`` for a side that a unit lacks.

    A unit that lacks one of the languages and has others is a pair of those, and passed over.
    """
    chosen = {primary(source), primary(target)}
    for unit in units:
        texts = unit.text(source), unit.text(target)
        if None not in texts or unit.languages.keys() <= chosen:
            yield texts[0] or "", texts[1] or ""


def _plain(lang: str) -> str:
    return lang.replace("_", "-").lower()


def _side(units: Sequence[Unit], side: int) -> Iterator[Variant]:
    return (variant for unit in units for variant in unit.variants[side : side + 1])


def _with(unit: Unit, side: int, lang: str) -> Unit:
    variants = list(unit.variants)
    variants[side] = replace(variants[side], lang=variants[side].lang or lang)
    return replace(unit, variants=tuple(variants))


def _ordered(both: Sequence[str], units: Sequence[Unit], wanted: Wanted) -> tuple[str, str]:
    """Return the languages in the order that the user, else the file, asks for."""
    first, second = both
    if wanted.source:
        source = wanted.source
    elif wanted.target:
        source = first if primary(wanted.target) == second else second
    else:
        declared = (primary(unit.source_lang) for unit in units)
        source = next((lang for lang in declared if lang in both), first)
    target = wanted.target or (second if primary(source) == first else first)
    return source, target
