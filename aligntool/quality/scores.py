"""BLEU, chrF2, chrF2++ and TER, by sacreBLEU and never without its signature.

This is the only module that imports sacrebleu.
Methods: Papineni et al. 2002 (BLEU), Popović 2015 and 2017 (chrF, chrF++), Snover et al. 2006
(TER), Koehn 2004 (bootstrap resampling), Post 2018 (signatures).
"""

from collections.abc import Sequence
from typing import Any

from aligntool.errors import UsageError
from aligntool.results import Score

RESAMPLES = 1000
"""Bootstrap samples of a confidence interval."""


def score(hypotheses: Sequence[str], references: Sequence[str]) -> tuple[Score, ...]:
    """Return the corpus scores of English sentences against one reference each.

    All are percentages; TER is an error rate, so less is better.  From two sentences on each has
    the half width of its 95 % bootstrap confidence interval.

    Raises:
        UsageError: if there are not as many references as hypotheses.
    """
    if len(hypotheses) != len(references):
        raise UsageError(f"{len(hypotheses)} sentences against {len(references)} references")
    if not hypotheses:
        return ()
    return tuple(
        _measured(name, metric, hypotheses, references) for name, metric in _metrics().items()
    )


def _metrics() -> dict[str, Any]:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    return {"BLEU": BLEU(), "chrF2": CHRF(), "chrF2++": CHRF(word_order=2), "TER": TER()}


def _measured(
    name: str, metric: Any, hypotheses: Sequence[str], references: Sequence[str]
) -> Score:
    resamples = RESAMPLES if len(hypotheses) > 1 else 1
    result = metric.corpus_score(list(hypotheses), [list(references)], n_bootstrap=resamples)
    return Score(
        name=name,
        value=float(result.score),
        signature=f"{metric.get_signature()}",
        interval=float(result._ci) if resamples > 1 else None,
        sentences=len(hypotheses),
    )
