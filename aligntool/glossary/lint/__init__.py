"""Check glossaries for contradictions and slips, rule by rule, and mend what is safe to mend."""

from collections.abc import Collection, Sequence

from aligntool.glossary.lint.material import Finding, Rule, material
from aligntool.glossary.lint.rules import RULES
from aligntool.glossary.table import GlossaryTable
from aligntool.registry import named
from aligntool.results import Severity

__all__ = ["RULES", "Finding", "Rule", "Severity", "fix", "lint", "rules_named"]


def lint(tables: Sequence[GlossaryTable], rules: Sequence[Rule] = RULES) -> tuple[Finding, ...]:
    """Return what the rules find in tables that are used together, in order of place.

    A rule that needs word segmentation or OpenCC loads it.
    """
    looked_at = material(tables)
    findings = [
        Finding(
            rule.name,
            rule.severity,
            one.table.path,
            one.line,
            one.concept,
            one.message,
            bool(one.fix),
        )
        for rule in rules
        for one in rule.check(looked_at)
    ]
    order = {table.path: number for number, table in enumerate(tables)}
    return tuple(sorted(findings, key=lambda one: (order[one.path], one.line)))


def fix(table: GlossaryTable, rules: Sequence[Rule] = RULES) -> GlossaryTable:
    """Return a table with everything mended that needs no decision."""
    for rule in rules:
        if rule.fixes:
            changes: dict[int, dict[str, str]] = {}
            for one in rule.check(material([table])):
                changes.setdefault(one.line, {}).update(one.fix)
            table = table.with_cells(changes)
    return table


def rules_named(names: Collection[str], *, skipped: Collection[str] = ()) -> tuple[Rule, ...]:
    """Return some rules; all where no name is given.

    Raises:
        UsageError: if there is no rule of a name.
    """
    return named("rule", RULES, names, skipped=skipped)
