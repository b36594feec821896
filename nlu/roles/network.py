"""Tell what the times and facts of a message are to the visitor, from what the words around them mean.

MiniLM with layers tuned for that (``python -m scripts.tune_roles``) gives each token a vector; a linear layer on the mean of
some tokens, beside the vector of the whole message, tells how likely these are each of TIMES or of FACTS.  It takes
three milliseconds, so only messages are read in which there is something to tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from nlu import minilm_encoder
from nlu.minilm_encoder import EncodedMessage, SentenceEncoder
from nlu.minilm_graph import build_question_onnx
from nlu.roles.examples import FACTS, TIMES
from nlu.softmax_regression import log_softmax
from nlu.stretches import Stretch, tokens_of
from nlu.tuned_layers import restored

FILE = Path(__file__).with_name("network.npz")
WEIGHTS, CONSTANTS = "head/weights", "head/constants"  # shapes (2 x 384, roles) and (roles,), TIMES before FACTS


@dataclass(frozen=True)
class ReadRoles:
    """A message as the network sees it."""

    encoded: EncodedMessage

    def of_time(self, stretch: Stretch) -> dict[str, float]:
        """Return how likely some characters, a time, are each of TIMES."""
        return self._chances(stretch, slice(0, len(TIMES)), TIMES)

    def of_fact(self, stretch: Stretch) -> dict[str, float]:
        """Return how likely some characters, a fact, are each of FACTS."""
        return self._chances(stretch, slice(len(TIMES), len(TIMES) + len(FACTS)), FACTS)

    def _chances(self, stretch: Stretch, columns: slice, names: tuple[str, ...]) -> dict[str, float]:
        tokens = tokens_of(self.encoded.offsets, stretch)
        if tokens is None:  # beyond what is read of a very long text: nothing is known of it
            return dict.fromkeys(names, 1 / len(names))
        weights, constants = _head()
        vectors = self.encoded.meaning
        seen = np.concatenate([vectors[slice(*tokens)].mean(axis=0), vectors[0]])
        return dict(zip(names, np.exp(log_softmax((seen @ weights + constants)[None, columns]))[0].tolist(), strict=True))


def read_roles(text: str) -> ReadRoles:
    """Return a message as the network sees it."""
    return ReadRoles(_encoder().encode_message(text))


@lru_cache(maxsize=1)
def _encoder() -> SentenceEncoder:
    def build(target: Path) -> None:
        with np.load(FILE, allow_pickle=False) as stored:
            build_question_onnx(restored(stored, minilm_encoder.stock_weights()), target)

    return minilm_encoder.cached_encoder(f"roles-{minilm_encoder.fingerprint(FILE)}", build)


@lru_cache(maxsize=1)
def _head() -> tuple[np.ndarray, np.ndarray]:
    with np.load(FILE, allow_pickle=False) as stored:
        return stored[WEIGHTS], stored[CONSTANTS]
