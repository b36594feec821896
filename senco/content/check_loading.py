"""The last word on whether the bot can start belongs to the loaders that the bot itself uses."""

from __future__ import annotations

from collections.abc import Iterator

from senco.content.finding import Finding, Place, Rule, Severity
from senco.content.project import Project
from senco.knowledge import KnowledgeError
from senco.route import load_guide

REFUSED = Rule(
    Severity.BLOCKS,
    "Knowledge that the bot cannot load",
    "The bot would not start.",
    "Check the spelling of the names in the message. If you see no slip, undo your last change and check again. Ask a "
    "programmer if the message stays.",
)


def check_loading(project: Project) -> Iterator[Finding]:
    """Find what the loaders refuse; for use when no other check has found a reason why they would."""
    try:
        load_guide(project.knowledge.folder, project.today)  # which loads the rest of the knowledge first
    except KnowledgeError as error:
        yield REFUSED.found(error.problem, Place(error.path, error.line))
    except Exception as error:  # noqa: BLE001 - whatever makes the loader fail must end in a finding, not in a traceback
        what = f"Loading fails with {type(error).__name__}: {error}"
        yield REFUSED.found(what, Place(project.knowledge.folder))
