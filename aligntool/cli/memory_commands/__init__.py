"""The commands of ``aligntool memory``."""
