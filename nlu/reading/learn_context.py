"""Learn how much the last answer counts in reading a message (:mod:`nlu.reading.in_context`): part of ``nlu.reading.learn``.

From follow-ups, and from whole questions after an answer drawn at random, which must not be dragged back to it.  Neither
classifier nor encoder has learned from them.  The weights are those under which the right entries, and their topics, are
likeliest (conditional logistic regression).
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from nlu.intent_model import IntentModel
from nlu.reading.follow_ups import FollowUp
from nlu.reading.in_context import MANNERS, SIGNALS, InContext, texts_after
from nlu.reading.joins import Labelled
from senco.knowledge import Knowledge

WHOLE = 0.5  # how much all whole questions count beside all follow-ups
SIMPLICITY = 0.5  # of the penalty on large weights
SEED = 20261128


@dataclass(frozen=True)
class Turn:
    """A message after an answer, with the intent that it asks."""

    text: str
    in_context: Sequence[str]
    last: str
    intent: str


def learn_context(
    model: IntentModel, follow_ups: Sequence[FollowUp], phrases: Sequence[Labelled], knowledge: Knowledge
) -> InContext:
    """Return the learned weights.

    Args:
        model: the classifier.
        follow_ups: follow-ups that it has not seen.
        phrases: phrases that it has not seen; the longer ones are never read in context.
        knowledge: the entries.
    """
    entries = [knowledge.entries[intent] for intent in model.intents]
    unweighted = InContext(entries, np.zeros((len(SIGNALS), len(MANNERS))))
    leaning = [Turn(each.text, each.in_context, each.after, each.intent) for each in follow_ups if each.in_context]
    whole = _at_random(phrases, [each.after for each in follow_ups], knowledge)
    turns = [*leaning, *whole]
    texts = [text for turn in turns for text in (turn.text, *turn.in_context)]
    read = iter(prediction.confidences for prediction in model.predict(texts))
    features = []
    for turn in turns:
        alone, *after = (next(read) for _ in range(1 + len(turn.in_context)))
        features.append(unweighted.features(turn.text, alone, np.mean(after, axis=0), knowledge.entries[turn.last]))
    right = np.array([model.intents.index(turn.intent) for turn in turns])
    counts = np.repeat([1.0, WHOLE * len(leaning) / max(len(whole), 1)], [len(leaning), len(whole)])
    topics = np.array([entry.topic for entry in entries])
    weights = _fitted(np.stack(features), right, topics[right][:, None] == topics, counts)
    return InContext(entries, weights.reshape(len(SIGNALS), len(MANNERS)))


def _at_random(phrases: Sequence[Labelled], answers: Sequence[str], knowledge: Knowledge) -> list[Turn]:
    """Return each phrase that may be read in context after an answer to which it belongs by chance at most."""
    chance = random.Random(SEED)
    lasts = [chance.choice(answers) for _ in phrases]
    turns = [
        Turn(phrase.text, texts_after(knowledge.entries[last], phrase.text, knowledge), last, phrase.intent)
        for phrase, last in zip(phrases, lasts, strict=True)
    ]
    return [turn for turn in turns if turn.in_context]


def _fitted(features: np.ndarray, right: np.ndarray, of_topic: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Return the weights under which the right intents and topics are likeliest.

    Args:
        features: shape (turns, intents, weights).
        right: the right intent of each turn.
        of_topic: whether each intent is of the right topic, shape (turns, intents).
        counts: how much each turn counts.
    """
    rows = np.arange(len(right))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = features @ weights
        chance = np.exp(scores - scores.max(axis=1, keepdims=True))
        chance /= chance.sum(axis=1, keepdims=True)
        topic = (chance * of_topic).sum(axis=1)
        value = -(counts * (np.log(chance[rows, right]) + np.log(topic))).sum() / 2 + SIMPLICITY * weights @ weights
        slope = chance - chance * of_topic / (2 * topic[:, None])
        slope[rows, right] -= 0.5
        return value, np.einsum("nt,ntk->k", slope * counts[:, None], features) + 2 * SIMPLICITY * weights

    return minimize(loss, np.zeros(features.shape[2]), jac=True, method="L-BFGS-B").x
