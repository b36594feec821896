"""Turn an entry of the knowledge into the message that a visitor reads."""

from __future__ import annotations

from datetime import date

from senco.answering.reply import Choice, Citation, Message
from senco.answering.tailor import NASENCO_ENTRY, Tailored
from senco.knowledge import Entry, Knowledge, Variant
from senco.route import Known, Route, load_guide, plan

DEADLINE_TOPIC = "npq_deadline"
HURRY = frozenset({"start_npq_tight", "start_npq_late", "start_npq_perhaps_late"})  # steps of a route that may end too late


def render(answer: Tailored, knowledge: Knowledge, known: Known, today: date, assumption: str | None = None) -> Message:
    """Return the message for an entry, in the variant that fits the visitor.

    The text is the short answer, then the detail, then the exceptions; the sources and the scope go beside it.  An answer
    about the NPQ deadline begins with the visitor's own date if it can be worked out, with what was assumed for it, and with
    what to do at once if a course that is not begun may end too late; if not, it offers to work the date out.
    """
    entry, variant = answer.entry, answer.variant
    applies_to = inherit(entry, variant, "applies_to")
    exceptions = inherit(entry, variant, "exceptions")
    paragraphs = [
        own_date(entry, knowledge, known, today, assumption),
        _label(answer, knowledge) + (variant.short if variant else entry.short),
        inherit(entry, variant, "detail"),
        f"**Exceptions:** {exceptions}" if exceptions else "",
        knowledge.system["offer_date"] if variant is None and _date_wanted(entry, known) else "",
    ]
    return Message(
        text="\n\n".join(paragraph.strip() for paragraph in paragraphs if paragraph),
        topic=entry.topic,
        answer_id=entry.id,
        sources=tuple(cite(name, knowledge) for name in inherit(entry, variant, "sources")),
        applies_to=knowledge.scopes[applies_to] if applies_to else None,
    )


def choices(ids: tuple[str, ...], knowledge: Knowledge) -> tuple[Choice, ...]:
    """Return the buttons that ask the canonical questions of these entries."""
    entries = [knowledge.entries[name] for name in ids]
    return tuple(Choice(entry.question, entry.topic, entry.id) for entry in entries)


def cite(name: str, knowledge: Knowledge) -> Citation:
    """Return a source as it is shown under an answer."""
    source = knowledge.sources[name]
    return Citation(title=source.title, publisher=source.publisher, url=source.url, checked=source.checked)


def _label(answer: Tailored, knowledge: Knowledge) -> str:
    """Say for whom the answer is, so that a visitor whom we took for somebody else notices."""
    if not answer.because:
        return ""
    return f"**{', '.join(knowledge.labels[value] for value in answer.because)}:** "


def own_date(entry: Entry, knowledge: Knowledge, known: Known, today: date, assumption: str | None) -> str:
    """Return the visitor's own deadline in words, before an answer about it; nothing if it cannot be worked out."""
    if entry.topic != DEADLINE_TOPIC and entry.id != NASENCO_ENTRY["started"]:  # that one has the same three years
        return ""
    route = plan(known, today, load_guide())
    if not (route.deadline and (route.deadline.began or known.npq == "completed")):
        return ""
    return " ".join(filter(None, (assumption, route.deadline_text, _hurry(route, knowledge))))


def _hurry(route: Route, knowledge: Knowledge) -> str:
    not_begun = knowledge.system["not_begun"]
    return next((f"{not_begun} {step.title}. {step.detail}" for step in route.steps if step.id in HURRY), "")


def _date_wanted(entry: Entry, known: Known) -> bool:
    """Whether the answer is the date itself, and only the visitor's own beginning lacks to work it out."""
    lacking = known.became_senco is None and known.npq != "completed"
    return entry.id == DEADLINE_TOPIC and lacking and known.nation in {None, "england"}


def inherit(entry: Entry, variant: Variant | None, field: str):
    """Return a field of a variant, or what its entry has if it says nothing of its own."""
    own = getattr(variant, field) if variant else None
    return own if own is not None else getattr(entry, field)
