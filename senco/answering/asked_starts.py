"""When somebody becomes SENCO, as a question about the deadline names it: "if I started in Sept 2024".

Only the plainest words count, and only where date and question are of the same person: a wrong date is worse than none.
"""

from __future__ import annotations

import re

import msgspec

from senco.answering.learning import apply, period_of
from senco.answering.mentions import When
from senco.answering.tailor import Asked
from senco.answering.understanding import Understanding

_SENCO = r"sen?d?cos?"
# "If I started in" names no course that might be what began, and nothing follows the date in its sentence.
_I_STARTED = re.compile(
    rf"\bi (?:only |just )?(?:started|began|became one|took over|took it on|was appointed)"
    rf"(?: as (?:a |the )?{_SENCO})? (?:in|on|from) $",
    re.IGNORECASE,
)
_ENDS_THERE = re.compile(r"\s*(?:then\s*)?(?:$|[?.!,;])")
# "As the SENCO of our infant school in", "it on at": all that may stand between what begins and the date.
_POST = (
    r"(?:\W+(?:as|the|our|my|a|an|new|first|time|acting|permanent|of|at|it|on|over|role|post|job|position|here|this|school|"
    rf"primary|junior|infants?|academy|{_SENCO}))*(?:\W+(?:in|on|from|since|at|around|about)){{0,2}}\W*$"
)
_BEGINS = re.compile(
    rf"\b(?:start(?:s|ed)?|beg(?:an|ins?)|became|becomes?|appointed|made|named|took|takes?){_POST}", re.IGNORECASE
)
# "If they gave it me from", "say I start on": the visitor's own, as it may come about.
_IF_MINE = re.compile(
    rf"\b(?:if|say|suppose|supposing|once)\b[^,]*?(?:\bg[ai]ve (?:it (?:to )?me|me (?:it|the (?:job|role|post)))"
    rf"|\bma[dk]e me (?:the )?{_SENCO}|\bi (?:start|become|take)(?: as)?){_POST}",
    re.IGNORECASE,
)
_OF_SENCO = re.compile(rf"\b{_SENCO}\b", re.IGNORECASE)
_THEY_BEGAN = re.compile(
    r"\b(?:she|he|they)(?:['’]?s|['’]?ve| has| have| was| were)?(?: only| just| been)* \w+ [^,]*$", re.IGNORECASE
)
_I, _MINE = re.compile(r"\b(?:i|me)\b", re.IGNORECASE), re.compile(r"\b(?:i|my|me|mine)\b", re.IGNORECASE)
_THEIRS = re.compile(r"\b(?:she|he|they|her|his|their)\b", re.IGNORECASE)
_OTHERS_TOLD_OF = re.compile(r"\bwho\b", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+")


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
    *earlier, told = _SENTENCE_ENDS.split(before)
    rest = _SENTENCE_ENDS.split(after)[0]
    if not _ENDS_THERE.match(after) and _OF_SENCO.search(rest) and _BEGINS.search(rest):
        return None  # "started here in 2015 and became SENCO later"
    if _IF_MINE.search(told):
        return None if _THEIRS.search(after) and not _MINE.search(after) else when
    if not _BEGINS.search(told) or _OTHERS_TOLD_OF.search(told):
        return None
    of_senco = _OF_SENCO.search(told) or (_THEY_BEGAN.search(told) and _OF_SENCO.search(" ".join(earlier)))
    asks_of_visitor = _MINE.search(after) and not _THEIRS.search(after)
    return when if of_senco and bool(asks_of_visitor) == bool(_I.search(told)) else None


def starting(asked: list[Asked], when: When, entry: str) -> list[Asked]:
    """Return what is asked, an entry for somebody who became SENCO then."""
    began = {"became_senco": period_of(when)}
    return [Asked(each.entry, apply(each.known, began)) if each.entry.id == entry else each for each in asked]


def _only_date(said: Understanding) -> When | None:
    """Return the one date of a message, if it is not that of the visitor's own post, and takes none back."""
    mentions = said.mentions
    other = mentions.became_senco or mentions.corrects
    return mentions.dates[0] if len(mentions.dates) == 1 and not other else None
