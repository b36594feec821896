"""Give a part of a message back the subject that it left behind.

In "Is the NPQ compulsory and how long does it take?" the second part is about the NPQ but does not say so.
"""

from __future__ import annotations

import re
from typing import Literal

SUBJECT = re.compile(
    r"\b(npq (?:for|in) sen?d?cos?|npq\w*|nasenco|national award|qts|qtls|induction|pgce|scitt|teacher training|alnco|"
    r"special school|sen?d?co'?s?|inclusion lead|course|qualification)\b",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"(?<=[.?!])\s+")

# How a part is completed: not at all, with the subject named last before it, with one of the two that visitors mean most
# often without saying so, or with the sentence before it.
Completion = Literal["as it stands", "after the one named", "of the SENCO", "of the NPQ", "after its story"]


def readings(message: str, part: str, around: tuple[str, ...] = ()) -> dict[Completion, str]:
    """Return a part as it may be meant; one that names its subject needs none from elsewhere.

    Args:
        message: the message.
        part: a stretch of it.
        around: what the conversation is about.
    """
    found: dict[Completion, str] = {"as it stands": part}
    if not SUBJECT.search(part):
        before = SUBJECT.findall(message[: max(message.find(part), 0)])
        if named := [*before[-1:], *around[:1]]:
            found["after the one named"] = f"{named[0]} {part}"
        found |= {"of the SENCO": f"SENCO {part}", "of the NPQ": f"NPQ {part}"}
    if story := _sentence_before(message, part):
        found["after its story"] = f"{story} {part}"
    return found


def _sentence_before(message: str, part: str) -> str:
    """Return the sentence before that of a part; what it says is what the part is about."""
    sentences = SENTENCE_END.split(message)
    index = next((index for index, sentence in enumerate(sentences) if part in sentence), 0)
    return sentences[index - 1] if index else ""
