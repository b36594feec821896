"""Read a message with the classifier: as a whole, and each of its parts by itself and within the message."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from nlu.intent_model import IntentModel
from nlu.reading.inside import default_part_classifier
from nlu.reading.parts import parts_of
from nlu.stretches import Stretch


@dataclass(frozen=True)
class ReadPart:
    """A part of a message.

    Attributes:
        text: the part as it was typed.
        stretch: where it is in the message, in characters.
        doubt: the log odds that no question begins there after all.
        outside: the log odds that its tokens are outside of all questions, on average.
        alone: the confidence of each intent in the part by itself.
        within: how likely each is where the part stands: the encoder sees the words around it.
    """

    text: str
    stretch: Stretch
    doubt: float
    outside: float
    alone: np.ndarray
    within: np.ndarray


@dataclass(frozen=True)
class ReadMessage:
    """A message.

    Attributes:
        whole: the confidence of each intent in the message as a whole.
        parts: its parts, none or at least two.
        only: the one part of a message that has no other, as it was typed: what is left beside greetings and stories.
        others: the confidence of each intent in each of the other texts that were read beside it.
    """

    whole: np.ndarray
    parts: list[ReadPart]
    only: str | None
    others: list[np.ndarray]


def read_parts(model: IntentModel, text: str, beside: Iterable[str] = ()) -> ReadMessage:
    """Read a message.

    Args:
        model: the classifier.
        text: the message.
        beside: other texts, to be read at the same time.
    """
    opened = model.open(text)
    found_parts = parts_of(opened)
    typed = [opened.typed(part.tokens) for part in found_parts]
    beside, cut = list(beside), [text[slice(*stretch)] for stretch in typed]
    only = cut[0] if len(cut) == 1 else None
    if only is not None:  # the message as a whole tells more of it than the part alone
        found_parts, typed, cut = [], [], []
    texts = list(dict.fromkeys([text, *beside, *cut]))
    read = {each: found.confidences for each, found in zip(texts, model.predict_beside(opened, texts), strict=True)}
    vectors = [opened.encoded.within(part.tokens) for part in found_parts]
    within = default_part_classifier().chances(np.stack(vectors), model) if vectors else ()
    parts = [
        ReadPart(cut_out, stretch, part.doubt, part.outside, read[cut_out], inside)
        for cut_out, stretch, part, inside in zip(cut, typed, found_parts, within, strict=True)
    ]
    return ReadMessage(read[text], parts, only, [read[each] for each in beside])
