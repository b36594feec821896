"""Rasa component: reads a message with :mod:`nlu.reading`, that is, the open-set classifier on a message and its parts."""

from __future__ import annotations

from typing import Any

import msgspec
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.intent_model import IntentModel
from nlu.kept_vectors import encode_kept
from nlu.reading import MessageReader
from nlu.reading.follow_ups import follow_ups_in_context
from senco.answering import Understanding
from senco.knowledge import load_knowledge

# The message properties that hold every question of the message with its guesses, what it says about the visitor, and
# whether it asks anything.
QUESTIONS, MENTIONS, ASKS = "questions", "mentions", "asks"
MEMORY = "memory"  # the slot in which action_answer keeps the conversation's state


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class OpenSetIntentClassifier(GraphComponent):
    """Sets the questions of a message, and the ranking of the first as Rasa's own intent and ranking."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings: there are none."""
        return {}

    def __init__(self, model_storage: ModelStorage, resource: Resource, reader: MessageReader | None = None) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._reader = reader

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> OpenSetIntentClassifier:
        """Create an untrained component (called by Rasa)."""
        return cls(model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on all phrases and follow-ups, and store the model."""
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        texts = [example.get(TEXT) for example in examples]
        intents = [example.get(INTENT) for example in examples]
        knowledge = load_knowledge()
        model = IntentModel.fit(texts, intents, knowledge.topic_of, follow_ups_in_context(knowledge), encode_kept)
        with self._model_storage.write_to(self._resource) as folder:
            model.save(folder)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> OpenSetIntentClassifier:
        """Load a trained component (called by Rasa)."""
        with model_storage.read_from(resource) as folder:
            reader = MessageReader(IntentModel.load(folder), load_knowledge())
        return cls(model_storage, resource, reader)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the training data as they are: nothing later in the pipeline reads predictions."""
        return training_data

    def process(self, messages: list[Message], tracker: DialogueStateTracker) -> list[Message]:
        """Read each message that has a text, after the last answer of its conversation.

        Rasa hands a component the conversation so far if it asks for it by the name ``tracker``.
        """
        memory = tracker.get_slot(MEMORY) or {}
        for message in messages:
            if message.get(TEXT) and self._reader is not None:
                _annotate(message, self._reader.read(message.get(TEXT), memory.get("last_entry")))
        return messages


def _annotate(message: Message, understanding: Understanding) -> None:
    ranking = [
        {INTENT_NAME_KEY: guess.entry, PREDICTED_CONFIDENCE_KEY: guess.confidence}
        for guess in understanding.questions[0].guesses
    ]
    message.set(INTENT, ranking[0], add_to_output=True)
    message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
    message.set(QUESTIONS, msgspec.to_builtins(understanding.questions), add_to_output=True)
    message.set(MENTIONS, msgspec.to_builtins(understanding.mentions), add_to_output=True)
    message.set(ASKS, understanding.asks, add_to_output=True)
