"""The same question for somebody or somewhere else: "what about academies?", "and in Wales?", "even a TA?"."""

from __future__ import annotations

from senco.answering.learning import apply
from senco.answering.memory import Memory
from senco.answering.picking import FUNCTION_WORDS, words_of
from senco.answering.tailor import MUST_HAVE_ENTRY, NATION_ENTRY, SETTING_ENTRY, matching_variant
from senco.answering.understanding import Understanding
from senco.knowledge import Entry, Knowledge
from senco.route import Known

_AROUND = "even same also too still though for with school schools setting please ok oh yes no not as well only im"
# What the same question gets about academies, by its topic: the rules are the same there, and these say why.
ACADEMY_ENTRY = {
    "steps_qualified_teacher": "steps_academy_qts",
    "npq_required": "npq_required_academy",
    "npq_deadline": "npq_required_academy",
    "role_legal_duties": "role_schools_must_have",
}
AROUND = FUNCTION_WORDS | frozenset(_AROUND.split())


def same_for_another(said: Understanding, memory: Memory, knowledge: Knowledge) -> Entry | None:
    """Return what answers a message that only puts another nation, setting or kind of person in the place of the last one.

    Returns:
        The last entry, or the one that it stood in for, if it says what holds there, or else the entry of that nation or
        setting; None if the message says anything beyond that, or no entry is known to say it.
    """
    last = knowledge.entries.get(memory.last_entry or "")
    named = _named(said)
    if last is None or last.kind != "answer" or len(named) != 1:
        return None
    (field, value), text = named[0]
    rest = [word for word in words_of(said.text) if word not in words_of(text)]
    if not all(word in AROUND for word in rest):
        return None
    asked = knowledge.entries.get(memory.stood_in_for or "")
    for entry in filter(None, (last, asked)):
        if matching_variant(entry, apply(Known(), {field: value})):
            return entry
    instead = {"nation": NATION_ENTRY, "setting": SETTING_ENTRY}.get(field, {}).get(value)
    if field == "status":
        return None
    if value == "academy":
        instead = ACADEMY_ENTRY.get((asked or last).topic)
    if field == "setting" and last.id in SETTING_ENTRY.values() and not asked:
        instead = instead or MUST_HAVE_ENTRY
    return knowledge.entries[instead] if instead else asked


def _named(said: Understanding) -> list[tuple[tuple[str, str], str]]:
    """Return the one field that a message names, with its value and the visitor's words for it."""
    found = []
    for field in ("nation", "setting", "status"):
        mention = getattr(said.mentions.asked_about, field) or getattr(said.mentions, field)
        if mention is not None:
            found.append(((field, mention.value), mention.text))
    return found
