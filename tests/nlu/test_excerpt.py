"""What is read of texts longer than the widget takes."""

from __future__ import annotations

import pytest

from nlu.reading.excerpt import LONGEST, excerpt

STORY = "I worked in a shop for years. Then I had the twins, and after that I helped out in Reception. " * 8


def test_a_short_text_is_read_whole() -> None:
    assert excerpt("I was a nurse. How long does it take?") == "I was a nurse. How long does it take?"


@pytest.mark.parametrize("question", ["How do I become a SENCO?", "what would I have to do to become one"])
def test_the_question_at_the_end_of_a_story_is_read(question: str) -> None:
    read = excerpt(STORY + question)
    assert read.endswith(question)
    assert LONGEST / 2 < len(read) <= LONGEST
    assert read.startswith(("I worked", "Then I had"))


def test_a_question_before_the_story_is_read() -> None:
    assert excerpt("How do I become a SENCO? " + STORY).startswith("How do I become a SENCO?")


def test_of_a_story_without_a_question_the_end_is_read() -> None:
    assert excerpt(STORY + "I love it now.").endswith("I love it now.")


def test_a_sentence_without_end_is_cut() -> None:
    assert len(excerpt("and then " * 200)) <= LONGEST
