"""Read a message: from its text to questions with ranked guesses."""

from __future__ import annotations

from nlu.intent_model import IntentModel
from senco.answering import Guess, Question, Understanding

RANKING_LENGTH = 10


class MessageReader:
    """Reads messages with a trained classifier; the Rasa component and ``make eval`` both use it."""

    def __init__(self, model: IntentModel) -> None:
        self._model = model

    def read(self, text: str) -> Understanding:
        """Return the questions of a message, each with its likeliest entries."""
        prediction = self._model.predict([text])[0]
        guesses = tuple(Guess(*row) for row in self._model.rank(prediction, RANKING_LENGTH))
        return Understanding((Question(text, guesses),))
