"""Why a term's English was changed, in words that a reader understands."""

_WORDS = {
    "forbidden": "the glossary forbids it",
    "copied": "the engine left the term untranslated",
    "all of the sentence": "the source is the term and nothing else",
    "links": "word links lead from the term to it",
    "meaning": "it means the same",
    "sound": "it sounds like the term",
    "initialism": "it is an initialism that the source has nowhere",
    "place": "its neighbours render the words beside the term",
    "shown by the run": "other sentences of the run render the term so",
    "held": "the engine was asked again with the term held",
}
"""What ``TermMatch.reason`` is made of → what that says of the English that was replaced."""


def explained(reason: str) -> str:
    """Return the parts of a reason in words, joined by *and*; one that is not known as it is."""
    return " and ".join(_WORDS.get(part, part) for part in filter(None, reason.split(", ")))
