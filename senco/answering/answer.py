"""From what a visitor asked to what the bot says."""

from __future__ import annotations

from senco.answering.decide import Decision, Outcome, decide
from senco.answering.profile import NOBODY, Profile
from senco.answering.render import choices, render
from senco.answering.reply import Message, Reply, Status
from senco.answering.understanding import Understanding
from senco.knowledge import Entry, Kind, Knowledge

STATUS_OF_KIND: dict[Kind, Status] = {
    "answer": "answered",
    "smalltalk": "smalltalk",
    "signpost": "signposted",
    "handoff": "handoff",
    "safeguarding": "safeguarding",
    "decline": "declined",
}
NOTHING = Decision(Outcome.DECLINE, ())
OPENING_SUGGESTIONS = ("steps_overview", "role_definition", "npq_required")


def answer(understanding: Understanding, knowledge: Knowledge, profile: Profile = NOBODY) -> Reply:
    """Return the reply to a message.

    Every question that can be answered is answered, in order and once.  Only if none can does the reply ask which
    question was meant, or decline.
    """
    decisions = [decide(question, knowledge) for question in understanding.questions]
    answered = [item.entries[0] for item in decisions if item.outcome is Outcome.ANSWER]
    if answered:
        return _answers([knowledge.entries[name] for name in dict.fromkeys(answered)], knowledge, profile)
    unclear = next((item for item in decisions if item.outcome is Outcome.CLARIFY), None)
    if unclear:
        return _clarify(unclear, knowledge)
    return _unknown(decisions[0] if decisions else NOTHING, knowledge)


def answer_entry(entry_id: str, knowledge: Knowledge, profile: Profile = NOBODY) -> Reply:
    """Return the reply that a button for this entry leads to.

    Raises:
        KeyError: there is no such entry.
    """
    return _answers([knowledge.entries[entry_id]], knowledge, profile)


def welcome(knowledge: Knowledge) -> Reply:
    """Return what the bot says on opening."""
    message = Message(text=knowledge.system["welcome"])
    return Reply(status="smalltalk", messages=(message,), choices=choices(OPENING_SUGGESTIONS, knowledge))


def empty_message(knowledge: Knowledge) -> Reply:
    """Return what the bot says to a message without words."""
    message = Message(text=knowledge.system["empty"], topic="oos")
    return Reply(status="declined", messages=(message,), choices=choices(OPENING_SUGGESTIONS, knowledge))


def engine_down(knowledge: Knowledge) -> Reply:
    """Return what the bot says when it cannot work, with what the visitor can do."""
    return Reply(status="error", messages=(Message(text=knowledge.system["engine_down"]),))


def _answers(entries: list[Entry], knowledge: Knowledge, profile: Profile) -> Reply:
    messages = tuple(render(entry, knowledge, profile) for entry in entries)
    asked = {entry.id for entry in entries}
    suggested = dict.fromkeys(name for entry in entries for name in entry.follow_ups if name not in asked)
    return Reply(
        status=_status(entries),
        messages=messages,
        choices=choices(tuple(suggested)[:3], knowledge),
    )


def _status(entries: list[Entry]) -> Status:
    """The most urgent status wins: a safeguarding answer is never labelled as anything else."""
    statuses = [STATUS_OF_KIND[entry.kind] for entry in entries]
    for urgent in ("safeguarding", "answered", "handoff", "signposted"):
        if urgent in statuses:
            return urgent
    return statuses[0]


def _clarify(decision: Decision, knowledge: Knowledge) -> Reply:
    topic = knowledge.entries[decision.entries[0]].topic
    message = Message(text=knowledge.system["clarify"], topic=topic)
    return Reply(status="clarify", messages=(message,), choices=choices(decision.entries, knowledge))


def _unknown(decision: Decision, knowledge: Knowledge) -> Reply:
    message = Message(text=knowledge.system["unknown"], topic="oos")
    suggestions = decision.entries or (*OPENING_SUGGESTIONS[:2], "handoff_human")
    return Reply(status="declined", messages=(message,), choices=choices(suggestions, knowledge))
