"""Replies that say whether the visitor holds what the last answer was about."""

from __future__ import annotations

import pytest

from senco.answering import Understanding
from senco.answering.award_replies import award_held
from senco.answering.mentions import Mentions


@pytest.mark.parametrize(
    ("last", "text", "field", "value"),
    [
        ("npq_nasenco", "yes I have it", "nasenco", "completed"),
        ("npq_nasenco", "i did mine in 2015 so thats done", "nasenco", "completed"),
        ("npq_nasenco", "no I never got it", "nasenco", "none"),
        ("npq_required", "I havent got it", "npq", "none"),
        ("npq_required", "I've got it", "npq", "completed"),
        ("steps_itt_no_degree", "I don't have one, just A levels", "degree", "none"),
    ],
)
def test_what_is_held_is_what_was_answered_about(last: str, text: str, field: str, value: str) -> None:
    held = getattr(award_held(Understanding(text, (), Mentions(), asks=False), last).mentions, field)
    assert held is not None and held.value == value


@pytest.mark.parametrize(
    ("last", "text"),
    [
        ("npq_required", "I have it on good authority that I don't need one"),
        ("npq_required", "I have to do it anyway"),
        ("steps_qualified_teacher", "yes I have one"),
        ("npq_nasenco", "my head did hers in 2012"),
        (None, "I don't have it"),
    ],
)
def test_what_names_nothing_that_is_held_says_nothing(last: str | None, text: str) -> None:
    assert award_held(Understanding(text, (), Mentions(), asks=False), last).mentions == Mentions()
