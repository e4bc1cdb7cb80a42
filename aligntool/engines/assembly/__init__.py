"""Fragment assembly: draft English from glossary, phrase lexicon and dictionary, no model."""

from aligntool.engines.assembly.engine import AssemblyEngine, open_engine

__all__ = ["AssemblyEngine", "open_engine"]
