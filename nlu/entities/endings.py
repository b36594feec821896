"""The end of a post as SENCO, told without the word that ties a role to someone: "gave up the role", "stepped down"."""

from __future__ import annotations

import re

from nlu.entities.clauses import Clause
from nlu.entities.cues import NOT_FACT, TIME_CLAUSE
from nlu.entities.passage import Passage
from nlu.entities.spoken import Spoken
from nlu.entities.stance import first_content, is_negated, subject_of

_SENCO = r"(?:send?co|alnco)"
_OF_THE_POST = rf"(?: the| my| that| this)?(?: {_SENCO})? (?:role|post|position)\b(?! (?:of|as)\b(?! (?:the |a )?{_SENCO}))"
# "Gave up my TA role" and "left the post of deputy" end another post.
_ENDED = re.compile(
    rf"\b(?:(?:gave up|given up|left|quit|handed over|(?:resigned|retired) from|(?:stepped|stood) down from){_OF_THE_POST}"
    r"|(?:stepped|stood) down(?! (?:from|as)\b))"
)


def find_endings(passage: Passage) -> list[Spoken]:
    """Return what denies that the visitor is still SENCO."""
    return [row for clause in passage.clauses if (row := _ending(passage, clause))]


def _ending(passage: Passage, clause: Clause) -> Spoken | None:
    words = passage.words[clause.start : clause.end]
    told = _ENDED.search(" ".join(words))
    if not told or clause.question or clause.condition:
        return None
    first = clause.start + len(" ".join(words)[: told.start()].split())
    before = set(passage.words[clause.start : first])
    if (NOT_FACT | TIME_CLAUSE) & before or is_negated(passage.words, clause.start, first):
        return None
    owner = subject_of(passage, clause, first).owner
    if owner == "visitor" or (owner is None and first == first_content(passage.words, clause)):
        return Spoken("status", "senco", passage.said(first, first + len(told[0].split())), "denied", first)
    return None
