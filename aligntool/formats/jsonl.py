"""A bitext as JSON lines: one object a pair, UTF-8, in the order of the pairs.

Keys: ``doc, seg, kind, src, src_lang, tgt, tgt_lang, engine, model, score, terms``; ``terms`` lists
the concept ids of the sentence's glossary terms; ``flags``, where there are any, what is suspicious
about the English.  Provenance of the run is in ``manifest.json``:
a line format has no room for it.
"""

import json

from aligntool.formats import OpenFile
from aligntool.model import Bitext, Pair


def write(bitext: Bitext, open_file: OpenFile) -> None:
    """Write every pair as one line."""
    with open_file("jsonl") as stream:
        for pair in bitext.pairs:
            stream.write(_line(pair, bitext.target_lang).encode("utf-8"))


def _line(pair: Pair, target_lang: str) -> str:
    row = {
        "doc": pair.doc,
        "seg": pair.seg,
        "kind": pair.kind.value,
        "src": pair.clean,
        "src_lang": pair.lang,
        "tgt": pair.target,
        "tgt_lang": target_lang,
        "engine": pair.engine,
        "model": pair.model,
        "score": None if pair.score is None else round(pair.score, 4),
        "terms": [term.concept for term in pair.terms],
        **({"flags": list(pair.flags)} if pair.flags else {}),
    }
    return json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n"
