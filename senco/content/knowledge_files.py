"""Read all of ``knowledge/``, going on after mistakes, so that one run reports every one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

import msgspec

from senco.content.document import Document, read_document
from senco.content.explain import explain
from senco.content.explain_yaml import unreadable
from senco.content.finding import Finding, Place, Rule, Severity
from senco.knowledge import Agency, Entry, Fact, Gap, Helpline, KnowledgeError, Source
from senco.knowledge.records import Record
from senco.route.guide import ROWS
from senco.route.words import RouteWords

T = TypeVar("T")
R = TypeVar("R", bound=Record)

UNREADABLE = Rule(
    Severity.BLOCKS,
    "File that cannot be read",
    "The bot cannot load its knowledge, so it would not start.",
    "Look at this line and the one above it. Each field needs the same spaces before it as in the entry "
    "above, and a "
    "colon and a space after its name. A text with a colon in it goes on the next line, after >- .",
)
INVALID = Rule(
    Severity.BLOCKS,
    "Record with a wrong or missing field",
    "The bot cannot load its knowledge, so it would not start.",
    "Compare it with a record of the same file that works.",
)
ID_TWICE = Rule(
    Severity.BLOCKS,
    "Id used twice",
    "One of the two answers would never be shown.",
    "Give one of the two another id, or delete one of them.",
)


@dataclass(frozen=True)
class PlacedEntry:
    """An entry as typed, ``{facts}`` not yet filled in, with the file and the row that it stands in."""

    entry: Entry
    document: Document
    index: int

    def place(self, *keys: str | int) -> Place:
        """Return where the entry, or the part of it under these keys, stands."""
        return self.document.place(self.index, *keys)


@dataclass
class KnowledgeFiles:
    """What could be read of ``knowledge/``.

    ``broken`` has the kinds of record ("entries", "facts" ...) of which something could not be read.  A check
    that needs all of a kind leaves it alone then: it would only report what follows from a mistake reported
    already.
    """

    folder: Path
    entries: list[PlacedEntry] = field(default_factory=list)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    helplines: Mapping[str, Helpline] = field(default_factory=dict)
    scopes: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    commands: Mapping[str, list[str]] = field(default_factory=dict)
    gaps: Mapping[str, Gap] = field(default_factory=dict)
    hosts: Mapping[str, list[str]] = field(default_factory=dict)
    subjects: Mapping[str, list[str]] = field(default_factory=dict)
    topic_names: Mapping[str, str] = field(default_factory=dict)
    system: Mapping[str, str] = field(default_factory=dict)
    agency: Agency | None = None
    documents: dict[str, Document] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def complete(self, *kinds: str) -> bool:
        """Whether everything of these kinds of file could be read."""
        return not self.broken.intersection(kinds)

    @property
    def values(self) -> dict[str, str]:
        """The names that a text may put in braces, with what visitors read instead."""
        agency = msgspec.structs.asdict(self.agency) if self.agency else {}
        return (
            {name: fact.value for name, fact in self.facts.items()}
            | {f"helpline_{name}": helpline.contact for name, helpline in self.helplines.items()}
            | {f"agency_{name}": value for name, value in agency.items()}
        )

    def place(self, kind: str, *keys: str | int) -> Place:
        """Return where a record of ``facts``, ``sources`` or another single file stands."""
        document = self.documents.get(kind)
        return document.place(*keys) if document else Place(self.folder / f"{kind}.yml")


def read_knowledge_files(folder: Path) -> KnowledgeFiles:
    """Return what can be read of a ``knowledge`` folder, with a finding for each thing that cannot."""
    files = KnowledgeFiles(folder)
    files.sources = _records(files, "sources", Source)
    files.facts = _records(files, "facts", Fact)
    files.helplines = _records(files, "helplines", Helpline)
    files.scopes = _records(files, "scopes", str)
    files.topic_names = _records(files, "topics", str)
    files.system = _records(files, "system", str)
    files.labels = _records(files, "labels", str)
    files.commands = _records(files, "commands", list[str])
    files.gaps = _records(files, "gaps", Gap)
    files.hosts = _records(files, "hosts", list[str])
    files.subjects = _records(files, "subjects", list[str])
    agency = _read(files, "agency", folder / "agency.yml", dict)
    if agency:
        files.documents["agency"] = agency
        files.agency = _convert(files, "agency", agency, (), agency.value, Agency)
    _read_route(files)
    _read_entries(files)
    return files


def _read_route(files: KnowledgeFiles) -> None:
    """Read the words of the route planner; what its rows name is checked by the loader of the planner."""
    route = _read(files, "route", files.folder / "route.yml", dict)
    if route is None:
        return
    files.documents["route"] = route
    for section, kind in get_type_hints(RouteWords).items():
        part = route.value.get(section)
        if section not in ROWS:
            _convert(files, "route", route, (section,), part, kind)
        for name, row in part.items() if section in ROWS and isinstance(part, dict) else ():
            _convert(files, "route", route, (section, name), row, ROWS[section])


def _read_entries(files: KnowledgeFiles) -> None:
    first_place: dict[str, Place] = {}
    paths = sorted((files.folder / "topics").glob("*.yml"))
    if not paths:
        what = "there is no file with answers in the folder topics"
        files.findings.append(UNREADABLE.found(what, Place(files.folder / "topics"), mend="Put the files back."))
        files.broken.add("entries")
    for path in paths:
        document = _read(files, "entries", path, list)
        for index, row in enumerate(document.value if document else ()):
            entry = _convert(files, "entries", document, (index,), row, Entry)
            if entry is None:
                continue
            placed = PlacedEntry(entry, document, index)
            if entry.id in first_place:
                other = first_place[entry.id]
                what = f"The id {entry.id} is used already in {other.path.name}, line {other.line}"
                files.findings.append(ID_TWICE.found(what, placed.place("id")))
                continue
            first_place[entry.id] = placed.place("id")
            files.entries.append(placed)


def _records(files: KnowledgeFiles, kind: str, record: type[T]) -> dict[str, T]:
    document = _read(files, kind, files.folder / f"{kind}.yml", dict)
    if document is None:
        return {}
    files.documents[kind] = document
    records = {name: _convert(files, kind, document, (name,), row, record) for name, row in document.value.items()}
    return {name: value for name, value in records.items() if value is not None}


def _read(files: KnowledgeFiles, kind: str, path: Path, shape: type[list] | type[dict]) -> Document | None:
    try:
        document = read_document(path)
    except KnowledgeError as error:
        files.findings.append(unreadable(UNREADABLE, error))
    else:
        if isinstance(document.value, shape):
            return document
        want = "a list of entries, each beginning with '- id:'" if shape is list else "names with a colon after each"
        what = f"The file should hold {want}, but it does not"
        files.findings.append(INVALID.found(what, Place(path, 1)))
    files.broken.add(kind)
    return None


def _convert(
    files: KnowledgeFiles,
    kind: str,
    document: Document,
    keys: tuple[str | int, ...],
    row: Any,
    record: type[T],
) -> T | None:
    try:
        return msgspec.convert(row, record)
    except msgspec.ValidationError as error:
        explanation = explain(str(error), record)
        name = row.get("id") if isinstance(row, dict) and "id" in row else keys[-1] if keys else kind
        name = f"entry number {name + 1}" if isinstance(name, int) else name
        place = document.place(*keys, *explanation.keys)
        what = f"{name}: {explanation.problem}"
        files.findings.append(INVALID.found(what, place, mend=explanation.mend))
        files.broken.add(kind)
        return None
