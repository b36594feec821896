"""Find where the questions of a message begin and end, from what its words mean and which words stand around them.

Each token is outside of all questions, begins one or is inside one.  A regression tells how likely each is, from the token's
vector in a middle layer of the encoder and the tokens up to REACH places before and after it.  It learns from
``messages.yml``, where people marked the questions: rules for question words and auxiliaries found four messages in five as
they are marked, this finds nine in ten (docs/decisions/0015).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.linear_model import LogisticRegression

from nlu.minilm_encoder import EncodedMessage
from nlu.softmax_regression import log_softmax
from nlu.stretches import Stretch

FILE = Path(__file__).with_name("tagger.npz")
OUTSIDE, BEGINS, INSIDE = range(3)
TAGS = 3
REACH = 3
SELDOM = 2  # a token in fewer messages than this is any other token
INVERSE_PENALTY, MOST_ITERATIONS = 0.03, 200


@dataclass(frozen=True)
class Tagger:
    """A fitted tagger.

    Attributes:
        known: the tokens that are told apart, sorted; all others share the last row.
        around: the weights of the tokens around: shape (2 * REACH + 1, len(known) + 1, TAGS).
        vector: the weights of a token's vector: shape (384, TAGS).
        constants: shape (TAGS,).
    """

    known: np.ndarray
    around: np.ndarray
    vector: np.ndarray
    constants: np.ndarray

    def scores(self, message: EncodedMessage) -> np.ndarray:
        """Return the logarithm of how likely each token has each tag: shape (tokens, TAGS)."""
        rows = _rows(message.ids, self.known)
        beside = sum(self.around[place, rows[:, place]] for place in range(2 * REACH + 1))
        return log_softmax(message.wording @ self.vector + beside + self.constants)

    @classmethod
    def fit(cls, messages: Sequence[EncodedMessage], questions: Iterable[Sequence[Stretch]]) -> Tagger:
        """Learn from messages.

        Args:
            messages: the messages.
            questions: the tokens of the questions that are marked in each.
        """
        seen = Counter(token for message in messages for token in set(message.ids))
        known = np.array(sorted(token for token, count in seen.items() if count >= SELDOM))
        width = len(known) + 1
        vectors = np.vstack([message.wording for message in messages])
        tokens = vstack([_one_hot(_rows(message.ids, known), width) for message in messages])
        tags = np.concatenate([tags_of(len(each.ids), asked) for each, asked in zip(messages, questions, strict=True)])
        regression = LogisticRegression(C=INVERSE_PENALTY, max_iter=MOST_ITERATIONS)
        regression.fit(hstack([csr_matrix(vectors), tokens]).tocsr(), tags)
        vector, around = np.split(regression.coef_.T.astype(np.float32), [vectors.shape[1]])
        return cls(known, around.reshape(2 * REACH + 1, width, TAGS), vector, regression.intercept_.astype(np.float32))

    def save(self) -> None:
        """Write ``tagger.npz``."""
        np.savez_compressed(
            FILE,
            known=self.known,
            around=self.around.astype(np.float16),
            vector=self.vector,
            constants=self.constants,
        )

    @classmethod
    def load(cls) -> Tagger:
        """Read what :meth:`save` wrote."""
        with np.load(FILE, allow_pickle=False) as stored:
            return cls(stored["known"], stored["around"].astype(np.float32), stored["vector"], stored["constants"])


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


def _rows(ids: Sequence[int], known: np.ndarray) -> np.ndarray:
    """Return for each token the rows of the tokens around it: shape (tokens, 2 * REACH + 1)."""
    places = np.searchsorted(known, ids).clip(max=len(known) - 1)
    rows = np.where(known[places] == np.asarray(ids), places, len(known))
    padded = np.pad(rows, REACH, constant_values=len(known))
    return np.lib.stride_tricks.sliding_window_view(padded, 2 * REACH + 1)


def _one_hot(rows: np.ndarray, width: int) -> csr_matrix:
    count, places = rows.shape
    columns = (rows + width * np.arange(places)).ravel()
    starts = np.arange(0, count * places + 1, places)
    return csr_matrix((np.ones(count * places, np.float32), columns, starts), shape=(count, places * width))
