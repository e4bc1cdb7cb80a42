"""The commands of ``aligntool lexicon``, one module for those that belong together."""
