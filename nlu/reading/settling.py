"""Settle what the parts of a message ask: each thing once, in their order, and what stays open."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from nlu.reading.pooling import are_different
from senco.answering.decide import ANSWER_AT

# Probability from which a part is taken for a question about its topic.  It is shared among all topics, so that the second
# likeliest is far behind.
SURE = 0.3
# And from which its second topic is answered, too: a question of two sides ("how do I train, the quickest way?").
ALSO = 0.25
# The probability from which a part asks something else about the topic of another one; below, it is rather the same question
# in other words, and nothing is answered or offered.
SURER = 0.6
COVERED = 0.5  # of topics that other parts ask about, or out of scope: the part asks nothing that could be offered
OPEN_AT_MOST = 0.9 * ANSWER_AT  # of a topic of a part that is open: it is offered, and not answered
FAINT = 0.05  # probability from which a topic is one of those that an open part may be about


@dataclass(frozen=True)
class Asked:
    """What a part asks: one topic with how sure it is beside the others, or all that it may be about if that is open."""

    part: int
    likely: dict[int, float]


def settle(parts: Sequence[np.ndarray], intents: Sequence[np.ndarray], out_of_scope: int) -> list[Asked]:
    """Return what the parts ask; nothing unless one of them is sure.

    Args:
        parts: how likely each part asks about each topic.
        intents: of each topic, the intent that each part asks if it asks about that topic, or UNCLEAR.
        out_of_scope: the topic that no answer is about.
    """
    sure: dict[int, list[int]] = {}  # topic to the parts that ask about it: the surest, and others that ask something else
    for part in sorted(range(len(parts)), key=lambda part: -parts[part].max()):
        topic = int(parts[part].argmax())
        others = [intents[other][topic] for other in sure.get(topic, ())]
        another = all(are_different(intents[part][topic], other) for other in others)
        if topic != out_of_scope and another and parts[part][topic] >= (SURER if others else SURE):
            sure.setdefault(topic, []).append(part)
    answered = {topic: list(asking) for topic, asking in sure.items()}
    for part in [surest for surest, *_ in sure.values()]:
        second = int(np.argsort(-parts[part])[1])
        if second != out_of_scope and parts[part][second] >= ALSO:
            answered.setdefault(second, [part])
    asked = [
        Asked(part, {topic: _beside_the_next(parts[part], topic, answered)})
        for topic, asking in answered.items()
        for part in asking
    ]
    settled = [*answered, out_of_scope]
    for part in set(range(len(parts))) - {part for asking in sure.values() for part in asking} if sure else ():
        if parts[part][settled].sum() < COVERED:
            likely = [topic for topic in np.flatnonzero(parts[part] >= FAINT) if topic not in settled]
            chances = np.minimum(parts[part], OPEN_AT_MOST)
            asked.append(Asked(part, {int(topic): float(chances[topic]) for topic in likely}))
    return sorted(asked, key=lambda each: each.part)


def is_sure(asked: Asked) -> bool:
    """Whether a part asks one topic that may be answered, and does not stay open."""
    return len(asked.likely) == 1 and max(asked.likely.values()) > OPEN_AT_MOST


def _beside_the_next(chances: np.ndarray, topic: int, answered: Collection[int]) -> float:
    """Return how sure a topic is beside the likeliest of those that are not answered."""
    others = np.delete(chances, [*answered])
    return float(chances[topic] / (chances[topic] + others.max(initial=0.0)))
