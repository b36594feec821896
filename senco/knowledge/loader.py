"""Load ``knowledge/`` into one immutable, cross-checked :class:`Knowledge`."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from senco import clock
from senco.knowledge.freshness import NAME, notice_of, overdue, withhold
from senco.knowledge.precedence import by_precedence
from senco.knowledge.records import Agency, Entry, Fact, Helpline, Record, Source, Variant
from senco.knowledge.yaml_files import KnowledgeError, line_of, read_yaml

KNOWLEDGE_DIR = Path(__file__).resolve().parent.parent.parent / "knowledge"
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Knowledge:
    """Everything that the bot may say, with facts filled in.

    Attributes map ids to records, except ``topics`` (topic id to what it covers) and ``scopes`` (scope id to words).
    """

    entries: Mapping[str, Entry]
    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    scopes: Mapping[str, str]
    topics: Mapping[str, str]
    helplines: Mapping[str, Helpline]
    agency: Agency
    system: Mapping[str, str]
    labels: Mapping[str, str]
    commands: Mapping[str, list[str]]
    subjects: Mapping[str, tuple[str, ...]]

    @property
    def topic_of(self) -> dict[str, str]:
        """Each entry's topic, by entry id."""
        return {entry.id: entry.topic for entry in self.entries.values()}


def load_knowledge(folder: Path = KNOWLEDGE_DIR, today: date | None = None) -> Knowledge:
    """Read and cross-check the knowledge files; the same files on the same day are read once.

    Args:
        folder: where ``topics/``, ``facts.yml``, ``sources.yml`` and the rest are.
        today: the day on which it is read: figures long overdue for a check are left out of the answers.

    Raises:
        KnowledgeError: at the first thing that is wrong, with file and line.
    """
    return _load(folder, today or clock.today())


@lru_cache(maxsize=4)
def _load(folder: Path, today: date) -> Knowledge:
    sources = _records(folder / "sources.yml", Source)
    facts = _records(folder / "facts.yml", Fact)
    for name, fact in facts.items():
        if fact.source not in sources:
            raise _broken(folder / "facts.yml", name, f"the fact {name} names an unknown source: {fact.source}")
    topics = read_yaml(folder / "topics.yml")
    agency_file = folder / "agency.yml"
    agency = _convert(agency_file, read_yaml(agency_file), Agency)
    helplines = _records(folder / "helplines.yml", Helpline)
    values = (
        {name: fact.value for name, fact in facts.items()}
        | {f"helpline_{name}": helpline.contact for name, helpline in helplines.items()}
        | {f"agency_{name}": value for name, value in msgspec.structs.asdict(agency).items()}
    )
    system = _filled_texts(folder / "system.yml", values)
    stale = overdue(facts, today)
    # A question has no second sentence to fall back on: it keeps its words and loses only the figure.
    values_in_questions = values | dict.fromkeys(stale, "\u2026")

    def present(text: str, field: str) -> str:
        if field == "question":
            return _fill(text, values_in_questions)
        names = [name for name in NAME.findall(text) if name in stale]
        return _fill(withhold(text, stale, notice_of(system["withheld"], names, facts, sources)), values)

    entries = _entries(folder / "topics", present)
    knowledge = Knowledge(
        entries=entries,
        facts=facts,
        sources=sources,
        scopes=_filled_texts(folder / "scopes.yml", values),
        topics=topics,
        helplines=helplines,
        agency=agency,
        labels=read_yaml(folder / "labels.yml"),
        commands=read_yaml(folder / "commands.yml"),
        subjects={name: tuple(subjects) for name, subjects in read_yaml(folder / "subjects.yml").items()},
        system=system,
    )
    _check_references(folder, knowledge)
    return knowledge


def _records(path: Path, kind: type[R]) -> dict[str, R]:
    rows = read_yaml(path)
    return {name: _convert(path, row, kind, key=name) for name, row in rows.items()}


