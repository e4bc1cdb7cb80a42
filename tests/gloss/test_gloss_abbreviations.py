"""The table of abbreviations, and that rules give no other."""

import re

import pytest

from aligntool.gloss import ABBREVIATIONS
from aligntool.gloss.grammar import _CLASSIFIERS, _RULES

# The list at the end of the Leipzig Glossing Rules, as published.
LEIPZIG = frozenset(
    """1 2 3 A ABL ABS ACC ADJ ADV AGR ALL ANTIP APPL ART AUX BEN CAUS CLF COM COMP COMPL COND COP
    CVB DAT DECL DEF DEM DET DIST DISTR DU DUR ERG EXCL F FOC FUT GEN IMP INCL IND INDF INF INS
    INTR IPFV IRR LOC M N NEG NMLZ NOM OBJ OBL P PASS PFV PL POSS PRED PRF PRS PROG PROH PROX PST
    PTCP PURP Q QUOT RECP REFL REL RES S SBJ SBJV SG TOP TR VOC""".split()
)


def test_each_has_its_own_meaning() -> None:
    meanings = [one.meaning for one in ABBREVIATIONS.values()]
    assert len(set(meanings)) == len(meanings)
    assert all(short == one.short for short, one in ABBREVIATIONS.items())


@pytest.mark.parametrize("short", ABBREVIATIONS)
def test_those_of_leipzig_are_in_its_list_and_the_others_are_not(short: str) -> None:
    assert re.fullmatch("[A-Z]+", short)
    assert ABBREVIATIONS[short].is_leipzig == (short in LEIPZIG)


def test_rules_give_abbreviations_of_the_table_only_and_all_of_them() -> None:
    rules = [rule for table in _RULES.values() for found in table.values() for rule in found]
    rules += [rule for found in _CLASSIFIERS.values() for rule in found]
    # Particles without a rule of their own are PTCL too.
    assert {short for short, _ in rules} | {"PTCL"} == set(ABBREVIATIONS)
