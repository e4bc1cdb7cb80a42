"""Terms made right: each source term of a sentence is found in its English, or put there.

The ladder: what is right stays; another hypothesis of the engine's that has it; a wrong rendering
that the glossary forbids, that word links show or that the run itself has shown, replaced; English
of a second decoding that has it, where the engine can be asked again; else the term is reported as
missing and nothing is forced in.
"""

from aligntool.terms.aligner import TermAligner
from aligntool.terms.ladder import ALL_STEPS, Step
from aligntool.terms.retranslation import align_again

__all__ = ["ALL_STEPS", "Step", "TermAligner", "align_again"]
