"""Do knowledge, training phrases, rules and domain speak of the same entries?"""

from __future__ import annotations

from collections.abc import Iterator

from senco.content.finding import Finding, Place, Rule, Severity
from senco.content.project import Project

NO_PHRASES = Rule(
    Severity.BLOCKS,
    "Entry without training phrases",
    "The bot cannot recognise the question, so nobody would ever see the answer.",
    "Add a block '- intent: <id of the entry>' with phrases to the file of the same area in data/nlu.",
)
NO_RULE = Rule(
    Severity.BLOCKS,
    "Entry without a rule",
    "The bot would recognise the question and then not answer it.",
    "Copy a rule in data/rules.yml and write the id of the entry as its name and as its intent.",
)
NOT_IN_DOMAIN = Rule(
    Severity.BLOCKS,
    "Entry that domain.yml does not list",
    "A new version of the bot cannot be made without it.",
    "Add a line with a dash and the id of the entry below intents: in domain.yml.",
)
NO_TEST_QUESTION = Rule(
    Severity.BLOCKS,
    "Entry without a test question",
    "Nobody would notice if a change made the bot stop recognising the question.",
    "Add a line to tests/nlu/held_out.yml: the id of the entry, a colon, a space and a question that is not "
    "among its training phrases.",
)
NO_ENTRY = Rule(
    Severity.BLOCKS,
    "Intent without an entry",
    "The bot would recognise a question to which it has no answer.",
    "Add an entry with this id to a file in knowledge/topics. If the entry has another id now, use that one "
    "here; if it is "
    "gone, delete these lines.",
)
# Intents that belong to Rasa itself and have no answer of their own.
OF_RASA = frozenset({"nlu_fallback", "restart", "back", "session_start"})


def check_intents(project: Project) -> Iterator[Finding]:
    """Find entries that the bot cannot recognise or would not answer, and intents that have no entry."""
    files, training = project.knowledge, project.training
    phrases: dict[str, Place] | None = None
    if training.phrases is not None:
        phrases = {intent: group[0].place for intent, group in training.by_intent().items()}
    tests: dict[str, Place] | None = None
    if training.held_out is not None:
        tests = {question.intent: question.place for question in training.held_out}
    parts = (
        (phrases, NO_PHRASES, "has no training phrases in data/nlu", "training phrases"),
        (training.rules, NO_RULE, "has no rule in data/rules.yml", "a rule"),
        (training.intents, NOT_IN_DOMAIN, "is not among the intents of domain.yml", "a line in domain.yml"),
        (tests, NO_TEST_QUESTION, "has no test question in tests/nlu/held_out.yml", "a test question"),
    )
    entries = {placed.entry.id: placed.place("id") for placed in files.entries}
    for found, rule, lacks, has in parts:
        if found is None:
            continue
        for name in entries.keys() - found.keys():
            yield rule.found(f"{name} {lacks}", entries[name])
        for name in found.keys() - entries.keys() - OF_RASA if files.complete("entries") else ():
            yield NO_ENTRY.found(f"{name} has {has}, but there is no entry {name}", found[name])
