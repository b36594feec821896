"""The texts of the knowledge as editors type them, each with its place: what most checks read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from senco.content.document import Document
from senco.content.finding import Place
from senco.content.knowledge_files import KnowledgeFiles, PlacedEntry
from senco.knowledge import Variant

FIELDS = ("question", "short", "detail", "exceptions", "easy_read")
SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Text:
    """One field of an entry or variant, or one system message, label, scope or text of the route planner.

    ``raw`` is as typed, ``filled`` is as visitors read it; ``name`` says which text it is, for messages.
    """

    name: str
    field: str
    raw: str
    filled: str
    document: Document
    keys: tuple[str | int, ...]

    def place_of(self, words: str) -> Place:
        """Return the line of these words, or that on which the text begins."""
        return self.document.place_of(words, *self.keys)

    def facts(self) -> set[str]:
        """Return the names in braces."""
        return set(SLOT.findall(self.raw))


@dataclass(frozen=True)
class Answer:
    """What one kind of visitor gets for an entry: the entry itself, or a variant with all that it inherits.

    Texts are filled in; ``scope`` is the text of applies_to; ``sources`` are ids.
    """

    placed: PlacedEntry
    variant: int | None
    name: str
    short: str
    detail: str
    exceptions: str
    scope: str
    sources: tuple[str, ...]

    @property
    def text(self) -> str:
        """All that visitors read of it, in the order in which they read it."""
        return "\n\n".join(part for part in (self.short, self.detail, self.exceptions) if part)

    def place(self, field: str) -> Place:
        """Return where a field of the answer is typed; it may be inherited from the entry."""
        keys = () if self.variant is None else ("variants", self.variant)
        return self.placed.place(*keys, field)

    def place_of(self, words: str, field: str) -> Place:
        """Return the line of these words in a field, or else where the field is typed."""
        keys = () if self.variant is None else ("variants", self.variant)
        return self.placed.document.place_of(words, self.placed.index, *keys, field)


def fill(raw: str, values: Mapping[str, str]) -> str:
    """Put values in place of ``{names}``; unknown names stay, as another check reports them."""
    return SLOT.sub(lambda match: values.get(match[1], match[0]), raw).strip()


def variant_name(entry_id: str, variant: Variant) -> str:
    """Return words for a variant, such as "npq_required for setting college"."""
    conditions = (
        f"{name} {value}" for name in variant.when.__struct_fields__ if (value := getattr(variant.when, name)) is not None
    )
    return f"{entry_id} for {' and '.join(conditions)}"


def entry_texts(placed: PlacedEntry, values: Mapping[str, str]) -> Iterator[Text]:
    """Return every text of an entry and of its variants that is typed there (not what variants inherit)."""
    entry = placed.entry
    records = [(entry, entry.id, ())]
    records += [(row, variant_name(entry.id, row), ("variants", n)) for n, row in enumerate(entry.variants)]
    for record, name, keys in records:
        for field in FIELDS:
            raw = getattr(record, field, None)
            if raw:
                where = (placed.index, *keys, field)
                yield Text(f"{name}, {field}", field, raw, fill(raw, values), placed.document, where)


def all_answers(files: KnowledgeFiles) -> Iterator[Answer]:
    """Return every answer that a visitor can get."""
    values = files.values
    for placed in files.entries:
        entry = placed.entry
        for number, variant in enumerate((None, *entry.variants)):
            texts = {}
            for field in ("short", "detail", "exceptions", "applies_to", "sources"):
                own = getattr(variant, field) if variant else None
                texts[field] = own if own is not None else getattr(entry, field)
            yield Answer(
                placed=placed,
                variant=None if variant is None else number - 1,
                name=entry.id if variant is None else variant_name(entry.id, variant),
                short=fill(texts["short"], values),
                detail=fill(texts["detail"], values),
                exceptions=fill(texts["exceptions"], values),
                scope=fill(files.scopes.get(texts["applies_to"], ""), values),
                sources=texts["sources"],
            )
