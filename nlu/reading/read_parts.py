"""Read a message with the classifier: as a whole, and each of its parts in all ways in which it may be meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from nlu.intent_model import IntentModel
from nlu.reading.parts import parts_of
from nlu.reading.subjects import IN_MESSAGE, Completion, readings
from nlu.stretches import Stretch


@dataclass(frozen=True)
class ReadPart:
    """A part of a message.

    Attributes:
        text: the part as it was typed.
        stretch: where it is in the message, in characters.
        doubt: the log odds that no question begins there after all.
        ways: the confidence of each intent in each reading.
    """

    text: str
    stretch: Stretch
    doubt: float
    ways: dict[Completion, np.ndarray]

    def by_topic(self, topic_of: np.ndarray) -> dict[Completion, np.ndarray]:
        """Return the confidence of each topic in each reading; ``topic_of`` is 0 or 1, shape (intents, topics)."""
        return {way: confidences @ topic_of for way, confidences in self.ways.items()}


@dataclass(frozen=True)
class ReadMessage:
    """A message.

    Attributes:
        whole: the confidence of each intent in the message as a whole.
        parts: its parts, none or at least two.
        others: the confidence of each intent in each of the other texts that were read beside it.
    """

    whole: np.ndarray
    parts: list[ReadPart]
    others: list[np.ndarray]


def read_parts(model: IntentModel, text: str, subjects: tuple[str, ...] = (), beside: Iterable[str] = ()) -> ReadMessage:
    """Read a message.

    Args:
        model: the classifier.
        text: the message.
        subjects: what the conversation is about.
        beside: other texts, to be read at the same time.
    """
    opened = model.open(text)
    found_parts = parts_of(opened)
    typed = [opened.typed(part.tokens) for part in found_parts]
    meant = [readings(text, stretch, subjects) for stretch in typed]
    beside = list(beside)
    texts = list(dict.fromkeys([text, *beside, *(reading for ways in meant for reading in ways.values())]))
    found = [each.confidences for each in model.predict_within(opened, [part.tokens for part in found_parts], texts)]
    read, in_message = dict(zip(texts, found)), found[len(texts) :]
    parts = []
    for part, stretch, ways, inside in zip(found_parts, typed, meant, in_message, strict=True):
        confidences = {way: read[reading] for way, reading in ways.items()} | {IN_MESSAGE: inside}
        parts.append(ReadPart(text[slice(*stretch)], stretch, part.doubt, confidences))
    return ReadMessage(read[text], parts, [read[each] for each in beside])
