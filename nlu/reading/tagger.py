"""Find where the questions of a message begin and end, from what its words mean and which stand around them.

Each token is outside of all questions, begins one or is inside one.  A small network tells how likely each is, from the
vectors of the token and of those around it after the first layers of the encoder: the upper ones look too clear in messages
that were learned from.  It learns from ``messages.yml``, where people marked the questions (``python -m
scripts.tune_tagger``; docs/decisions/0018).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from nlu.convolution import convolved
from nlu.minilm_encoder import EncodedMessage
from nlu.softmax_regression import log_softmax
from nlu.stretches import Stretch

FILE = Path(__file__).with_name("tagger.npz")
OUTSIDE, BEGINS, INSIDE = range(3)
TAGS = 3


@dataclass(frozen=True)
class Tagger:
    """A fitted tagger: a convolutional network, whose last layer gives the tags.

    Attributes:
        weights: of each layer: shape (tokens that it sees at once, numbers in, numbers out).
        constants: of each layer: shape (numbers out,).
    """

    weights: Sequence[np.ndarray]
    constants: Sequence[np.ndarray]

    def scores(self, message: EncodedMessage) -> np.ndarray:
        """Return the logarithm of how likely each token has each tag: shape (tokens, TAGS)."""
        found = message.wording
        *hidden, last = zip(self.weights, self.constants, strict=True)
        for weights, constants in hidden:
            found = np.maximum(convolved(found, weights) + constants, 0.0)
        weights, constants = last
        return log_softmax(convolved(found, weights) + constants)

    def save(self) -> None:
        """Write ``tagger.npz``."""
        arrays = {f"weights{number}": each.astype(np.float16) for number, each in enumerate(self.weights)}
        arrays |= {f"constants{number}": each.astype(np.float32) for number, each in enumerate(self.constants)}
        np.savez_compressed(FILE, **arrays)

    @classmethod
    def load(cls) -> Tagger:
        """Read what :meth:`save` wrote."""
        with np.load(FILE, allow_pickle=False) as stored:
            layers = range(len(stored.files) // 2)
            return cls(
                # In the order in which they are multiplied, or each message would pay for it.
                [np.ascontiguousarray(stored[f"weights{number}"], dtype=np.float32) for number in layers],
                [stored[f"constants{number}"] for number in layers],
            )


@lru_cache(maxsize=1)
def default_tagger() -> Tagger:
    """Return the tagger that was learned last."""
    return Tagger.load()


def tags_of(length: int, questions: Sequence[Stretch]) -> np.ndarray:
    """Return the tags of ``length`` tokens, some of which are questions."""
    tags = np.full(length, OUTSIDE)
    for start, end in questions:
        tags[start:end] = INSIDE
        tags[start] = BEGINS
    return tags
