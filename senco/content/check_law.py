"""Does a statement of law say in which nation and for which schools it holds, and rest on an official page?"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
# "Legal advice", "your legal date" and "any required induction" name a thing of the law and say nothing about it.
LAW = re.compile(
    r"\bmust\b|\bby law\b|\blegally\b(?! protected)|\brequire[sd]?\b(?! induction)|\bdut(?:y|ies to)\b|\bregulations?\b"
    r"|\b(?:legal|statutory)\b(?! (?:advice|framework|deadline|date|list))|\bas we read\b"
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
        statement = _statement_of_law(answer)
        if statement is not None:
            field, sentence = statement
            what, place = f"{answer.name}: {sentence!r}", answer.place(field)
            for rule in unplaced(answer.text, answer.scope) if files.complete("scopes") else ():
                yield rule.found(what, place)
            known = [files.sources[name] for name in answer.sources if name in files.sources]
            if files.complete("sources") and not any(source.kind == "official" for source in known):
                yield NOT_OFFICIAL.found(what, place)
        easy = fill(answer.placed.entry.easy_read, files.values) if answer.variant is None else ""
        for rule in unplaced(easy, answer.scope) if files.complete("scopes") else ():
            yield rule.found(f"{answer.name}, easy_read: {next(laws(easy))!r}", answer.place("easy_read"))


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
