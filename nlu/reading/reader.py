"""Read a message: from its text to questions with ranked guesses."""

from __future__ import annotations

import re
from itertools import chain

from nlu.entities import find_mentions
from nlu.intent_model import IntentModel
from nlu.reading import evidence
from nlu.reading.clauses import asks, clauses
from nlu.reading.evidence import Evidence, distinct, evidence_for
from nlu.reading.fragments import fragments, is_short_list, last_sentence
from nlu.reading.in_context import mean_of, subjects_after, weigh
from nlu.reading.subjects import with_subjects
from senco.answering import Guess, Question, Understanding
from senco.clock import today
from senco.knowledge import Knowledge

ENUMERATOR = re.compile(r"(?:^|(?<=\s))(?:[1-9][.)]|\(?[1-9a-d]\))\s")  # "1. pay 2. hours"
RANKING_LENGTH = 8
TRACE_LENGTH = 20  # how far down a ranking a topic may be to leave a trace
MOST_QUESTIONS = 3


class MessageReader:
    """Reads messages with a trained classifier; the Rasa component and ``make eval`` both use it."""

    def __init__(self, model: IntentModel, knowledge: Knowledge) -> None:
        self._model = model
        self._knowledge = knowledge
        self._topic_of = knowledge.topic_of  # what is out of scope has the topic ``oos``
        find_mentions("since last September", today())  # the first date takes half a second: not a visitor's half second

    def read(self, text: str, last_entry: str | None = None) -> Understanding:
        """Return the questions of a message with their likeliest entries, and what it says about the visitor.

        The message as a whole is always read; its parts are read too if it may have several questions.

        Args:
            text: the message.
            last_entry: the entry that answered last, on which a short message may lean.
        """
        last = self._knowledge.entries.get(last_entry or "")
        subjects = subjects_after(last, text, self._knowledge)
        leaning = [f"{subject}: {text}" for subject in subjects]
        parts, least = parts_of(text)
        variants = [with_subjects(text, part, subjects) for part in parts]
        texts = [text, *leaning, *(variant for variant, _ in chain.from_iterable(variants))]
        read = self._questions(list(dict.fromkeys(texts)))
        whole = read[text]
        if last and leaning:
            after = mean_of([_likeliest(read[each]).guesses for each in leaning])
            whole = Question(text, weigh(text, _likeliest(whole).guesses, after, last, self._knowledge))
        weighed = [self._weighed([(read[variant], weight) for variant, weight in each], whole, least) for each in variants]
        asked = [self._about(item, whole) for item in distinct(weighed, least)]
        questions = asked if len(asked) > 1 else [_likeliest(whole)]
        return Understanding(text, tuple(questions[:MOST_QUESTIONS]), find_mentions(text, today()), asks(text))

    def _questions(self, texts: list[str]) -> dict[str, Question]:
        predictions = self._model.predict(texts)
        return {
            text: Question(text, tuple(Guess(*row) for row in self._model.rank(prediction, TRACE_LENGTH)))
            for text, prediction in zip(texts, predictions)
        }

    def _weighed(self, readings: list[tuple[Question, float]], whole: Question, least: float) -> list[Evidence]:
        found = evidence_for(readings, whole, self._topic)
        if found and found[0].support >= least:
            return found
        return evidence.of_whole(whole, self._topic) if least == evidence.SUPPORTED else []

    def _about(self, item: Evidence, whole: Question) -> Question:
        """Return the question that a part is: its guesses of the topic that the evidence speaks for.

        They are as sure as the part by itself or the whole message is, whichever is surer.
        """
        guesses = [guess for guess in item.reading.guesses if self._topic(guess.entry) == item.topic]
        alone = sum(guess.confidence for guess in guesses)
        surest = max(alone, evidence.by_topic(whole, self._topic).get(item.topic, 0.0))
        scaled = (Guess(guess.entry, guess.confidence * surest / alone) for guess in guesses)
        return Question(item.reading.text, tuple(scaled))

    def _topic(self, entry: str) -> str:
        return self._topic_of.get(entry, entry)


def parts_of(text: str) -> tuple[list[str], float]:
    """Return the parts that may be questions of their own, and the support that they need to count as such."""
    text = ENUMERATOR.sub("\n", text)
    asking = [clause.text for clause in clauses(text) if clause.asks]
    if len(asking) > 1:
        return asking, evidence.SUPPORTED
    items = fragments(last_sentence(text))
    return items, evidence.SUPPORTED if is_short_list(items) else evidence.SUPPORTED_FRAGMENT


def _likeliest(question: Question) -> Question:
    return Question(question.text, question.guesses[:RANKING_LENGTH])
