"""The parts of a message that ask something: the likeliest sequence of tags that makes sense (Viterbi's algorithm)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nlu.entities.cues import word_set
from nlu.intent_model import Opened
from nlu.reading.tagger import BEGINS, INSIDE, OUTSIDE, TAGS, default_tagger
from nlu.stretches import Stretch

# Added to the scores of the tags: a question too many is weighed away later, one that is not seen is lost.
EAGER = np.array([0.0, 2.0, 0.0])
MOST_PARTS = 4
MOST_DOUBT = 4.0
NEVER = -1e9
AROUND = word_set('and n & plus or also then , ; : - – — / . ( ) "')  # joins a question to others, and is no part of it
# Alone, these ask nothing: what is left of a condition such as "if so" or "if I did".
EMPTY = AROUND | word_set("so but well ok if yes no did do i we you he she they it that is am the a an my to in of")
APOSTROPHES = "'’"


@dataclass(frozen=True)
class Part:
    """A part of a message.

    Attributes:
        tokens: its tokens.
        doubt: the log odds that no question begins there after all.
        outside: the log odds that a token of it is outside of all questions, in the mean over its tokens.
    """

    tokens: Stretch
    doubt: float
    outside: float


def parts_of(opened: Opened) -> list[Part]:
    """Return the parts of a message in their order; of more than MOST_PARTS the least doubtful."""
    scores = default_tagger().scores(opened.encoded)
    marked = stretches_of(_likeliest(_possible(scores + EAGER, opened), _within_words(opened)))
    found = [_part(tokens, scores) for each in marked if (tokens := _trimmed(each, opened))]
    kept = sorted(found, key=lambda part: part.doubt)[:MOST_PARTS]
    return sorted(kept, key=lambda part: part.tokens)


def _part(tokens: Stretch, scores: np.ndarray) -> Part:
    outside, begins, inside = scores[slice(*tokens)].T
    no_beginning = np.logaddexp(outside[0], inside[0]) - begins[0]
    beside = np.clip(outside - np.logaddexp(begins, inside), -MOST_DOUBT, MOST_DOUBT)
    return Part(tokens, min(max(float(no_beginning), -MOST_DOUBT), MOST_DOUBT), float(beside.mean()))


def stretches_of(tags: list[int]) -> list[Stretch]:
    """Return the stretches that begin at a token tagged so, and go on as long as tokens are inside."""
    found = []
    for start in (place for place, tag in enumerate(tags) if tag == BEGINS):
        end = start + 1
        while end < len(tags) and tags[end] == INSIDE:
            end += 1
        found.append((start, end))
    return found


def _possible(scores: np.ndarray, opened: Opened) -> np.ndarray:
    """Return scores of tags by which the marks of beginning and end are outside of all questions."""
    marks = np.array([start == end for start, end in opened.encoded.offsets])
    scores[np.ix_(marks, [BEGINS, INSIDE])] = NEVER
    return scores


def _within_words(opened: Opened) -> list[bool]:
    """Return for each token whether it goes on with the word of the one before."""
    text = opened.read_as
    return [
        bool(start and start < end and all(sign.isalnum() or sign in APOSTROPHES for sign in text[start - 1 : start + 1]))
        for start, end in opened.encoded.offsets
    ]


def _likeliest(scores: np.ndarray, within_words: list[bool]) -> list[int]:
    """Return the likeliest tags: none is inside a question that has not begun, and no question begins or ends in a word."""
    free, held = np.zeros((TAGS, TAGS)), np.full((TAGS, TAGS), NEVER)
    free[OUTSIDE, INSIDE] = NEVER
    held[[OUTSIDE, BEGINS, INSIDE], [OUTSIDE, INSIDE, INSIDE]] = 0.0
    best, before = scores[0], []
    for row, within_word in zip(scores[1:], within_words[1:], strict=True):
        options = best[:, None] + (held if within_word else free)
        before.append(options.argmax(axis=0))
        best = options.max(axis=0) + row
    tags = [int(best.argmax())]
    for came_from in reversed(before):
        tags.append(int(came_from[tags[-1]]))
    return tags[::-1]


def _trimmed(tokens: Stretch, opened: Opened) -> Stretch | None:
    """Return a stretch without what joins it to others; None if what is left asks nothing."""
    text, offsets = opened.read_as.lower(), opened.encoded.offsets
    words = {place: text[slice(*offsets[place])] for place in range(*tokens)}
    inside = [place for place, word in words.items() if word not in AROUND]
    return (inside[0], inside[-1] + 1) if not EMPTY.issuperset(words.values()) else None
