"""The fixed texts for danger and distress: ``knowledge/guard/replies.yml`` with the numbers of ``helplines.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import msgspec

from senco.answering.reply import Message, Reply
from senco.guard.normalise import GUARD_DIR
from senco.guard.safeguarding import Case, Concern
from senco.knowledge.yaml_files import KnowledgeError, read_yaml

TOPIC = "safeguarding"
# The entries of knowledge/topics to which a visitor's feedback on a fixed reply is put down.
_CRISIS, _CHILD = "safeguarding_self", "safeguarding_child"
UNANSWERED = frozenset({"clarify", "declined", "handoff", "error"})
_ABOUT_ADULTS = frozenset({Case.CRISIS_SELF, Case.CRISIS_OTHER, Case.DOMESTIC_ABUSE, Case.UNCLEAR})


def safeguarding_reply(concern: Concern) -> Reply:
    """Return the fixed reply of a case that takes over."""
    entry = _CRISIS if concern.case in _ABOUT_ADULTS else _CHILD
    message = Message(text=load_texts()[concern.case], topic=TOPIC, answer_id=entry)
    return Reply(status="safeguarding", messages=(message,))


def with_signpost(reply: Reply, concern: Concern | None) -> Reply:
    """Add a line on where to turn to an ordinary answer, for questions about work with children at risk or about strain.

    Where the bot has no answer, what is perhaps a concern gets the fixed reply instead: nobody loses anything by it.  Of
    what is but faintly one, nothing is said beside an answer.
    """
    if concern is None or concern.takes_over:
        return reply
    if concern.likeliest and reply.status in UNANSWERED:
        return safeguarding_reply(Concern(concern.likeliest))
    if concern.faint or not reply.messages:
        return reply
    *before, last = reply.messages
    signposted = msgspec.structs.replace(last, text=f"{last.text}\n\n{load_texts()[concern.case]}")
    return msgspec.structs.replace(reply, messages=(*before, signposted))


@lru_cache(maxsize=1)
def load_texts() -> Mapping[Case, str]:
    """Return the text of each case, numbers filled in: the whole reply, or the line to add to an answer.

    Raises:
        KnowledgeError: a file is broken, a case has no text, or a text names a number that there is not.
    """
    path = GUARD_DIR / "replies.yml"
    content = read_yaml(path)
    helplines = read_yaml(GUARD_DIR.parent / "helplines.yml")
    numbers = {f"helpline_{name}": helpline["contact"] for name, helpline in helplines.items()}
    written = content["replies"] | content["lines"]
    try:
        return {case: written[case.value].strip().format_map(numbers) for case in Case}
    except KeyError as error:
        raise KnowledgeError(path, None, f"there is no text or number named {error.args[0]}") from None
