"""Bootstrap confidence intervals over articles (Efron and Tibshirani 1993, percentile method)."""

import numpy as np
from numpy.typing import NDArray

from narasumber.evaluation.measures import MEASURES

RESAMPLES = 1000
SEED = 20230914
LEVEL = 0.95


def f1_intervals(
    tallies: NDArray[np.int64], resamples: int = RESAMPLES, seed: int = SEED, level: float = LEVEL
) -> dict[str, tuple[float, float]]:
    """Return the interval of every measure's F1.

    `tallies` has shape (articles, measures, 3). Articles, not statements, are drawn again: statements of one article
    are not independent. A resample is a vector of how often each article was drawn, so that all resamples together
    are one matrix product.
    """
    articles = len(tallies)
    if not articles:
        return dict.fromkeys(MEASURES, (0.0, 0.0))
    drawn = np.random.default_rng(seed).multinomial(articles, np.full(articles, 1 / articles), size=resamples)
    totals = np.tensordot(drawn, tallies, axes=1)
    hits, predicted, gold = totals[..., 0], totals[..., 1], totals[..., 2]
    # F1 as 2·hits / (predicted + gold): the same value as from precision and recall.
    f1 = np.divide(2.0 * hits, predicted + gold, out=np.zeros(hits.shape), where=hits > 0)
    low, high = np.quantile(f1, [(1 - level) / 2, (1 + level) / 2], axis=0)
    return {measure: (float(low[m]), float(high[m])) for m, measure in enumerate(MEASURES)}
