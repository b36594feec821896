"""Choose what answers this visitor: the entry asked for, in the variant that fits, or what holds for them instead."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from senco.answering.mentions import AskedAbout
from senco.knowledge import Condition, Entry, Knowledge, Variant
from senco.route import Known, Period, load_guide

# Scopes of entries that state the law of England; a visitor from elsewhere gets the answer for their nation instead.
ENGLISH_LAW = frozenset({"covered_schools", "new_sencos", "npq_participants", "nasenco_holders", "teacher_training"})
NATION_ENTRY = {
    "wales": "nation_wales",
    "scotland": "nation_scotland",
    "northern_ireland": "nation_northern_ireland",
}
NATION_OF = {entry: nation for nation, entry in NATION_ENTRY.items()}
# Settings outside the rules that these topics state, and the entry that says what holds there instead.
RULE_TOPICS = frozenset({"npq_required", "npq_deadline", "npq_before_appointment", "steps_qualified_teacher"})
CHECKS_ENTRY = "role_appointment_checks"  # it states such rules too, whatever else its topic holds
SETTING_ENTRY = {
    "special_school": "npq_required_special",
    "independent": "setting_independent",
    "early_years": "setting_early_years",
    "college": "setting_fe_college",
    "pru": "setting_pru_ap",
}
SETTING_OF = {entry: setting for setting, entry in SETTING_ENTRY.items()}
MUST_HAVE_ENTRY = "role_schools_must_have"  # after what holds in another setting it says where the duty is
# They tell a school under the duty whom it may name; outside it, whether one must be named at all is what matters.
NAMING_ENTRIES = frozenset({"role_senco_left", "role_agency_senco"})
NASENCO_ENTRY = {"completed": "npq_nasenco", "started": "npq_nasenco_unfinished"}
DEPUTY_ENTRY = "npq_required_deputy"
MOVING_ENTRY = "nation_uk_trained"
STRUGGLING_ENTRY, HANDOFF_ENTRY = "role_struggling", "handoff_human"
LONG_SERVING_ENTRY = "npq_exempt_long_serving"
NATION_TOPIC, REQUIRED_TOPIC = "nation_other", "npq_required"
OVERSEAS, OVERSEAS_ENTRY = "overseas_teacher", "nation_overseas_trained"
ROUTES_ENTRY, OVERVIEW_ENTRY, QUALIFIED = "steps_itt_routes", "steps_overview", "qualified_teacher"
ABROAD, ABROAD_ENTRY = "abroad", "nation_teaching_abroad"
QUALIFYING_TOPICS = frozenset({"steps_itt_routes", "steps_qualified_teacher"})


@dataclass(frozen=True)
class Asked:
    """An entry that is asked for.

    Attributes:
        entry: the entry.
        known: what is known of the visitor, with what this question is about in place of their own case.
    """

    entry: Entry
    known: Known


@dataclass(frozen=True)
class Tailored:
    """An entry for a visitor.

    Attributes:
        entry: what answers.
        variant: the variant of it that fits, if any.
        because: what we know of the visitor that made it this answer, as values of ``labels.yml``.
    """

    entry: Entry
    variant: Variant | None
    because: tuple[str, ...]


def tailored(entry: Entry, known: Known, knowledge: Knowledge) -> Tailored:
    """Return what answers this visitor.

    English law does not answer somebody in Wales, the rule for mainstream schools does not answer somebody in a private
    school unless the entry says what holds there, whoever has the older award asks
    about that, and whoever is a teacher abroad already qualifies in another way.
    """
    instead, because = _instead(entry, known)
    if instead:
        entry = knowledge.entries[instead]
    variant = matching_variant(entry, known)
    values = _given(variant.when).values() if variant else ()
    return Tailored(entry, variant, tuple(dict.fromkeys((*because, *values))))


def after_last(entry: str, last: str | None, about: AskedAbout, known: Known) -> tuple[str, ...]:
    """Return the entries that are meant after the last answer, by what is known of the visitor.

    Whoever is in another nation, or read about it, and asks about England wants to move there, and whoever struggles and
    asks for somebody to talk to may want the helpline rather than the agency.
    """
    if last == STRUGGLING_ENTRY and entry == HANDOFF_ENTRY:
        return last, entry
    england = about.nation is not None and about.nation.value == "england"
    here = {last, NATION_ENTRY.get(known.nation or ""), ABROAD_ENTRY if known.nation in NATION_ENTRY else None}
    moves = england and entry in {*NATION_ENTRY.values(), ABROAD_ENTRY} and entry in here
    return (MOVING_ENTRY if moves else entry,)


def meant(entry: Entry, known: Known, knowledge: Knowledge) -> Entry:
    """Return what a visitor means by the question of an entry.

    "Do I need the NPQ?" is about those who were SENCO before the rule from one of them who has no award.
    """
    began = known.became_senco
    long_serving = isinstance(began, Period) and began.latest < load_guide().figures.rule_start
    if entry.id == REQUIRED_TOPIC and long_serving and known.nasenco not in NASENCO_ENTRY:
        return knowledge.entries[LONG_SERVING_ENTRY]
    return entry


def elsewhere(last: Entry, asked: str | None, known: Known, before: Known, knowledge: Knowledge) -> Entry | None:
    """Return what to tell somebody who, after an answer, says that it is about another nation or another kind of school.

    Args:
        last: the last answer.
        asked: the entry that it stood in for, if any.
        known: what is known now.
        before: what was known when it was given.
        knowledge: the entries.
    """
    name = None
    if known.nation != before.nation and known.nation == "england" and last.topic == NATION_TOPIC:
        name = asked or "steps_overview"
    elif known.nation != before.nation and known.nation in NATION_ENTRY:
        name = NATION_ENTRY[known.nation]
    elif known.setting != before.setting and last.id in SETTING_ENTRY.values():
        name = SETTING_ENTRY.get(known.setting or "", asked or REQUIRED_TOPIC)
    elif known.setting != before.setting and last.topic in RULE_TOPICS:
        name = SETTING_ENTRY.get(known.setting or "")
    return knowledge.entries[name] if name else None


def matching_variant(entry: Entry, known: Known) -> Variant | None:
    """Return the first variant whose every condition holds for this visitor, or None."""
    return next((variant for variant in entry.variants if _matches(variant.when, known)), None)


def _instead(entry: Entry, known: Known) -> tuple[str | None, tuple[str, ...]]:
    if entry.applies_to not in ENGLISH_LAW or any(variant.when.nation for variant in entry.variants):
        return None, ()
    if known.nation in NATION_ENTRY:
        return NATION_ENTRY[known.nation], (known.nation,)
    if entry.id == REQUIRED_TOPIC and known.nation == ABROAD:
        return ABROAD_ENTRY, (ABROAD,)
    variant = matching_variant(entry, known)
    if known.setting in SETTING_ENTRY and (outside := _outside_the_rules(entry, variant, known.setting)):
        return outside, (known.setting,)
    own_rule = entry.topic == REQUIRED_TOPIC and entry.id != DEPUTY_ENTRY  # a deputy does not hold the visitor's award
    if own_rule and known.nasenco in NASENCO_ENTRY and not (variant and variant.when.nasenco):
        return NASENCO_ENTRY[known.nasenco], (known.nasenco,)
    if entry.topic in QUALIFYING_TOPICS and known.status == OVERSEAS and not (variant and variant.when.status):
        return OVERSEAS_ENTRY, (OVERSEAS,)
    return None, ()


def _outside_the_rules(entry: Entry, variant: Variant | None, setting: str) -> str | None:
    """Return the entry that answers somebody in a setting outside the rules, if the one asked for does not do so itself."""
    if entry.id in NAMING_ENTRIES:
        return MUST_HAVE_ENTRY
    states_rule = entry.topic in RULE_TOPICS or entry.id == CHECKS_ENTRY
    return SETTING_ENTRY[setting] if states_rule and not (variant and variant.when.setting) else None


def _matches(condition: Condition, known: Known) -> bool:
    return all(getattr(known, field) == value for field, value in _given(condition).items())


def _given(condition: Condition) -> dict[str, str]:
    return {field: value for field, value in msgspec.structs.asdict(condition).items() if value is not None}
