"""Cut long messages into parts that are short enough to be judged each by itself."""

from __future__ import annotations

from senco.guard.normalise import BREAK
from senco.guard.phrases import END, START

SHORT = 30  # words: up to here a message is also judged as a whole
WINDOWS = ((24, 8), (12, 4))  # words and step, for sentences that are longer or have no full stops


def segments(words: list[str]) -> list[list[str]]:
    """Return a short message whole and its sentences; of a long one the sentences, and stretches of long sentences."""
    inner = [word for word in words if word not in (START, END)]
    sentences = _sentences(inner)
    parts = [part for sentence in sentences for part in _windows(sentence)]
    bounded = [[START, *part, END] for part in parts]
    if len(inner) > SHORT:
        return bounded
    return [words, *bounded] if len(sentences) > 1 else [words]


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
    return [
        sentence[start : start + size]
        for size, step in WINDOWS
        for start in range(0, len(sentence) - size + step, step)
    ]
