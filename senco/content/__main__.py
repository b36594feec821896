"""Check the content, list it, or begin a new question: ``python -m senco.content check|list|topic``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from senco.content.finding import Severity
from senco.content.listing import listing
from senco.content.project import Project, read_project
from senco.content.report import place_words, report
from senco.content.runner import check_project
from senco.content.skeleton import Addition, add_topic
from senco.knowledge import KNOWLEDGE_DIR


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Returns:
        0; 1 if something blocks publishing; 2 if ``SENCO_TODAY`` is not a day or a question cannot be added.
    """
    parser = argparse.ArgumentParser(prog="python -m senco.content", description="Check or list the content of the bot.")
    parser.add_argument("--root", type=Path, default=KNOWLEDGE_DIR.parent, help="the project folder (normally not needed)")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="say what is wrong, where, why it matters and how to mend it")
    check.add_argument("--advice", action="store_true", help="show the hints on style, and how long and hard each reply is")
    commands.add_parser("list", help="show all entries, topic by topic")
    topic = commands.add_parser("topic", help="begin a new question with TODO wherever you have to write")
    topic.add_argument("id", help="the id of the new entry, for example npq_example")
    topic.add_argument("topic", help="an id of topics.yml, for example npq_what")
    options = parser.parse_args(arguments)
    try:
        project = read_project(options.root.resolve())
        if options.command == "topic":
            print(added(project, add_topic(project, options.id, options.topic)))
            return 0
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    if options.command == "list":
        print(listing(project))
        return 0
    findings = check_project(project)
    print(report(project, findings, advice=options.advice))
    return int(any(finding.severity is Severity.BLOCKS for finding in findings))


def added(project: Project, additions: list[Addition]) -> str:
    """Return what was added where, and what to do next."""
    lines = [f"  {addition.part}: {place_words(addition.place, project.root)}" for addition in additions]
    return "\n".join(["Added:", *lines, "Write a text wherever it says TODO. Then run: make check"])


if __name__ == "__main__":
    sys.exit(main())
