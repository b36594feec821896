"""What a message asks, heard from the message as a whole: a network in which each intent has its own ear.

To find a question, cut it out and classify it goes wrong where it is half said, leans on another one or stands in a story.
This network does not cut: for each intent it weighs the tokens of the message (label-wise attention, Mullenbach et al.,
2018), and tells how likely the message asks that, whatever else it asks.  It learns from ``messages.yml`` (``python -m
scripts.tune_attention``; docs/decisions/0037).  An intent that is newer than what was learned is never heard.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

import numpy as np

from nlu.convolution import convolved
from nlu.minilm_encoder import EncodedMessage
from nlu.stretches import Stretch
from nlu.tuned_layers import version

FILE = Path(__file__).with_name("label_attention.npz")


@dataclass(frozen=True)
class Heard:
    """What a message as a whole asks.

    Attributes:
        chances: how likely it asks each intent; they do not add up to one.
        attention: how much of it was heard at each token: shape (tokens, intents).
    """

    chances: np.ndarray
    attention: np.ndarray

    def within(self, stretch: Stretch) -> np.ndarray:
        """Return how likely some of the tokens ask each intent: of its chance what was heard there."""
        return self.chances * self.attention[slice(*stretch)].sum(axis=0)


@dataclass(frozen=True)
class LabelAttention:
    """A fitted network.

    Attributes:
        intents: those that it knows.
        own: makes of the vectors of a token the numbers that tell of it, with ``own_bias``.
        around: adds what the token and those beside it tell: shape (tokens seen at once, numbers in, numbers out).
        attention: how much each intent looks at a token: shape (numbers, intents).
        says: how much the token then says for it, with ``says_bias``.
    """

    intents: list[str]
    own: np.ndarray
    own_bias: np.ndarray
    around: np.ndarray
    around_bias: np.ndarray
    attention: np.ndarray
    says: np.ndarray
    says_bias: np.ndarray

    def hear(self, message: EncodedMessage, intents: Sequence[str]) -> Heard:
        """Return what a message asks of these intents."""
        vectors = np.hstack([message.meaning, message.wording])
        around = np.maximum(convolved(vectors, self.around) + self.around_bias, 0.0)
        found = vectors @ self.own + self.own_bias + around
        looks = found @ self.attention
        attention = np.exp(looks - looks.max(axis=0))
        attention /= attention.sum(axis=0)
        odds = (attention * (found @ self.says)).sum(axis=0) + self.says_bias
        chances = 1.0 / (1.0 + np.exp(-odds))
        if list(intents) == self.intents:
            return Heard(chances, attention)
        place = {intent: column for column, intent in enumerate(self.intents)}
        known = [row for row, intent in enumerate(intents) if intent in place]
        columns = [place[intents[row]] for row in known]
        heard = Heard(np.zeros(len(intents)), np.zeros((len(vectors), len(intents))))
        heard.chances[known], heard.attention[:, known] = chances[columns], attention[:, columns]
        return heard

    def save(self) -> None:
        """Write ``label_attention.npz``."""
        arrays = {each.name: getattr(self, each.name).astype(np.float16) for each in fields(self)[1:]}
        np.savez_compressed(FILE, intents=np.array(self.intents), layers=version(), **arrays)

    @classmethod
    def load(cls) -> LabelAttention:
        """Read what :meth:`save` wrote.

        Raises:
            RuntimeError: the encoder has been tuned since then.
        """
        with np.load(FILE, allow_pickle=False) as stored:
            if stored["layers"] != version():
                raise RuntimeError("The encoder was tuned after this network: run make tune")
            arrays = {each.name: np.ascontiguousarray(stored[each.name], dtype=np.float32) for each in fields(cls)[1:]}
            return cls(stored["intents"].tolist(), **arrays)


@lru_cache(maxsize=1)
def default_label_attention() -> LabelAttention:
    """Return the network that was learned last."""
    return LabelAttention.load()
