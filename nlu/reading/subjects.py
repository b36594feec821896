"""Give a clause back the subject that it left behind.

In "Is the NPQ compulsory and how long does it take?" the second clause is about the NPQ but does not say so.
"""

from __future__ import annotations

import re

SUBJECT = re.compile(
    r"\b(npq (?:for|in) sen?d?cos?|npq\w*|nasenco|national award|qts|qtls|induction|pgce|scitt|teacher training|alnco|"
    r"special school|sen?d?co'?s?|inclusion lead|salary|course|qualification)\b",
    re.IGNORECASE,
)

DEFAULT_SUBJECT = "SENCO"


def with_subject(message: str, parts: list[str], default: str = DEFAULT_SUBJECT) -> list[str]:
    """Return the parts, each with a subject.

    One that names none is led by the last subject named before it, or else by any, or else by the default.
    """
    complete = []
    for part in parts:
        position = message.find(part)
        if SUBJECT.search(part) or position < 0:
            complete.append(part)
            continue
        before, anywhere = SUBJECT.findall(message[:position]), SUBJECT.findall(message)
        subject = (before[-1:] or anywhere[:1] or [default])[0]
        complete.append(f"{subject}: {part}")
    return complete
