"""English inflection: one English word or phrase in, its plural, past, participle… out.

Phrases inflect at their head: verbs at the first word ("carry out"), nouns at the last word before
a preposition ("head of state").
"""

import re

_VOWELS = "aeiou"
_IRREGULAR_VERBS = """
arise arose arisen|be was been|bear bore borne|beat beat beaten|become became become
begin began begun|bend bent bent|bind bound bound|bite bit bitten|blow blew blown|break broke broken
breed bred bred|bring brought brought|broadcast broadcast broadcast|build built built
burst burst burst|buy bought bought|catch caught caught|choose chose chosen|cling clung clung
come came come|cost cost cost|cut cut cut|deal dealt dealt|dig dug dug|do did done|draw drew drawn
drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt
fight fought fought|find found found|flee fled fled|fly flew flown|forbid forbade forbidden
foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen
get got got|give gave given|go went gone|grow grew grown|hang hung hung|have had had
hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept
know knew known|lay laid laid|lead led led|leave left left|lend lent lent|let let let|lie lay lain
lose lost lost|make made made
mean meant meant|meet met met|outdo outdid outdone|overcome overcame overcome|pay paid paid
put put put|quit quit quit|read read read|rebuild rebuilt rebuilt|ride rode ridden|ring rang rung
rise rose risen|run ran run|say said said|see saw seen|seek sought sought|sell sold sold
send sent sent|set set set|shake shook shaken|shed shed shed|shine shone shone|shoot shot shot
show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk|sit sat sat
sleep slept slept|slide slid slid|speak spoke spoken|spend spent spent|spin spun spun
split split split|spread spread spread|stand stood stood|steal stole stolen|stick stuck stuck
strike struck struck|strive strove striven|swear swore sworn|sweep swept swept|swim swam swum
swing swung swung|take took taken|teach taught taught|tear tore torn|tell told told
think thought thought|throw threw thrown|undergo underwent undergone
understand understood understood|undertake undertook undertaken|uphold upheld upheld|wake woke woken
wear wore worn|weave wove woven|win won won|withdraw withdrew withdrawn|write wrote written
""".replace("\n", "|")
_PAST = {row.split()[0]: row.split()[1] for row in _IRREGULAR_VERBS.split("|") if row}
_PARTICIPLE = {row.split()[0]: row.split()[2] for row in _IRREGULAR_VERBS.split("|") if row}
_BASES = {form: row.split()[0] for row in _IRREGULAR_VERBS.split("|") for form in row.split()[1:]}
_PLURALS = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "foot": "feet",
    "tooth": "teeth", "mouse": "mice", "goose": "geese", "life": "lives", "wife": "wives",
    "knife": "knives", "leaf": "leaves", "half": "halves", "wolf": "wolves", "shelf": "shelves",
    "thief": "thieves", "analysis": "analyses", "basis": "bases", "crisis": "crises",
    "phenomenon": "phenomena", "criterion": "criteria", "hypothesis": "hypotheses",
    "potato": "potatoes", "tomato": "tomatoes", "hero": "heroes", "echo": "echoes",
    "veto": "vetoes", "cargo": "cargoes", "this": "these", "that": "those", "spacecraft":
    "spacecraft", "aircraft": "aircraft", "species": "species", "series": "series",
    "means": "means", "sheep": "sheep", "fish": "fish", "quiz": "quizzes",
}  # fmt: skip
_UNCOUNTED = frozenset(
    "information advice equipment research evidence progress money news knowledge software "
    "hardware "
    "infrastructure cooperation governance people data police personnel staff media water air oil "
    "electricity energy food furniture traffic weather health education economics physics "
    "politics "
    "mathematics goods livestock wildlife assistance aid help support work feedback music art "
    "employment development consensus AI intelligence momentum public poor young elderly rice "
    "land "
    "security safety peace trade investment growth pollution poverty violence expertise "
    "technology-sharing yuan dong USD euros dollars resources most majority percent baht yen won "
    "machinery stuff homework clothing blood tourism agriculture journalism training".split()
)
"""Nouns that take no plural ending, among them those that are plural already."""
_HEAD_END = re.compile(
    r" (?=(?:of|for|in|on|at|to|with|from|by|between|among|about|under|and|as|or|that|who)\b)"
)
_SHORT = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]")
_ADVERBS = frozenset(
    "also not further always often never better well not still again just only even once already "
    "rather simply together first".split()
)
_DOUBLING = frozenset(
    "admit commit compel confer control deter equip expel incur infer occur omit patrol permit "
    "prefer "
    "propel rebel recur refer regret submit transfer transmit begin forget quit format".split()
)


