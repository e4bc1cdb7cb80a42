"""Measuring: scores against references, and what became of the glossary's terms."""
