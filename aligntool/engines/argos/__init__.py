"""The argos engine: sentences through installed Argos packages, decoded by CTranslate2.

Each sentence gets the answer that Argos Translate gives for it alone, but all are decoded together,
and an answer that is plainly wrong is sought again.  From sentence to English:

    engine ─ retries ─ route ─ leg ─ decoder
               │ guards          │ clauses, tokens, links

``docs/engine.md`` says what each does and what was measured.
"""

from aligntool.engines.argos.engine import ArgosEngine, open_engine

__all__ = ["ArgosEngine", "open_engine"]
