"""A start as SENCO that a later message says was not the visitor's: "actually that was my colleague", "just kidding"."""

from __future__ import annotations

import re

import msgspec

from senco.answering.mentions import Denial
from senco.answering.understanding import Understanding
from senco.route import Known

_LEAD = r"\W*(?:(?:no|oh|ah|sorry|actually|wait|oops|well|haha|lol)\b\W*)*"
_WHO = (
    "colleague|friend|mate|wife|husband|partner|sister|brother|mum|daughter|son|boss|manager|head|deputy|predecessor|senco"
)
_PERSON = rf"(?:my|our|the|a) (?:\w+ )?(?:{_WHO})"
_OF_ANOTHER = re.compile(
    rf"{_LEAD}(?:(?:that|it|this)(?: was|'s| is|s)|i meant?|i was talking about) {_PERSON}"
    r"(?:,? (?:not me|sorry|though|actually))*\W*",
    re.IGNORECASE,
)
_IN_JEST = re.compile(rf"{_LEAD}(?:i(?:['’]?m| am) )?(?:just|only) (?:kidding|joking)\W*", re.IGNORECASE)


def start_of_another(said: Understanding, known: Known) -> Understanding:
    """Return a message that only takes back when the visitor became SENCO as one that says they are none."""
    taken_back = _OF_ANOTHER.fullmatch(said.text) or _IN_JEST.fullmatch(said.text)
    if known.became_senco is None or not taken_back:
        return said
    denied = (*said.mentions.denied, Denial("status", "senco", said.text))
    return msgspec.structs.replace(said, mentions=msgspec.structs.replace(said.mentions, denied=denied), asks=False)
