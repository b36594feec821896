"""Whether the visitor holds what the last answer was about: "I don't have it" after one on the older award."""

from __future__ import annotations

import re

import msgspec

from senco.answering.mentions import Mention
from senco.answering.understanding import Understanding

_OF = {
    "degree": ("steps_itt_entry", "steps_itt_no_degree"),
    "nasenco": ("npq_nasenco", "npq_nasenco_available", "npq_nasenco_vs_npq"),
    "npq": ("npq_required", "npq_before_appointment"),
}
_AWARDS = {entry: field for field, entries in _OF.items() for entry in entries}
_LEAD = r"\W*(?:(?:no|nope|yes|yeah|yep|yup|well|oh|ah|but|so|and|aye|sorry|actually)\b\W*)*"
_IT = r"(?:one|it|that)\b(?! (?:on|in mind|been|easy|that|to))"
_HOLDS = re.compile(
    rf"{_LEAD}i(?:['’]?ve| have| do have)?(?: already)?(?: got)? {_IT}|{_LEAD}i (?:did|got|finished|passed) mine\b",
    re.IGNORECASE,
)
_HAS = re.compile(r"\b(?:have|['’]?ve|got|mine)\b|\bive\b", re.IGNORECASE)
_LACKS = re.compile(
    rf"{_LEAD}(?:i )?(?:don['’]?t|do not|haven['’]?t|have not|never)(?: even| actually)?"
    rf"(?: had| have| got| have got| did) {_IT}",
    re.IGNORECASE,
)


def award_held(said: Understanding, last_entry: str | None) -> Understanding:
    """Return a message that says whether the visitor holds what the last answer was about as one that names it.

    Args:
        said: the message.
        last_entry: the entry that answered last.
    """
    field = _AWARDS.get(last_entry or "")
    if field is None or getattr(said.mentions, field) is not None or said.asks:
        return said
    if _LACKS.match(said.text):
        value = "none"
    elif _HOLDS.match(said.text) and _HAS.search(said.text):
        value = "completed"
    else:
        return said
    return msgspec.structs.replace(
        said, mentions=msgspec.structs.replace(said.mentions, **{field: Mention(value, said.text)})
    )
