"""Is everything written that a skeleton (``make topic``) leaves to be written?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from senco.content.every_text import all_texts
from senco.content.finding import Finding, Rule, Severity
from senco.content.project import Project
from senco.content.texts import variant_name

UNFINISHED = Rule(
    Severity.BLOCKS,
    "Text still to be written (TODO)",
    "Visitors would read the reminder, or the bot would learn it as if a visitor had typed it.",
    "Write the text in place of TODO and of the reminder behind it.",
)
TODO = re.compile(r"\bTODO\b")
MENDS = {
    "question": "Write the question as a visitor would ask it. It also stands on buttons, so keep it short.",
    "short": "Write the answer itself in one or two sentences, with whom it is for and where it holds.",
    "detail": "Write what else a visitor needs: steps, reasons, whom to ask. Figures only as {facts}.",
    "exceptions": "Write for whom it is different, and who decides if it is not clear.",
    "applies_to": "Write one id of scopes.yml, for example covered_schools.",
    "sources": "Write ids of sources.yml between the brackets, for example [reg49, dfe_npq].",
}
MEND_PHRASE = "Write what a visitor might type in place of the whole reminder. Then add more phrases like it."
MEND_TEST = "Write one more way to ask the question, which must not be among its training phrases."


def unfinished(text: str) -> bool:
    """Whether a text, or part of it, is still to be written."""
    return TODO.search(text) is not None


def check_unfinished(project: Project) -> Iterator[Finding]:
    """Find the word TODO in texts, fields, facts, training phrases and test questions."""
    files = project.knowledge
    for text in all_texts(files):
        if unfinished(text.raw):
            what = f"{text.name} is still to be written"
            yield UNFINISHED.found(what, text.place_of("TODO"), mend=MENDS.get(text.field))
    yield from _fields(project)
    for name, fact in files.facts.items():
        if unfinished(fact.value):
            yield UNFINISHED.found(f"The value of the fact {name} is still to be written", files.place("facts", name))
    yield from _phrases(project)


def _fields(project: Project) -> Iterator[Finding]:
    for placed in project.knowledge.entries:
        entry = placed.entry
        records = [(entry, entry.id, ())]
        records += [(row, variant_name(entry.id, row), ("variants", n)) for n, row in enumerate(entry.variants)]
        for record, name, keys in records:
            for field, value in (("applies_to", record.applies_to), ("sources", record.sources)):
                if value and unfinished(value if isinstance(value, str) else " ".join(value)):
                    what = f"{name}, {field} is still to be written"
                    yield UNFINISHED.found(what, placed.place(*keys, field), mend=MENDS[field])


def _phrases(project: Project) -> Iterator[Finding]:
    training = project.training
    for phrases, kind, mend in (
        (training.phrases, "a training phrase", MEND_PHRASE),
        (training.held_out, "the test question", MEND_TEST),
    ):
        for phrase in phrases or ():
            if unfinished(phrase.text):
                yield UNFINISHED.found(f"{phrase.intent}, {kind} is still to be written", phrase.place, mend=mend)
