"""Messages that steer the conversation."""

from __future__ import annotations

import pytest

from senco.answering.commands import asks_for_route, command_in
from senco.knowledge import load_knowledge

KNOWLEDGE = load_knowledge()


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("I'm a TA, plan my route", True),
        ("how do I plan my route to SENCO", True),
        ("can you make a plan for me", True),
        ("make me a plan", True),
        ("I teach year 4. Could you make me a plan please?", True),
        ("I'd like a personal plan", True),
        ("give me a plan to become a SENCO", True),
        ("How do I make a plan for a child with SEN?", False),
        ("Does the SENCO have to make a plan for each pupil?", False),
        ("what is a personal plan", False),
        ("I need to make a plan to improve behaviour", False),
        ("give me a plan for a child with autism", False),
    ],
)
def test_only_a_plan_for_the_visitor_is_asked_for(text: str, asks: bool) -> None:
    assert asks_for_route(text, KNOWLEDGE) is asks


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("start again", "forget"),
        ("Start over please!", "forget"),
        ("so start again??", None),
        ("start over?", None),
        ("can you forget me?", "forget"),
    ],
)
def test_who_asks_whether_to_start_again_means_the_course(text: str, command: str | None) -> None:
    assert command_in(text, KNOWLEDGE) == command
