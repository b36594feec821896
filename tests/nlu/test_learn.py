"""Learning the weights of the readings, with a classifier that only looks for a word."""

from __future__ import annotations

import numpy as np

from nlu.intent_model import Prediction
from nlu.reading.joins import Joined
from nlu.reading.learn import learn
from nlu.reading.pooling import Pooling

TOPICS = ["cost", "length", "oos"]
MESSAGES = [
    Joined("what is the cost and what is the length", ("cost", "length"), single=False),
    Joined("what is the length and what is the cost", ("length", "cost"), single=False),
    Joined("is the cost high or is the cost low", ("cost", "cost"), single=True),
]


class WordFinder:
    """A stand-in for the classifier: sure of a topic whose name it reads, alike sure of all that it reads."""

    intents = TOPICS

    def predict(self, texts: list[str]) -> list[Prediction]:
        return [Prediction(np.array([0.9 if topic in text else 0.01 for topic in TOPICS])) for text in texts]


def test_what_a_part_says_counts_more_than_what_is_said_around_it() -> None:
    weights = learn(WordFinder(), MESSAGES)
    pooling = Pooling(TOPICS, weights)
    both = np.array([0.9, 0.9, 0.01])
    part = np.array([0.01, 0.9, 0.01])
    readings = {"as it stands": part, "of the SENCO": part, "of the NPQ": part}
    assert TOPICS[pooling.probabilities("clauses", readings, both).argmax()] == "length"
    assert weights["clauses, no subject"]["as it stands"] > 0
