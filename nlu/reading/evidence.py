"""Weigh the evidence that a part of a message is a question of its own.

A part alone is read too boldly ("and who's it for?" looks like "who is a SENCO?"), while the message as a whole blurs its
questions.  So the two opinions are pooled: the support of a topic is the weighted geometric mean of its confidence in the
part and in the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from senco.answering import Question

SHARE_OF_WHOLE = 0.15  # how much the whole message counts
FAINTEST = 1e-3  # what a topic has in the whole message at least, so that none is ruled out
PLAUSIBLE = 0.5  # confidence that a topic must have in the part or in the whole
SUPPORTED = 0.33  # support from which a part with the shape of a question is one
SUPPORTED_FRAGMENT = 0.5  # the same for a few words that have not that shape
RIVAL = 0.5  # share of the best topic's support that another must have to be taken in its place
MOST_RIVALS = 3

OUT_OF_SCOPE = "oos"


@dataclass(frozen=True)
class Evidence:
    """What speaks for a topic in a part: the reading it comes from and the pooled support, 0 to 1."""

    topic: str
    reading: Question
    support: float


def evidence_for(
    readings: Iterable[tuple[Question, float]], whole: Question, topic_of: Callable[[str], str]
) -> list[Evidence]:
    """Return the topics that a part may be about, best supported first.

    Args:
        readings: the part, read with each subject that it may have left out, and how much each reading counts.
        whole: the message that it is from.
        topic_of: gives the topic of an entry.
    """
    background = by_topic(whole, topic_of)
    read = [(reading, weight, by_topic(reading, topic_of)) for reading, weight in readings]
    found = []
    for topic in {topic for *_, confidences in read for topic in confidences}:
        best = min if topic == OUT_OF_SCOPE else max  # it is out of scope only if it is so whatever it is about
        reading, weight, confidences = best(read, key=lambda item: item[1] * item[2].get(topic, 0.0))
        confidence, trace = confidences.get(topic, 0.0), background.get(topic, 0.0)
        if max(confidence, trace) >= PLAUSIBLE:
            pooled = min(confidence, 1.0) ** (1 - SHARE_OF_WHOLE) * min(max(trace, FAINTEST), 1.0) ** SHARE_OF_WHOLE
            found.append(Evidence(topic, reading, weight * pooled))
    return sorted(found, key=lambda item: (-item.support, item.topic))


def of_whole(whole: Question, topic_of: Callable[[str], str]) -> list[Evidence]:
    """Return what a part may be about that says too little by itself: what the whole message is about."""
    found = [Evidence(topic, whole, confidence) for topic, confidence in by_topic(whole, topic_of).items()]
    return sorted(found, key=lambda item: (-item.support, item.topic))


def distinct(parts: Sequence[list[Evidence]], least: float) -> list[Evidence]:
    """Return what the parts ask about, in their order, each topic once.

    Where two parts look like one topic, a rival topic of either that is nearly as well supported is taken instead: visitors
    seldom ask the same thing twice.
    """
    options = [rivals for part in parts if (rivals := _rivals(part, least))]
    chosen = max(product(*options), key=_joint_support, default=())
    first: dict[str, Evidence] = {}
    for evidence in chosen:
        first.setdefault(evidence.topic, evidence)
    return list(first.values())


def _rivals(part: list[Evidence], least: float) -> list[Evidence]:
    """Return the topics that a part may stand for; none if it is most likely out of scope or poorly supported."""
    if not part or part[0].topic == OUT_OF_SCOPE or part[0].support < least:
        return []
    least = max(least, RIVAL * part[0].support)
    return [each for each in part[:MOST_RIVALS] if each.support >= least and each.topic != OUT_OF_SCOPE]


def _joint_support(combination: Sequence[Evidence]) -> float:
    best: dict[str, float] = {}
    for evidence in combination:
        best[evidence.topic] = max(evidence.support, best.get(evidence.topic, 0.0))
    return sum(best.values())


def by_topic(question: Question, topic_of: Callable[[str], str]) -> dict[str, float]:
    """Return the confidence of each topic: that of its entries together."""
    totals: dict[str, float] = {}
    for guess in question.guesses:
        totals[topic_of(guess.entry)] = totals.get(topic_of(guess.entry), 0.0) + guess.confidence
    return totals
