"""Messages in which times and facts are marked, by hand: ``examples.yml``.

A time (``times``) is when the visitor became SENCO, how long they have been, when they will be, how long they have taught,
or something else: a colleague's start, a course, a rule.  A word for a role, a place, a kind of school, a degree or an award
(``facts``) is the visitor's own, begun, denied, past, or something else: asked about, aimed at, somebody else's.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nlu.stretches import Stretch, stretches
from senco.knowledge.yaml_files import KnowledgeError, read_yaml

FILE = Path(__file__).with_name("examples.yml")
TIMES = ("became", "senco_for", "will", "teaching", "other")
FACTS = ("own", "begun", "denied", "past", "other")


@dataclass(frozen=True)
class Labelled:
    """Some words of a message, with what they are: one of TIMES or of FACTS."""

    said: str
    of: str


@dataclass(frozen=True)
class Example:
    """A message with its times, or with its facts, in their order."""

    text: str
    times: tuple[Labelled, ...]
    facts: tuple[Labelled, ...]

    def stretches(self, marked: tuple[Labelled, ...]) -> list[Stretch | None]:
        """Return where marked words are in the text, in characters; None for those that are not there as they are."""
        return stretches(self.text, [each.said for each in marked])


def read_examples() -> list[Example]:
    """Return all examples.

    Raises:
        senco.knowledge.KnowledgeError: something is marked as what there is not.
    """
    found = []
    for row in read_yaml(FILE):
        times, facts = (tuple(Labelled(**each) for each in row.get(kind, ())) for kind in ("times", "facts"))
        unknown = [each.of for each in times if each.of not in TIMES] + [each.of for each in facts if each.of not in FACTS]
        if unknown:
            raise KnowledgeError(FILE, None, f"a time or fact is marked as {unknown[0]}: use one of {TIMES} or {FACTS}")
        found.append(Example(row["text"], times, facts))
    return found
