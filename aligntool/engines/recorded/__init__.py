"""English that exists already: made elsewhere, by people or programs, and given to aligntool."""

from aligntool.engines.recorded.engine import open_engine

__all__ = ["open_engine"]
