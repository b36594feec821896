"""Read a message with the classifier: as a whole, and each of its parts by itself and within the message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from nlu.intent_model import IntentModel, Opened
from nlu.reading.inside import default_part_classifier
from nlu.reading.label_attention import Heard, default_label_attention
from nlu.reading.parts import parts_of
from nlu.stretches import Stretch

CLEARLY_HEARD = 0.5
END_OF_SENTENCE = re.compile(r"[.?!;]+(?=\s|$)|\n")


class Place(NamedTuple):
    """Where most was heard of an intent: from which character on, and the sentence around it."""

    start: int
    sentence: str


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
        heard: how much of each was heard there when the message was heard as a whole.
    """

    text: str
    stretch: Stretch
    doubt: float
    outside: float
    alone: np.ndarray
    within: np.ndarray
    heard: np.ndarray


@dataclass(frozen=True)
class ReadMessage:
    """A message.

    Attributes:
        whole: the confidence of each intent in the message as a whole.
        parts: its parts, none or at least two.
        only: the one part of a message that has no other, as it was typed: what is left beside greetings and stories.
        others: the confidence of each intent in each of the other texts that were read beside it.
        heard: how likely it asks each intent, whatever else it asks: heard from the message as a whole.
        places: where the intents were heard that were heard clearly, with a chance of CLEARLY_HEARD and more.
    """

    whole: np.ndarray
    parts: list[ReadPart]
    only: str | None
    others: list[np.ndarray]
    heard: np.ndarray
    places: Mapping[int, Place]


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
    heard = default_label_attention().hear(opened.encoded, model.intents)
    parts = [
        ReadPart(cut_out, stretch, part.doubt, part.outside, read[cut_out], inside, heard.within(part.tokens))
        for cut_out, stretch, part, inside in zip(cut, typed, found_parts, within, strict=True)
    ]
    others = [read[each] for each in beside]
    return ReadMessage(read[text], parts, only, others, heard.chances, _places(text, opened, heard))


def _places(text: str, opened: Opened, heard: Heard) -> dict[int, Place]:
    clear = np.flatnonzero(heard.chances >= CLEARLY_HEARD)
    read_as = opened.read_as
    words = np.array([any(map(str.isalnum, read_as[start:end])) for start, end in opened.encoded.offsets])
    tokens = (heard.attention[:, clear] * words[:, None]).argmax(axis=0).tolist()
    starts = [opened.typed((token, token + 1))[0] for token in tokens]
    return {int(intent): Place(start, _sentence(text, start)) for intent, start in zip(clear, starts, strict=True)}


def _sentence(text: str, within: int) -> str:
    """Return the sentence around a character of a text."""
    ends = [found.span() for found in END_OF_SENTENCE.finditer(text)]
    start = max((end for _, end in ends if end <= within), default=0)
    return text[start : next((begin for begin, _ in ends if begin > within), len(text))].strip() or text
