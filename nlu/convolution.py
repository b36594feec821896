"""One layer of a convolutional network on the tokens of a text, in numpy."""

from __future__ import annotations

import numpy as np


def convolved(vectors: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return for each token the weighted sum of the vectors around it; beyond the ends there is nothing.

    Args:
        vectors: shape (tokens, numbers in).
        weights: shape (tokens that are seen at once, numbers in, numbers out).
    """
    width, numbers, _ = weights.shape
    tokens, before = len(vectors), width // 2
    around = np.zeros((tokens, width, numbers), dtype=vectors.dtype)
    for place in range(width):
        shift = place - before  # how far behind the token this vector stands
        here, there = min(max(-shift, 0), tokens), min(max(shift, 0), tokens)
        around[here : tokens - there, place] = vectors[there : tokens - here]
    return around.reshape(tokens, width * numbers) @ weights.reshape(width * numbers, -1)
