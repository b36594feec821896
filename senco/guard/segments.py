"""Cut long messages into parts that are short enough to be judged each by itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from senco.guard.normalise import BREAK
from senco.guard.phrases import END, START

SHORT = 30  # words: up to here a message is also judged as a whole
WINDOWS = ((24, 8), (12, 4))  # words and step, for sentences of long messages: some visitors use no full stops


class Kind(Enum):
    """What a part of a message is."""

    WHOLE = "whole"
    SENTENCE = "sentence"
    STRETCH = "stretch"  # of a long run without a full stop: it may begin and end anywhere


@dataclass(frozen=True)
class Segment:
    """A part of a message that is judged by itself; ``words`` has its beginning and end marked."""

    kind: Kind
    words: list[str]


def segments(words: list[str]) -> list[Segment]:
    """Return a short message whole and its sentences; of a long one the sentences, and stretches of long sentences."""
    inner = [word for word in words if word not in (START, END)]
    sentences = _sentences(inner)
    if len(inner) > SHORT:
        return [segment for sentence in sentences for segment in _parts(sentence)]
    parts = [Segment(Kind.SENTENCE, [START, *sentence, END]) for sentence in sentences]
    return [Segment(Kind.WHOLE, words), *(parts if len(parts) > 1 else ())]


def _sentences(words: list[str]) -> list[list[str]]:
    sentences: list[list[str]] = [[]]
    for word in words:
        if word == BREAK:
            sentences.append([])
        else:
            sentences[-1].append(word)
    return [sentence for sentence in sentences if sentence]


def _parts(sentence: list[str]) -> list[Segment]:
    whole = [Segment(Kind.SENTENCE, [START, *sentence, END])] if len(sentence) <= SHORT else []
    stretches = [
        Segment(Kind.STRETCH, [START, *sentence[start : start + size], END])
        for size, step in WINDOWS
        if size < len(sentence)
        for start in range(0, len(sentence) - size + step, step)
    ]
    return whole + stretches
