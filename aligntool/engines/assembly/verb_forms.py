"""Finite verb forms: a verb and what is asked of it in, the English words out."""

from aligntool.engines.assembly.english import gerund, participle, past, third_person

STATIVE = frozenset(
    "be have need want remain require include mean depend consist lie suggest belong contain exist "
    "seem know think believe hope like love represent account aim live suffer deserve own cost "
    "concern involve resemble equal weigh understand matter rely reflect appear tend".split()
)
"""Verbs that news puts in the present tense unless told otherwise."""
_NEGATED = {"can": "cannot", "may": "may not", "need to": "do not need to", "be able to": "cannot"}


def tensed(verb: str, *, plural: bool, negated: bool, past_marked: bool) -> str:
    """Return the simple past or present."""
    first, _, rest = verb.partition(" ")
    passive = first == "be" and is_inflected(rest)
    present = first in STATIVE and not past_marked and not passive
    if first == "be":
        return form_of_be(plural, present=present, negated=negated) + rest
    if negated:
        return f"{('do' if plural else 'does') if present else 'did'} not {verb}"
    if not present:
        return past(verb)
    return verb if plural else third_person(verb)


def with_modal(modal: str, verb: str, *, negated: bool, passive: bool) -> str:
    if modal.startswith("be "):
        modal = ("is not" if negated else "is") + modal[2:]
    elif negated:
        modal = _NEGATED.get(modal, f"{modal} not")
    return f"{modal} be {participle(verb)}" if passive else f"{modal} {verb}"


def form_of_be(plural: bool, *, present: bool, negated: bool) -> str:
    form = ("are" if plural else "is") if present else "were" if plural else "was"
    return f"{form} not " if negated else f"{form} "


def parallel(form: str, verb: str) -> str:
    """Return a verb in the form of the one it is joined to."""
    if form == "past":
        return tensed(verb, plural=False, negated=False, past_marked=False)
    return gerund(verb) if form == "gerund" else verb


def is_inflected(text: str) -> bool:
    """Tell whether a rendering stands in its final form already: based on, ranging from."""
    first = text.partition(" ")[0]
    return len(first) > 4 and first.endswith(("ed", "ing")) and not first.endswith(("eed", "bring"))
