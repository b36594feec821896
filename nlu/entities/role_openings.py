"""Roles that a clause begins with: "TA here", "ECT in a special school, can I ..."."""

from __future__ import annotations

from nlu.entities.clauses import Clause
from nlu.entities.cues import AFTER_OPENING_ROLE, ARTICLES, BETWEEN_LINK_AND_ROLE, word_set
from nlu.entities.passage import Passage
from nlu.entities.stance import Stance, first_content, is_bare, is_negated, subject_of
from nlu.vocabulary import Term

# A lone "SENCO" is the visitor's own post only before these: "SENCO at a primary", "SENCO since May".
# An article is no sign of a topic after these: "already a teacher".
_AS_IT_IS = word_set("already currently presently now still")
_AFTER_OPENING_SENCO = word_set("at here since for with of")


def opening_stance(passage: Passage, clause: Clause, term: Term) -> Stance | None:
    """Return the stance of a role with no link to anyone: stated or denied if it is the visitor's, else None."""
    words = passage.words
    first = first_content(words, clause)
    while first < term.start and words[first] in BETWEEN_LINK_AND_ROLE | ARTICLES:
        first += 1
    opens = first == term.start and not clause.question
    if opens and is_negated(words, clause.start, term.start):
        return "denied"
    if is_bare(passage, clause) and "the" not in words[clause.start : term.start]:
        return "stated" if _is_told_barely(passage, clause) else None
    before = set(words[clause.start : term.start])
    if not opens or (ARTICLES & before and not _AS_IT_IS & before):
        return None
    here = words[term.end : term.end + 1] == ["here"]
    return "stated" if here or _speaks_of_self(passage, clause, term) else None


def _is_told_barely(passage: Passage, clause: Clause) -> bool:
    """Return whether a clause of mere facts is the visitor's: "year 4 teacher", but not the topic of a question."""
    following = _following(passage, clause)
    if following and following.opening == "word" and following.question and not clause.question:
        return _asks_for_self(passage, following)
    return subject_of(passage, clause, clause.end).owner == "visitor"


def _speaks_of_self(passage: Passage, clause: Clause, term: Term) -> bool:
    """Return whether a clause that begins with a role gives it as the visitor's own."""
    words = passage.words
    following = _following(passage, clause)
    if following and following.opening == "word" and following.question:
        return _asks_for_self(passage, following)
    if words[term.start : term.end] == ["qualified"]:
        return False
    rest = words[term.end : clause.end]
    if words[term.start : term.end] in (["senco"], ["sendco"], ["alnco"]):
        age = rest[:1] == ["at"] and rest[1:2] and rest[1].isdigit()
        return bool(rest) and rest[0] in _AFTER_OPENING_SENCO and not age
    told = not rest or rest[0] in AFTER_OPENING_ROLE
    return told and (len(passage.clauses) > 1 or bool(passage.durations))


def _following(passage: Passage, clause: Clause) -> Clause | None:
    number = passage.clause_of(clause.start) + 1
    return passage.clauses[number] if number < len(passage.clauses) else None


def _asks_for_self(passage: Passage, question: Clause) -> bool:
    """Return whether a question is about the visitor: "TA can I", not "TA can you"."""
    return "i" in passage.words[question.start : question.start + 4]
