"""Logistic regression with an L2 penalty, by Newton's method (iteratively reweighted least squares)."""

import numpy as np
from numpy.typing import NDArray

PENALTY = 1.0


def fit(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weights. x: (finds, signs), the first sign a constant 1 that is not penalised; y: (finds,), 0 or 1."""
    weights = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], PENALTY)
    penalty[0] = 1e-3
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        curve = (x * (p * (1 - p) + 1e-6)[:, None]).T @ x + np.diag(penalty)
        weights -= np.linalg.solve(curve, x.T @ (p - y) + penalty * weights)
    return weights
