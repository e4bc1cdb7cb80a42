"""Glossaries: tables of concepts, where their terms stand in a sentence, what became of them."""
