"""Choosing a button in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco.answering.picking import entry_asked, pick, says_nothing
from senco.knowledge import load_knowledge

OFFERED = [
    ("How much does the NPQ cost?",),
    ("How long does the NPQ take?",),
    ("How much does a SENCO earn?", "pay"),
]


@pytest.mark.parametrize(
    ("said", "index"),
    [
        ("how long does the npq take", 1),
        ("the second one", 1),
        ("2", 1),
        ("2nd", 1),
        ("number three please", 2),
        ("the last one", 2),
        ("option a", None),
        ("a", 0),
        ("the first", 0),
        ("one", 0),
        ("Pay!", 2),
        ("the fourth one", None),
        ("two or three", None),
        ("how do I become a SENCO", None),
        ("", None),
        ("???", None),
    ],
)
def test_by_title_and_number(said: str, index: int | None) -> None:
    assert pick(said, OFFERED) == index


@pytest.mark.parametrize(
    ("said", "index"),
    [
        ("the cost", 0),
        ("how long it takes", 1),
        ("earnings", 2),
        ("what a SENCO earns", 2),
        ("npq", None),  # two titles have it
        ("not the pay one", None),
        ("anything but the cost", None),
        ("the cost of living in London these days for a family", None),
    ],
)
def test_by_a_word_that_only_one_title_has(said: str, index: int | None) -> None:
    assert pick(said, OFFERED, by_words=True) == index


@given(st.text(), st.lists(st.lists(st.text(), min_size=1), max_size=5), st.booleans())
def test_any_text_picks_a_choice_or_none(said: str, names: list[list[str]], by_words: bool) -> None:
    found = pick(said, names, by_words)
    assert found is None or 0 <= found < len(names)


@pytest.mark.parametrize(
    ("said", "nothing"), [("why?", True), ("which one", True), ("pay", False), ("", False), ("hmm", False), ("lol ok", True)]
)
def test_a_message_without_a_subject(said: str, nothing: bool) -> None:
    assert says_nothing(said) is nothing


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("NPQ", "npq_what"),
        ("npq?", "npq_what"),
        ("senco", "role_definition"),
        ("Teacher training", "steps_itt_routes"),
        ("hat", None),
        ("如何成为SENCO?", None),
    ],
)
def test_a_subject_alone_is_what_it_is(text: str, entry: str | None) -> None:
    found = entry_asked(text, load_knowledge())
    assert (found and found.id) == entry
