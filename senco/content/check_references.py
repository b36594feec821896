"""Does everything that a record names exist, and is every answer complete?"""

from __future__ import annotations

from collections.abc import Iterator

from senco.content.check_unfinished import unfinished
from senco.content.finding import Finding, Rule, Severity, like
from senco.content.knowledge_files import KnowledgeFiles, PlacedEntry
from senco.content.project import Project
from senco.content.texts import variant_name

UNKNOWN_ID = Rule(
    Severity.BLOCKS,
    "Name of something that does not exist",
    "The bot cannot load its knowledge, so it would not start.",
    "Check the spelling, or add what is missing first.",
)
INCOMPLETE = Rule(
    Severity.BLOCKS,
    "Entry or fact without something that it needs",
    "Visitors must see what a statement rests on, whom it is for and where it does not hold.",
    "Fill in the field. Every entry needs question and short; an answer also needs sources (ids of "
    "sources.yml), applies_to (an id of scopes.yml), exceptions and detail.",
)
FACT_WITHOUT_SOURCE = Rule(
    Severity.BLOCKS,
    "Fact without a source",
    "A figure that nobody can trace must not reach visitors.",
    "Name a source that is in sources.yml. If the page is new, add it to sources.yml first, with the day you read it.",
)
TOPIC_WITHOUT_ENTRY = Rule(
    Severity.BLOCKS,
    "Topic without an answer",
    "Visitors ask about it, and the bot could not answer.",
    "Add an entry with this topic to a file in knowledge/topics, or take the topic out of topics.yml.",
)
NEEDED_BY_ANSWERS = ("sources", "applies_to", "exceptions", "detail")
FILL_IN = "Fill it in. (Unless it is short, you can also delete the line: then it is taken from the entry.)"


def check_references(project: Project) -> Iterator[Finding]:
    """Find unknown names, facts without source, incomplete answers and topics without entry."""
    files = project.knowledge
    for name, fact in files.facts.items():
        if files.complete("sources") and fact.source not in files.sources:
            what = f"The fact {name} names a source that is not in sources.yml: {fact.source or 'nothing'}"
            what += like(fact.source, files.sources)
            yield FACT_WITHOUT_SOURCE.found(what, files.place("facts", name, "source"))
        if not fact.value.strip():
            yield INCOMPLETE.found(f"The fact {name} has no value", files.place("facts", name, "value"))
    known = {placed.entry.id for placed in files.entries}
    for placed in files.entries:
        yield from _unknown_ids(placed, files, known)
        yield from _missing_fields(placed)
    if files.complete("entries", "topics"):
        answered = {placed.entry.topic for placed in files.entries}
        for topic in files.topic_names:
            if topic not in answered:
                what = f"No entry has the topic {topic} ({files.topic_names[topic]})"
                yield TOPIC_WITHOUT_ENTRY.found(what, files.place("topics", topic))


def _unknown_ids(placed: PlacedEntry, files: KnowledgeFiles, known: set[str]) -> Iterator[Finding]:
    entry = placed.entry
    if files.complete("topics") and entry.topic not in files.topic_names:
        what = f"{entry.id}: {entry.topic} is not a topic of topics.yml{like(entry.topic, files.topic_names)}"
        yield UNKNOWN_ID.found(what, placed.place("topic"))
    records = [(entry, ())] + [(row, ("variants", number)) for number, row in enumerate(entry.variants)]
    for record, keys in records:
        scope = record.applies_to
        if files.complete("scopes") and scope and scope not in files.scopes and not unfinished(scope):
            what = f"{entry.id}: {scope} is not a scope of scopes.yml{like(scope, files.scopes)}"
            yield UNKNOWN_ID.found(what, placed.place(*keys, "applies_to"))
        for source in record.sources or ():
            if files.complete("sources") and source not in files.sources and not unfinished(source):
                what = f"{entry.id}: {source} is not a source of sources.yml{like(source, files.sources)}"
                yield UNKNOWN_ID.found(what, placed.place(*keys, "sources"))
    for follow_up in entry.follow_ups:
        if follow_up == entry.id:
            what = f"{entry.id} suggests itself as the next question"
            yield UNKNOWN_ID.found(what, placed.place("follow_ups"), mend="Take it out of follow_ups.")
        elif files.complete("entries") and follow_up not in known:
            what = f"{entry.id}: there is no entry {follow_up} to suggest as the next question{like(follow_up, known)}"
            yield UNKNOWN_ID.found(what, placed.place("follow_ups"))


def _missing_fields(placed: PlacedEntry) -> Iterator[Finding]:
    entry = placed.entry
    needed = ("short", *NEEDED_BY_ANSWERS) if entry.kind == "answer" else ("short",)
    for field in ("question", *needed):
        if not getattr(entry, field):
            yield INCOMPLETE.found(f"{entry.id} has no {field}", placed.place(field))
    for number, variant in enumerate(entry.variants):
        for field in needed:
            # A field left out is inherited; a field typed with nothing in it wipes that out.
            own = getattr(variant, field)
            if own is not None and not own:
                what = f"{variant_name(entry.id, variant)}: {field} is empty"
                yield INCOMPLETE.found(what, placed.place("variants", number, field), mend=FILL_IN)
