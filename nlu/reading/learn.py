"""Learn how much each reading of a part counts: ``python -m nlu.reading.learn``.

A classifier is trained on most of the phrases in ``data/nlu``; messages are joined from others, which neither it nor its
sentence encoder has seen (:mod:`nlu.reading.joins`).  In the joined messages the topic of each part is known, so that the
weights of the readings can be fitted (conditional logistic regression).  It takes some minutes.  Nothing from the sets that
measure is used, but for the share of messages that hold one question although they can be parted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from scipy.optimize import minimize

from nlu.intent_model import IntentModel
from nlu.reading.joins import Joined, Joiner, Labelled
from nlu.reading.parts import parted
from nlu.reading.pooling import COLUMNS, OUT_OF_SCOPE, WEIGHTS, features, situation
from nlu.reading.reader import topics_of
from nlu.reading.subjects import readings
from nlu.tuned_layers import has_seen
from senco.content.training_files import read_training_files
from senco.knowledge import KNOWLEDGE_DIR, load_knowledge

HELD_OUT = 2  # one phrase in so many of those that the sentence encoder was not tuned on; the others calibrate
# Of messages that can be parted, how many count as one question.  In the sets that measure it is about twice as many, but a
# question that is passed over is worse than an answer too many.
SINGLE = {"clauses": 0.2, "list": 0.5, "phrases": 0.5}
SIMPLICITY = 0.5  # of the penalty on large weights
SIGNED = COLUMNS.index("oos: always")  # the only column whose weight may be negative


@dataclass(frozen=True)
class Case:
    """A part: what speaks for each of its topics, which is right, which weights hold, and how much the case counts."""

    features: np.ndarray
    topic: int
    situation: str
    weight: float


def main() -> None:
    """Train, join, learn and write ``pooling.json``."""
    knowledge = load_knowledge()
    by_intent = read_training_files(KNOWLEDGE_DIR.parent).by_intent()
    phrases = [(phrase.text, intent) for intent, row in by_intent.items() for phrase in row]
    seen = [(text, intent) for text, intent in phrases if not is_held_out(text)]
    model = IntentModel.fit([text for text, _ in seen], [intent for _, intent in seen], knowledge.topic_of)
    unseen = [
        Labelled(text, knowledge.topic_of.get(intent, intent), intent) for text, intent in phrases if is_held_out(text)
    ]
    weights = learn(model, Joiner(unseen).messages())
    WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


def is_held_out(text: str) -> bool:
    """Whether a phrase is kept from the classifier, to be joined."""
    return not has_seen(text) and crc32(text[::-1].encode()) % HELD_OUT == 0


def learn(model: IntentModel, messages: Iterable[Joined]) -> dict[str, dict[str, float]]:
    """Return the weight of each column in each situation."""
    cases = list(_cases(model, list(messages)))
    found = {}
    for where in sorted({case.situation for case in cases}):
        fitted = _fit([case for case in cases if case.situation == where])
        found[where] = {column: round(float(weight), 3) for column, weight in zip(COLUMNS, fitted) if weight}
    return found


def _cases(model: IntentModel, messages: list[Joined]) -> Iterable[Case]:
    topics, topic_of = topics_of(model.intents, load_knowledge())
    meant = {message.text: [readings(message.text, part) for part in parted(message.text).parts] for message in messages}
    texts = sorted({*meant, *(text for parts in meant.values() for ways in parts for text in ways.values())})
    read = {text: each.confidences @ topic_of for text, each in zip(texts, model.predict(texts))}
    weight_of = _weights(messages)
    for message in messages:
        shape = parted(message.text).shape
        for ways, part in zip(meant[message.text], message.parts):
            confidences = {way: read[text] for way, text in ways.items()}
            speaking = features(confidences, read[message.text], topics.index(OUT_OF_SCOPE))
            weight = weight_of[shape] if message.single else 1.0
            yield Case(speaking, topics.index(part.topic), situation(shape, confidences), weight)


def _weights(messages: list[Joined]) -> Mapping[str, float]:
    """Return how much a single question counts beside a joined one, so that each kind has the share that it has in life."""
    shapes = [(parted(message.text).shape, message.single) for message in messages]
    return {
        shape: share / (1 - share) * shapes.count((shape, False)) / max(shapes.count((shape, True)), 1)
        for shape, share in SINGLE.items()
    }


def _fit(cases: list[Case]) -> np.ndarray:
    """Return the weights under which the right topics are likeliest; none but the constant's may be negative."""
    stacked = np.stack([case.features for case in cases])
    right = np.array([case.topic for case in cases])
    counts = np.array([case.weight for case in cases])
    rows = np.arange(len(cases))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = stacked @ weights
        scores -= scores.max(axis=1, keepdims=True)
        chance = np.exp(scores)
        chance /= chance.sum(axis=1, keepdims=True)
        value = -(counts * np.log(chance[rows, right])).sum() + SIMPLICITY * weights @ weights
        chance[rows, right] -= 1
        return value, np.einsum("nt,ntk->k", chance * counts[:, None], stacked) + 2 * SIMPLICITY * weights

    bounds = [(None, None) if column == SIGNED else (0.0, None) for column in range(len(COLUMNS))]
    return minimize(loss, np.full(len(COLUMNS), 0.3), jac=True, method="L-BFGS-B", bounds=bounds).x


if __name__ == "__main__":
    main()
