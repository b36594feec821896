"""What does the guard hear in a message?  ``python -m senco.guard "what somebody might type"``."""

from __future__ import annotations

import sys

from senco.guard.hygiene import clean
from senco.guard.meaning import load_meaning
from senco.guard.safeguarding import default_listener, triage


def main() -> None:
    """Print the case of each message given, and the phrases found in it."""
    load_meaning()
    for text in map(clean, sys.argv[1:]):
        concern = triage(text)
        case = "nothing" if concern is None else concern.case.value + (", urgent" if concern.urgent else "")
        print(f"{text}\n  heard: {case}")
        for rule in default_listener().matches(text):
            print(f"  phrase: {rule.phrase.text} ({rule.case})")


if __name__ == "__main__":
    main()
