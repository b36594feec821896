"""Read a message with the classifier: as a whole, and each of its parts by itself and within the message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from nlu.intent_model import IntentModel, Opened
from nlu.reading.inside import default_part_classifier
from nlu.reading.label_attention import Heard, default_label_attention
from nlu.reading.parts import parts_of
from nlu.stretches import Stretch

CLEARLY_HEARD = 0.5
END_OF_SENTENCE = re.compile(r"[.?!;\n]")


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
        sentences: of the intents that were heard clearly, the sentence in which most of it was heard.
    """

    whole: np.ndarray
    parts: list[ReadPart]
    only: str | None
    others: list[np.ndarray]
    heard: np.ndarray
    sentences: Mapping[int, str]


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
    return ReadMessage(read[text], parts, only, others, heard.chances, _sentences(text, opened, heard))


def _sentences(text: str, opened: Opened, heard: Heard) -> dict[int, str]:
    """Return the sentence in which most was heard of each intent that was heard clearly."""
    clear = np.flatnonzero(heard.chances >= CLEARLY_HEARD)
    real = np.array([start < end for start, end in opened.encoded.offsets])  # the marks of beginning and end are nowhere
    tokens = (heard.attention[:, clear] * real[:, None]).argmax(axis=0).tolist()
    typed = [opened.typed((token, token + 1)) for token in tokens]
    return {int(intent): _sentence(text, stretch) for intent, stretch in zip(clear, typed, strict=True)}


def _sentence(text: str, within: Stretch) -> str:
    """Return the sentence around a stretch of a text."""
    start, end = within
    return END_OF_SENTENCE.split(text[:start])[-1].lstrip() + END_OF_SENTENCE.split(text[start:end] + text[end:])[0].rstrip()
