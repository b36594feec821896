"""The items of a request that names several things in few words: "cost, length and where?", "the steps and the money".

Such items have not the shape of questions: four of five sentences that can be taken for such a list are one question.
"""

from __future__ import annotations

import re

from nlu.entities.cues import word_set
from nlu.reading.clauses import AUXILIARIES, LEAD_INS, PRONOUNS, is_tag, opens_question

JOINER = re.compile(
    r"\s*[,:;\n]\s*(?:-\s*)?(?:and\s+|or\s+|also\s+)*|\s+(?:and|&|plus|or|\+|/|as well as)\s+(?:also\s+)?", re.IGNORECASE
)
SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
HEADING = re.compile(r":|\s[-–—]\s")  # "NPQ: cost, length", "SENCO - pay, hours"
LEADING_BOTH = re.compile(r"^both\s+", re.IGNORECASE)
LONGEST_SENTENCE, MOST_ITEMS, LONGEST_ITEM, SHORT_ITEM, LONGEST_NAME = 24, 4, 12, 5, 4  # words, but for the items
# What ends a question without being one more: "is it free, yes or no", "QTS, right?".
TAGS = word_set("right correct yes no not neither both true false ok okay etc please thanks thank you cheers both sorry")
ALTERNATIVE = re.compile(r"\bor (?:just|only|merely|simply)\b", re.IGNORECASE)  # "a rule or just a habit"
LIST_QUESTION = re.compile(r"(?:who|what|where|when|how)\b", re.IGNORECASE)  # "which" chooses among the things before it
TELLS = AUXILIARIES | PRONOUNS | word_set("my our your his her their me us im ive i'm i've isn't got")


def fragments(sentence: str) -> list[str]:
    """Return the items that a short sentence joins, in order; nothing if there are not two to four of them.

    A short question may end a list ("route in, salary, how long?").  One that comes after anything but names of things is
    one question with its story ("Our SENCO has no QTS, is that allowed?"); so is one after its subject ("NPQ, is it hard?").
    """
    if len(sentence.split()) > LONGEST_SENTENCE:
        return []
    items = [item for part in JOINER.split(_without_heading(sentence)) if (item := _item(part))]
    listed = 2 <= len(items) <= MOST_ITEMS and all(len(item.split()) <= LONGEST_ITEM for item in items)
    return items if listed and _is_list(sentence, items) else []


def _item(part: str) -> str:
    """Return an item as it is to be read, or nothing if its words ask nothing."""
    item = LEADING_BOTH.sub("", part.strip(" ?.!,-\n"))
    return "" if is_tag(item) or set(item.lower().split()) <= TAGS | LEAD_INS else item


def _is_list(sentence: str, items: list[str]) -> bool:
    """Whether no item is a question, or the first that is one ends a list of things and is as short as they are."""
    first = next((index for index, item in enumerate(items) if index and _is_question(item)), None)
    if first is None:
        return not ALTERNATIVE.search(sentence)
    joined = re.search(r"(?:\band|\bplus|&)\s+(?:also\s+)?" + re.escape(items[first]), sentence, re.IGNORECASE)
    listed = (first > 1 or joined is not None) and all(_names_a_thing(item) for item in items[:first])
    return listed and all(LIST_QUESTION.match(item) and len(item.split()) <= SHORT_ITEM for item in items[first:])


def _names_a_thing(item: str) -> bool:
    words = item.lower().split()
    return len(words) <= LONGEST_NAME and TELLS.isdisjoint(words)


def _is_question(item: str) -> bool:
    """Whether an item is a question rather than a mere "where"."""
    return len(item.split()) > 1 and opens_question(item)


def _without_heading(sentence: str) -> str:
    """Return what comes after a heading ("NPQ: cost, length"), which names no question of its own."""
    heading, rest = (*HEADING.split(sentence, maxsplit=1), "")[:2]
    return rest if rest and len(JOINER.split(rest)) > 1 and not opens_question(heading) else sentence


def last_sentence(message: str) -> str:
    """Return the last sentence of a message: where a story leads to."""
    return SENTENCE_END.split(message.strip())[-1]
