"""A small alignment, and files that are almost alignment files: the page's tests read them too."""

import json
from collections.abc import Callable, Iterator

from alignment.pairs import EN_OF_ZH, ZH, ZH_BEADS

from aligntool.alignment.beads import Bead
from aligntool.alignment.review import Alignment, write_alignment

CONFIDENCES = (0.99, 0.95, 0.91, 0.9, 0.42, 0.55, 0.71, 0.97, 1.0)
SAMPLE = Alignment(
    doc="rice forum",
    source_lang="zh",
    target_lang="en",
    source=tuple(ZH),
    target=tuple(EN_OF_ZH),
    beads=tuple(
        Bead(source, target, 0.0, confidence)
        for (source, target), confidence in zip(ZH_BEADS, CONFIDENCES, strict=True)
    ),
    reviewed=frozenset({0}),
)
CROSSING = Alignment(
    doc="crossing",
    source_lang="zh",
    target_lang="vi",
    source=("一。", "二。", "三。"),
    target=("Hai.", "Một.", "", "Bốn."),
    beads=(
        Bead((), (2,), 0.0, 0.0),
        Bead((0, 2), (1,), 0.0, 0.123456),
        Bead((1,), (0,), 0.0, 1.0),
        Bead((), (3,), 0.0, 0.5),
    ),
)
HOSTILE = "</pre></script><script>document.title=1</script><img src=x onerror=alert(1)>\"'&amp;{{7*7}}\u2028\u2029\u202e\x00\x1b\x7f\t\ufffe𠮷👩\u200d💻"
HOSTILE_FILE = Alignment(
    doc=HOSTILE,
    source_lang="zh",
    target_lang="en",
    source=(HOSTILE, "__proto__"),
    target=(HOSTILE[::-1], "constructor"),
    beads=(Bead((0,), (0,), 0.0, 0.5), Bead((1,), (1,), 0.0, 0.5)),
)

_Row = dict[str, object]


def _changed(**values: object) -> bytes:
    """Return the sample with other values of the whole file."""
    return json.dumps({**json.loads(write_alignment(SAMPLE)), **values}).encode()


def _without(key: str) -> bytes:
    value = json.loads(write_alignment(SAMPLE))
    del value[key]
    return json.dumps(value).encode()


def _beads(change: Callable[[list[_Row]], object]) -> bytes:
    """Return the sample with its beads changed in place."""
    value = json.loads(write_alignment(SAMPLE))
    change(value["beads"])
    return json.dumps(value).encode()


def _bead(**values: object) -> bytes:
    """Return the sample with other values of its fifth bead, [4, 5]:[4]."""
    return _beads(lambda beads: beads[4].update(values))


