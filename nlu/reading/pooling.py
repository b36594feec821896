"""How likely a part of a message asks about each topic, from its readings and the whole message together.

A part alone is read too boldly ("and who's it for?" looks like "who is a SENCO?"), while the message as a whole blurs its
questions.  So all readings have a say: the log-odds of a topic are a weighted sum of the logarithms of its confidence in
each.  How much each counts is learned from messages that were written or put together for it (:mod:`nlu.reading.learn`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path

import numpy as np

WEIGHTS = Path(__file__).with_name("pooling.json")
OUT_OF_SCOPE = "oos"
FAINTEST, FAINTEST_IN_WHOLE = 0.002, 0.02  # what a topic has at least, so that no reading rules it out
# A topic has its confidence in the part alone, in the part within its message, in the surer of the two and in the whole
# message; what is out of scope is so only if it is in both readings, or if the part may be no question at all.
COLUMNS = ("alone", "within", "the surer", "whole", "oos: the less sure", "oos: whole", "oos: doubt", "oos: always")
LIKELIEST = 5  # topics of each part that are combined


class Pooling:
    """Learned weights for the topics of a classifier, in their order.

    Args:
        topics: the topics.
        weights: the weight of each column.
        repeated: how likely two parts ask about one topic, beside two topics: visitors seldom ask the same thing twice.
    """

    def __init__(self, topics: Sequence[str], weights: Mapping[str, float], repeated: float) -> None:
        self._out_of_scope = list(topics).index(OUT_OF_SCOPE)
        self._weights = np.array([weights.get(column, 0.0) for column in COLUMNS])
        self._repeated = repeated

    @classmethod
    def load(cls, topics: Sequence[str]) -> Pooling:
        """Return the weights that were learned last."""
        return cls(topics, **json.loads(WEIGHTS.read_text(encoding="utf-8")))

    def probabilities(self, alone: np.ndarray, within: np.ndarray, whole: np.ndarray, doubt: float) -> np.ndarray:
        """Return how likely a part asks about each topic.

        Args:
            alone: the confidence of each topic in the part by itself.
            within: the same where it stands in its message.
            whole: the same in the whole message.
            doubt: the log odds that the part is no question.
        """
        scores = features(alone, within, whole, doubt, self._out_of_scope) @ self._weights
        raised = np.exp(scores - scores.max())
        return raised / raised.sum()

    def together(self, parts: Sequence[np.ndarray]) -> list[np.ndarray]:
        """Return what :meth:`probabilities` gave for each part, knowing that its neighbours ask about something else."""
        likeliest = [np.argsort(-part)[:LIKELIEST] for part in parts]
        joint = [np.zeros_like(part) for part in parts]
        for topics in product(*likeliest):
            inside = [topic for topic in topics if topic != self._out_of_scope]
            chance = self._repeated ** (len(inside) - len(set(inside)))
            for part, topic in zip(parts, topics):
                chance *= part[topic]
            for total, topic in zip(joint, topics):
                total[topic] += chance
        return [total / total.sum() for total in joint]


def features(alone: np.ndarray, within: np.ndarray, whole: np.ndarray, doubt: float, out_of_scope: int) -> np.ndarray:
    """Return what speaks for each topic: shape (topics, columns)."""
    both = np.log(np.clip([alone, within], FAINTEST, 1.0))
    trace = np.log(np.clip(whole, FAINTEST_IN_WHOLE, 1.0))
    rows = np.zeros((len(whole), len(COLUMNS)))
    rows[:, :4] = np.stack([*both, both.max(axis=0), trace], axis=1)
    rows[out_of_scope] = 0.0
    rows[out_of_scope, 4:] = both[:, out_of_scope].min(), trace[out_of_scope], doubt, 1.0
    return rows
