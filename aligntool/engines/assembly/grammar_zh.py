"""x"""
from aligntool.engines.assembly.articles import determine
from aligntool.engines.assembly.verbs import inflect
def arrange(pieces,shapes): return inflect(determine(pieces,shapes))
