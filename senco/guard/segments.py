"""Cut long messages into parts that are short enough to be judged each by itself."""

from __future__ import annotations

from senco.guard.normalise import BREAK
from senco.guard.phrases import END, START

SHORT = 30  # words: up to here a message is judged as a whole
WINDOW, STEP = 24, 8  # for sentences that are longer


def segments(words: list[str]) -> list[list[str]]:
    """Return a short message whole, of a long one its sentences, and of a long sentence overlapping stretches."""
    inner = [word for word in words if word not in (START, END)]
    if len(inner) <= SHORT:
        return [words]
    parts = [part for sentence in _sentences(inner) for part in _windows(sentence)]
    return [[START, *part, END] for part in parts]


def _sentences(words: list[str]) -> list[list[str]]:
    sentences: list[list[str]] = [[]]
    for word in words:
        if word == BREAK:
            sentences.append([])
        else:
            sentences[-1].append(word)
    return [sentence for sentence in sentences if sentence]


def _windows(sentence: list[str]) -> list[list[str]]:
    if len(sentence) <= SHORT:
        return [sentence]
    return [sentence[start : start + WINDOW] for start in range(0, len(sentence) - WINDOW + STEP, STEP)]
