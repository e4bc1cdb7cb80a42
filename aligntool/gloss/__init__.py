"""Interlinear gloss: the words of a sentence with what each means, after the Leipzig rules."""

from aligntool.gloss.abbreviations import ABBREVIATIONS, Abbreviation
from aligntool.gloss.words import Glossed, Glosser, Sort, open_glosser

__all__ = ["ABBREVIATIONS", "Abbreviation", "Glossed", "Glosser", "Sort", "open_glosser"]
