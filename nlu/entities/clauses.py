"""Splitting a message into clauses, and telling questions from statements, with or without punctuation."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from nlu.entities.cues import (
    AND_WHAT_ABOUT,
    AUXILIARY,
    BEFORE_I,
    BREAKS,
    CONDITIONS,
    CONJUNCTIONS,
    DETERMINERS,
    ELIDED_I,
    FIRST_PERSON,
    NEUTRAL,
    OTHER_PERSON,
    PLURAL_SUBJECTS,
    POSSESSIVE,
    QUESTION_LEADS,
    SUBJECTS,
    WH_ALWAYS,
    WH_BEFORE_AUXILIARY,
    word_set,
)

Opening = Literal["sentence", "break", "word"]
_SENTENCE_END = re.compile(r"[.!?…;:]+")
_WH = WH_ALWAYS | WH_BEFORE_AUXILIARY
# What may stand between the question word and its verb: "how long does", "which schools can".
_AFTER_WH = word_set("long much many often soon old far hard kind sort type of schools years exactly")
_NEVER_ASKED = word_set("be have not been")
_BEGINS_WORK, _AT_WORK = word_set("work teach start move"), word_set("in at as to from")


class Clause(NamedTuple):
    """Words ``start`` to ``end`` (excluded) of a passage.

    Attributes:
        opening: what it begins after: the end of a sentence, a comma or the like, or a mere word.
        sentence: the number of its sentence.
        question: it asks.
        condition: it begins with "if" or the like.
    """

    start: int
    end: int
    opening: Opening
    sentence: int
    question: bool
    condition: bool


def split_clauses(words: list[str]) -> list[Clause]:
    """Return the clauses of lower-case words; every word belongs to exactly one."""
    clauses: list[Clause] = []
    for sentence, (first, last, asked) in enumerate(_sentences(words)):
        openings = _openings(words, first, last)
        bounds = [*sorted(openings), last]
        previous = None
        for start, end in zip(bounds, bounds[1:], strict=False):
            final = asked and end == last
            question = _is_question(words, start, end, final, previous)
            condition = any(word in CONDITIONS for word in words[start : start + 2])
            previous = Clause(start, end, openings[start], sentence, question, condition)
            clauses.append(previous)
    return clauses


def _sentences(words: list[str]) -> list[tuple[int, int, bool]]:
    """Return start, end and "ends with a question mark" of each sentence."""
    found, start, position = [], 0, 0
    while position < len(words):
        if _SENTENCE_END.fullmatch(words[position]):
            asked = False
            while position < len(words) and _SENTENCE_END.fullmatch(words[position]):
                asked |= "?" in words[position]
                position += 1
            found.append((start, position, asked))
            start = position
        else:
            position += 1
    if start < len(words):
        found.append((start, len(words), False))
    return found


def _openings(words: list[str], first: int, last: int) -> dict[int, Opening]:
    openings: dict[int, Opening] = {first: "sentence"}
    for position in range(first + 1, last):
        if words[position - 1] in BREAKS:
            openings.setdefault(position, "break")
        elif begins := _clause_start(words, position, first):
            openings.setdefault(begins, "word")
    return openings


def _clause_start(words: list[str], position: int, first: int) -> int | None:
    """Return where a clause begins if the word here shows that one does (the sentence begins at ``first``)."""
    word, before = words[position], words[position - 1]
    if word in CONJUNCTIONS or word in WH_ALWAYS:
        return None if before in {"and", "or", "even", "as", "only"} and word == "if" else position
    if word in {"i", "we"}:
        return None if before in BEFORE_I else position
    if _asks_here(words, position):
        while position > first and words[position - 1] in _WH | _AFTER_WH:
            position -= 1
        return position if position > first else None
    return None


def _asks_here(words: list[str], position: int) -> bool:
    """Return whether the word is an auxiliary before its subject: "can I", "does a TA", "do special schools"."""
    if words[position] not in AUXILIARY or position + 1 >= len(words):
        return False
    word, after, before = words[position], words[position + 1], words[position - 1] if position else ""
    if after == "not" and position + 2 < len(words):
        after = words[position + 2]
    if before in SUBJECTS or before in AUXILIARY or before in {"not", "to", "also", "just", "always", "even"}:
        return False
    if after in {"i", "we", "you", "he", "she", "they", "there", "anyone", "someone"}:
        return True
    after_start = not before or before in _WH | CONJUNCTIONS | BREAKS | {"and", "or"}
    if word in {"was", "were"}:
        return after in {"it", "this", "that"}
    if word in {"is", "are"}:
        return after in {"it", "this", "that"} or (after_start and after in DETERMINERS)
    if word in {"am", "have", "has"}:
        return word == "has" and after_start and after in DETERMINERS
    if after in {"a", "an", "any", "it", "this"} or (after.isdigit() and word != "may"):
        return not (word == "did" and after != "it")
    return after in PLURAL_SUBJECTS or (after_start and after in DETERMINERS)


def _is_question(words: list[str], start: int, end: int, final: bool, previous: Clause | None) -> bool:
    """Return whether a clause asks; ``final`` says that a question mark ends it, ``previous`` is the one before."""
    lead = start
    while lead < end - 1 and words[lead] in {
        "and",
        "but",
        "so",
        "or",
        "also",
        "then",
        "hi",
        "hello",
        "please",
        "ok",
    }:
        lead += 1
    word, after = words[lead], words[lead + 1] if lead + 1 < end else ""
    if word in CONDITIONS:
        return False
    if word in WH_ALWAYS or word in QUESTION_LEADS:
        return final or not _describes(words, lead, previous)
    if word in WH_BEFORE_AUXILIARY and after not in FIRST_PERSON | POSSESSIVE | OTHER_PERSON:
        return True
    if _begins_by_asking(words, lead, word, after):
        return True
    declares = word in FIRST_PERSON | POSSESSIVE or (word in NEUTRAL and after != "?")
    if final:
        return not (declares and after not in {"can", "could", "may", "should", "need", "would"})
    begins_asking = start > 0 and words[start] in AND_WHAT_ABOUT and after in AND_WHAT_ABOUT
    goes_on = previous is not None and previous.question and not declares and word not in ELIDED_I
    return begins_asking or goes_on


def _describes(words: list[str], lead: int, previous: Clause | None) -> bool:
    """Return whether "which" goes on with what is told: "I work in an academy, which is a special school"."""
    described = words[lead : lead + 2] == ["which", "is"] and words[lead + 2 : lead + 3] in (["a"], ["an"], ["also"])
    return described and previous is not None and not previous.question


def _begins_by_asking(words: list[str], lead: int, word: str, after: str) -> bool:
    if word not in AUXILIARY:
        return False
    if word in {"do", "did", "have", "am", "was", "were"}:
        return _asks_here(words, lead) or after in PLURAL_SUBJECTS or (word == "did" and after == "the")
    goes_on = after in _BEGINS_WORK and words[lead + 2 : lead + 3] and words[lead + 2] in _AT_WORK
    return after not in _NEVER_ASKED and not goes_on  # "but will work in England"
