"""Split a message into its questions, with spaCy's tokens and the shapes that English questions have.

"What is a SENCO and do I need to be a teacher?" has two questions; "I have taught for ten years and love it, can I be a
SENCO?" has one and a story.  A blank pipeline has no parser, and visitors' spelling would confuse one; question words,
auxiliaries and punctuation are enough.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from nlu.tokens import english

QUESTION_WORDS = frozenset(
    [
        "who",
        "what",
        "when",
        "where",
        "why",
        "how",
        "which",
        "whose",
        "whether",
        "wat",
        "wot",
        "wen",
        "wher",
        "hw",
        "whats",
        "hows",
        "wheres",
        "whens",
        "whos",
        "whys",
    ]
)
AUXILIARIES = frozenset(
    [
        "do",
        "does",
        "did",
        "is",
        "are",
        "am",
        "was",
        "were",
        "can",
        "could",
        "will",
        "would",
        "shall",
        "should",
        "may",
        "might",
        "must",
        "have",
        "has",
        "had",
        "need",
        "dont",
        "doesnt",
        "isnt",
        "arent",
        "cant",
        "couldnt",
        "wont",
        "wouldnt",
        "shouldnt",
    ]
)
SUBJECTS = frozenset(
    [
        "i",
        "you",
        "we",
        "they",
        "he",
        "she",
        "it",
        "u",
        "a",
        "an",
        "the",
        "my",
        "your",
        "our",
        "their",
        "there",
        "this",
        "that",
        "any",
        "sencos",
        "senco",
        "sendco",
    ]
)
JOINERS = frozenset(["and", "&", "or", "but", "also", "plus", "then", "nd", "an"])
CONDITIONS = (("if", "so"), ("if", "yes"), ("if", "not"), ("if", "no"), ("if", "yeah"))
STOPS = frozenset(".?!;\n")
SHORTEST_WORDS = 2
LONGEST_LIST, MOST_ITEMS, LONGEST_ITEM = 12, 4, 4
LIST_JOINER = re.compile(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|&|plus)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Clause:
    """A stretch of a message; ``asks`` tells whether it has the shape of a question."""

    text: str
    asks: bool


def clauses(message: str) -> list[Clause]:
    """Return the clauses of a message in order; a message that does not split comes back whole."""
    tokens = list(english().make_doc(message))
    starts = [0, *(index for index in range(1, len(tokens)) if _begins_clause(tokens, index))]
    found = []
    for start, end in zip(starts, [*starts[1:], len(tokens)]):
        span = tokens[start:end]
        while span and span[-1].lower_ in JOINERS:
            span = span[:-1]
        text = "".join(token.text_with_ws for token in span).strip(" ,;:-\n")
        if _word_count(span) >= SHORTEST_WORDS:
            found.append(Clause(text, _asks(span)))
    return found or [Clause(message.strip(), True)]


def asks(message: str) -> bool:
    """Whether any part of a message has the shape of a question."""
    tokens = list(english().make_doc(message))
    return bool(tokens) and (_asks(tokens) or any(_begins_question(tokens, index) for index in range(1, len(tokens))))


def _begins_question(tokens: list[Token], index: int) -> bool:
    return _begins_clause(tokens, index) and _opens_question(tokens, index)


def _begins_clause(tokens: list[Token], index: int) -> bool:
    """Whether a clause begins here: after a full stop, or where a joiner or comma leads into a question."""
    before = tokens[index - 1]
    if before.text in STOPS or "\n" in before.text:
        return True
    return _is_boundary(before) and _opens_question(tokens, index)


def _is_boundary(token: Token) -> bool:
    return token.lower_ in JOINERS or token.text in {",", ":", "-", "–", "—", "/", ")", "(", "…", "..."}


def _opens_question(tokens: list[Token], index: int) -> bool:
    index = _skip_lead_in(tokens, index)
    if index >= len(tokens):
        return False
    word = tokens[index].lower_
    if word in QUESTION_WORDS:
        return True
    following = tokens[index + 1].lower_ if index + 1 < len(tokens) else ""
    return word in AUXILIARIES and (following in SUBJECTS or following.endswith("s") or following == "n't")


def _skip_lead_in(tokens: list[Token], index: int) -> int:
    """Step over "also", "if so", "roughly" and the like."""
    while index < len(tokens):
        pair = tuple(token.lower_ for token in tokens[index : index + 2])
        if pair in CONDITIONS:
            index += 2
        elif tokens[index].lower_ in JOINERS | {
            "so",
            "roughly",
            "about",
            "exactly",
            "actually",
            ",",
            "please",
        }:
            index += 1
        else:
            break
    return index


def _asks(span: list[Token]) -> bool:
    if any(token.text == "?" for token in span):
        return True
    return _opens_question(span, 0) or any(
        _is_boundary(span[index - 1]) and _opens_question(span, index) for index in range(1, len(span))
    )


def _word_count(span: list[Token]) -> int:
    return sum(any(sign.isalnum() for sign in token.text) for token in span)


def list_items(message: str) -> list[str]:
    """Return the items of a short list such as "cost, length and where?", or nothing if the message is no such list."""
    if len(message.split()) > LONGEST_LIST:
        return []
    items = [item.strip(" ?.!") for item in LIST_JOINER.split(message)]
    short = all(item and len(item.split()) <= LONGEST_ITEM for item in items)
    return items if short and 2 <= len(items) <= MOST_ITEMS else []
