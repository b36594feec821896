"""Check or list the content: ``python -m senco.content check`` or ``python -m senco.content list``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from senco.content.finding import Severity
from senco.content.listing import listing
from senco.content.project import read_project
from senco.content.report import report
from senco.content.runner import check_project
from senco.knowledge import KNOWLEDGE_DIR


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0, 1 if something blocks publishing, or 2 if ``SENCO_TODAY`` is not a day."""
    parser = argparse.ArgumentParser(
        prog="python -m senco.content", description="Check or list the content of the bot."
    )
    parser.add_argument(
        "--root", type=Path, default=KNOWLEDGE_DIR.parent, help="the project folder (normally not needed)"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="say what is wrong, where, why it matters and how to mend it")
    check.add_argument("--advice", action="store_true", help="show the hints on style as well")
    commands.add_parser("list", help="show all entries, topic by topic")
    options = parser.parse_args(arguments)
    try:
        project = read_project(options.root.resolve())
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    if options.command == "list":
        print(listing(project))
        return 0
    findings = check_project(project)
    print(report(project, findings, advice=options.advice))
    return int(any(finding.severity is Severity.BLOCKS for finding in findings))


if __name__ == "__main__":
    sys.exit(main())
