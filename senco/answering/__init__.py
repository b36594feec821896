"""From an understood message to a reply."""

from senco.answering.answer import answer, answer_entry, empty_message, engine_down, welcome
from senco.answering.memory import NEW, Memory
from senco.answering.plain_text import as_plain_text
from senco.answering.replies import Turn
from senco.answering.reply import Choice, Citation, Message, Reply, Status
from senco.answering.simple_words import in_simple_words
from senco.answering.understanding import Guess, Question, Understanding

__all__ = [
    "NEW",
    "Choice",
    "Citation",
    "Guess",
    "Memory",
    "Message",
    "Question",
    "Reply",
    "Status",
    "Turn",
    "Understanding",
    "answer",
    "answer_entry",
    "as_plain_text",
    "empty_message",
    "engine_down",
    "in_simple_words",
    "welcome",
]
