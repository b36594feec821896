"""From an understood message to a reply."""

from senco.answering.answer import answer, answer_entry, empty_message, engine_down, welcome
from senco.answering.plain_text import as_plain_text
from senco.answering.profile import NOBODY, Profile
from senco.answering.reply import Choice, Citation, Message, Reply, Status
from senco.answering.understanding import Guess, Question, Understanding

__all__ = [
    "NOBODY",
    "Choice",
    "Citation",
    "Guess",
    "Message",
    "Profile",
    "Question",
    "Reply",
    "Status",
    "Understanding",
    "answer",
    "answer_entry",
    "as_plain_text",
    "empty_message",
    "engine_down",
    "welcome",
]
