"""Is an answer short enough to be read in a chat window?"""

from __future__ import annotations

from collections.abc import Iterator

from senco.content.finding import Finding, Rule, Severity
from senco.content.project import Project
from senco.content.texts import all_answers
from senco.content.words import words

MOST_WORDS_IN_SHORT = 40
ADVISED_WORDS = 130
MOST_WORDS = 160
LONG_SHORT = Rule(
    Severity.WARNS,
    f"Short answer of more than {MOST_WORDS_IN_SHORT} words",
    "It is the part that everybody reads, often on a telephone.",
    "Leave the answer itself and whom it is for; move the rest to detail.",
)
LONG_ANSWER = Rule(
    Severity.WARNS,
    f"Answer of more than {MOST_WORDS} words",
    "Few visitors read on beyond that in a chat.",
    "Cut what another entry says already and offer that entry under follow_ups, or split the entry in two.",
)
RATHER_LONG = Rule(
    Severity.ADVISES,
    f"Answer of more than {ADVISED_WORDS} words",
    "It fills more than one screen of a telephone, and the exceptions at its end are missed.",
    "Say each thing once, in fewer words; leave to the follow_ups what another entry says.",
)


def check_length(project: Project) -> Iterator[Finding]:
    """Find short answers and whole answers (short, detail and exceptions together) that are too long."""
    for answer in all_answers(project.knowledge):
        short, whole = len(words(answer.short)), len(words(answer.text))
        if short > MOST_WORDS_IN_SHORT:
            yield LONG_SHORT.found(f"{answer.name}: the short answer has {short} words", answer.place("short"))
        if whole > ADVISED_WORDS:
            what = f"{answer.name}: short, detail and exceptions together have {whole} words"
            rule = LONG_ANSWER if whole > MOST_WORDS else RATHER_LONG
            yield rule.found(what, answer.place("detail"))
