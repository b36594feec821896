"""Give a part of a message back the subject that it left behind.

In "Is the NPQ compulsory and how long does it take?" the second part is about the NPQ but does not say so.
"""

from __future__ import annotations

import re
from typing import Literal

from nlu.stretches import Stretch

SUBJECT = re.compile(
    r"\b(npq (?:for|in) sen?d?cos?|npq\w*|nasenco|national award|qts|qtls|induction|pgce|scitt|teacher training|alnco|"
    r"special school|sen?d?co'?s?|inclusion lead|course|qualification)\b",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"(?<=[.?!])\s+")

IN_MESSAGE: Literal["in its message"] = "in its message"
# How a part is completed: not at all, with the subject named last before it, with one of the two that visitors mean most
# often without saying so, with the sentence before it, or by the encoder, which reads it within its message.
Completion = Literal[
    "as it stands", "after the one named", "of the SENCO", "of the NPQ", "after its story", "in its message"
]


def readings(message: str, part: Stretch, around: tuple[str, ...] = ()) -> dict[Completion, str]:
    """Return a part as it may be meant, in words; one that names its subject needs none from elsewhere.

    Args:
        message: the message.
        part: from where to where the part reaches in it.
        around: what the conversation is about.
    """
    text, before = message[slice(*part)], message[: part[0]]
    found: dict[Completion, str] = {"as it stands": text}
    if not SUBJECT.search(text):
        if named := [*SUBJECT.findall(before)[-1:], *around[:1]]:
            found["after the one named"] = f"{named[0]} {text}"
        found |= {"of the SENCO": f"SENCO {text}", "of the NPQ": f"NPQ {text}"}
    sentences = SENTENCE_END.split(before)
    if len(sentences) > 1:
        found["after its story"] = f"{sentences[-2]} {text}"
    return found
