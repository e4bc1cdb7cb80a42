"""Verb groups: pieces in English order in, the same with tense, voice, auxiliaries and agreement.

Works clause by clause from left to right.  Markers (past, future, negation, passive, modal …) wait
until the verb they belong to comes; what form a verb without marker takes depends on what stands
before it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from aligntool.engines.assembly.english import gerund, participle, past, third_person
from aligntool.engines.assembly.pieces import Piece
from aligntool.text import Span

MARKERS = frozenset({"past", "progressive", "future", "negation", "passive", "modal", "command"})
STATIVE = frozenset(
    "be have need want remain require include mean depend consist lie suggest belong contain exist "
    "seem know think believe hope like love represent account aim live suffer deserve own cost "
    "concern involve resemble equal weigh understand matter rely reflect appear tend".split()
)
"""Verbs that news puts in the present tense unless told otherwise."""
_BARE_OBJECT = frozenset({"make", "let", "help", "have", "see"})
_TO = frozenset(
    "want need decide commit continue begin plan agree help try aim seek intend hope expect promise "
    "tend fail refuse wish pledge vow strive start manage hesitate rush proceed prepare choose learn "
    "be come go like able".split()
)
_CLAUSE_TAKERS = frozenset(
    "say believe think state announce note know stress emphasize show hold affirm declare claim warn "
    "argue explain reveal report add assert confirm mean find realize admit insist conclude suggest "
    "estimate feel reaffirm indicate predict tell guess recognize reiterate".split()
)
"""Verbs after which a new clause with a verb of its own may follow."""
_BREAKS = frozenset(",;:.?!，；：。？！()（）–—…")
_SUBORDINATORS = frozenset(
    "that which who where when while if because although though since as once unless whether but so "
    "until before after therefore however then whereas despite".split()
)
_PLURAL_PRONOUNS = frozenset({"they", "we", "you", "these", "those", "many", "both", "I"})
_NEGATED = {"can": "cannot", "may": "may not", "need to": "do not need to", "be able to": "cannot"}


@dataclass(slots=True)
class _Clause:
    """What has been seen so far of the clause being written."""

    out: list[Piece]
    markers: list[Piece] = field(default_factory=list)
    subject: Piece | None = None
    finite: bool = False
    opening: bool = True
    """Whether nothing but this clause has been written."""
    last_verb: str = ""
    last_form: str = ""
    joined: bool = False
    """Whether "and" or "or" stands directly before."""

    def restart(self) -> None:
        """Begin a new clause in the same sentence."""
        self.flush()
        self.subject, self.finite, self.opening = None, False, False
        self.last_verb = self.last_form = ""
        self.joined = False

    def flush(self) -> None:
        """Write markers whose verb never came, as far as they mean something alone."""
        for marker in self.markers:
            if marker.role in ("negation", "modal") and not _waste(marker):
                self.out.append(replace(marker, text="no" if marker.text == "not" else marker.text))
        self.markers.clear()


def inflect(pieces: Iterable[Piece]) -> list[Piece]:
    """Return the pieces with every verb in the form its place asks for."""
    clause = _Clause([])
    for piece in pieces:
        if piece.role in MARKERS:
            clause.markers.append(piece)
        elif piece.role in ("copula", "exist") or piece.verbal:
            _verb(clause, piece)
        else:
            _other(clause, piece)
    clause.flush()
    return clause.out


def _other(clause: _Clause, piece: Piece) -> None:
    """Write a piece that is no verb and note what it does to the clause."""
    if piece.pos == "punct":
        if piece.text in _BREAKS:
            clause.restart()
        clause.out.append(piece)
        return
    if piece.pos in ("conj", "conn") and piece.text in _SUBORDINATORS or piece.role == "that":
        clause.restart()
    elif piece.pos == "adv" or not piece.text:
        clause.out.append(piece)
        return
    elif clause.markers:
        _settle(clause, piece)
    if not clause.finite and (piece.nominal or piece.pos in ("pron", "name", "unknown")):
        clause.subject = clause.subject or piece
    clause.joined = piece.text in ("and", "or")
    clause.out.append(piece)


def _settle(clause: _Clause, piece: Piece) -> None:
    """Deal with markers that meet something other than a verb."""
    roles = {marker.role for marker in clause.markers}
    if "passive" in roles and piece.nominal:
        # "receive": được and bị before a noun.
        clause.markers[:] = [marker for marker in clause.markers if marker.role != "passive"]
        _verb(clause, replace(piece, text="receive", pos="v", fixed=False))
    elif piece.adjectival and not clause.finite and roles & {"past", "negation", "modal"}:
        _verb(clause, replace(piece, text="be", pos="v", role="copula", fixed=False))
    else:
        clause.flush()


def _verb(clause: _Clause, piece: Piece) -> None:
    """Write a verb in its form, with its auxiliaries before directly preceding adverbs."""
    markers = {marker.role: marker for marker in clause.markers}
    clause.markers.clear()
    if piece.fixed or not piece.text:
        clause.out.append(piece)
        clause.finite = True
        return
    if markers or (not clause.finite and clause.subject is not None):
        text, form = _finite(clause, piece, markers), "past"
        clause.finite = True
    else:
        text, form = _dependent(clause, piece)
    clause.last_verb, clause.last_form = piece.text.split()[0], form
    clause.out.append(replace(piece, text=text))
    clause.joined = False
    if clause.last_verb in _CLAUSE_TAKERS and clause.finite:
        clause.finite, clause.subject = False, None


def _finite(clause: _Clause, piece: Piece, markers: dict[str, Piece]) -> str:
    """Return the verb with everything its markers ask for."""
    verb = piece.text
    plural = _is_plural(clause.subject)
    negated = "negation" in markers
    if "command" in markers:
        return verb
    passive = "passive" in markers
    if "modal" in markers or "future" in markers:
        modal = markers["modal"].text if "modal" in markers else "will"
        return _modal(modal, verb, negated=negated, passive=passive)
    if passive:
        return _be(plural, present=False, negated=negated) + participle(verb)
    if "progressive" in markers:
        return _be(plural, present="past" not in markers, negated=negated) + gerund(verb)
    return _tensed(verb, plural=plural, negated=negated, past_marked="past" in markers)


def _tensed(verb: str, *, plural: bool, negated: bool, past_marked: bool) -> str:
    """Return the simple past or present."""
    first, _, rest = verb.partition(" ")
    present = first in STATIVE and not past_marked
    if first == "be":
        return _be(plural, present=present, negated=negated) + rest
    if negated:
        return f"{('do' if plural else 'does') if present else 'did'} not {verb}"
    if not present:
        return past(verb)
    return verb if plural else third_person(verb)


def _modal(modal: str, verb: str, *, negated: bool, passive: bool) -> str:
    if negated:
        modal = _NEGATED.get(modal, f"{modal} not")
    return f"{modal} be {participle(verb)}" if passive else f"{modal} {verb}"


def _be(plural: bool, *, present: bool, negated: bool) -> str:
    if present:
        form = "are" if plural else "is"
    else:
        form = "were" if plural else "was"
    return f"{form} not " if negated else f"{form} "


def _dependent(clause: _Clause, piece: Piece) -> tuple[str, str]:
    """Return the form, and its name, of a verb that is not the first of its clause."""
    verb = piece.text
    before = next((done for done in reversed(clause.out) if done.text and done.pos != "adv"), None)
    if clause.joined and clause.last_form:
        return _as(clause.last_form, verb), clause.last_form
    if before is not None and (before.role == "to" or before.text.endswith(" to")):
        return verb, "base"
    if before is not None and before.pos in ("prep", "pp"):
        return gerund(verb), "gerund"
    if not clause.finite:
        return gerund(verb), "gerund"
    if clause.last_verb in _BARE_OBJECT:
        return verb, "base"
    directly = before is not None and before.verbal
    if clause.last_verb in _TO or not directly:
        return f"to {verb}", "base"
    return gerund(verb), "gerund"


def _as(form: str, verb: str) -> str:
    """Return a verb in the form of the one it is joined to."""
    if form == "past":
        return _tensed(verb, plural=False, negated=False, past_marked=False)
    return gerund(verb) if form == "gerund" else verb


def _is_plural(subject: Piece | None) -> bool:
    return subject is not None and (subject.plural or subject.text in _PLURAL_PRONOUNS)


def _waste(marker: Piece) -> bool:
    return not marker.text


def auxiliary(at: Span, text: str, role: str) -> Piece:
    """Return a marker or verb that the source does not spell out."""
    return Piece(at, "", "v", text, role=role)
