"""What a few words tell of the dates of a career: what may be a start as SENCO, what ends, what is still to come."""

from __future__ import annotations

from datetime import date

from nlu.entities.cues import FILLERS, FIRST_PERSON, SENCOS, word_set
from nlu.entities.date_spans import DateSpan
from nlu.entities.other_events import is_another_event, is_of_another
from nlu.entities.passage import Passage
from nlu.entities.stance import subject_of
from senco.answering.mentions import Duration, When

_BEGAN = word_set(
    "since started start starting began became become becoming made appointed took taken from joined "
    "promoted stepped doing acting covering covered"
)
_REPLY = word_set("back think believe was officially my start date the job post role")
_AHEAD = word_set("will start starting starts going becoming become be next begin beginning taking")
_LEFT = word_set("left quit resigned retired stopped")
_HANDED, _OVER = word_set("handed passed"), word_set("over on")  # "handed the SENCO role over", but not "was handed it"
_GIVEN = word_set("was were been got me us")
_FORMER = word_set("last old previous former")
_PLACES = word_set("school place job post setting")
_ENDS = {
    ("gave", "up"), ("given", "up"), ("stepped", "down"), ("stood", "down"), ("hung", "up"), ("packed", "in"),
    ("packed", "up"), ("jacked", "in"), ("handed", "back"), ("gave", "back"), ("went", "back"),
}  # fmt: skip
_UNTIL = word_set("until till til to")
_THERE = word_set("there here where")  # "I have been there since 2010"
_MAY_BE_THE_POST = SENCOS | word_set(
    "appointed sencos sen job gig position hat badge lanyard reins baton deadline npq post role coordinator ordinator"
)


def may_begin(passage: Passage, span: DateSpan) -> bool:
    """Return whether a date may be one on which the visitor became SENCO, by the words around it.

    It is none in a message in which nothing begins and no post is named, none of an end ("stepped down in July") and none of
    somebody else ("Jane, who began in May") where nobody says "I".
    """
    word = passage.word_at(span.start)
    clause = passage.clauses[passage.clause_of(word)]
    before = _since_last_time(passage, clause.start, word)
    told = passage.speaks_of_self or "mine" in passage.words
    of_another = not told and subject_of(passage, clause, word).owner == "other"
    if of_another or "who" in before or _ends(before) or is_of_another(before):
        return False
    after = passage.words[passage.word_at(span.end - 1) + 1 : clause.end]
    if is_another_event(before) or (before == ["in"] and is_another_event(after)):
        return False
    if not _THERE.isdisjoint(before) and _MAY_BE_THE_POST.isdisjoint(before):
        return False
    return not (_MAY_BE_THE_POST | _BEGAN).isdisjoint(passage.words)


def _ends(before: list[str]) -> bool:
    """Return whether some words tell of an end and of no beginning."""
    pairs = list(zip(before, [*before, ""][1:], strict=True))
    ends = any(pair in _ENDS or pair[0] in _LEFT for pair in pairs)
    given = not _GIVEN.isdisjoint(before)
    if (given and "replaced" in before) or not (given or _HANDED.isdisjoint(before) or _OVER.isdisjoint(before)):
        return True
    return ends and not any(word in _BEGAN for word, after in pairs if (word, after) not in _ENDS)


def ended(passage: Passage) -> bool:
    """Return whether a message tells of an end: "SENCO from 2012 to 2017", "then I hung up my lanyard"."""
    words = passage.words
    until = any(words[word - 1] in _UNTIL for word in passage.timed if word)
    pairs = set(zip(words, words[1:], strict=False))
    elsewhere = any(first in _FORMER and second in _PLACES for first, second in pairs)  # "SENCO in my last school"
    return until or elsewhere or not _LEFT.isdisjoint(words) or not _ENDS.isdisjoint(pairs)


def speaks_ahead(passage: Passage, span: DateSpan) -> bool:
    """Return whether a date is spoken of as one to come: "I start in January"."""
    word = passage.word_at(span.start)
    clause = passage.clauses[passage.clause_of(word)]
    before = _since_last_time(passage, clause.start, word)
    if before[-1:] == ["starting"]:
        return True
    if {"since", "been", "was", "have"} & set(before):
        return False
    ahead = {word for word, after in zip(before, [*before, ""][1:], strict=True) if after != "of"}  # "at the start of"
    return bool(_AHEAD & ahead) or before[-1:] == ["from"]


def is_reply(passage: Passage) -> bool:
    """Return whether a message says nothing but when something was: "since Sept 2022", "I started in 2019"."""
    known = _BEGAN | FILLERS | FIRST_PERSON | _REPLY
    told = all(word in known or number in passage.timed for number, word in enumerate(passage.words))
    return told and not any(clause.question for clause in passage.clauses)


def says_began(passage: Passage) -> bool:
    """Return whether a message says of something that it began."""
    return not _BEGAN.isdisjoint(passage.words)


def years_since(when: When, today: date) -> Duration:
    """Return the years from a date to today, to a tenth; none from a day to come."""
    return Duration(max(round((today - when.day).days / 365.25, 1), 0.0), None, when.text)


def _since_last_time(passage: Passage, start: int, word: int) -> list[str]:
    """Return the words from one word to another (excluded), from the last date or duration on."""
    for number in range(start, word):
        if number in passage.timed:
            start = number + 1
    return passage.words[start:word]
