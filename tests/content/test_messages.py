"""The messages with several questions that the bot learns from are marked as they must be."""

from __future__ import annotations

from collections import Counter

from nlu.reading.messages import read_messages
from nlu.stretches import stretches
from nlu.tuned_layers import has_seen
from tests.training_data import normalised, phrases_by_intent


def test_every_question_is_in_its_message_letter_for_letter_and_in_order() -> None:
    for message in read_messages():
        assert None not in stretches(message.text, [part.text for part in message.parts]), message.text


def test_every_question_has_an_intent_that_is_trained() -> None:
    assert {part.intent for message in read_messages() for part in message.parts} <= phrases_by_intent().keys()


def test_no_message_is_there_twice() -> None:
    assert max(Counter(normalised(message.text) for message in read_messages()).values()) == 1


def test_some_are_kept_from_the_encoder_and_many_ask_only_one_thing() -> None:
    messages = read_messages()
    unseen = [message for message in messages if not has_seen(message.text)]
    assert len(unseen) >= len(messages) / 7
    assert sum(len(message.parts) == 1 for message in unseen) >= len(unseen) / 5
