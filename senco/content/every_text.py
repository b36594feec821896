"""Every text that a visitor can read, wherever it is typed."""

from __future__ import annotations

from collections.abc import Iterator

from senco.content.knowledge_files import KnowledgeFiles
from senco.content.route_texts import route_texts
from senco.content.texts import Text, entry_texts, fill

SINGLE = {"system": "system message", "scopes": "scope", "labels": "label"}


def all_texts(files: KnowledgeFiles) -> Iterator[Text]:
    """Return every text: of the entries, the system messages, the scopes, the labels and the route planner."""
    values = files.values
    for placed in files.entries:
        yield from entry_texts(placed, values)
    for kind, meaning in SINGLE.items():
        for name, raw in getattr(files, kind).items():
            yield Text(f"{meaning} {name}", kind, raw, fill(raw, values), files.documents[kind], (name,))
    if "route" in files.documents:
        yield from route_texts(files.documents["route"], values)