def _convert(path: Path, row: Any, kind: type[R], key: str | int | None = None) -> R:
    try:
        return msgspec.convert(row, kind)
    except msgspec.ValidationError as error:
        raise _broken(path, key, str(error)) from None


def _broken(path: Path, key: str | int | None, problem: str, field: str | None = None) -> KnowledgeError:
    return KnowledgeError(path, None if key is None else line_of(path, key, field), problem)


def _entries(folder: Path, present: Callable[[str, str], str]) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for path in sorted(folder.glob("*.yml")):
        for index, row in enumerate(read_yaml(path)):
            entry = _convert(path, row, Entry, key=index)
            if entry.id in entries:
                raise _broken(path, index, f"the id {entry.id} is used twice", "id")
            entries[entry.id] = _fill_entry(path, index, entry, present)
    return entries


def _fill_entry(path: Path, index: int, entry: Entry, present: Callable[[str, str], str]) -> Entry:
    """Replace ``{fact}`` by its value in every text of an entry and of its variants, and put the variants in order."""

    def fill(text: str, field: str) -> str:
        try:
            return present(text, field)
        except KeyError as error:
            problem = f"{entry.id}: there is no fact named {error.args[0]} in facts.yml"
            raise _broken(path, index, problem, field) from None

    def filled(record: R) -> R:
        texts = {
            name: fill(value, name)
            for name, value in msgspec.structs.asdict(record).items()
            if name in {"question", "short", "detail", "exceptions", "easy_read"} and value
        }
        return msgspec.structs.replace(record, **texts)

    variants: tuple[Variant, ...] = by_precedence(filled(variant) for variant in entry.variants)
    return msgspec.structs.replace(filled(entry), variants=variants)


def _filled_texts(path: Path, values: Mapping[str, str]) -> dict[str, str]:
    """Return the texts of a file of single texts, filled in."""
    texts = {}
    for name, text in read_yaml(path).items():
        try:
            texts[name] = _fill(text, values)
        except KeyError as error:
            raise _broken(path, name, f"{name}: there is no fact named {error.args[0]} in facts.yml") from None
    return texts


def _fill(text: str, values: Mapping[str, str]) -> str:
    parts = []
    for literal, name, _, _ in string.Formatter().parse(text):
        parts.append(literal)
        if name is not None:
            parts.append(values[name])
    return "".join(parts).strip()


def _check_references(folder: Path, knowledge: Knowledge) -> None:
    """Every id that one record gives of another exists."""
    for path in sorted((folder / "topics").glob("*.yml")):
        for index, row in enumerate(read_yaml(path)):
            entry = knowledge.entries[row["id"]]
            for field, problem in _reference_problems(entry, knowledge):
                raise _broken(path, index, f"{entry.id}: {problem}", field)


def _reference_problems(entry: Entry, knowledge: Knowledge):
    if entry.topic not in knowledge.topics:
        yield "topic", f"unknown topic {entry.topic}"
    for record in (entry, *entry.variants):
        if record.applies_to and record.applies_to not in knowledge.scopes:
            yield "applies_to", f"unknown scope {record.applies_to}; scopes are in scopes.yml"
        for source in record.sources or ():
            if source not in knowledge.sources:
                yield "sources", f"unknown source {source}; sources are in sources.yml"
    for variant in entry.variants:
        for value in filter(None, msgspec.structs.astuple(variant.when)):
            if value not in knowledge.labels:
                yield "variants", f"there is no label for {value} in labels.yml"
    for follow_up in entry.follow_ups:
        if follow_up not in knowledge.entries:
            yield "follow_ups", f"unknown follow-up {follow_up}"
        elif follow_up == entry.id:
            yield "follow_ups", "an entry cannot be its own follow-up"
    if entry.kind == "answer":
        for field in ("detail", "applies_to", "exceptions", "sources"):
            if not getattr(entry, field):
                yield field, f"an answer needs the field {field}"
