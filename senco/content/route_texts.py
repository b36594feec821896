"""The texts of the route planner as editors type them, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from senco.content.document import Document
from senco.content.texts import Text, fill

# What visitors never read: conditions, values and ids.
NOT_READ = frozenset({"sets", "when", "unless", "sources", "answers", "steps", "topic", "applies_to", "timing", "also"})
# Short words that stand around dates and numbers reckoned for a visitor, such as "one month".
LABELS = "labels"


def route_texts(document: Document, values: Mapping[str, str]) -> Iterator[Text]:
    """Return every text of ``route.yml``; ``{slots}`` that are filled in for each visitor stay as they are."""
    sections = document.value if isinstance(document.value, dict) else {}
    for section, rows in sections.items():
        for keys, raw in _strings(rows, (section,)):
            name = f"route planner, {' '.join(str(key) for key in keys if not isinstance(key, int))}"
            field = "label" if section == LABELS else "route"
            yield Text(name, field, raw, fill(raw, values), document, keys)


def route_sources(document: Document) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Return every id under ``sources`` in ``route.yml``, with the keys of its row."""
    sections = document.value if isinstance(document.value, dict) else {}
    for section, rows in sections.items():
        for row, content in rows.items() if isinstance(rows, dict) else ():
            sources = content.get("sources") if isinstance(content, dict) else None
            for source in sources if isinstance(sources, list) else ():
                yield str(source), (section, row, "sources")


def _strings(tree: Any, keys: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(tree, str):
        yield keys, tree
    branches = enumerate(tree) if isinstance(tree, list) else tree.items() if isinstance(tree, dict) else ()
    for key, branch in branches:
        if key not in NOT_READ:
            yield from _strings(branch, (*keys, key))
