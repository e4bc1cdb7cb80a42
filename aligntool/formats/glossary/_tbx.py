"""The names of TBX in its two versions, shared by writer and reader.

Version 3 is ISO 30042:2019 in the style DCA, version 2 is ISO 30042:2008; both in TBX-Basic.

https://www.tbxinfo.net/tbx-dialects/
"""

from collections.abc import Mapping
from dataclasses import dataclass

PREFERRED = "preferredTerm-admn-sts"
ADMITTED = "admittedTerm-admn-sts"
DEPRECATED = "deprecatedTerm-admn-sts"
STATUS = "administrativeStatus"
POS = "partOfSpeech"
SUBJECT = "subjectField"

_POS = {name: name for name in ("noun", "verb", "adjective", "adverb", "other")}


@dataclass(frozen=True, slots=True)
class Version:
    """Names of elements, and the values that a part of speech may have."""

    title: str
    root: str
    attributes: Mapping[str, str]
    header: str
    entry: str
    language: str
    term: str
    pos: Mapping[str, str]
    """Part of speech → value."""
    namespace: str = ""
    constraints: str = ""
    """What the header says of the dialect."""


V3 = Version(
    title="TBX v3",
    root="tbx",
    attributes={"type": "TBX-Basic", "style": "dca"},
    header="tbxHeader",
    entry="conceptEntry",
    language="langSec",
    term="termSec",
    # The dialect's Schematron of 2019 and later has no properNoun.
    pos=_POS | {"proper noun": "noun"},
    namespace="urn:iso:std:iso:30042:ed-2",
)
V2 = Version(
    title="TBX v2",
    root="martif",
    attributes={"type": "TBX-Basic"},
    header="martifHeader",
    entry="termEntry",
    language="langSet",
    term="tig",
    pos=_POS | {"proper noun": "properNoun"},
    constraints="TBXBasicXCSV02.xcs",
)
VERSIONS = (V3, V2)
