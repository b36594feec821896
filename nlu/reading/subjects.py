"""Give a clause back the subject that it left behind.

In "Is the NPQ compulsory and how long does it take?" the second clause is about the NPQ but does not say so.
"""

from __future__ import annotations

import re

SUBJECT = re.compile(
    r"\b(npq (?:for|in) sen?d?cos?|npq\w*|nasenco|national award|qts|qtls|induction|pgce|scitt|teacher training|alnco|"
    r"special school|sen?d?co'?s?|inclusion lead|course|qualification)\b",
    re.IGNORECASE,
)

SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
# How much a reading counts: as it stands or with a subject named before, with one of those that visitors mean most often
# without saying so, and after the sentence before.
NAMED, BARE, STORY = 1.0, 0.85, 0.85
COMMON = {"SENCO": 0.85, "NPQ": 0.75}


def with_subjects(message: str, part: str, around: tuple[str, ...] = ()) -> list[tuple[str, float]]:
    """Return a part as it may be meant, each with how much that reading counts, 0 to 1.

    A part that names its subject is read as it stands.  Otherwise it is read without one too, with the last one named
    before it, and with those that are common.

    Args:
        message: the message.
        part: a stretch of it.
        around: what the conversation is about.
    """
    if SUBJECT.search(part):
        return [(part, NAMED)]
    before = SUBJECT.findall(message[: max(message.find(part), 0)])
    named = [*before[-1:], *around[:1]]
    readings = {part: BARE if named else NAMED}
    readings |= {f"{subject} {part}": weight for subject, weight in COMMON.items()}
    readings |= {f"{subject} {part}": NAMED for subject in named}
    if story := _sentence_before(message, part):
        readings[f"{story} {part}"] = STORY
    return list(readings.items())


def _sentence_before(message: str, part: str) -> str:
    """Return the sentence before that of a part; what it says is what the part is about."""
    sentences = SENTENCE_END.split(message)
    index = next((index for index, sentence in enumerate(sentences) if part in sentence), 0)
    return sentences[index - 1] if index else ""
