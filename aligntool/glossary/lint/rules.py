"""The table of lint rules."""

from aligntool.glossary.fold import narrow, new_tones, simplified
from aligntool.glossary.lint import english, segmented, sources, writing
from aligntool.results import Rule, Severity

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

RULES = (
    Rule("format", _ERROR, "a line that breaks the format", writing.broken),
    Rule("duplicate-id", _ERROR, "an id given twice", sources.duplicate_ids),
    Rule(
        "duplicate-source",
        _ERROR,
        "a term of two concepts with the same context",
        sources.duplicate_sources,
    ),
    Rule(
        "conflicting-twin",
        _ERROR,
        "terms of two concepts that differ only in script, width, tone placement or case",
        sources.conflicting_twins,
    ),
    Rule(
        "preferred-forbidden",
        _ERROR,
        "English that a concept prefers and forbids",
        english.preferred_forbidden,
    ),
    Rule(
        "allowed-forbidden",
        _ERROR,
        "English that a concept allows and forbids",
        english.allowed_forbidden,
    ),
    Rule(
        "dnt-differs",
        _ERROR,
        "a concept marked do-not-translate whose English is none of its terms",
        english.untranslated,
    ),
    Rule(
        "not-composed",
        _WARNING,
        "a cell that is not in composed form (NFC)",
        writing.rewritten(writing.composed, "is not in composed form (NFC)"),
        fixes=True,
    ),
    Rule(
        "spaces",
        _WARNING,
        "white space at the ends of a cell or an alternative, or doubled",
        writing.rewritten(writing.tidy, "has white space that does not count"),
        fixes=True,
    ),
    Rule(
        "repeated",
        _WARNING,
        "an alternative that stands twice in its cell",
        writing.rewritten(writing.without_repeats, "has an alternative twice"),
        fixes=True,
    ),
    Rule(
        "needless",
        _WARNING,
        "allowed English that differs from the preferred or other allowed English in case only",
        english.needless,
        fixes=True,
    ),
    Rule(
        "script-twin",
        _WARNING,
        "a term in simplified and traditional characters; one is enough",
        sources.twins(simplified, ("zh",)),
    ),
    Rule(
        "width-twin",
        _WARNING,
        "a term in full-width and ordinary letters; one is enough",
        sources.twins(narrow, ("zh",)),
    ),
    Rule(
        "tone-twin",
        _WARNING,
        "a term with both placements of its tone (hoà, hòa); one is enough",
        sources.twins(new_tones, ("vi",)),
    ),
    Rule(
        "case-twin",
        _WARNING,
        "a term in capitals and small letters that are found alike; one is enough",
        sources.twins(str.casefold),
    ),
    Rule(
        "inside-term",
        _WARNING,
        "a term inside a longer one of another concept, whose English does not hold its English",
        sources.inside_terms,
    ),
    Rule(
        "never-a-word",
        _WARNING,
        "a term that stands in the packaged corpus, but that the segmenter never yields",
        segmented.never_words,
    ),
    Rule(
        "stop-word",
        _WARNING,
        "a term that is one of the commonest words of its language",
        sources.stop_words,
    ),
    Rule(
        "one-character",
        _WARNING,
        "a Chinese term of one character",
        sources.single_characters,
    ),
    Rule(
        "missing-language",
        _WARNING,
        "a concept without a term in a language that has a column",
        sources.missing_languages,
    ),
    Rule(
        "forbidden-elsewhere",
        _WARNING,
        "English that one concept forbids and another prefers",
        english.forbidden_elsewhere,
    ),
    Rule(
        "forbidden-cycle",
        _WARNING,
        "concepts whose forbidden English leads back to themselves",
        english.forbidden_cycles,
    ),
    Rule(
        "english-as-source",
        _WARNING,
        "English that is a source term of another concept",
        english.english_as_source,
    ),
    Rule(
        "unknown-column",
        _WARNING,
        "a column that means nothing to a glossary; it is kept",
        writing.unknown_columns,
    ),
    Rule(
        "unknown-pos",
        _WARNING,
        "a part of speech that exchange formats do not know",
        writing.unknown_parts_of_speech,
    ),
)
"""In the order in which fixes are made."""
