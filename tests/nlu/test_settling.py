"""What the parts of a message ask, and what of it stays open."""

from __future__ import annotations

import numpy as np
import pytest

from nlu.reading.pooling import UNCLEAR
from nlu.reading.settling import settle

COST, LENGTH, HOURS, STRAY = range(4)


ONE_INTENT_EACH = [0, 0, 0, 0]


def asked(*parts: list[float], intents: list[list[int]] | None = None) -> list[tuple[int, list[int]]]:
    which = [np.array(each) for each in intents or [ONE_INTENT_EACH] * len(parts)]
    return [(each.part, sorted(each.likely)) for each in settle([np.array(part) for part in parts], which, STRAY)]


def test_sure_parts_ask_each_its_topic_in_order() -> None:
    assert asked([0.1, 0.8, 0.1, 0.0], [0.9, 0.1, 0.0, 0.0]) == [(0, [LENGTH]), (1, [COST])]


def test_one_topic_is_asked_once_by_the_part_that_is_surest() -> None:
    assert asked([0.6, 0.3, 0.1, 0.0], [0.9, 0.1, 0.0, 0.0]) == [(1, [COST])]


@pytest.mark.parametrize(
    ("chance", "intent", "both"), [(0.7, 1, True), (0.5, 1, False), (0.7, 0, False), (0.7, UNCLEAR, False)]
)
def test_two_things_about_one_topic_are_asked_each_if_they_surely_are_two(chance: float, intent: int, both: bool) -> None:
    again = [chance, 1 - chance - 0.1, 0.1, 0.0]
    found = asked([0.9, 0.1, 0.0, 0.0], again, intents=[ONE_INTENT_EACH, [intent, 0, 0, 0]])
    assert found == [(0, [COST]), (1, [COST])][: 1 + both]


def test_a_part_of_two_sides_asks_both_the_surer_first() -> None:
    assert asked([0.9, 0.1, 0.0, 0.0], [0.0, 0.3, 0.6, 0.1]) == [(0, [COST]), (1, [HOURS]), (1, [LENGTH])]


def test_a_second_side_is_asked_by_the_part_that_is_surest_of_it() -> None:
    assert asked([0.1, 0.8, 0.1, 0.0], [0.6, 0.3, 0.1, 0.0]) == [(0, [LENGTH]), (1, [COST])]


def test_a_part_that_may_be_out_of_scope_has_no_second_side() -> None:
    assert asked([0.9, 0.1, 0.0, 0.0], [0.0, 0.0, 0.6, 0.4]) == [(0, [COST]), (1, [HOURS])]


def test_an_unclear_question_beside_a_sure_one_stays_open() -> None:
    assert asked([0.9, 0.1, 0.0, 0.0], [0.2, 0.28, 0.27, 0.25]) == [(0, [COST]), (1, [LENGTH, HOURS])]


def test_a_part_that_is_most_likely_out_of_scope_offers_nothing() -> None:
    assert asked([0.9, 0.1, 0.0, 0.0], [0.0, 0.2, 0.1, 0.7]) == [(0, [COST])]


def test_without_a_sure_part_the_message_is_read_as_a_whole() -> None:
    assert asked([0.25, 0.28, 0.27, 0.2], [0.2, 0.29, 0.28, 0.23]) == []
