"""More questions typed than answered, on the real knowledge."""

from __future__ import annotations

from datetime import date

import pytest

from senco.answering import NEW, Guess, Question, Reply, Understanding, answer, in_simple_words
from senco.answering.missed import typed_questions
from senco.knowledge import Knowledge

TODAY = date(2026, 11, 27)


def reply(knowledge: Knowledge, text: str, *questions: tuple[str, float]) -> Reply:
    """Return the reply to a message that is read as questions about these entries, each as likely as given."""
    read = tuple(Question(f"question {number}", (Guess(*guess),)) for number, guess in enumerate(questions))
    return answer(Understanding(text, read), NEW, knowledge, TODAY).reply


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("What does a SENCO do? How much are they paid?", 2),
        ("What does a SENCO do?\nHow much are they paid?\nHow long is the NPQ?", 3),
        ("What does a SENCO do??", 1),
        ("What does a SENCO do? ?", 1),
        ("What does a SENCO do? WHAT DOES A SENCO DO?", 1),
        ("I have to do the NPQ, right? How long is it all in all?", 2),
        ("How much is the NPQ? I'd have to pay, right?", 2),
        ("How much is the NPQ? Right? You know? Any ideas?", 1),
        ("How much is the NPQ? Can anyone help me? Does that make sense?", 1),
        ("Can you help me? I'm a TA. Can I be a SENCO?", 1),
        ("Which way in is best (PGCE? SCITT?), and what is the pay", 1),
        ("what is the pay and how long is the npq", 0),
    ],
)
def test_only_what_asks_something_is_a_question(text: str, count: int) -> None:
    assert typed_questions(text) == count


@pytest.mark.parametrize(
    ("text", "questions", "missed"),
    [
        ("What does a SENCO do? How much is the course?", [("role_definition", 0.9)], True),
        ("What does a SENCO do? How much is it? How long is it all?", [("role_definition", 0.9), ("npq_cost", 0.9)], True),
        ("What does a SENCO do? How much is the course?", [("role_definition", 0.9), ("npq_cost", 0.9)], False),
        ("What does a SENCO do? Do you know?", [("role_definition", 0.9)], False),
        ("What does a SENCO do??", [("role_definition", 0.9)], False),
        ("What does a SENCO do? What is the weather like?", [("role_definition", 0.9), ("oos_general", 0.9)], False),
    ],
)
def test_fewer_answers_than_questions_are_admitted(
    text: str, questions: list[tuple[str, float]], missed: bool, knowledge: Knowledge
) -> None:
    last = reply(knowledge, text, *questions).messages[-1].text
    assert last.endswith(knowledge.system["missed"]) == missed


def test_an_offer_of_what_was_left_open_says_it_already(knowledge: Knowledge) -> None:
    text = "What does a SENCO do? How much is the course?"
    last = reply(knowledge, text, ("role_definition", 0.9), ("npq_cost", 0.2)).messages[-1].text
    assert knowledge.system["left_open"] in last
    assert knowledge.system["missed"] not in last


@pytest.mark.parametrize("entry", ["safeguarding_child", "handoff_human", "oos_general"])
def test_help_and_what_is_declined_stand_alone(entry: str, knowledge: Knowledge) -> None:
    said = reply(knowledge, "What should I do now? Whom can I tell it?", (entry, 0.9))
    assert knowledge.system["missed"] not in said.messages[-1].text


def test_a_question_that_is_asked_back_is_not_counted(knowledge: Knowledge) -> None:
    said = reply(knowledge, "What does a SENCO do? How much is the course?", ("npq_cost", 0.2))
    assert said.status == "clarify"
    assert knowledge.system["missed"] not in said.messages[-1].text


def test_simple_words_keep_it(knowledge: Knowledge) -> None:
    said = reply(knowledge, "What does a SENCO do? How much is the course?", ("role_definition", 0.9))
    assert in_simple_words(said, knowledge).messages[-1].text.endswith(knowledge.system["missed"])
