"""The items of a request that names several things in few words: "cost, length and where?", "the steps and the money".

Such items have not the shape of questions, so the reader asks for more evidence before it takes them for some.
"""

from __future__ import annotations

import re

from nlu.reading.clauses import opens_question

JOINER = re.compile(r"\s*[,:;]\s*(?:and\s+|or\s+|also\s+)*|\s+(?:and|&|plus|or|\+)\s+(?:also\s+)?", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
LONGEST_SENTENCE, MOST_ITEMS, LONGEST_ITEM, SHORT_ITEM = 24, 4, 12, 5  # words, but for the items


def fragments(sentence: str) -> list[str]:
    """Return the items that a short sentence joins, in order; nothing if there are not two to four of them.

    A question that comes after something else ("Our SENCO has no QTS, is that allowed?") is one question with its story.
    """
    if len(sentence.split()) > LONGEST_SENTENCE:
        return []
    items = [item for item in (part.strip(" ?.!,-") for part in JOINER.split(_without_heading(sentence))) if item]
    listed = 2 <= len(items) <= MOST_ITEMS and all(len(item.split()) <= LONGEST_ITEM for item in items)
    return items if listed and not any(_is_question(item) for item in items[1:]) else []


def _is_question(item: str) -> bool:
    """Whether an item is a question rather than a mere "where"."""
    return len(item.split()) > 1 and opens_question(item)


def _without_heading(sentence: str) -> str:
    """Return what comes after a heading ("NPQ: cost, length"), which names no question of its own."""
    heading, colon, rest = sentence.partition(":")
    return rest if colon and len(JOINER.split(rest)) > 1 and not opens_question(heading) else sentence


def is_short_list(items: list[str]) -> bool:
    """Whether all items are a few words only, as in "duties, salary, hours?"."""
    return all(len(item.split()) <= SHORT_ITEM for item in items)


def last_sentence(message: str) -> str:
    """Return the last sentence of a message: where a story leads to."""
    return SENTENCE_END.split(message.strip())[-1]
