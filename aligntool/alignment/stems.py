"""English words brought to a common form, so that a gloss meets the word in the sentence.

Light suffix stripping after Porter (1980), irregular forms by table, then the first letters only.
"""

import re

_KEPT = 6
"""Letters kept of a stem: *develop* and *development*, *agree* and *agreement* meet."""
_FORMS = """
    be am is are was were been being | have has had having | do does did done | go went gone
    | say said | see saw seen | take took taken | come came | give gave given | know knew
    known | get got gotten | think thought | tell told | find found | leave left | feel felt
    | bring brought | buy bought | begin began begun | keep kept | hold held | write wrote
    written | stand stood | hear heard | let | mean meant | meet met | run ran | pay paid |
    sit sat | speak spoke spoken | lie lay lain | lead led | grow grew grown | lose lost |
    fall fell fallen | send sent | build built | understand understood | draw drew drawn |
    break broke broken | spend spent | rise rose risen | drive drove driven | wear wore worn
    | choose chose chosen | eat ate eaten | teach taught | catch caught | fly flew flown |
    throw threw thrown | sell sold | fight fought | sleep slept | sing sang sung | man men |
    woman women | child children | foot feet | tooth teeth | person people | wife wives |
    life lives | he him his | she her hers | they them their | i me my mine | we us our ours
    | you your yours | good better best | bad worse worst | die died dying dead | make made
    | hang hung | win won | wake woke woken | forget forgot forgotten | sink sank sunk |
    swim swam swum | steal stole stolen | ring rang rung | shake shook shaken | hide hid
    hidden | seek sought | swear swore sworn | blow blew blown | shoot shot | bite bit
    bitten | tear tore torn | dig dug | shine shone | weep wept | sweep swept | creep crept
    | lend lent | mouse mice | knife knives | wolf wolves | half halves | not
    n't
"""
_IRREGULAR = {form: forms.split()[0] for forms in _FORMS.split("|") for form in forms.split()}
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
EMPTY = frozenset(
    """a an the of to in on at by for with from as and or that this it its be into onto up out off
    do have will would shall should may might can could there than then so such own one's sb sth
    somebody something someone sb's etc e.g i.e classifier""".split()
)
"""Words of a gloss that say nothing about the sentence it occurs in."""


def stem(word: str) -> str:
    """Return the common form of an English word in lower case."""
    return _stripped(_IRREGULAR.get(word, word))[:_KEPT]


def words(text: str) -> list[str]:
    """Return the words of English text in lower case, negations and possessives split off."""
    found: list[str] = []
    for match in _WORD.finditer(text.lower().replace("’", "'")):
        word, _, rest = match.group().partition("'")
        if rest == "t" and word.endswith("n"):
            found += (word[:-1] if word != "can" else word, "not")
        else:
            found.append(word)
    return [word for word in found if word]


def _stripped(word: str) -> str:
    word = word if len(word) < 5 else _without_suffix(word)
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 3 and word.endswith("y"):
        word = word[:-1] + "i"
    return word


def _without_suffix(word: str) -> str:
    if word.endswith(("ies", "ied")):
        return word[:-3] + "y"
    for suffix in ("ing", "edly", "ed", "ly", "ness", "es"):
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            base = word[: -len(suffix)]
            doubled = base[-1] == base[-2] and base[-1] not in "lsz"
            return base[:-1] if doubled else base
    return word
