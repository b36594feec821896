"""From what a visitor said, and what is remembered, to what the bot says and remembers next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from senco.answering.commands import command_in, obey
from senco.answering.decide import Decision, Outcome, decide
from senco.answering.follow_up import in_context, points_back
from senco.answering.learning import asked_about, learn_from
from senco.answering.memory import NEW, Memory
from senco.answering.render import choices, entry_for, render
from senco.answering.reply import Message, Reply, Status
from senco.answering.understanding import Question, Understanding
from senco.knowledge import Entry, Kind, Knowledge
from senco.route import Known

STATUS_OF_KIND: dict[Kind, Status] = {
    "answer": "answered",
    "smalltalk": "smalltalk",
    "signpost": "signposted",
    "handoff": "handoff",
    "safeguarding": "safeguarding",
    "decline": "declined",
}
URGENCY: tuple[Status, ...] = ("safeguarding", "answered", "handoff", "signposted")
OPENING_SUGGESTIONS = ("steps_overview", "role_definition", "npq_required")
MOST_SUGGESTIONS = 3
DEADLINE_ENTRY = "npq_deadline"
SURELY_STRAY = 0.6  # from here on a message is about something else, whatever it seems to refer to


@dataclass(frozen=True)
class Turn:
    """What the bot says in a turn and what it remembers after it."""

    reply: Reply
    memory: Memory


def answer(understanding: Understanding, memory: Memory, knowledge: Knowledge, today: date) -> Turn:
    """Answer a message.

    Every question that can be answered is answered, in order and once.  A message that only tells something ("it's a private
    school") gets the last answer anew, as it holds for this visitor.  Only if nothing can be answered does the reply ask
    which question was meant, or decline.
    """
    command = command_in(understanding.text, knowledge)
    if command is not None:
        obeyed = obey(command, memory, knowledge)
        return answer_entry(obeyed, memory, knowledge, today) if isinstance(obeyed, str) else Turn(*obeyed)
    known = learn_from(understanding.mentions, memory.known)
    learned = known != memory.known
    memory = msgspec.structs.replace(memory, known=known)
    questions = [in_context(question, memory.last_entry, knowledge) for question in understanding.questions]
    decisions = [decide(question, knowledge) for question in questions]
    answered = dict.fromkeys(item.entries[0] for item in decisions if item.outcome is Outcome.ANSWER)
    entries = [knowledge.entries[name] for name in answered]
    if all(entry.topic == "oos" for entry in entries):
        entries = _resumed(understanding, learned, questions, memory, knowledge) or entries
    if entries:
        return _answers(entries, memory, asked_about(understanding.mentions, known), knowledge, today)
    unclear = next((item for item in decisions if item.outcome is Outcome.CLARIFY), None)
    return _clarify(unclear, memory, knowledge) if unclear else _unknown(decisions, memory, knowledge)


def _resumed(
    understanding: Understanding, learned: bool, questions: list[Question], memory: Memory, knowledge: Knowledge
) -> list[Entry]:
    """Return the entry that a message without a question of its own goes on with, if any.

    Somebody who tells when they became SENCO wants their date.  Somebody who tells something else about themselves, or
    refers back ("why not?"), gets the last answer, as it holds for them now.
    """
    if learned and understanding.mentions.became_senco is not None:
        return [knowledge.entries[DEADLINE_ENTRY]]
    last = knowledge.entries.get(memory.last_entry or "")
    if last is None:
        return []
    stray = (
        sum(guess.confidence for guess in questions[0].guesses if knowledge.topic_of.get(guess.entry) == "oos")
        if questions
        else 1.0
    )
    refers = points_back(understanding.text) and stray < SURELY_STRAY
    return [last] if learned or refers else []


def answer_entry(entry_id: str, memory: Memory, knowledge: Knowledge, today: date) -> Turn:
    """Answer the button of an entry.

    Raises:
        KeyError: there is no such entry.
    """
    return _answers([knowledge.entries[entry_id]], memory, memory.known, knowledge, today)


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


def _answers(entries: list[Entry], memory: Memory, known: Known, knowledge: Knowledge, today: date) -> Turn:
    entries = list({entry.id: entry for entry in (entry_for(each, known, knowledge) for each in entries)}.values())
    suggested = dict.fromkeys(name for entry in entries for name in entry.follow_ups)
    offered = tuple(name for name in suggested if name not in {entry.id for entry in entries})
    reply = Reply(
        status=_status(entries),
        messages=tuple(render(entry, knowledge, known, today) for entry in entries),
        choices=choices(offered[:MOST_SUGGESTIONS], knowledge),
    )
    subject = next((entry.id for entry in entries if entry.kind == "answer"), memory.last_entry)
    return Turn(reply, msgspec.structs.replace(memory, last_entry=subject, misses=0))


def _status(entries: list[Entry]) -> Status:
    """The most urgent status wins: a safeguarding answer is never labelled as anything else."""
    statuses = [STATUS_OF_KIND[entry.kind] for entry in entries]
    return next((urgent for urgent in URGENCY if urgent in statuses), statuses[0])


def _clarify(decision: Decision, memory: Memory, knowledge: Knowledge) -> Turn:
    text = knowledge.system["clarify_again" if memory.misses else "clarify"]
    message = Message(text=text, topic=knowledge.entries[decision.entries[0]].topic)
    reply = Reply(status="clarify", messages=(message,), choices=choices(decision.entries, knowledge))
    return Turn(reply, _missed(memory))


def _unknown(decisions: list[Decision], memory: Memory, knowledge: Knowledge) -> Turn:
    message = Message(text=knowledge.system["unknown_again" if memory.misses else "unknown"], topic="oos")
    near = decisions[0].entries if decisions else ()
    suggestions = near or (*OPENING_SUGGESTIONS[: MOST_SUGGESTIONS - 1], "handoff_human")
    reply = Reply(status="declined", messages=(message,), choices=choices(suggestions, knowledge))
    return Turn(reply, _missed(memory))


def _missed(memory: Memory) -> Memory:
    return msgspec.structs.replace(memory, misses=memory.misses + 1)


__all__ = ["NEW", "Turn", "answer", "answer_entry", "empty_message", "engine_down", "welcome"]
