"""Follow-ups as visitors write them, by hand: ``follow_ups.yml``.

The classifier learns from them as it will read them: after the subject of the last answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from nlu.reading.in_context import texts_after
from senco.knowledge import Knowledge
from senco.knowledge.yaml_files import KnowledgeError, read_yaml

FILE = Path(__file__).with_name("follow_ups.yml")


@dataclass(frozen=True)
class FollowUp:
    """What somebody typed next, after an answer.

    Attributes:
        after: the entry that it follows.
        text: the message.
        in_context: the message after each subject of what it follows; none where it says what it is about.
        intent: what it asks.
    """

    after: str
    text: str
    in_context: list[str]
    intent: str


def read_follow_ups(knowledge: Knowledge) -> list[FollowUp]:
    """Return all follow-ups.

    Raises:
        senco.knowledge.KnowledgeError: a follow-up names an entry that there is no more.
    """
    rows = read_yaml(FILE)
    for name in (name for row in rows for name in (row["after"], row["intent"])):
        if name not in knowledge.entries:
            raise KnowledgeError(FILE, None, f"there is no entry named {name}: take its follow-ups out, or name another")
    return [
        FollowUp(
            row["after"], row["then"], texts_after(knowledge.entries[row["after"]], row["then"], knowledge), row["intent"]
        )
        for row in rows
    ]


def follow_ups_in_context(knowledge: Knowledge) -> list[tuple[str, str]]:
    """Return each follow-up after each subject of what it follows, with the intent that it asks."""
    return in_context(read_follow_ups(knowledge))


def in_context(follow_ups: Iterable[FollowUp]) -> list[tuple[str, str]]:
    """Return follow-ups after each subject of what they follow, with the intent that they ask."""
    return [(text, each.intent) for each in follow_ups for text in each.in_context]
