"""The entries as a table."""

from __future__ import annotations

from collections.abc import Iterator

from senco.content.project import Project

HEADINGS = ("topic", "entry", "kind", "variants", "phrases", "owner", "review by")


def listing(project: Project) -> str:
    """Return a table of the entries, topic by topic in the order of topics.yml, and the totals."""
    rows = [HEADINGS, *_rows(project)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    entries = project.knowledge.entries
    topics = {placed.entry.topic for placed in entries}
    variants = sum(len(placed.entry.variants) for placed in entries)
    return "\n".join([*lines, f"{len(topics)} topics, {len(entries)} entries, {variants} variants"])


def _rows(project: Project) -> Iterator[tuple[str, ...]]:
    phrases = project.training.by_intent()
    order = {topic: number for number, topic in enumerate(project.knowledge.topic_names)}
    entries = [placed.entry for placed in project.knowledge.entries]
    shown = None
    for entry in sorted(entries, key=lambda entry: order.get(entry.topic, len(order))):
        yield (
            entry.topic if entry.topic != shown else "",
            entry.id,
            entry.kind,
            str(len(entry.variants) or "-"),
            str(len(phrases.get(entry.id, ())) or "-"),
            entry.owner,
            entry.review_by.isoformat(),
        )
        shown = entry.topic
