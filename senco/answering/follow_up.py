"""Read a question that only makes sense after the last answer: "and hours?", "same for private schools?".

The classifier sees one message.  What it finds likely is weighed here by how close each entry is to the last answer, if the
message is short enough to lean on it.
"""

from __future__ import annotations

import msgspec

from senco.answering.understanding import Guess, Question
from senco.knowledge import Entry, Knowledge

LONGEST_FOLLOW_UP = 9  # words; longer questions say what they are about
SAME_ENTRY, SAME_TOPIC, SUGGESTED, SAME_AREA, ELSEWHERE = 3.0, 10.0, 8.0, 5.0, 0.15
OUT_OF_SCOPE = 0.3  # after an answer, a short message is more likely about it than about nothing we know


def in_context(question: Question, last_entry: str | None, knowledge: Knowledge) -> Question:
    """Return the question with its guesses weighed by the last answer; a question that stands alone is unchanged."""
    last = knowledge.entries.get(last_entry or "")
    if last is None or last.kind != "answer" or len(question.text.split()) > LONGEST_FOLLOW_UP:
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
