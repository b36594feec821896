"""Does a statement of law say in which nation and for which schools it holds, and rest on an official page?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from senco.content.finding import Finding, Rule, Severity
from senco.content.project import Project
from senco.content.texts import Answer, all_answers, fill
from senco.content.words import sentences

NO_NATION = Rule(
    Severity.BLOCKS,
    "Statement of law that does not say where it holds",
    "Schools law differs in England, Wales, Scotland and Northern Ireland: readers elsewhere are misled.",
    "Name the nation in the text, or choose a scope (applies_to) whose text in scopes.yml names it. If the sentence "
    "states no law, say it without words such as must, required, legal and duty.",
)
NO_SCHOOLS = Rule(
    Severity.BLOCKS,
    "Statement of law that does not say for which schools it holds",
    "The rules for SENCOs hold for some kinds of school and not for others: readers elsewhere are misled.",
    "Name the kind of school in the text, for example 'in mainstream state schools and maintained nursery schools' or "
    "'in every school', or choose a scope (applies_to) that names it, such as covered_schools. If the sentence states no "
    "law, say it without words such as must, required, legal and duty.",
)
NOT_OFFICIAL = Rule(
    Severity.WARNS,
    "Statement of law without an official source",
    "Only the law, the government and its regulators can say what the law is; other pages go out of date.",
    "Add a source of kind official, such as legislation.gov.uk or GOV.UK, or say that it is not law.",
)
# "Legal advice", "your legal date", "the Regulations 2014" and "any required induction" name a thing and say nothing of it.
LAW = re.compile(
    r"\bmust\b|\bby law\b|\blegally\b(?! protected)|\brequire[sd]?\b(?! induction)"
    r"|\bdut(?:y|ies to)\b|\bregulations?\b(?! \d)"
    r"|\b(?:legal|statutory)\b(?! (?:advice|framework|deadline|date|list|rules))|\bas we read\b"
    r"|\b(?:law|act) (?:says?|names?|lets?|sets?|gives?|applies|speaks)\b|\bcannot be (?:the|a) (?:designated )?senco\b",
    re.IGNORECASE,
)
NATION = re.compile(r"\b(?:England|Wales|Scotland|Northern Ireland)\b")
SCHOOLS = re.compile(
    r"\b(?:mainstream|maintained|state[- ](?:funded )?(?:schools?|nurser)|grant-aided|special schools?|independent|private"
    r"|academ(?:y|ies)|free schools?|nurser(?:y|ies)|early years|childminders?|colleges?|further education|primary|primaries"
    r"|secondary|pupil referral units?|alternative provision|(?:every|all|any) (?:kinds? of |types? of )?schools?"
    r"|(?:Scottish|Welsh) schools?|schools? in (?:Wales|Scotland|Northern Ireland))\b",
    re.IGNORECASE,
)
# The law on these is about a child or the local authority, and the same whichever school the child goes to.
WHICHEVER_SCHOOL = re.compile(r"\blocal authorit(?:y|ies)\b|\bspecial educational provision\b", re.IGNORECASE)


def check_law(project: Project) -> Iterator[Finding]:
    """Find answers that state law without naming a nation or the schools, or without an official source."""
    files = project.knowledge
    for answer in all_answers(files):
        # Small talk and help in danger state no law, whatever words they use.
        if answer.placed.entry.kind in {"smalltalk", "safeguarding"}:
            continue
        if files.complete("scopes"):
            yield from _unplaced_answer(answer, files.values)
        statement = _statement_of_law(answer)
        known = [files.sources[name] for name in answer.sources if name in files.sources]
        if statement and files.complete("sources") and not any(source.kind == "official" for source in known):
            field, sentence = statement
            yield NOT_OFFICIAL.found(f"{answer.name}: {sentence!r}", answer.place_of(sentence, field))


def _unplaced_answer(answer: Answer, values: Mapping[str, str]) -> Iterator[Finding]:
    whole = set(unplaced(answer.text, answer.scope))
    if statement := _statement_of_law(answer):
        field, sentence = statement
        yield from (rule.found(f"{answer.name}: {sentence!r}", answer.place_of(sentence, field)) for rule in whole)
    for field, text in _read_alone(answer, values):
        for rule in set(unplaced(text, answer.scope)) - whole:
            sentence = next(laws(text))
            yield rule.found(f"{answer.name}, {field} read alone: {sentence!r}", answer.place_of(sentence, field))


def _read_alone(answer: Answer, values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Return what visitors read without the detail when they ask for simpler words, with the field that it stands in."""
    easy = fill(answer.placed.entry.easy_read, values)
    if easy:
        yield "easy_read", f"{easy}\n\n{answer.exceptions}"
    if answer.variant is None:
        yield ("easy_read", easy) if easy else ("short", answer.short)


def unplaced(text: str, scope: str) -> Iterator[Rule]:
    """Return the rules that a text breaks if it states law without a nation or without the schools.

    The scope is read beside the text, so it counts as well.
    """
    found, read = list(laws(text)), f"{text} {scope}"
    if found and not NATION.search(read):
        yield NO_NATION
    if not all(map(WHICHEVER_SCHOOL.search, found)) and not SCHOOLS.search(read):
        yield NO_SCHOOLS


def laws(text: str) -> Iterator[str]:
    """Return the sentences of a text that state law; a question states nothing."""
    return (sentence for sentence in sentences(text) if LAW.search(sentence) and not sentence.endswith("?"))


def _statement_of_law(answer: Answer) -> tuple[str, str] | None:
    """Return the first sentence that states law, with the field that it stands in."""
    for field in ("short", "detail", "exceptions"):
        for sentence in laws(getattr(answer, field)):
            return field, sentence
    return None
