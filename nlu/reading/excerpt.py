"""What is read of a text that is longer than the widget takes: the stretch of sentences in which it asks last.

The encoder sees the first 256 tokens only, and the classifier learned from messages far shorter; a long story tells first
and asks at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.reading.clauses import asks

LONGEST = 500  # characters, as the widget takes
_RUNS = re.compile(r"([^\w])\1+")  # 600 question marks are no question
_SENTENCE = re.compile(r"[^.?!\n]+[.?!\n]*\s*|[.?!\n]+\s*")


def excerpt(text: str) -> str:
    """Return the last whole sentences of a long text that fit and ask something, or just the last; a short text whole."""
    if len(text) <= LONGEST:
        return text
    found = list(_from_the_end(_RUNS.sub(r"\1", text.strip())))
    return next((each for each in found if asks(each)), found[0])


def _from_the_end(text: str) -> Iterator[str]:
    """Yield stretches of as many sentences as fit, the last first."""
    kept = ""
    for sentence in reversed(_SENTENCE.findall(text)):
        if kept and len(sentence) + len(kept) > LONGEST:
            yield kept.strip()
            kept = ""
        kept = (sentence + kept)[-LONGEST:]
    yield kept.strip()
