"""The messages with several questions that the bot learns from are marked as they must be."""

from __future__ import annotations

from collections import Counter

from nlu.reading.messages import is_held_back, read_messages
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


def test_some_are_held_back_and_many_of_these_ask_only_one_thing() -> None:
    messages = read_messages()
    held_back = [message for message in messages if is_held_back(message.text)]
    assert len(messages) / 14 <= len(held_back) <= len(messages) / 4
    assert not any(has_seen(message.text) for message in held_back)
    assert sum(len(message.parts) == 1 for message in held_back) >= len(held_back) / 5
