"""What was just said helps nobody a second time: answer what else may be meant, or quote what the answer says on it."""

from __future__ import annotations

import re
from os.path import commonprefix

import msgspec

from senco.answering.picking import FUNCTION_WORDS, words_of
from senco.answering.render import choices
from senco.answering.replies import MOST_SUGGESTIONS, Turn
from senco.answering.understanding import Question
from senco.knowledge import Knowledge

MOST_QUOTED = 2
SHORTEST_TELLING = 4  # letters of a word that says what a question is about
SAME_SHARE = 0.6  # of the longer of two words
_EVERYWHERE = """
    senco sencos sendco npq school schools teacher teachers england have need want will would should could much many
"""
EVERYWHERE = FUNCTION_WORDS | frozenset(_EVERYWHERE.split())
LONGEST_LEANING = 5  # words; a longer question says for itself what it is about
# Not before a sentence that says nothing without the one before it.
BETWEEN_SENTENCES = re.compile(r"(?<=[.?!])\s+(?!(?:That|This|These|Those|It|They)\b)")
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


def quotation(asked: str, text: str) -> str:
    """Return the sentences or items of a text that share most words with a question, at most two, or nothing."""
    wanted = {word for word in words_of(asked) if word not in EVERYWHERE and len(word) >= SHORTEST_TELLING}
    shared = {part: sum(any(alike(word, each) for each in words_of(part)) for word in wanted) for part in _parts(text)}
    most = max(shared.values(), default=0)
    return "\n\n".join([part for part, count in shared.items() if count == most][:MOST_QUOTED]) if most else ""


def alike(one: str, other: str) -> bool:
    """Whether two words are forms of one: "cost" and "costs", "apply" and "applying", not "compulsory" and "complete"."""
    common = len(commonprefix([one, other]))
    return common >= SHORTEST_TELLING and common >= SAME_SHARE * max(len(one), len(other))


def _parts(text: str) -> list[str]:
    lines = (re.sub(r"^(?:- |\*\*Exceptions:\*\* )", "", line.strip()) for line in text.split("\n"))
    return [part for line in lines for part in BETWEEN_SENTENCES.split(line) if part]


def in_short(turn: Turn, asked: str, knowledge: Knowledge) -> Turn:
    """Return the turn with only the beginning of its answer, which the visitor has just read, and what else to ask.

    What else in it has words of the question is quoted after that.
    """
    message = turn.reply.messages[0]
    entry = knowledge.entries[message.answer_id or ""]
    shorts = (entry.short, *(variant.short for variant in entry.variants))
    short = next((short for short in shorts if short in message.text), None)
    if short is None:
        return turn
    own_date, _, rest = message.text.partition(short)
    text = "\n\n".join(filter(None, (knowledge.system["again"], f"{own_date}{short}", quotation(asked, rest))))
    offered = dict.fromkeys((*choices(turn.memory.near, knowledge), *turn.reply.choices))
    reply = msgspec.structs.replace(
        turn.reply,
        messages=(msgspec.structs.replace(message, text=text),),
        choices=tuple(offered)[:MOST_SUGGESTIONS],
    )
    return Turn(reply, msgspec.structs.replace(turn.memory, offered=reply.choices))
