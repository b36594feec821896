"""The messages from which is learned whose and what times and facts are, are marked as they must be."""

from __future__ import annotations

from collections import Counter

from nlu.roles import FACTS, TIMES, read_examples
from tests.training_data import normalised


def test_what_is_marked_is_in_its_message_letter_for_letter_and_in_order() -> None:
    for example in read_examples():
        assert example.times or example.facts, example.text
        assert None not in example.stretches(example.times), example.text
        assert None not in example.stretches(example.facts), example.text


def test_no_example_is_there_twice() -> None:
    assert max(Counter(normalised(example.text) for example in read_examples()).values()) == 1


def test_every_role_has_examples_and_much_is_not_the_visitors_own() -> None:
    times = Counter(each.of for example in read_examples() for each in example.times)
    facts = Counter(each.of for example in read_examples() for each in example.facts)
    assert {*times} == {*TIMES}
    assert {*facts} == {*FACTS}
    assert times["other"] >= sum(times.values()) / 3
    assert facts["other"] >= sum(facts.values()) / 3
