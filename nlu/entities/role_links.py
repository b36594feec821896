"""Roles tied to someone by a word: "I'm a TA", "been a head", "as an ECT", "made SENCO"."""

from __future__ import annotations

from nlu.entities.clauses import Clause
from nlu.entities.cues import (
    AFTER_OPENING_ROLE,
    ARTICLES,
    BETWEEN_LINK_AND_ROLE,
    NOT_FACT,
    NOW,
    TIME_CLAUSE,
    word_set,
)
from nlu.entities.passage import Passage
from nlu.entities.stance import Stance, cues_between, first_content, is_doubted, is_negated, subject_of
from nlu.vocabulary import Term

# How far before a role its link may stand: "I'm currently a level 3 maths and science TA".
_REACH = 8
_MADE = word_set("made appointed promoted employed hired became become")
_LINKS = _MADE | word_set("am as be been being is are was were")
_NO_ROLE_AFTER = word_set("in at with for of to from by on about my your i he she they you that if who or until")
_PASSIVE = word_set("was were been am are got get being just newly recently now")
_JOB = word_set("job role position post title")
# "Apply as", "count as", "career as": here "as" does not say what the visitor is.
_BEFORE_AS = word_set(
    "up off better training going work start train retrain qualify count job career role position post same such "
    "well soon far long seen known treated classed life working"
)
_BEFORE_OWN_AS = word_set("working employed currently now acting here started appointed years been just")
# "Stopped being SENCO", "stepped down as SENCO".
_NO_LONGER_BEING = word_set("stopped stop quit ceased finished up")
_NO_LONGER_AS = word_set("resigned retired quit finished")
_STEPPED = word_set("stepped step stepping stood stand standing")
# "I'd like to go into a classroom as a TA", "if I started as a TA": what the visitor may become.
_BEGIN = word_set("go going get into start started work retrain retrained train paid")


def find_link(passage: Passage, clause: Clause, term: Term) -> int | None:
    """Return the position of the word that ties a role to someone ("am", "as", "been"), None if nothing does."""
    words, article = passage.words, False
    covered = {
        word
        for other in passage.terms
        if other.field in {"status", "setting", "phase", "need", "qualification"}
        for word in range(other.start, other.end)
    }
    goes_on = term.end < clause.end and words[term.end] not in AFTER_OPENING_ROLE
    for position in range(term.start - 1, max(clause.start, term.start - _REACH) - 1, -1):
        word = words[position]
        if word in _LINKS:
            return position
        # "I'm a TA and the head thinks": another sentence begins.
        if word in _NO_ROLE_AFTER or (word == "and" and goes_on):
            return None
        if word in ARTICLES:
            article = True
        elif (article or term.start - position > 4) and word not in BETWEEN_LINK_AND_ROLE and position not in covered:
            return None
    return None


def linked_stance(passage: Passage, clause: Clause, term: Term, link: int) -> Stance | None:
    """Return the stance of a role tied to its bearer by the word at ``link``; None if that is not the visitor."""
    words = passage.words
    word = words[link]
    subject = subject_of(passage, clause, link)
    if subject.owner == "visitor" and _is_over(words, clause, subject.after, link):
        # Whoever stopped being a teacher may still be qualified, but whoever stopped being SENCO is none.
        return "denied" if term.value == "senco" else "past"
    if word == "as":
        return _as(passage, clause, term, link)
    if word in _MADE and "me" in words[link + 1 : term.start]:
        return "stated"
    if subject.owner != "visitor":
        return None
    if word in {"am", "been", "are", "is"}:
        if clause.question or is_doubted(passage, clause) or not _is_so_now(words, subject.after, link):
            return None
        negated = is_negated(words, subject.after, term.start) or "no" in words[link : term.start]
        return "denied" if negated else "stated"
    if word in {"was", "were"}:
        lasting = term.value == "overseas_teacher" or NOW & set(words[link : term.start])
        return "stated" if lasting else "past"
    if word in {"became", "become"} or (word in _MADE and (link == clause.start or words[link - 1] in _PASSIVE)):
        return cues_between(words, subject.after, term.start, clause)
    return None


def _is_over(words: list[str], clause: Clause, subject: int, link: int) -> bool:
    """Return whether a role was given up: "used to be", "stopped being", "stepped down as", "ceased to be"."""
    wished = NOT_FACT & set(words[subject : link - 1]) or TIME_CLAUSE & set(words[clause.start : link])
    if clause.question or clause.condition or wished or is_negated(words, subject, link):
        return False
    before = words[max(link - 2, 0) : link]
    if words[link] == "be":
        return before in (["used", "to"], ["ceased", "to"])
    if words[link] == "as" and before[1:] == ["down"]:
        return before[0] in _STEPPED
    ended = {"being": _NO_LONGER_BEING, "as": _NO_LONGER_AS}.get(words[link], frozenset())
    return bool(ended & set(before[-1:])) and before != ["ended", "up"]  # which is how many come to be SENCO


def _is_so_now(words: list[str], subject: int, link: int) -> bool:
    """Return whether a form of "be" tells what is so: not "had been", "by the time I'm", "my school is the head"."""
    if words[link] == "is":
        return bool(_JOB & set(words[subject:link]))
    if words[link] == "been" and "had" in words[subject:link]:
        return False
    # "By the time I'm", "what if I'm".
    return not (subject >= 2 and words[subject - 2] in TIME_CLAUSE) and "what" not in words[max(subject - 3, 0) : subject]


def _as(passage: Passage, clause: Clause, term: Term, link: int) -> Stance | None:
    """Return the stance of "as a TA": the visitor's own when "I" stands before it or right after."""
    words = passage.words
    subject = subject_of(passage, clause, link)
    if link and words[link - 1] == "such":
        return None
    if subject.owner is None:
        return "stated" if _opens_with_as(words, clause, term, link) else None
    wished = bool(NOT_FACT & set(words[clause.start : link]))
    to_begin = (wished or clause.condition) and bool(_BEGIN & set(words[clause.start : link]))
    if subject.owner != "visitor" or to_begin:
        return None
    if clause.question:
        return None if term.value in {"senco", "head"} or words[link - 1] in _BEFORE_AS else "stated"
    if words[link - 1] in _BEFORE_AS or term.value in {"senco", "head"}:
        stance = cues_between(words, subject.after, link, clause)
        return None if stance == "asked" or wished else stance
    return "past" if cues_between(words, subject.after, link, clause) == "past" else "stated"


def _opens_with_as(words: list[str], clause: Clause, term: Term, link: int) -> bool:
    """Return whether "As a TA, can I" tells what the visitor is; "As a SENCO, how would I" tells what they may be."""
    if link != first_content(words, clause) and words[link - 1] not in _BEFORE_OWN_AS:
        return False
    following = words[term.end : term.end + _REACH]
    if term.value == "senco" and (clause.question or "would" in following):
        return False
    whose = next((word for word in following[:5] if word in {"i", "we", "my", "you", "someone", "they"}), "i")
    return whose in {"i", "we", "my"}
