"""The table of lint rules."""

from aligntool.lexicon.lint import checks
from aligntool.results import Rule, Severity

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

RULES = (
    Rule("format", _ERROR, "a line that breaks the format", checks.broken),
    Rule(
        "unknown-pos",
        _ERROR,
        "a part of speech that the lexicon does not know; common names of known ones are mended",
        checks.unknown_parts_of_speech,
        fixes=True,
    ),
    Rule(
        "invisible",
        _WARNING,
        "control characters and others that cannot be seen",
        checks.rewritten(checks.visible, "has characters that cannot be seen"),
        fixes=True,
    ),
    Rule(
        "not-composed",
        _WARNING,
        "a cell that is not in composed form (NFC)",
        checks.rewritten(checks.composed, "is not in composed form (NFC)"),
        fixes=True,
    ),
    Rule(
        "full-width",
        _WARNING,
        "full-width letters, digits and marks; texts are read with ordinary ones",
        checks.rewritten(checks.narrow, "has full-width characters"),
        fixes=True,
    ),
    Rule(
        "spaces",
        _WARNING,
        "white space at the ends of a cell or a gloss, or doubled",
        checks.rewritten(checks.tidy, "has white space that does not count"),
        fixes=True,
    ),
    Rule(
        "repeated-gloss",
        _WARNING,
        "a gloss that stands twice in its cell",
        checks.rewritten(checks.without_repeats, "has a gloss twice"),
        fixes=True,
    ),
    Rule(
        "traditional",
        _WARNING,
        "a word in traditional characters, which is never found",
        checks.traditional,
        fixes=True,
    ),
    Rule("infinitive", _WARNING, "a verb given with to", checks.infinitives, fixes=True),
    Rule(
        "duplicate",
        _ERROR,
        "a word given before, perhaps with its tone in the other place (hoà, hòa); the line is "
        "taken out where it adds nothing",
        checks.duplicates,
        fixes=True,
    ),
    Rule("language", _ERROR, "a word that cannot be of its language", checks.other_language),
    Rule("latin", _WARNING, "a Chinese entry in Latin letters", checks.latin),
    Rule("not-english", _WARNING, "a gloss with letters that English has not", checks.foreign),
    Rule(
        "needless",
        _WARNING,
        "an entry that says what the packaged lexicon says",
        checks.needless,
    ),
    Rule(
        "long-source",
        _WARNING,
        f"a word of more than {checks.LONGEST_SOURCE} characters",
        checks.long_sources,
    ),
    Rule(
        "long-gloss",
        _WARNING,
        f"a gloss of more than {checks.LONGEST_GLOSS} words",
        checks.long_glosses,
    ),
    Rule(
        "unknown-column",
        _WARNING,
        "a column that means nothing to a lexicon; it is kept",
        checks.unknown_columns,
    ),
)
"""In the order in which fixes are made."""
