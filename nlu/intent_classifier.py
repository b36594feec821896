"""Rasa component: the open-set classifier of :mod:`nlu.intent_model`."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.intent_model import IntentModel
from senco.knowledge import load_knowledge


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class OpenSetIntentClassifier(GraphComponent):
    """Ranks intents with calibrated confidence; unfamiliar texts get low ones."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``ranking_length``: how many intents of the ranking are passed on."""
        return {"ranking_length": 10}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: IntentModel | None = None,
    ) -> None:
        self._ranking_length = config["ranking_length"]
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "OpenSetIntentClassifier":
        """Create an untrained component (called by Rasa)."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on all phrases and store the model."""
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        topic_of = {entry.id: entry.topic for entry in load_knowledge().entries.values()}
        self._model = IntentModel.fit(
            [example.get(TEXT) for example in examples],
            [example.get(INTENT) for example in examples],
            topic_of,
        )
        with self._model_storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "OpenSetIntentClassifier":
        """Load a trained component (called by Rasa)."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, IntentModel.load(folder))

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the training data as they are: nothing later in the pipeline reads predictions."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent and the ranking of each message that has a text."""
        spoken = [message for message in messages if message.get(TEXT)]
        if spoken and self._model is not None:
            predictions = self._model.predict([message.get(TEXT) for message in spoken])
            for message, prediction in zip(spoken, predictions):
                self._annotate(message, self._model.rank(prediction, self._ranking_length))
        return messages

    @staticmethod
    def _annotate(message: Message, ranking: list[tuple[str, float]]) -> None:
        guesses = [
            {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: confidence} for name, confidence in ranking
        ]
        message.set(INTENT, guesses[0], add_to_output=True)
        message.set(INTENT_RANKING_KEY, guesses, add_to_output=True)
