"""Are the training phrases clean, enough, and different enough from one question to the next?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from statistics import median

from senco.content.finding import Finding, Rule, Severity
from senco.content.project import Project
from senco.content.training_files import Phrase

FEWEST_PHRASES = 25
MOST_TIMES_MEDIAN = 5
CATCHES_THE_REST = "oos_"  # what we do not answer is as wide as the world and needs many phrases
SAME_PHRASE = Rule(
    Severity.BLOCKS,
    "Same training phrase for two questions",
    "The bot cannot know which of the two is meant and would get better at neither.",
    "Leave it with the question it fits best and delete it from the other.",
)
LEARNT_BY_HEART = Rule(
    Severity.BLOCKS,
    "Test question that is also a training phrase",
    "A test with a question that the bot has learnt by heart shows nothing.",
    "Word the test question in tests/nlu/held_out.yml in another way, or delete the phrase.",
)
PERSONAL = Rule(
    Severity.BLOCKS,
    "Personal data in a training phrase",
    "It may be a real person's, and training files are copied to many places.",
    "Delete the address or number from the phrase, or delete the phrase.",
)
NEAR_PHRASE = Rule(
    Severity.WARNS,
    "Same words in another order for two questions",
    "The bot will find the two questions hard to tell apart.",
    "Leave the phrase with the question it fits best, or change one so that the difference shows.",
)
FEW_PHRASES = Rule(
    Severity.WARNS,
    f"Fewer than {FEWEST_PHRASES} training phrases",
    "The bot recognises the question badly when visitors word it in a way of their own. The tests (make test) do not pass.",
    "Add phrases as different people would type them: short, long, with slips, with SENCO and SENDCO.",
)
TOO_MANY = Rule(
    Severity.WARNS,
    f"More than {MOST_TIMES_MEDIAN} times as many training phrases as usual",
    "A question with many more phrases than the others draws visitors' other questions to itself.",
    "Delete phrases that say nearly the same, or split the entry in two.",
)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Ten digits or more that begin like a British number, or any number with a country code.
PHONE = re.compile(r"(?<![\w£])(?:\+\d{1,3}|\(?0)(?:[\s().-]*\d){9,12}(?!\w)")


def check_training(project: Project) -> Iterator[Finding]:
    """Find phrases that two intents share, personal data, and intents with too few or too many phrases."""
    if project.training.phrases is None:
        return
    phrases = project.training.phrases
    for phrase in phrases:
        for pattern, kind in ((EMAIL, "an e-mail address"), (PHONE, "a telephone number")):
            if pattern.search(phrase.text):
                yield PERSONAL.found(f"{phrase.intent}: {kind} in {phrase.text!r}", phrase.place)
    yield from _shared(SAME_PHRASE, phrases, lambda phrase: phrase.normalised)
    yield from _learnt_by_heart(phrases, project.training.held_out or [])
    # One phrase for each wording: wordings that are the same to the letter are reported above.
    wordings = {phrase.normalised: phrase for phrase in reversed(phrases)}
    yield from _shared(NEAR_PHRASE, list(wordings.values()), lambda phrase: " ".join(sorted(phrase.normalised.split())))
    yield from _sizes(project.training.by_intent())


def _learnt_by_heart(phrases: list[Phrase], questions: list[Phrase]) -> Iterator[Finding]:
    learnt = {phrase.normalised: phrase for phrase in reversed(phrases)}
    for question in questions:
        if phrase := learnt.get(question.normalised):
            what = (
                f"{question.text!r} tests {question.intent} and is a phrase of {phrase.intent} "
                f"({phrase.place.path.name}, line {phrase.place.line})"
            )
            yield LEARNT_BY_HEART.found(what, question.place)


def _shared(rule: Rule, phrases: list[Phrase], key: Callable[[Phrase], str]) -> Iterator[Finding]:
    """Find groups of phrases with the same key that belong to more than one intent."""
    groups: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        groups[key(phrase)].append(phrase)
    for group in groups.values():
        one_each = list({phrase.intent: phrase for phrase in group}.values())
        for other in one_each[1:]:
            first = one_each[0]
            what = (
                f"{first.text!r} stands for {first.intent}; {other.text!r} stands for {other.intent} "
                f"({other.place.path.name}, line {other.place.line})"
            )
            yield rule.found(what, first.place)


def _sizes(by_intent: dict[str, list[Phrase]]) -> Iterator[Finding]:
    usual = median(map(len, by_intent.values())) if by_intent else 0
    for intent, group in by_intent.items():
        if len(group) < FEWEST_PHRASES:
            yield FEW_PHRASES.found(f"{intent} has {len(group)}", group[0].place)
        if len(group) > MOST_TIMES_MEDIAN * usual and not intent.startswith(CATCHES_THE_REST):
            what = f"{intent} has {len(group)}; the middle one of all questions has {usual:g}"
            yield TOO_MANY.found(what, group[0].place)
