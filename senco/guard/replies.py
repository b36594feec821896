"""What is said when a message speaks of danger or distress: fixed texts, never the work of the model."""

from __future__ import annotations

import msgspec

from senco.answering.reply import Message, Reply
from senco.guard.safeguarding import Case, Concern
from senco.knowledge import Knowledge

# The entries whose text is the fixed reply; every other case is about a child or somebody else in danger.
CRISIS = frozenset({Case.CRISIS_SELF, Case.CRISIS_OTHER})


def safeguarding_reply(concern: Concern, knowledge: Knowledge) -> Reply:
    """Return the fixed reply of a case."""
    entry = knowledge.entries["safeguarding_self" if concern.case in CRISIS else "safeguarding_child"]
    message = Message(text=f"{entry.short}\n\n{entry.detail}", topic=entry.topic, answer_id=entry.id)
    return Reply(status="safeguarding", messages=(message,))


def with_signpost(reply: Reply, concern: Concern | None, knowledge: Knowledge) -> Reply:
    """Add a line on where to turn to an ordinary answer, for questions about work with children at risk or about strain."""
    if concern is None or concern.takes_over:
        return reply
    line = knowledge.system[f"signpost_{concern.case.value}"]
    last = reply.messages[-1]
    messages = (*reply.messages[:-1], msgspec.structs.replace(last, text=f"{last.text}\n\n{line}"))
    return msgspec.structs.replace(reply, messages=messages)
