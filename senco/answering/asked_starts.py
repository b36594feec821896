"""When somebody becomes SENCO, as a question about the deadline names it: "if I started in Sept 2024"."""

from __future__ import annotations

import re

import msgspec

from senco.answering.learning import apply, period_of
from senco.answering.mentions import When
from senco.answering.picking import words_of
from senco.answering.tailor import Asked
from senco.answering.understanding import Understanding

# "If I started in" names no course that might be what began, and nothing follows the date in its sentence.
_I_STARTED = re.compile(
    r"\bi (?:only |just )?(?:started|began|became one|took over|took it on|was appointed)"
    r"(?: as (?:a |the )?sen?d?co)? (?:in|on|from) $",
    re.IGNORECASE,
)
_ENDS_THERE = re.compile(r"\s*(?:$|[?.!,;])")
# What brings a post about, and at most seven words between it and the date: "started as the SENCO of our infants in".
_BEGINS = re.compile(
    r"\b(?:start(?:s|ed|ing)?|beg(?:in|ins|an|un)|becomes?|became|appointed|promoted|tak(?:es?|ing) over|took (?:over|it on)"
    r"|taken over|(?:made|named) (?:\w+ )?sen?d?co|g[ai]ve(?: it| me| her| him| us)+(?: the (?:job|role|post))?"
    r"|(?:gets?|got|given|offered) (?:it|(?:the )?(?:sen?d?co )?(?:job|role|post))|sen?d?co since|(?:post|role|job|it) since"
    r"|official(?:ly)? (?:since|from))\b(?:\W+\w+){0,7}\W*$",
    re.IGNORECASE,
)
_IF_FROM = re.compile(r"\b(?:if|say|suppose|supposing|once)\b.*\bfrom (?:the )?$", re.IGNORECASE)
# Beside one of these a date may be that of something else, or an end.
_OTHER_EVENTS = """
    course npq nasenco award qualified qualification training trained pgce ect nqt induction degree maternity leave studying
    enrolled registered left before by until till finish finished finishes apply applied term teaching
"""
OTHER_EVENTS = frozenset(_OTHER_EVENTS.split())
_OF_TEACHER = re.compile(r"\bteacher\b", re.IGNORECASE)
_OF_SENCO = re.compile(r"\bsen?d?co\b", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.!?]\s+")
# Where what is told of the date ends, at the latest with the question: "... in May 2024 when must she have it".
_TOLD_ENDS = re.compile(r"[,.;:!?]|\b(?:by|when|what|which|how|where|do|does|is|are|must|would|will|can)\b", re.IGNORECASE)


def as_asked_start(said: Understanding) -> Understanding:
    """Return a question about the deadline "if I started in Sept 2024" with that as the day of becoming SENCO."""
    when = _only_date(said)
    if when is None or said.mentions.impossible_dates:
        return said
    before, _, after = said.text.partition(when.text)
    if not _I_STARTED.search(before) or not _ENDS_THERE.match(after):
        return said
    return msgspec.structs.replace(said, mentions=msgspec.structs.replace(said.mentions, became_senco=when))


def start_asked_about(said: Understanding) -> When | None:
    """Return when somebody else became SENCO, or the visitor may become one, if a message asks of that.

    "Our SENCO began last May, when is her deadline?", "if they gave it me from 12 April 2027, by when ...?".
    """
    when = _only_date(said) if said.asks else None
    if when is None:
        return None
    before, _, after = said.text.partition(when.text)
    before, after = _SENTENCE_ENDS.split(before)[-1], _TOLD_ENDS.split(after)[0]
    of_teacher = _OF_TEACHER.search(before) and not _OF_SENCO.search(before)
    of_else = of_teacher or not OTHER_EVENTS.isdisjoint(words_of(f"{before} {after}"))
    begins = _BEGINS.search(before) or _IF_FROM.search(before)
    return when if begins and not of_else else None


def starting(asked: list[Asked], when: When, topic: str) -> list[Asked]:
    """Return what is asked, of the entries about one topic for somebody who became SENCO then."""
    began = {"became_senco": period_of(when)}
    return [Asked(each.entry, apply(each.known, began)) if each.entry.topic == topic else each for each in asked]


def _only_date(said: Understanding) -> When | None:
    """Return the one date of a message, if it is not that of the visitor's own post, and takes none back."""
    mentions = said.mentions
    other = mentions.became_senco or mentions.corrects
    return mentions.dates[0] if len(mentions.dates) == 1 and not other else None
