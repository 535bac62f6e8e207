"""Log-linear models with named features: the score of a choice is the sum of the weights of its features."""

import json
import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import repeat

from narasumber.language import DataFileError

Weights = dict[str, float]


def score(weights: Weights, features: Sequence[str]) -> float:
    """Return the sum of the weights of `features`; unknown ones count nothing."""
    return sum(map(weights.get, features, repeat(0.0)))


def softmax(scores: Sequence[float], temperature: float = 1.0) -> list[float]:
    """Return probabilities of `scores`, flattened by `temperature`."""
    if not scores:
        return []
    top = max(scores)
    powers = [math.exp((s - top) / temperature) for s in scores]
    total = sum(powers)
    return [p / total for p in powers]


@cache
def shipped_weights(package: str, name: str) -> Weights:
    """Read `package`'s `data/name`, a JSON object of feature: weight.

    Raises:
        DataFileError: the file is no such object.
    """
    try:
        weights = json.loads((files(package) / "data" / name).read_text("utf8"))
        return {str(k): float(v) for k, v in weights.items()}
    except (ValueError, AttributeError, TypeError) as error:
        raise DataFileError(f"{package}/data/{name}: {error}") from error
