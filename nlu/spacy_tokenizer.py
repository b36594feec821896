"""Rasa component: spaCy's English tokens from a blank pipeline."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.tokens import english


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class BlankSpacyTokenizer(Tokenizer):
    """Splits a text as spaCy does for English.

    Rasa's own ``SpacyTokenizer`` needs a packaged spaCy model on disk; the blank pipeline gives the same tokens.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Intents are never split into parts here."""
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_", "token_pattern": None}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> BlankSpacyTokenizer:
        """Create the component (called by Rasa)."""
        return cls(config)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the training data as they are: nothing reads the tokens of phrases, and Rasa takes fingerprints of each."""
        return training_data

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Return the tokens of an attribute of the message."""
        document = english().make_doc(message.get(attribute))
        return [Token(token.text, token.idx) for token in document if not token.is_space]
