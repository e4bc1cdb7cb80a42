"""Check lexicon files for contradictions and slips, and mend what is safe to mend."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache

from aligntool.lexicon.files import LexiconFile
from aligntool.lexicon.lint.material import Finding, Material, Rule
from aligntool.lexicon.lint.rules import RULES
from aligntool.lexicon.loading import load_lexicon
from aligntool.registry import named

__all__ = ["RULES", "Finding", "Rule", "fix", "lint", "rules_named"]


def lint(files: Sequence[LexiconFile], rules: Sequence[Rule] = RULES) -> tuple[Finding, ...]:
    """Return what the rules find in files that are used together, in order of place.

    A rule that needs OpenCC or the packaged lexicon loads it.
    """
    looked_at = Material(tuple(files), _packaged())
    findings = [
        Finding(
            rule.name,
            rule.severity,
            one.file.path,
            one.line,
            one.source,
            one.message,
            one.fixable,
        )
        for rule in rules
        for one in rule.check(looked_at)
    ]
    order = {file.path: number for number, file in enumerate(files)}
    return tuple(sorted(findings, key=lambda one: (order[one.path], one.line)))


def fix(file: LexiconFile, rules: Sequence[Rule] = RULES) -> LexiconFile:
    """Return a file with everything mended that needs no decision."""
    for rule in rules:
        if rule.fixes:
            changes: dict[int, dict[str, str]] = {}
            needless = set()
            for one in rule.check(Material((file,), _packaged())):
                changes.setdefault(one.line, {}).update(one.fix)
                if one.is_needless:
                    needless.add(one.line)
            file = file.with_cells({line: cells for line, cells in changes.items() if cells})
            file = file.without(needless)
    return file


def rules_named(names: Collection[str], *, skipped: Collection[str] = ()) -> tuple[Rule, ...]:
    """Return some rules; all where no name is given.

    Raises:
        UsageError: if there is no rule of a name.
    """
    return named("rule", RULES, names, skipped=skipped)


def _packaged() -> Callable[[str], Mapping[str, str]]:
    """Return a function that loads the packaged entries of a language once."""
    return cache(lambda lang: load_lexicon(lang).packed)
