"""Translation engines and the choice among them."""

from aligntool.engines.base import Engine, EngineOptions
from aligntool.errors import MissingModel
from aligntool.model import Glossary
from aligntool.registry import lookup

ENGINES = {
    "argos": "aligntool.engines.argos:open_engine",
    "assembly": "aligntool.engines.assembly:open_engine",
}
"""Engine name → ``open_engine(lang, glossary, options) -> Engine``."""

AUTO = "auto"
"""The name that leaves the choice to aligntool: argos where a package is installed, else drafts."""

DRAFTED = ("zh", "vi")
"""Languages that drafts are made from."""

DRAFT_ENGINES = frozenset({"assembly"})
"""Engines whose output is a draft for a person to finish rather than a translation."""


def open_engine(
    name: str, lang: str, glossary: Glossary, options: EngineOptions
) -> tuple[Engine, str]:
    """Return an engine from a language into English, and one line that says which it is and why.

    Raises:
        MissingModel: if the engine was asked for by name and has no model for the language.
        UsageError: if no engine has that name.
    """
    if name != AUTO:
        return _open(name, lang, glossary, options), f"{lang}→en: engine {name}"
    try:
        engine = _open("argos", lang, glossary, options)
    except MissingModel as missing:
        if lang not in DRAFTED:
            raise
        draft = _open("assembly", lang, glossary, options)
        return draft, f"{lang}→en: drafts assembled from lexicons; {missing}"
    return engine, f"{lang}→en: Argos package {engine.model}"


def _open(name: str, lang: str, glossary: Glossary, options: EngineOptions) -> Engine:
    engine: Engine = lookup("engines", ENGINES, name)(lang, glossary, options)
    return engine