def plural(noun: str) -> str:
    """Return the plural of a noun phrase; what has none comes back as it is."""
    head, rest = _noun_head(noun)
    before, space, last = head.rpartition(" ")
    return f"{before}{space}{_plural_word(last)}{rest}"


def is_plural(noun: str) -> bool:
    """Tell whether a noun phrase looks plural already."""
    last = _noun_head(noun)[0].rpartition(" ")[2]
    if last in _PLURALS.values() and last not in ("this", "that"):
        return True
    return last.endswith("s") and not last.endswith(("ss", "us", "is")) and last not in _UNCOUNTED


def past(verb: str) -> str:
    """Return the simple past; "be" gives "was"."""
    adverbs, first, rest = _verb_head(verb)
    return adverbs + _PAST.get(first, _regular(first)) + rest


def participle(verb: str) -> str:
    """Return the past participle."""
    adverbs, first, rest = _verb_head(verb)
    return adverbs + _PARTICIPLE.get(first, _regular(first)) + rest


def gerund(verb: str) -> str:
    """Return the form in -ing."""
    adverbs, first, rest = _verb_head(verb)
    if first.endswith("ie"):
        return f"{adverbs}{first[:-2]}ying{rest}"
    if first.endswith("e") and not first.endswith(("ee", "oe", "ye")) and first != "be":
        return f"{adverbs}{first[:-1]}ing{rest}"
    return f"{adverbs}{_doubled(first)}ing{rest}"


def third_person(verb: str) -> str:
    """Return the present tense for he, she, it; "be" gives "is"."""
    adverbs, first, rest = _verb_head(verb)
    special = {"be": "is", "have": "has", "do": "does", "go": "goes"}.get(first)
    return adverbs + (special or _with_s(first)) + rest


def root(word: str) -> str:
    """Return what the forms of a verb or noun have in common: made and making, cities and city."""
    base = _BASES.get(word)
    if base is not None:
        word = base
    for ending in ("ing", "ied", "ies", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word[: -len(ending)]
    return word


def article(word: str) -> str:
    """Return "a" or "an", whichever the following word needs."""
    lowered = word.lower()
    if lowered.startswith(("uni", "use", "usu", "euro", "one", "once", "u.", "un ", "us ")):
        return "a"
    if lowered.startswith(("hour", "honest", "honor", "honour", "heir")):
        return "an"
    letters = word.split()[0] if word.split() else word
    if len(letters) > 1 and letters.isupper():
        return "an" if letters[0] in "AEFHILMNORSX" else "a"
    return "an" if lowered[:1] in _VOWELS or lowered.startswith(("8", "11", "18")) else "a"


def _noun_head(noun: str) -> tuple[str, str]:
    """Split a noun phrase after its head."""
    found = _HEAD_END.search(noun)
    return (noun, "") if found is None else (noun[: found.start()], noun[found.start() :])


def _plural_word(word: str) -> str:
    lowered = word.lower()
    if not word or lowered in _UNCOUNTED or word in _UNCOUNTED or not word[-1].isalpha():
        return word
    if lowered in _PLURALS:
        return _PLURALS[lowered]
    if word.endswith(("men", "children")) or is_plural(word):
        return word
    if lowered.endswith("man") and lowered not in ("human", "german"):
        return word[:-2] + "en"
    return _with_s(word)


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in tuple(_VOWELS) and len(word) > 1:
        return word[:-1] + "ies"
    return word + "s"


def _verb_head(verb: str) -> tuple[str, str, str]:
    """Split a verb phrase into adverbs, the verb itself, and the rest."""
    adverbs = ""
    first, space, rest = verb.partition(" ")
    while rest and (first.endswith("ly") or first in _ADVERBS) and first not in ("rely", "apply"):
        adverbs += first + space
        first, space, rest = rest.partition(" ")
    return adverbs, first, space + rest


def _regular(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in tuple(_VOWELS):
        return verb[:-1] + "ied"
    return _doubled(verb) + "ed"


def _doubled(verb: str) -> str:
    return verb + verb[-1] if verb in _DOUBLING or _SHORT.fullmatch(verb) else verb
