"""What we do not know (``gaps.yml``) is said to be unknown, and never filled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from senco.content.every_text import all_texts
from senco.content.finding import Finding, Rule, Severity
from senco.content.knowledge_files import KnowledgeFiles
from senco.content.project import Project
from senco.content.texts import all_answers
from senco.content.words import plain, sentences
from senco.knowledge.records import Gap

FILLED = Rule(
    Severity.BLOCKS,
    "Something that we do not know, said as if we did",
    "We found no page that says so. Visitors would rely on it.",
    "Say that we do not know, and who does. If you have read a page that settles it, take the gap out of gaps.yml first.",
)
FACT_OF_A_GAP = Rule(
    Severity.BLOCKS,
    "Fact that must not be published",
    "It is on our list of what we do not know, or its value says itself that it is not to be shown.",
    "Delete the fact and say in the answer that we do not know. If you have read a page that settles it, take the gap out "
    "of gaps.yml and write the value that the page gives.",
)
NOT_SAID = Rule(
    Severity.BLOCKS,
    "Gap that the answer does not admit",
    "A visitor who asks would not learn that we do not know, and whom to ask.",
    "Say so in the answer, for example: 'We do not know the figure for this year. Check the advert.'",
)
UNPUBLISHED = re.compile(
    r"\b(?:gap|tbc|tba|tbd|xx+|not for publication|do not publish|unconfirmed|unknown|not known)\b|\?", re.I
)
# A sentence that denies it or leaves it open fills no gap.
HONEST = re.compile(r"\b(?:no|not|nobody|none|never|cannot|neither|if|whether)\b|n['\u2019]t\b", re.IGNORECASE)


def check_gaps(project: Project) -> Iterator[Finding]:
    """Find statements and facts that fill a gap, and answers that do not admit one."""
    files = project.knowledge
    for text in all_texts(files):
        for sentence in sentences(text.filled):
            for name in filled(sentence, files.gaps):
                what = f"{text.name}: {sentence!r} says {files.gaps[name].what}"
                yield FILLED.found(what, text.place_of(sentence), mend=f"{FILLED.mend} Who knows: {files.gaps[name].ask}.")
    for name, fact in files.facts.items():
        if name in files.gaps:
            yield FACT_OF_A_GAP.found(f"The fact {name}: {files.gaps[name].what}", files.place("facts", name))
        elif UNPUBLISHED.search(fact.value):
            yield FACT_OF_A_GAP.found(f"The fact {name}: {fact.value!r}", files.place("facts", name, "value"))
    if files.complete("entries", "gaps"):
        for name in files.gaps:
            yield from _not_admitted(name, files)


def _not_admitted(name: str, files: KnowledgeFiles) -> Iterator[Finding]:
    """Find a gap that its entry, in whatever variant, does not admit."""
    gap = files.gaps[name]
    answers = [answer for answer in all_answers(files) if answer.placed.entry.id == gap.entry]
    if not answers:
        what = f"{name} names an answer that does not exist: {gap.entry}"
        yield NOT_SAID.found(what, files.place("gaps", name, "entry"), mend="Write the id of the answer that admits it.")
    elif not any(re.search(pattern, said(answer.text)) for pattern in gap.says for answer in answers):
        what = f"{gap.entry} does not say that we do not know {gap.what}"
        mend = f"Say so, and whom to ask: {gap.ask}. If it does, add its words to those behind 'says' of {name} in gaps.yml."
        yield NOT_SAID.found(what, answers[0].place("short"), mend=mend)


def filled(sentence: str, gaps: dict[str, Gap]) -> Iterator[str]:
    """Return the names of the gaps that a sentence fills."""
    if HONEST.search(plain(sentence)):
        return
    for name, gap in gaps.items():
        if any(re.search(pattern, said(sentence)) for pattern in gap.never):
            yield name


def said(text: str) -> str:
    """Return a text as the patterns see it: small letters, single spaces, no Markdown."""
    return re.sub(r"\s+", " ", plain(text)).strip().lower()
