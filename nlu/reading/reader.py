"""Read a message: from its text to questions with ranked guesses."""

from __future__ import annotations

from nlu.entities import find_mentions
from nlu.intent_model import IntentModel
from nlu.reading.clauses import asks, clauses, list_items
from nlu.reading.in_context import mean_of, subjects_after, weigh
from nlu.reading.subjects import DEFAULT_SUBJECT, with_subject
from senco.answering import Guess, Question, Understanding
from senco.clock import today
from senco.knowledge import Knowledge

RANKING_LENGTH = 8
MOST_QUESTIONS = 3

# When a clause counts as a question of its own.  It must be clear by itself, and the message as a whole must have a trace
# of its topic; only a clause that names its own subject and is clear beyond doubt needs no trace.
CLEAR, BEYOND_DOUBT, TRACE = 0.6, 0.97, 0.002


class MessageReader:
    """Reads messages with a trained classifier; the Rasa component and ``make eval`` both use it."""

    def __init__(self, model: IntentModel, knowledge: Knowledge) -> None:
        self._model = model
        self._knowledge = knowledge
        self._topic_of = knowledge.topic_of  # what is out of scope has the topic ``oos``
        find_mentions("since last September", today())  # the first date takes half a second: not a visitor's half second

    def read(self, text: str, last_entry: str | None = None) -> Understanding:
        """Return the questions of a message with their likeliest entries, and what it says about the visitor.

        The message as a whole is always read; its clauses are read too if two or more of them ask something.

        Args:
            text: the message.
            last_entry: the entry that answered last, on which a short message may lean.
        """
        last = self._knowledge.entries.get(last_entry or "")
        subjects = subjects_after(last, text, self._knowledge)
        parts = self._parts(text, subjects[-1] if subjects else DEFAULT_SUBJECT)
        leaning = [f"{subject}: {text}" for subject in subjects]
        whole, *others = self._questions([text, *leaning, *parts])
        after, separate = others[: len(leaning)], others[len(leaning) :]
        if last and after:
            guesses = weigh(text, whole.guesses, mean_of([reading.guesses for reading in after]), last, self._knowledge)
            whole = Question(text, guesses)
        clear = _one_for_each_entry([part for part in separate if self._is_clear(part, whole)])
        if len(clear) < 2 and not (clear and not self._is_clear(whole, whole)):
            clear = (whole,)
        return Understanding(text, clear[:MOST_QUESTIONS], find_mentions(text, today()), asks(text))

    def _parts(self, text: str, subject: str) -> list[str]:
        asking = [clause.text for clause in clauses(text) if clause.asks]
        if len(asking) < 2:
            asking = list_items(text)
        return with_subject(text, asking, subject) if len(asking) > 1 else []

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
