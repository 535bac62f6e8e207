"""Adam (Kingma and Ba 2015, arXiv 1412.6980) on a whole set at once, as all fits of this folder use it."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float64]


def descend(slope: Callable[[Weights], Weights], shape: int | tuple[int, ...], rounds: int) -> Weights:
    """Return weights of `shape` after `rounds` steps from zero down `slope`, at rates that fall from 0.1 to 0.002."""
    weights, first, second = (np.zeros(shape) for _ in range(3))
    for step in range(1, rounds + 1):
        gradient = slope(weights)
        first, second = 0.9 * first + 0.1 * gradient, 0.99 * second + 0.01 * gradient**2
        rate = 0.1 * (1 - step / (rounds + 1)) + 0.002
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return weights
