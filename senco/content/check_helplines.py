"""Does each helpline say what it is, when it answers and where that stands, and does its link call the number shown?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from senco.content.finding import Finding, Rule, Severity
from senco.content.project import Project

EMPTY = Rule(
    Severity.BLOCKS,
    "Helpline without something that it needs",
    "Whoever needs it must know whom they reach and when, and we must know where it stands.",
    "Write what is missing. For hours that the page does not say, write: see the website.",
)
OTHER_NUMBER = Rule(
    Severity.BLOCKS,
    "Helpline whose link calls another number",
    "A person in danger would reach somebody else, or nobody.",
    "Compare both with the helpline's own page. The link has the digits of the number without spaces.",
)
CONTACT = re.compile(r"\[([^\]]+)\]\((?:tel|sms|mailto):([^)]+)\)")


def check_helplines(project: Project) -> Iterator[Finding]:
    """Find helplines with an empty field, and numbers that differ from their link."""
    files = project.knowledge
    for name, helpline in files.helplines.items():
        for field in ("name", "contact", "hours", "source_url"):
            if not getattr(helpline, field).strip():
                yield EMPTY.found(f"helpline {name}: {field} is empty", files.place("helplines", name, field))
        for shown, called in CONTACT.findall(helpline.contact):
            if re.sub(r"\s", "", shown) != called:
                what = f"helpline {name}: {shown!r} is shown and {called!r} is called"
                yield OTHER_NUMBER.found(what, files.place("helplines", name, "contact"))