def _rows() -> Iterator[tuple[str, bytes, str]]:
    whole = write_alignment(SAMPLE).encode()
    yield "empty", b"", "not JSON in UTF-8"
    yield "text", b"Once upon a time", "not JSON in UTF-8"
    yield "cut-off", whole[:-3], "not JSON in UTF-8"
    yield "two-values", whole + b"{}", "not JSON in UTF-8"
    yield "utf-16", whole.decode().encode("utf-16"), "not JSON in UTF-8"
    yield "bad-utf-8", whole.replace(b"rice", b"\xff\xfe"), "not JSON in UTF-8"
    yield "surrogate-bytes", whole.replace(b"rice", b"\xed\xa0\x80"), "not JSON in UTF-8"
    yield "raw-tab", whole.replace(b"rice", b"\t"), "not JSON in UTF-8"
    yield "not-a-number", whole.replace(b"0.4200", b"NaN"), "not JSON in UTF-8"
    yield "nested", b"[" * 100_000, "not JSON in UTF-8"
    yield "list", b"[]", "not an alignment file"
    yield "null", b"null", "not an alignment file"
    yield "other-object", b'{"a": 1}', "not an alignment file"
    yield "other-format", _changed(format="aligntool-bitext"), "not an alignment file"
    yield "later-version", _changed(version=2), "version is not 1, the only one known here"
    yield "version-text", _changed(version="1"), "version is not a whole number"
    yield "version-true", _changed(version=True), "version is not a whole number"
    yield "no-beads", _without("beads"), "the file has no 'beads'"
    yield "no-doc", _without("doc"), "the file has no 'doc'"
    yield "other-key", _changed(extra=1), "the file has other keys than format, version, doc,"
    yield "doc-number", _changed(doc=5), "doc is not text"
    yield "half-surrogate", whole.replace(b"rice", b"\\ud800"), "doc is not text"
    yield "language", _changed(source_lang='zh" onload="x'), "source_lang is not a language code"
    yield "language-line", _changed(target_lang="en\n"), "target_lang is not a language code"
    yield "no-language", _changed(target_lang=""), "target_lang is not a language code"
    yield "sentences-text", _changed(source="abc"), "source is not a list"
    yield "sentence-null", _changed(target=["a", None]), "target[1] is not text"
    yield "beads-object", _changed(beads={}), "beads is not a list"
    yield "bead-list", _beads(lambda beads: beads.insert(1, [])), "beads[1] is not an object"  # type: ignore[arg-type]  # wrong on purpose
    yield (
        "bead-key-missing",
        _beads(lambda beads: beads[2].pop("reviewed")),
        "beads[2] has no 'reviewed'",
    )
    yield "bead-other-key", _bead(note="x"), "beads[4] has other keys than source, target,"
    yield "numbers-text", _bead(source="45"), "beads[4].source is not a list"
    yield "number-text", _bead(source=[4, "5"]), "beads[4].source[1] is not a whole number"
    yield "number-fraction", _bead(source=[4.5, 5]), "beads[4].source[0] is not a whole number"
    yield "number-true", _bead(target=[True]), "beads[4].target[0] is not a whole number"
    yield (
        "confidence-text",
        _bead(confidence="1"),
        "beads[4].confidence is not a number from 0 to 1",
    )
    yield (
        "confidence-true",
        _bead(confidence=True),
        "beads[4].confidence is not a number from 0 to 1",
    )
    yield (
        "confidence-null",
        _bead(confidence=None),
        "beads[4].confidence is not a number from 0 to 1",
    )
    yield (
        "confidence-high",
        _bead(confidence=1.01),
        "beads[4].confidence is not a number from 0 to 1",
    )
    yield (
        "confidence-low",
        _bead(confidence=-0.1),
        "beads[4].confidence is not a number from 0 to 1",
    )
    yield (
        "confidence-huge",
        whole.replace(b"0.4200", b"1e999"),
        "beads[4].confidence is not a number from 0 to 1",
    )
    yield "reviewed-number", _bead(reviewed=1), "beads[4].reviewed is neither true nor false"
    yield "out-of-range", _bead(source=[4, 10]), "beads[4].source: no sentence 10 in source"
    yield "below-range", _bead(target=[-1]), "beads[4].target: no sentence -1 in target"
    yield "in-two-beads", _bead(target=[3, 4]), "target[3] is in beads[3] and beads[4]"
    yield "twice-in-a-bead", _bead(source=[4, 5, 5]), "source[5] is in beads[4] and beads[4]"
    yield "in-no-bead", _bead(source=[4]), "source[5] is in no bead"
    yield "falling", _bead(source=[5, 4]), "beads[4].source: the numbers do not rise"
    yield (
        "empty-bead",
        _beads(lambda beads: beads.append({**beads[0], "source": [], "target": []})),
        "beads[9]: both sides are empty",
    )
    yield (
        "out-of-order",
        _beads(lambda beads: beads.reverse()),
        "beads[1]: beads do not follow their first source sentences",
    )


INVALID = tuple(_rows())
"""Id, bytes and the part of the message that Python and the page share."""
