"""Has somebody looked at every answer, fact and helpline lately enough?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from senco.content.finding import Finding, Place, Rule, Severity
from senco.content.knowledge_files import KnowledgeFiles
from senco.content.project import Project
from senco.content.route_texts import route_texts
from senco.content.texts import entry_texts
from senco.route.figures import USED

GRACE_DAYS = 30
NOTICE_DAYS = 30
HELPLINE_DAYS = 90
HELPLINE_OWNER = "safeguarding"
# route.yml has no owner of its own; most of it is about the rules for the qualification.
PLANNER, PLANNER_OWNER = "the route planner", "qualifications"
NOBODY = "nobody (no answer uses it)"
OVERDUE = Rule(
    Severity.BLOCKS,
    f"Review more than {GRACE_DAYS} days overdue",
    "Visitors would be told something that nobody has checked for too long. This blocks its topics.",
    "Read the sources again, correct what has changed, then set checked and review_by to new days.",
)
DUE = Rule(
    Severity.WARNS,
    f"Review due within {NOTICE_DAYS} days or just missed",
    f"It blocks publishing of its topic once it is more than {GRACE_DAYS} days overdue.",
    "The owner reads the sources again, corrects what has changed, then sets checked and review_by to new days.",
)
HELPLINE_DUE = Rule(
    Severity.WARNS,
    f"Helpline to be checked again (every {HELPLINE_DAYS} days)",
    "A person in danger may call it. Helplines change their numbers and hours.",
    "Open the helpline's own page, compare number and hours, and set checked in helplines.yml to the day you did so.",
)
HELPLINE_OVERDUE = Rule(
    Severity.BLOCKS,
    f"Helpline that nobody has checked for {HELPLINE_DAYS + GRACE_DAYS} days",
    "A person in danger may call it. Helplines change their numbers and hours.",
    "Open the helpline's own page, compare number and hours, and set checked in helplines.yml to the day you did so.",
)


def check_freshness(project: Project) -> Iterator[Finding]:
    """Find entries, facts and helplines whose review is due or overdue, each with the team that owns it."""
    files, today = project.knowledge, project.today
    for placed in files.entries:
        entry = placed.entry
        name = f"{entry.id} (topic {entry.topic})"
        yield from _review(name, entry.review_by, today, placed.place("review_by"), entry.owner)
    users = _users(files)
    for name, fact in files.facts.items():
        owners, topics = users.get(name, (set(), set()))
        used_in = f"used under {', '.join(sorted(topics))}" if topics else "not used"
        place = files.place("facts", name, "review_by")
        owner = ", ".join(sorted(owners)) or NOBODY
        yield from _review(f"fact {name} ({used_in})", fact.review_by, today, place, owner)
    for name, helpline in files.helplines.items():
        due = helpline.checked + timedelta(days=HELPLINE_DAYS)
        if (due - today).days <= NOTICE_DAYS:
            days = f"checked on {helpline.checked:%-d %B %Y}, to be checked again by {due:%-d %B %Y}"
            what = f"helpline {name}: {days}"
            rule = HELPLINE_OVERDUE if (today - due).days > GRACE_DAYS else HELPLINE_DUE
            yield rule.found(what, files.place("helplines", name, "checked"), owner=HELPLINE_OWNER)


def _review(name: str, review_by: date, today: date, place: Place, owner: str) -> Iterator[Finding]:
    days_left = (review_by - today).days
    if days_left > NOTICE_DAYS:
        return
    rule = OVERDUE if days_left < -GRACE_DAYS else DUE
    when = f"{-days_left} days ago" if days_left < 0 else f"in {days_left} days" if days_left else "today"
    yield rule.found(f"{name}: review by {review_by:%-d %B %Y}, {when}", place, owner=owner)


def _users(files: KnowledgeFiles) -> dict[str, tuple[set[str], set[str]]]:
    """Return the owners and the topics of what uses each fact: a fact has no owner itself."""
    users: dict[str, tuple[set[str], set[str]]] = {name: ({PLANNER_OWNER}, {PLANNER}) for name in USED}
    texts = [(text, placed.entry.owner, placed.entry.topic) for placed in files.entries for text in entry_texts(placed, {})]
    if "route" in files.documents:
        texts += [(text, PLANNER_OWNER, PLANNER) for text in route_texts(files.documents["route"], {})]
    for text, owner, topic in texts:
        for name in text.facts():
            owners, topics = users.setdefault(name, (set(), set()))
            owners.add(owner)
            topics.add(topic)
    return users
