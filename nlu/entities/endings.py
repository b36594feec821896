"""The end of a post as SENCO, told without the word that ties a role to someone: "gave up the role", "stepped down".

Only the plainest words count: people leave many posts, and an end that is none would lose what is known of a SENCO.
"""

from __future__ import annotations

import re

from nlu.entities.clauses import Clause
from nlu.entities.cues import NOT_FACT, TIME_CLAUSE, word_set
from nlu.entities.passage import Passage
from nlu.entities.spoken import Spoken
from nlu.entities.stance import first_content, is_negated, subject_of

_SENCO = r"(?:send?co|alnco)"
_JOB = r"(?:role|post|job|position)"
_OF_SENCO = rf"{_JOB} (?:as|of) (?:the |a )?{_SENCO}|{_SENCO}(?: {_JOB})?|being (?:the |a )?{_SENCO}"
# What may follow: "gave up SENCO training" and "stepped down to three days" end no post.
_AGO = r"\w+ (?:years?|yrs?|months?|weeks?) ago"
_THEN = rf"(?= (?:in|last|this|on|at|after|because|and|{_AGO}|[^\w ]+)(?: |$)|$)"
_WHEN = rf"(?= (?:in|last|this|on|{_AGO}|[^\w ]+)(?: |$)|$)(?!.* to )"
_GAVE_UP = (
    r"(?:gave up|given up|left|quit|(?<!was )(?<!been )(?<!got )handed over"
    r"|(?:resigned|retired) from|(?:stepped|stood) down from)"
)
_ENDED_AS_SENCO = re.compile(
    rf"\b(?:{_GAVE_UP} (?:(?:the|my|that) )?(?:{_OF_SENCO}){_THEN}"
    rf"|my (?:{_JOB} as (?:the |a )?{_SENCO}|{_SENCO} {_JOB}) (?:has |have )?(?:ended|finished){_THEN})"
)
# They name no post: which one it was, only the rest of the message can tell.
_ENDED = re.compile(
    rf"\b(?:(?:stepped|stood) down|(?:gave up|given up|left|quit) the (?:role|post|position)|gave it up){_WHEN}"
)
_IS_SENCO = re.compile(rf"\b(?:i am|we are) (?:(?:the|a|an|now|currently|still|also|our|new|already) )*{_SENCO}\b")
_OTHER_POSTS = word_set("head headteacher deputy assistant slt lead leader governor manager director chair job jobs career")


def find_endings(passage: Passage) -> list[Spoken]:
    """Return what denies that the visitor is still SENCO; nothing does where they say that they are."""
    if _IS_SENCO.search(" ".join(passage.words)):
        return []
    return [row for clause in passage.clauses if (row := _ending(passage, clause))]


def _ending(passage: Passage, clause: Clause) -> Spoken | None:
    words = passage.words[clause.start : clause.end]
    told = _told(passage, clause, " ".join(words))
    if not told or clause.question or clause.condition:
        return None
    first = clause.start + len(told.string[: told.start()].split())
    end = first + len(told[0].split())
    before = set(passage.words[clause.start : first])
    if (NOT_FACT | TIME_CLAUSE) & before or is_negated(passage.words, clause.start, first):
        return None
    owner = subject_of(passage, clause, first).owner
    if owner == "visitor" or (owner is None and first == first_content(passage.words, clause)):
        # It counts from its last word on, past the "as SENCO" that it denies.
        return Spoken("status", "senco", passage.said(first, end), "denied", end)
    return None


def _told(passage: Passage, clause: Clause, text: str) -> re.Match[str] | None:
    """Return the words of a clause that end a post as SENCO."""
    if told := _ENDED_AS_SENCO.search(text):
        return told
    told = _ENDED.search(text)
    if not told or _names_another_post(passage):
        return None
    first = clause.start + len(text[: told.start()].split())
    sencos = [term.start for term in passage.terms if (term.field, term.value) == ("status", "senco")]
    # "Left the role and became SENCO" ends another post; "gave it up" needs a post that was named.
    return told if max(sencos, default=-1) < first and (sencos or "it" not in told[0].split()) else None


def _names_another_post(passage: Passage) -> bool:
    roles = any(term.field == "status" and term.value != "senco" for term in passage.terms)
    return roles or not _OTHER_POSTS.isdisjoint(passage.words)
