"""Turn an entry of the knowledge into the message that a visitor reads."""

from __future__ import annotations

from senco.answering.profile import Profile, matching_variant
from senco.answering.reply import Choice, Citation, Message
from senco.knowledge import Entry, Knowledge, Variant


def render(entry: Entry, knowledge: Knowledge, profile: Profile) -> Message:
    """Return the message for an entry, in the variant that fits the visitor.

    The text is the short answer, then the detail, then the exceptions; the sources and the scope go beside it.
    """
    variant = matching_variant(entry, profile)
    applies_to = _inherit(entry, variant, "applies_to")
    exceptions = _inherit(entry, variant, "exceptions")
    paragraphs = [
        variant.short if variant else entry.short,
        _inherit(entry, variant, "detail"),
        f"**Exceptions:** {exceptions}" if exceptions else "",
    ]
    return Message(
        text="\n\n".join(paragraph.strip() for paragraph in paragraphs if paragraph),
        topic=entry.topic,
        answer_id=entry.id,
        sources=tuple(_cite(name, knowledge) for name in _inherit(entry, variant, "sources")),
        applies_to=knowledge.scopes[applies_to] if applies_to else None,
    )


def choices(ids: tuple[str, ...], knowledge: Knowledge) -> tuple[Choice, ...]:
    """Return the buttons that ask the canonical questions of these entries."""
    entries = [knowledge.entries[name] for name in ids]
    return tuple(Choice(entry=entry.id, title=entry.question, topic=entry.topic) for entry in entries)


def _inherit(entry: Entry, variant: Variant | None, field: str):
    own = getattr(variant, field) if variant else None
    return own if own is not None else getattr(entry, field)


def _cite(name: str, knowledge: Knowledge) -> Citation:
    source = knowledge.sources[name]
    return Citation(title=source.title, publisher=source.publisher, url=source.url, checked=source.checked)
