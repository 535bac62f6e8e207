"""How far confidence can be believed: expected calibration error (Guo et al. 2017, arXiv 1706.04599)."""

from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Predictions of like confidence: how many, how sure on average, how many of them right on average."""

    count: int
    confidence: float
    accuracy: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """`ece` is the mean distance of confidence and accuracy over bins of equal width, weighted by their counts."""

    ece: float
    count: int
    bins: list[Bin]


def calibration(judged: Sequence[tuple[float, bool]], bins: int = BINS) -> Calibration | None:
    """Return the calibration of (confidence, right?) pairs; None where there are none."""
    if not judged:
        return None
    groups: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for confidence, right in judged:
        groups[min(bins - 1, max(0, int(confidence * bins)))].append((confidence, right))
    made = [
        Bin(len(group), sum(c for c, _ in group) / len(group), sum(right for _, right in group) / len(group))
        for group in groups
        if group
    ]
    ece = sum(b.count * abs(b.confidence - b.accuracy) for b in made) / len(judged)
    return Calibration(ece, len(judged), made)
