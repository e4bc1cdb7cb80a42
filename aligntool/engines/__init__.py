"""Translation engines and the choice among them."""

import math
from dataclasses import replace

from aligntool.engines.base import Engine, EngineOptions
from aligntool.errors import MissingModel, UsageError
from aligntool.model import Glossary
from aligntool.registry import lookup

ENGINES = {
    "argos": "aligntool.engines.argos:open_engine",
    "assembly": "aligntool.engines.assembly:open_engine",
    "recorded": "aligntool.engines.recorded:open_engine",
}
"""Engine name → ``open_engine(lang, glossary, options) -> Engine``."""

RECORDED = "recorded"
"""The engine whose English exists already."""

MEMORY = "memory"
"""The name for what ``auto`` chooses with a translation memory before it, which must be given."""

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

    Where the options name a translation memory, it is asked before the engine.

    Raises:
        MissingModel: if the engine was asked for by name and has no model for the language.
        UsageError: if no engine has that name, or it cannot go with a memory.
        InputError: if the memory is missing, damaged or of a newer version.
    """
    if name == MEMORY or options.memory is not None:
        return _after_memory(name, lang, glossary, options)
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


def _after_memory(
    name: str, lang: str, glossary: Glossary, options: EngineOptions
) -> tuple[Engine, str]:
    """Return a memory and after it the engine of a name."""
    from aligntool.engines.memory import model_of
    from aligntool.engines.memory import open_engine as open_memory

    if options.memory is None:
        raise UsageError("the engine memory needs a translation memory; add --memory FILE")
    if name == RECORDED:
        raise UsageError("recorded English is taken as it is; leave out --memory")
    # A memory that cannot be used is told before the other engine is loaded.
    model_of(options.memory)
    named = AUTO if name == MEMORY else name
    others = replace(options, memory=None, fragments=options.memory)
    other, note = open_engine(named, lang, glossary, others)
    engine = open_memory(
        lang,
        other,
        path=options.memory,
        # Two decimals are what a rate can tell; 0.55 × 100 is a little more than 55.
        min_rate=math.ceil(round(100 * options.memory_threshold, 6)),
        drafts=other.name in DRAFT_ENGINES,
    )
    return engine, f"memory {engine.model}, then {note}"


def _open(name: str, lang: str, glossary: Glossary, options: EngineOptions) -> Engine:
    engine: Engine = lookup("engines", ENGINES, name)(lang, glossary, options)
    if options.lexicons and name not in DRAFT_ENGINES:
        options.notify(f"{lang}→en: --lexicon is for drafts; the engine {name} does not use it")
    return engine
