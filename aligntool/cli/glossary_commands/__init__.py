"""The commands of ``aligntool glossary``, one module for those that belong together."""
