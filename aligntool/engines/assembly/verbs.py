"""Verb groups: pieces in English order in, the same with tense, voice, auxiliaries and agreement.

Works clause by clause from left to right.  Markers (past, future, negation, passive, modal …) wait
until the verb they belong to comes; what form a verb without marker takes depends on what stands
before it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from aligntool.engines.assembly.english import gerund, is_plural, participle
from aligntool.engines.assembly.nominal import PREPOSITIONS
from aligntool.engines.assembly.pieces import ADVERBIAL, Piece
from aligntool.engines.assembly.verb_forms import (
    form_of_be,
    is_inflected,
    parallel,
    tensed,
    with_modal,
)
from aligntool.text import Span

MARKERS = frozenset({"past", "progressive", "future", "negation", "passive", "modal", "command"})
_BARE_OBJECT = frozenset({"make", "let", "help", "have", "see"})
_TO = frozenset(
    "want need decide commit continue begin plan agree help try aim seek intend hope expect "
    "promise "
    "tend fail refuse wish pledge vow strive start manage hesitate rush proceed prepare choose "
    "learn "
    "be come go like able".split()
)
_CLAUSE_TAKERS = frozenset(
    "say believe think state announce note know stress emphasize affirm declare claim warn "
    "argue explain reveal report assert confirm mean realize admit insist conclude suggest "
    "estimate agree reaffirm indicate predict tell guess recognize reiterate".split()
)
"""Verbs after which a new clause with a verb of its own may follow."""
_BREAKS = frozenset(",;:.?!，；：。？！()（）–—…")
_SUBORDINATORS = frozenset(
    "that which who where when while if because although though since as once unless whether "
    "but so "
    "until before after therefore however then whereas despite".split()
)
_PREDICATIVE = frozenset(
    "ready willing able unable likely unlikely eager afraid aware proud worried concerned "
    "interested "
    "happy determined".split()
)
"""Adjectives that are hardly ever put before a noun."""
_PLURAL_PRONOUNS = frozenset({"they", "we", "you", "these", "those", "many", "both", "I"})


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
    main_form: str = ""
    """Form of the first verb of the clause."""
    form_before: str = ""
    """That of the clause before."""
    reporting: bool = False
    """Whether the last verb may be followed by a whole clause."""
    joined: bool = False
    """Whether "and" or "or" stands directly before."""

    def restart(self) -> None:
        """Begin a new clause in the same sentence."""
        self.flush()
        self.subject, self.finite, self.opening = None, False, False
        self.form_before = self.main_form
        self.last_verb = self.last_form = self.main_form = ""
        self.joined = self.reporting = False

    def flush(self) -> None:
        """Write markers whose verb never came, as far as they mean something alone."""
        for marker in self.markers:
            if marker.role in ("negation", "modal") and marker.text:
                self.out.append(replace(marker, text="no" if marker.text == "not" else marker.text))
        self.markers.clear()

    def write(self, piece: Piece) -> None:
        """Write a piece that is no verb and note what it does to the clause."""
        if (piece.pos in ("conj", "conn") and piece.text in _SUBORDINATORS) or piece.role == "that":
            self.restart()
        elif piece.pos == "adv" or not piece.text:
            self.out.append(piece)
            return
        elif self.markers:
            self._settle(piece)
        elif piece.text in _PREDICATIVE and self.subject is not None and not self.finite:
            self.write_verb(replace(piece, text="be", pos="v", role="copula", fixed=False))
        if not self.finite and (piece.nominal or piece.pos in ("pron", "name", "unknown")):
            before = self.out[-1] if self.out else None
            same = before is not None and before is self.subject
            self.subject = piece if same else self.subject or piece
        self.joined = piece.text in ("and", "or")
        self.out.append(piece)

    def write_mark(self, piece: Piece) -> None:
        """Write a punctuation mark; most of them begin a new clause."""
        if piece.text in ",，" and self.reporting and self.out and self.out[-1].verbal:
            # "said that …" takes no comma in English.
            return
        if piece.text in ",，" and self.out and self.out[-1].role == "that":
            return
        if piece.text in _BREAKS:
            self.restart()
        self.out.append(piece)

    def write_there(self, piece: Piece, following: Sequence[Piece]) -> None:
        """Write có or 有 without a subject: there is, there are."""
        many = any(later.plural or (later.nominal and is_plural(later.text)) for later in following)
        there = Piece(piece.span, "", "pron", "there", plural=many)
        self.out.append(there)
        self.subject = there
        self.write_verb(replace(piece, text="be", role="copula"))

    def _settle(self, piece: Piece) -> None:
        """Deal with markers that meet something other than a verb."""
        roles = {marker.role for marker in self.markers}
        if "passive" in roles and piece.nominal:
            # "receive": được and bị before a noun.
            self.markers[:] = [marker for marker in self.markers if marker.role != "passive"]
            self.write_verb(replace(piece, text="receive", pos="v", fixed=False))
        elif piece.adjectival and not self.finite and roles & {"past", "negation", "modal"}:
            self.write_verb(replace(piece, text="be", pos="v", role="copula", fixed=False))
        else:
            self.flush()

    def write_verb(self, piece: Piece) -> None:
        """Write a verb in the form that its markers and its place ask for."""
        markers = {marker.role: marker for marker in self.markers}
        self.markers.clear()
        if piece.fixed or not piece.text or is_inflected(piece.text):
            self.out.append(piece)
            self.finite = self.finite or piece.fixed
            return
        text, form = self._form(piece, markers)
        self.last_verb, self.last_form = piece.text.split()[0], form
        self.main_form = self.main_form or form
        self.out.append(replace(piece, text=text))
        self.joined = False
        self.reporting = self.last_verb in _CLAUSE_TAKERS
        self.finite = not self.reporting
        if self.reporting:
            self.subject = None

    def _form(self, piece: Piece, markers: dict[str, Piece]) -> tuple[str, str]:
        """Return a verb in the form it takes here, and what kind of form that is."""
        if self.finite and "passive" in markers and len(markers) == 1 and not self.joined:
            # A second passive in the clause tells about the noun before it.
            return participle(piece.text), "participle"
        if not markers and self._governed():
            return self._dependent(piece)
        if markers or (not self.finite and (self.subject is not None or piece.role == "copula")):
            plain = markers.keys() & {"modal", "future", "command"}
            return self._finite(piece, markers), "base" if plain else "past"
        return self._dependent(piece)

    def _finite(self, piece: Piece, markers: dict[str, Piece]) -> str:
        """Return the verb with everything its markers ask for."""
        verb = piece.text
        plural = _is_plural(self.subject)
        negated = "negation" in markers
        if "command" in markers:
            return verb
        passive = "passive" in markers
        if "modal" in markers or "future" in markers:
            modal = markers["modal"].text if "modal" in markers else "will"
            return with_modal(modal, verb, negated=negated, passive=passive)
        if passive:
            return form_of_be(plural, present=False, negated=negated) + participle(verb)
        if "progressive" in markers:
            return form_of_be(plural, present="past" not in markers, negated=negated) + gerund(verb)
        return tensed(verb, plural=plural, negated=negated, past_marked="past" in markers)

    def _before(self) -> Piece | None:
        """Return the last piece that is no adverb."""
        return next(
            (done for done in reversed(self.out[-8:]) if done.text and done.pos not in ADVERBIAL),
            None,
        )

    def _governed(self) -> bool:
        """Tell whether "to" or a preposition stands before and decides the form of a verb."""
        before = self._before()
        return before is not None and (
            before.role == "to"
            or before.pos in ("prep", "pp")
            or before.text.rpartition(" ")[2] in PREPOSITIONS
        )

    def _dependent(self, piece: Piece) -> tuple[str, str]:
        """Return the form, and its name, of a verb that is not the first of its clause."""
        verb = piece.text
        before = self._before()
        if self.joined and self.last_form:
            return parallel(self.last_form, verb), self.last_form
        if before is not None and (before.role == "to" or before.text.endswith(" to")):
            return verb, "base"
        if before is not None and before.adjectival:
            return f"to {verb}", "base"
        if self._governed():
            return gerund(verb), "gerund"
        if not self.finite:
            return (verb, "base") if self.form_before == "base" else (gerund(verb), "gerund")
        if self.last_verb in _BARE_OBJECT:
            return verb, "base"
        directly = before is not None and before.verbal
        if self.last_verb in _TO or not directly:
            return f"to {verb}", "base"
        return gerund(verb), "gerund"


def inflect(pieces: Iterable[Piece]) -> list[Piece]:
    """Return the pieces with every verb in the form its place asks for."""
    clause = _Clause([])
    listed = list(pieces)
    for index, piece in enumerate(listed):
        if piece.role in MARKERS:
            clause.markers.append(piece)
        elif piece.role == "exist" and not (clause.finite or clause.subject or clause.joined):
            clause.write_there(piece, listed[index + 1 : index + 4])
        elif piece.role in ("copula", "exist") or piece.verbal:
            clause.write_verb(piece)
        elif piece.pos == "punct":
            clause.write_mark(piece)
        else:
            clause.write(piece)
    clause.flush()
    return clause.out


def _is_plural(subject: Piece | None) -> bool:
    if subject is None or subject.pos in ("prop", "name"):
        return False
    return (
        subject.plural
        or subject.text in _PLURAL_PRONOUNS
        or (subject.nominal and is_plural(subject.text))
    )


def auxiliary(at: Span, text: str, role: str) -> Piece:
    """Return a marker or verb that the source does not spell out."""
    return Piece(at, "", "v", text, role=role)
