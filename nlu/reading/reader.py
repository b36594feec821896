"""Read a message: from its text to questions with ranked guesses."""

from __future__ import annotations

from collections.abc import Mapping

from nlu.entities import find_mentions
from nlu.intent_model import IntentModel
from nlu.reading.clauses import clauses, list_items
from nlu.reading.subjects import with_subject
from senco.answering import Guess, Question, Understanding
from senco.clock import today

RANKING_LENGTH = 8
MOST_QUESTIONS = 3

# When a clause counts as a question of its own.  It must be clear by itself, and the message as a whole must have a trace
# of its topic; only a clause that names its own subject and is clear beyond doubt needs no trace.
CLEAR, BEYOND_DOUBT, TRACE = 0.6, 0.97, 0.002


class MessageReader:
    """Reads messages with a trained classifier; the Rasa component and ``make eval`` both use it.

    ``topic_of`` maps intents to topics; what is out of scope has the topic ``oos``.
    """

    def __init__(self, model: IntentModel, topic_of: Mapping[str, str]) -> None:
        self._model = model
        self._topic_of = topic_of
        find_mentions("since last September", today())  # the first date takes half a second: not a visitor's half second

    def read(self, text: str) -> Understanding:
        """Return the questions of a message with their likeliest entries, and what it says about the visitor.

        The message as a whole is always read; its clauses are read too if two or more of them ask something.
        """
        parts = self._parts(text)
        whole, *separate = self._questions([text, *parts])
        clear = _one_for_each_entry([part for part in separate if self._is_clear(part, whole)])
        if len(clear) < 2 and not (clear and not self._is_clear(whole, whole)):
            clear = (whole,)
        return Understanding(text, clear[:MOST_QUESTIONS], find_mentions(text, today()))

    def _parts(self, text: str) -> list[str]:
        asking = [clause.text for clause in clauses(text) if clause.asks]
        if len(asking) < 2:
            asking = list_items(text)
        return with_subject(text, asking) if len(asking) > 1 else []

    def _questions(self, texts: list[str]) -> list[Question]:
        predictions = self._model.predict(texts)
        return [
            Question(text, tuple(Guess(*row) for row in self._model.rank(prediction, RANKING_LENGTH)))
            for text, prediction in zip(texts, predictions)
        ]

    def _is_clear(self, part: Question, whole: Question) -> bool:
        topic = self._topic(part.guesses[0])
        confidence, trace = self._confidence(part, topic), self._confidence(whole, topic)
        if topic == "oos" or confidence < CLEAR:
            return False
        return trace >= TRACE or (confidence >= BEYOND_DOUBT and part.text in whole.text)

    def _confidence(self, question: Question, topic: str) -> float:
        return sum(guess.confidence for guess in question.guesses if self._topic(guess) == topic)

    def _topic(self, guess: Guess) -> str:
        return self._topic_of.get(guess.entry, guess.entry)


def _one_for_each_entry(questions: list[Question]) -> tuple[Question, ...]:
    """Keep the first question about each entry."""
    first: dict[str, Question] = {}
    for question in questions:
        first.setdefault(question.guesses[0].entry, question)
    return tuple(first.values())
