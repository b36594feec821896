"""Read a question that only makes sense after the last answer: "and hours?", "same for private schools?".

The classifier sees one message.  What it finds likely is weighed here by how close each entry is to the last answer, if the
message is short enough to lean on it.
"""

from __future__ import annotations

import re

import msgspec

from senco.answering.understanding import Guess, Question
from senco.knowledge import Entry, Knowledge

LONGEST_FOLLOW_UP, LONGEST_REFERENCE = 9, 12  # words; longer questions say what they are about
OWN_SUBJECT = re.compile(
    r"\b(sen?d?co'?s?|npq\w*|nasenco|qts|qtls|alnco|pgce|scitt|ects?|tas?|hlta|salary|pay)\b", re.IGNORECASE
)
POINTS_BACK = re.compile(
    r"^(so|and|but|why|ok|even|then|really|what if|what about|which|who)\b"
    r"|\b(it|its|it's|that|thats|this|those|them|they|then|still|after|again|us|step by step)\b",
    re.IGNORECASE,
)
SAME_ENTRY, SAME_TOPIC, SUGGESTED, SAME_AREA, ELSEWHERE = 3.0, 10.0, 8.0, 5.0, 0.15
OUT_OF_SCOPE = 0.3  # after an answer, a short message is more likely about it than about nothing we know


def in_context(question: Question, last_entry: str | None, knowledge: Knowledge) -> Question:
    """Return the question with its guesses weighed by the last answer; a question that stands alone is unchanged."""
    last = knowledge.entries.get(last_entry or "")
    if last is None or last.kind != "answer" or not leans_on_last(question.text):
        return question
    weighed = [
        (guess, guess.confidence * _closeness(knowledge.entries[guess.entry], last))
        for guess in question.guesses
        if guess.entry in knowledge.entries
    ]
    # Odds are multiplied, not probabilities: a sure guess stays sure, an unsure one moves.
    guesses = (Guess(guess.entry, weight / (weight + 1 - guess.confidence)) for guess, weight in weighed if weight)
    ordered = sorted(guesses, key=lambda guess: -guess.confidence)
    return msgspec.structs.replace(question, guesses=tuple(ordered))


def leans_on_last(text: str) -> bool:
    """Whether a message is short and names no subject of its own."""
    return len(text.split()) <= LONGEST_FOLLOW_UP and not OWN_SUBJECT.search(text)


def points_back(text: str) -> bool:
    """Whether a message refers to what was just said ("why not?", "so I don't need to do anything?")."""
    return len(text.split()) <= LONGEST_REFERENCE and bool(POINTS_BACK.search(text))


def _closeness(entry: Entry, last: Entry) -> float:
    if entry.topic == "oos":
        return OUT_OF_SCOPE
    if entry.id == last.id:
        return SAME_ENTRY
    if entry.topic == last.topic:
        return SAME_TOPIC
    if entry.id in last.follow_ups:
        return SUGGESTED
    return SAME_AREA if _area(entry) == _area(last) else ELSEWHERE


def _area(entry: Entry) -> str:
    return entry.topic.partition("_")[0]
