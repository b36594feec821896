"""Does a statement of law say in which nation it holds, and rest on an official page?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from senco.content.finding import Finding, Rule, Severity
from senco.content.project import Project
from senco.content.texts import Answer, all_answers
from senco.content.words import sentences

NO_NATION = Rule(
    Severity.WARNS,
    "Statement of law that does not say where it holds",
    "Schools law differs in England, Wales, Scotland and Northern Ireland: readers elsewhere are misled.",
    "Name the nation in the text, or choose a scope (applies_to) whose text in scopes.yml names it.",
)
NOT_OFFICIAL = Rule(
    Severity.WARNS,
    "Statement of law without an official source",
    "Only the law, the government and its regulators can say what the law is; other pages go out of date.",
    "Add a source of kind official, such as legislation.gov.uk or GOV.UK, or say that it is not law.",
)
LAW = re.compile(
    r"\bmust\b|\bby law\b|\blegally\b|\blegal\b(?! advice)|\bstatutory\b|\brequire[sd]?\b|\bdut(?:y|ies to)\b"
    r"|\bregulations?\b",
    re.IGNORECASE,
)
NATION = re.compile(r"\b(?:England|Wales|Scotland|Northern Ireland)\b")


def check_law(project: Project) -> Iterator[Finding]:
    """Find answers that state law without naming a nation, or without an official source."""
    files = project.knowledge
    for answer in all_answers(files):
        statement = _statement_of_law(answer)
        # Small talk and help in danger state no law, whatever words they use.
        if statement is None or answer.placed.entry.kind in {"smalltalk", "safeguarding"}:
            continue
        field, sentence = statement
        what = f"{answer.name}: {sentence!r}"
        if files.complete("scopes") and not NATION.search(f"{answer.text} {answer.scope}"):
            yield NO_NATION.found(what, answer.place(field))
        known = [files.sources[name] for name in answer.sources if name in files.sources]
        if files.complete("sources") and not any(source.kind == "official" for source in known):
            yield NOT_OFFICIAL.found(what, answer.place(field))


def _statement_of_law(answer: Answer) -> tuple[str, str] | None:
    """Return the first sentence that states law, with the field that it stands in."""
    for field in ("short", "detail", "exceptions"):
        for sentence in sentences(getattr(answer, field)):
            if LAW.search(sentence) and not sentence.endswith("?"):
                return field, sentence
    return None
