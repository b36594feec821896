"""The fixed texts for danger and distress: ``knowledge/guard/replies.yml`` with the numbers of ``helplines.yml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from senco.answering.reply import Message, Reply
from senco.guard.cases import Case, Concern
from senco.guard.normalise import GUARD_DIR
from senco.knowledge.yaml_files import KnowledgeError, read_yaml

TOPIC = "safeguarding"
# The entries of knowledge/topics to which a visitor's feedback on a fixed reply is put down.
_CRISIS, _CHILD = "safeguarding_self", "safeguarding_child"
_FILE = GUARD_DIR / "replies.yml"
_LINK = re.compile(r"\]\(([^)]+)\)")
UNANSWERED = frozenset({"clarify", "declined", "handoff", "error"})
_COURTESIES = frozenset({"chitchat_greet", "chitchat_thanks", "chitchat_bye"})
_ABOUT_ADULTS = frozenset({Case.CRISIS_SELF, Case.CRISIS_OTHER, Case.DOMESTIC_ABUSE, Case.UNCLEAR})


@dataclass(frozen=True)
class Line:
    """A line for who may be in another case than that of the reply, and the cases that it is for."""

    cases: frozenset[Case]
    text: str


def safeguarding_reply(concern: Concern) -> Reply:
    """Return the fixed reply of a case that takes over, with a line for each other case that it may be."""
    entry = _CRISIS if concern.case in _ABOUT_ADULTS else _CHILD
    message = Message(text=_fixed_text(concern), topic=TOPIC, answer_id=entry)
    return Reply(status="safeguarding", messages=(message,))


def _fixed_text(concern: Concern) -> str:
    """Return the text of a case; lines with numbers that it does not hold join its list, before its last words."""
    text, _, last_words = load_texts()[concern.case].rpartition("\n\n")
    for line in load_lines():
        if not line.cases.isdisjoint(concern.maybe) and not all(f"]({link})" in text for link in _LINK.findall(line.text)):
            text += f"\n- {line.text}"
    return f"{text}\n\n{last_words}"


def with_signpost(reply: Reply, concern: Concern | None) -> Reply:
    """Add a line on where to turn to an ordinary answer, for questions about work with children at risk or about strain.

    Where the bot has no answer, or has only understood a greeting or thanks, what is perhaps a concern gets the fixed reply
    instead: nobody loses anything by it.  Of what is but faintly one, nothing is said beside an answer.
    """
    if concern is None or concern.takes_over:
        return reply
    if concern.supposed and _answers_nothing(reply):
        return safeguarding_reply(concern.supposed)
    if concern.faint or not reply.messages:
        return reply
    *before, last = reply.messages
    signposted = msgspec.structs.replace(last, text=f"{last.text}\n\n{load_texts()[concern.case]}")
    return msgspec.structs.replace(reply, messages=(*before, signposted))


def _answers_nothing(reply: Reply) -> bool:
    return reply.status in UNANSWERED or all(message.answer_id in _COURTESIES for message in reply.messages)


@lru_cache(maxsize=1)
def load_texts() -> Mapping[Case, str]:
    """Return the text of each case, numbers filled in: the whole reply, or the line to add to an answer.

    Raises:
        KnowledgeError: a file is broken, a case has no text, or a text names a number that there is not.
    """
    content = read_yaml(_FILE)
    written = content["replies"] | content["lines"]
    if missing := [case.value for case in Case if case.value not in written]:
        raise KnowledgeError(_FILE, None, f"there is no text named {missing[0]}")
    return {case: _filled(written[case.value]) for case in Case}


@lru_cache(maxsize=1)
def load_lines() -> tuple[Line, ...]:
    """Return the lines for who may be in another case than that of the reply, numbers filled in.

    Raises:
        KnowledgeError: a line names a number that there is not.
    """
    return tuple(Line(frozenset(map(Case, each["for"])), _filled(each["text"])) for each in read_yaml(_FILE)["also"])


def _filled(text: str) -> str:
    try:
        return text.strip().format_map(_numbers())
    except KeyError as error:
        raise KnowledgeError(_FILE, None, f"there is no number named {error.args[0]}") from None


@lru_cache(maxsize=1)
def _numbers() -> Mapping[str, str]:
    helplines = read_yaml(GUARD_DIR.parent / "helplines.yml")
    return {f"helpline_{name}": helpline["contact"] for name, helpline in helplines.items()}
