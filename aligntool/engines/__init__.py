"""Translation engines and the choice among them."""

ENGINES = {
    "argos": "aligntool.engines.argos:open_engine",
    "assembly": "aligntool.engines.assembly:open_engine",
}
"""Engine name → ``open_engine(lang, glossary, options) -> Engine``."""
