"""How long does the safeguarding check take?  ``python -m benchmarks.guard_speed``: nothing is asserted, machines differ.

Each text is looked at in a process that does nothing else, once to warm up and then some times; without the sentence
encoder and with it.
"""

from __future__ import annotations

import time
from statistics import median

from senco.guard.meaning import FILE, read_meaning, use_meaning
from senco.guard.safeguarding import default_listener, triage
from senco.guard.segments import segments

TIMES = 20
LONGEST = 500  # characters: what the chat takes
SENTENCE = "I teach in a primary school in Kent and I would like to know what the course costs and how long it takes"
TEXTS = {
    "a short question": "how long does the NPQ take",
    "500 characters in sentences": f"{SENTENCE}. " * 9,
    "500 characters without a full stop": f"{SENTENCE} and " * 9,
}


def main() -> None:
    """Print for each text the middle and the longest time in milliseconds."""
    print(f"{'':<40}{'parts':>8}{'plain':>16}{'with encoder':>16}")
    for name, text in TEXTS.items():
        text = text[:LONGEST]
        parts = len(segments(default_listener().words(text)))
        columns = []
        for meaning in (None, read_meaning(FILE)):
            use_meaning(meaning)
            times = [_milliseconds(text) for _ in range(TIMES + 1)][1:]
            columns.append(f"{median(times):.0f} to {max(times):.0f} ms")
        print(f"{name:<40}{parts:>8}{columns[0]:>16}{columns[1]:>16}")


def _milliseconds(text: str) -> float:
    began = time.perf_counter()
    triage(text)
    return 1000 * (time.perf_counter() - began)


if __name__ == "__main__":
    main()
