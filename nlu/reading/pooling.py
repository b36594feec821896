"""How likely a part of a message asks about each topic, from its readings and the whole message together.

A part alone is read too boldly ("and who's it for?" looks like "who is a SENCO?"), while the message as a whole blurs its
questions.  So all readings have a say: the log-odds of a topic are a weighted sum of the logarithms of its confidence in
each.  And some topics are asked together far more often than others: "and by when" after a question about a course that is
needed.  Nobody asks the same thing twice, but two things about one topic: "how long is it and is there an exam".  How much
all this counts is learned from messages that were written or put together for it (:mod:`nlu.reading.learn`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from pathlib import Path

import numpy as np

from nlu.reading.joins import OUT_OF_SCOPE
from nlu.reading.read_parts import ReadPart

WEIGHTS = Path(__file__).with_name("pooling.json")
BESIDE = Path(__file__).with_name("beside.npz")
FAINTEST, FAINTEST_IN_WHOLE = 0.002, 0.02  # what a topic has at least, so that no reading rules it out
# A topic has its confidence in the part alone, in the part within its message, in the surer of the two and in the whole
# message, and how much of it was heard in the part and in the whole message.  What is out of scope is so only if it is in
# both readings, if nothing else was heard, or if the part may be no question at all.
OF_TOPICS = ("alone", "within", "the surer", "whole", "heard here", "heard")
OUTSIDE = ("oos: the less sure", "oos: whole", "oos: nothing heard here", "oos: nothing heard", "oos: doubt", "oos: outside")
COLUMNS = (*OF_TOPICS, *OUTSIDE, "oos: always")
LIKELIEST = 5  # topics of each part that are combined
CLEAR_SHARE = 0.7  # of the intents of a topic, from which it is clear which of them a part asks
UNCLEAR = -1  # in the place of the intent
TINY = 1e-6


@dataclass(frozen=True)
class Reading:
    """A part of a message, in topics.

    Attributes:
        alone: the confidence of each topic in the part by itself.
        within: how likely each is where the part stands in its message.
        whole: the same in the whole message.
        heard_here: how likely each was heard in the part.
        heard: how likely each was heard in the whole message.
        doubt: the log odds that no question begins there after all.
        outside: the log odds that its tokens are outside of all questions, on average.
        intents: of each topic, the intent that the part asks if it asks about that topic, or UNCLEAR.
    """

    alone: np.ndarray
    within: np.ndarray
    whole: np.ndarray
    heard_here: np.ndarray
    heard: np.ndarray
    doubt: float
    outside: float
    intents: np.ndarray

    @classmethod
    def of(cls, part: ReadPart, whole: np.ndarray, heard: np.ndarray, topic_of: np.ndarray) -> Reading:
        """Return how a part was read.

        Args:
            part: the part.
            whole: the confidence of each topic in the whole message.
            heard: how likely each was heard in the whole message.
            topic_of: which intent is of which topic, 0 or 1, shape (intents, topics).
        """
        alone, within = part.alone @ topic_of, part.within @ topic_of
        surer = np.where((alone >= within)[:, None], part.alone, part.within) * topic_of.T
        clear = surer.max(axis=1) >= CLEAR_SHARE * np.maximum(surer.sum(axis=1), TINY)
        intents = np.where(clear, surer.argmax(axis=1), UNCLEAR)
        return cls(alone, within, whole, heard_of(part.heard, topic_of), heard, part.doubt, part.outside, intents)

    def features(self, out_of_scope: int) -> np.ndarray:
        """Return what speaks for each topic: shape (topics, columns)."""
        both = np.log(np.clip([self.alone, self.within], FAINTEST, 1.0))
        trace = np.log(np.clip(self.whole, FAINTEST_IN_WHOLE, 1.0))
        heard = np.log(np.clip([self.heard_here, self.heard], FAINTEST, 1.0))
        nothing = np.log(
            np.clip([1.0 - np.delete(each, out_of_scope).max() for each in (self.heard_here, self.heard)], FAINTEST, 1.0)
        )
        rows = np.zeros((len(self.whole), len(COLUMNS)))
        rows[:, : len(OF_TOPICS)] = np.stack([*both, both.max(axis=0), trace, *heard], axis=1)
        strayed = both[:, out_of_scope].min(), trace[out_of_scope], *nothing, self.doubt, self.outside, 1.0
        rows[out_of_scope] = [*np.zeros(len(OF_TOPICS)), *strayed]
        return rows


def heard_of(chances: np.ndarray, topic_of: np.ndarray) -> np.ndarray:
    """Return how likely each topic was heard: as likely as its likeliest intent."""
    return (chances[:, None] * topic_of).max(axis=0)


class Pooling:
    """Learned weights for the topics of a classifier, in their order.

    Args:
        topics: the topics.
        weights: the weight of each column.
        beside: how many times likelier than by chance two topics are asked in one message, the earlier one in the rows; on
            the diagonal, the same for two parts that ask different things about one topic.
        again: the same for two parts that ask the same thing, or may do so.
    """

    def __init__(self, topics: Sequence[str], weights: Mapping[str, float], beside: np.ndarray, again: float) -> None:
        self._out_of_scope = list(topics).index(OUT_OF_SCOPE)
        self._weights = np.array([weights.get(column, 0.0) for column in COLUMNS])
        self._beside = beside.copy()
        self._beside[self._out_of_scope] = self._beside[:, self._out_of_scope] = 1.0
        self._again = again

    @classmethod
    def load(cls, topics: Sequence[str]) -> Pooling:
        """Return what was learned last; what is not known of a topic counts as chance."""
        with np.load(BESIDE, allow_pickle=False) as stored:
            row = {topic: number for number, topic in enumerate(stored["topics"])}
            known = [place for place, topic in enumerate(topics) if topic in row]
            rows = [row[topics[place]] for place in known]
            beside = np.ones((len(topics), len(topics)))
            beside[np.ix_(known, known)] = stored["beside"][np.ix_(rows, rows)]
            again = float(stored["again"])
        return cls(topics, json.loads(WEIGHTS.read_text(encoding="utf-8")), beside, again)

    def save(self, topics: Sequence[str]) -> None:
        """Write ``pooling.json`` and ``beside.npz``."""
        weights = dict(zip(COLUMNS, self._weights.tolist(), strict=True))
        WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
        beside = self._beside.astype(np.float32)
        np.savez_compressed(BESIDE, topics=np.array(topics), beside=beside, again=np.float32(self._again))

    def probabilities(self, part: Reading) -> np.ndarray:
        """Return how likely a part asks about each topic."""
        scores = part.features(self._out_of_scope) @ self._weights
        raised = np.exp(scores - scores.max())
        return raised / raised.sum()

    def together(self, parts: Sequence[np.ndarray], intents: Sequence[np.ndarray]) -> list[np.ndarray]:
        """Return how likely each part asks about each topic, knowing which topics are asked beside each other.

        Args:
            parts: what :meth:`probabilities` gave for each part.
            intents: which intent of each topic each part would ask, or UNCLEAR.
        """
        likeliest = [np.argsort(-part)[:LIKELIEST] for part in parts]
        # One axis a part: how likely it is that they ask about these topics, all at once.
        joint = reduce(np.multiply.outer, [part[topics] for part, topics in zip(parts, likeliest, strict=True)], np.ones(()))
        for first, second in combinations(range(len(parts)), 2):
            beside = self._of_pair(likeliest[first], likeliest[second], intents[first], intents[second])
            joint = joint * np.expand_dims(beside, [axis for axis in range(len(parts)) if axis not in (first, second)])
        found = []
        for axis, (part, topics) in enumerate(zip(parts, likeliest, strict=True)):
            total = np.zeros_like(part)
            total[topics] = joint.sum(axis=tuple(other for other in range(len(parts)) if other != axis))
            found.append(total / total.sum())
        return found

    def _of_pair(self, first: np.ndarray, second: np.ndarray, asked: np.ndarray, asked_next: np.ndarray) -> np.ndarray:
        """Return how topics of one part go with topics of a later one: shape (topics of the first, of the second)."""
        same = np.array([not are_different(*each) for each in zip(asked, asked_next, strict=True)])
        same[self._out_of_scope] = False
        again = (first[:, None] == second) & same[first][:, None]
        return np.where(again, self._again, self._beside[np.ix_(first, second)])


def are_different(first: int, second: int) -> bool:
    """Whether two intents are surely two things; of two that are not clear nobody knows."""
    return first != second and UNCLEAR not in (first, second)
