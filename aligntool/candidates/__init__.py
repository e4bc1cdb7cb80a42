"""Candidates for a glossary, found in sentences and their translations, for a person to accept.

Terms that no glossary lists yet with their English, and the wrong English that known terms get.
"""
