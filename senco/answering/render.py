"""Turn an entry of the knowledge into the message that a visitor reads."""

from __future__ import annotations

from datetime import date

import msgspec

from senco.answering.reply import Choice, Citation, Message
from senco.knowledge import Condition, Entry, Knowledge, Variant
from senco.route import Known, load_guide, plan

# Scopes of entries that state the law of England; a visitor from elsewhere gets the answer for their nation instead.
ENGLISH_LAW = frozenset({"covered_schools", "new_sencos", "npq_participants", "nasenco_holders", "teacher_training"})
NATION_ENTRY = {
    "wales": "nation_wales",
    "scotland": "nation_scotland",
    "northern_ireland": "nation_northern_ireland",
}
# Settings outside the rules that these topics state, and the entry that says what holds there instead.
RULE_TOPICS = frozenset({"npq_required", "npq_deadline", "npq_before_appointment", "steps_qualified_teacher"})
SETTING_ENTRY = {
    "special_school": "npq_required_special",
    "independent": "setting_independent",
    "early_years": "setting_early_years",
    "college": "setting_fe_college",
    "pru": "setting_pru_ap",
}
NATION_TOPIC, DEADLINE_TOPIC = "nation_other", "npq_deadline"


def entry_for(entry: Entry, known: Known, knowledge: Knowledge) -> Entry:
    """Return the entry that answers this visitor.

    English law does not answer somebody in Wales, and the rule for mainstream schools does not answer somebody in a
    private school unless the entry says what holds there.
    """
    if entry.applies_to not in ENGLISH_LAW or entry.topic == NATION_TOPIC:
        return entry
    elsewhere = NATION_ENTRY.get(known.nation or "")
    if elsewhere is None and entry.topic in RULE_TOPICS and not _speaks_of_setting(entry, known):
        elsewhere = SETTING_ENTRY.get(known.setting or "")
    return knowledge.entries[elsewhere] if elsewhere else entry


def _speaks_of_setting(entry: Entry, known: Known) -> bool:
    variant = matching_variant(entry, known)
    return variant is not None and variant.when.setting is not None


def render(entry: Entry, knowledge: Knowledge, known: Known, today: date) -> Message:
    """Return the message for an entry, in the variant that fits the visitor.

    The text is the short answer, then the detail, then the exceptions; the sources and the scope go beside it.  An answer
    about the NPQ deadline begins with the visitor's own date if it can be worked out.
    """
    variant = matching_variant(entry, known)
    applies_to = _inherit(entry, variant, "applies_to")
    exceptions = _inherit(entry, variant, "exceptions")
    paragraphs = [
        _own_date(entry, known, today),
        _label(variant, knowledge) + (variant.short if variant else entry.short),
        _inherit(entry, variant, "detail"),
        f"**Exceptions:** {exceptions}" if exceptions else "",
    ]
    return Message(
        text="\n\n".join(paragraph.strip() for paragraph in paragraphs if paragraph),
        topic=entry.topic,
        answer_id=entry.id,
        sources=tuple(cite(name, knowledge) for name in _inherit(entry, variant, "sources")),
        applies_to=knowledge.scopes[applies_to] if applies_to else None,
    )


def matching_variant(entry: Entry, known: Known) -> Variant | None:
    """Return the first variant whose every condition holds for this visitor, or None."""
    return next((variant for variant in entry.variants if _matches(variant.when, known)), None)


def choices(ids: tuple[str, ...], knowledge: Knowledge) -> tuple[Choice, ...]:
    """Return the buttons that ask the canonical questions of these entries."""
    entries = [knowledge.entries[name] for name in ids]
    return tuple(Choice(entry=entry.id, title=entry.question, topic=entry.topic) for entry in entries)


def cite(name: str, knowledge: Knowledge) -> Citation:
    """Return a source as it is shown under an answer."""
    source = knowledge.sources[name]
    return Citation(title=source.title, publisher=source.publisher, url=source.url, checked=source.checked)


def _matches(condition: Condition, known: Known) -> bool:
    return all(getattr(known, field) == value for field, value in _given(condition).items())


def _given(condition: Condition) -> dict[str, str]:
    return {field: value for field, value in msgspec.structs.asdict(condition).items() if value is not None}


def _label(variant: Variant | None, knowledge: Knowledge) -> str:
    """Say for whom the answer is, so that a visitor whom we took for somebody else notices."""
    if variant is None:
        return ""
    labels = [knowledge.labels[value] for value in _given(variant.when).values()]
    return f"**{', '.join(labels)}:** "


def _own_date(entry: Entry, known: Known, today: date) -> str:
    if entry.topic != DEADLINE_TOPIC:
        return ""
    route = plan(known, today, load_guide())
    return route.deadline_text if route.deadline and route.deadline.began else ""


def _inherit(entry: Entry, variant: Variant | None, field: str):
    own = getattr(variant, field) if variant else None
    return own if own is not None else getattr(entry, field)
