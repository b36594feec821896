"""Are the days on which somebody read a page possible, and recent enough?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from senco.content.finding import Finding, Place, Rule, Severity
from senco.content.knowledge_files import KnowledgeFiles
from senco.content.project import Project

SOURCE_DAYS = 365
NOT_YET = Rule(
    Severity.BLOCKS,
    "Day of checking that is still to come",
    "Nobody can have read the page yet, and visitors see this day.",
    "Look for a slip in the year or month. Write the day on which the page was read.",
)
REVIEW_TOO_EARLY = Rule(
    Severity.BLOCKS,
    "Review before the day of checking",
    "Nobody would know when to look at it again.",
    "Look for a slip in the two days. review_by is a day after checked.",
)
SOURCE_BEHIND = Rule(
    Severity.WARNS,
    "Fact that was checked after its source",
    "Visitors see the day of the source, which is older than it need be.",
    "If you read the page for this fact, set checked in sources.yml to the same day. If not, set checked of the fact back.",
)
SOURCE_OLD = Rule(
    Severity.WARNS,
    f"Source that nobody has read for {SOURCE_DAYS} days",
    "The page may have changed or gone, and visitors see how long ago we read it.",
    "Open the page. Correct the answers and facts that rest on it, then set checked in sources.yml to today.",
)


def check_dates(project: Project) -> Iterator[Finding]:
    """Find impossible days of checking and sources that were read too long ago."""
    files, today = project.knowledge, project.today
    for name, day, place in _days_of_checking(files):
        if day > today:
            yield NOT_YET.found(f"{name}: checked on {_words(day)}, but today is {_words(today)}", place)
    for name, fact in files.facts.items():
        if fact.review_by <= fact.checked:
            days = f"checked on {_words(fact.checked)}, review by {_words(fact.review_by)}"
            yield REVIEW_TOO_EARLY.found(f"fact {name}: {days}", files.place("facts", name, "review_by"))
        source = files.sources.get(fact.source)
        if source and source.checked < fact.checked <= today:
            what = f"fact {name} was checked on {_words(fact.checked)}, its source {fact.source} on {_words(source.checked)}"
            yield SOURCE_BEHIND.found(what, files.place("sources", fact.source, "checked"))
    for name, source in files.sources.items():
        if (today - source.checked).days > SOURCE_DAYS:
            what = f"source {name}: read on {_words(source.checked)}, {(today - source.checked).days} days ago"
            yield SOURCE_OLD.found(what, files.place("sources", name, "checked"), owner=_owners(name, files))


def _days_of_checking(files: KnowledgeFiles) -> Iterator[tuple[str, date, Place]]:
    for kind in ("facts", "sources", "helplines"):
        for name, record in getattr(files, kind).items():
            yield f"{kind.removesuffix('s')} {name}", record.checked, files.place(kind, name, "checked")


def _owners(source: str, files: KnowledgeFiles) -> str | None:
    """Return the teams whose entries rest on a source."""
    owners = {
        placed.entry.owner
        for placed in files.entries
        for record in (placed.entry, *placed.entry.variants)
        if source in (record.sources or ())
    }
    return ", ".join(sorted(owners)) or None


def _words(day: date) -> str:
    return f"{day:%-d %B %Y}"
