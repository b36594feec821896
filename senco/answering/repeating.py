"""What was just said helps nobody a second time: answer what else may be meant, or say in short that it was all."""

from __future__ import annotations

import msgspec

from senco.answering.render import choices
from senco.answering.replies import MOST_SUGGESTIONS, Turn
from senco.answering.understanding import Question
from senco.knowledge import Knowledge

LONGEST_LEANING = 5  # words; a longer question says for itself what it is about
ELSE_AT = 0.5  # confidence from which another entry is more likely meant than the answer that the visitor has just read


def leans(text: str) -> bool:
    """Whether a message is so short that it may have been read as about the last answer for want of words."""
    return len(text.split()) <= LONGEST_LEANING


def something_new(entry: str, question: Question, last: str | None, knowledge: Knowledge) -> str:
    """Return the entry that answers a question: another than the one that answered last, if one is likely enough."""
    if entry != last or not leans(question.text):
        return entry
    others = [
        guess
        for guess in question.guesses
        if guess.entry != last and guess.confidence >= ELSE_AT and guess.entry in knowledge.entries
    ]
    return max(others, key=lambda guess: guess.confidence).entry if others else entry


def in_short(turn: Turn, knowledge: Knowledge) -> Turn:
    """Return the turn with only the beginning of its answer, which the visitor has just read, and what else to ask."""
    message = turn.reply.messages[0]
    entry = knowledge.entries[message.answer_id or ""]
    shorts = (entry.short, *(variant.short for variant in entry.variants))
    short = next((short for short in shorts if short in message.text), None)
    if short is None:
        return turn
    own_date, _, _ = message.text.partition(short)
    text = f"{knowledge.system['again']}\n\n{own_date}{short}".strip()
    offered = dict.fromkeys((*choices(turn.memory.near, knowledge), *turn.reply.choices))
    reply = msgspec.structs.replace(
        turn.reply,
        messages=(msgspec.structs.replace(message, text=text),),
        choices=tuple(offered)[:MOST_SUGGESTIONS],
    )
    return Turn(reply, msgspec.structs.replace(turn.memory, offered=reply.choices))
