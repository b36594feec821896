"""Does every follow-up that the bot learns from say something, and name entries that there are?"""

from __future__ import annotations

from collections.abc import Iterator

from senco.content.finding import Finding, Rule, Severity, like
from senco.content.project import Project

NO_SUCH_ENTRY = Rule(
    Severity.BLOCKS,
    "Follow-up with an entry that does not exist",
    "The bot cannot learn from the file, so a new version cannot be made.",
    "Check the spelling. If the entry has another id now, use that one; if it is gone, delete the line.",
)
EMPTY_FOLLOW_UP = Rule(
    Severity.BLOCKS,
    "Follow-up without words",
    "The bot would learn that nothing at all asks this question.",
    "Write after then: what a visitor types after the answer, in quotation marks, or delete the line.",
)


def check_follow_ups(project: Project) -> Iterator[Finding]:
    """Find follow-ups that are empty, and those that come after an entry or ask for one that does not exist."""
    files = project.knowledge
    entries = {placed.entry.id for placed in files.entries}
    for follow_up in project.training.follow_ups or ():
        if not follow_up.then.strip():
            what = f"A follow-up after {follow_up.after} that asks {follow_up.intent} is empty"
            yield EMPTY_FOLLOW_UP.found(what, follow_up.place)
        for part, name in (("after", follow_up.after), ("intent", follow_up.intent)):
            if files.complete("entries") and name not in entries:
                what = f"{follow_up.then!r}: {part} names {name}, but there is no entry {name}{like(name, entries)}"
                yield NO_SUCH_ENTRY.found(what, follow_up.place)
