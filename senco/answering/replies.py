"""The replies that answer, ask back, decline or say something of their own, each with what is remembered after it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import msgspec

from senco.answering.memory import Memory
from senco.answering.render import choices, render
from senco.answering.reply import Choice, Message, Reply, Status
from senco.answering.tailor import Asked, Tailored, tailored
from senco.knowledge import Entry, Kind, Knowledge, Variant
from senco.route import Known, load_guide

STATUS_OF_KIND: dict[Kind, Status] = {
    "answer": "answered",
    "smalltalk": "smalltalk",
    "signpost": "signposted",
    "handoff": "handoff",
    "safeguarding": "safeguarding",
    "decline": "declined",
}
URGENCY: tuple[Status, ...] = ("safeguarding", "answered", "handoff", "signposted")
LEANED_ON: frozenset[Kind] = frozenset({"answer", "handoff"})  # kinds of answers that a follow-up may be about
OPENING_SUGGESTIONS = ("steps_overview", "role_definition", "npq_required")
MOST_SUGGESTIONS = 3
PLANNED_TOPICS = frozenset({"steps_overview", "how_long_total"})  # answers that lead on to a plan of one's own
HELP_TOPIC, HANDOFF_TOPIC = "help_capabilities", "handoff_human"


@dataclass(frozen=True)
class Turn:
    """What the bot says in a turn and what it remembers after it."""

    reply: Reply
    memory: Memory


def remembering(reply: Reply, memory: Memory, **changes: object) -> Turn:
    """Return a turn after which the buttons of its reply can be chosen in words."""
    after = {"route_asked": None, "simplified": False, "of_another": False, "near": (), "offered": reply.choices, **changes}
    return Turn(reply, msgspec.structs.replace(memory, **after))


def answers(
    asked: Iterable[Asked], memory: Memory, knowledge: Knowledge, today: date, assumption: str | None = None
) -> Turn:
    """Answer with entries as they hold for those about whom they are asked, and each variant of an entry once.

    Args:
        asked: the entries.
        memory: the state.
        knowledge: the entries.
        today: the day.
        assumption: what was assumed to read the date of becoming SENCO, if it is not the visitor's own.
    """
    assumption = assumption or memory.assumption
    answered = [(each.entry.id, tailored(each.entry, each.known, knowledge), each.known) for each in asked]
    fitting: dict[tuple[str, Variant | None], tuple[Tailored, Known]] = {}
    for _, each, known in answered:
        fitting.setdefault((each.entry.id, each.variant), (each, known))
    found = [each.entry for each, _ in fitting.values()]
    reply = Reply(
        status=_status(found),
        messages=tuple(render(each, knowledge, known, today, assumption) for each, known in fitting.values()),
        choices=_suggestions(found, knowledge),
    )
    last, *beside = dict.fromkeys(entry.id for entry in found if entry.kind in LEANED_ON) or [None]
    if last is None:
        return remembering(reply, memory, misses=0)
    first = next(name for name, each, _ in answered if each.entry.id == last)
    stood_in_for = first if first != last else None
    return remembering(reply, memory, last_entry=last, beside=tuple(beside), stood_in_for=stood_in_for, misses=0)


def clarify(entries: tuple[str, ...], memory: Memory, knowledge: Knowledge) -> Turn:
    """Ask which of a few questions was meant."""
    text = knowledge.system["clarify_again" if memory.misses else "clarify"]
    message = Message(text=text, topic=knowledge.entries[entries[0]].topic)
    reply = Reply(status="clarify", messages=(message,), choices=choices(entries, knowledge))
    return remembering(reply, memory, misses=memory.misses + 1)


def unknown(near: tuple[str, ...], memory: Memory, knowledge: Knowledge) -> Turn:
    """Say that the answer is not known, and who may know it."""
    message = Message(text=knowledge.system["unknown_again" if memory.misses else "unknown"], topic="oos")
    suggestions = near or (*OPENING_SUGGESTIONS[: MOST_SUGGESTIONS - 1], "handoff_human")
    reply = Reply(status="declined", messages=(message,), choices=choices(suggestions, knowledge))
    return remembering(reply, memory, misses=memory.misses + 1)


def say(
    text: str,
    memory: Memory,
    knowledge: Knowledge,
    topic: str = HELP_TOPIC,
    status: Status = "smalltalk",
    buttons: tuple[Choice, ...] = (),
) -> Turn:
    """Say a text of the system's own, such as what is remembered."""
    offered = (*buttons, *choices((HELP_TOPIC,), knowledge))
    return remembering(Reply(status=status, messages=(Message(text=text, topic=topic),), choices=offered), memory)


def plan_button() -> Choice:
    """Return the button that begins to plan a route."""
    return Choice(load_guide().words.chat.offer, "steps_overview")


def _status(entries: list[Entry]) -> Status:
    """The most urgent status wins: a safeguarding answer is never labelled as anything else."""
    statuses = [STATUS_OF_KIND[entry.kind] for entry in entries]
    return next((urgent for urgent in URGENCY if urgent in statuses), statuses[0])


def _suggestions(entries: list[Entry], knowledge: Knowledge) -> tuple[Choice, ...]:
    suggested = dict.fromkeys(name for entry in entries for name in entry.follow_ups)
    follow_ups = choices(tuple(name for name in suggested if name not in {entry.id for entry in entries}), knowledge)
    topics = {entry.topic for entry in entries}
    special = ()
    if topics & PLANNED_TOPICS:
        special = (plan_button(),)
    elif HANDOFF_TOPIC in topics:
        special = (Choice(knowledge.system["summary_offer"], HANDOFF_TOPIC),)
    return (*special, *follow_ups)[:MOST_SUGGESTIONS]
