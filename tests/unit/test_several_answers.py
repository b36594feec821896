"""Messages with several questions: each gets the answer that holds for whom and where it is asked."""

from __future__ import annotations

from datetime import date

from nlu.entities import find_mentions
from senco.answering import NEW, Guess, Question, Understanding, answer
from senco.knowledge import Knowledge

TODAY = date(2026, 11, 27)


def answered(knowledge: Knowledge, text: str, *questions: tuple[str, dict[str, float]]) -> list[str | None]:
    read = tuple(Question(part, tuple(Guess(*guess) for guess in guesses.items())) for part, guesses in questions)
    reply = answer(Understanding(text, read, find_mentions(text, TODAY)), NEW, knowledge, TODAY).reply
    return [message.answer_id for message in reply.messages]


def test_who_asks_whether_they_may_come_to_england_gets_the_rest_about_england(knowledge: Knowledge) -> None:
    text = "I'm a teacher in Glasgow. Can I be SENCO down there on that, and by when would I need the NPQ?"
    questions = ("Can I be SENCO down there on that", {"nation_uk_trained": 0.9}), ("by when", {"npq_deadline": 0.9})
    assert answered(knowledge, text, *questions) == ["nation_uk_trained", "npq_deadline"]


def test_a_nation_named_after_the_last_question_began_is_not_that_of_the_first(knowledge: Knowledge) -> None:
    text = "I did my NASENCO years back, do I still need this NPQ? And what do they want if I go home to Fife"
    questions = ("do I still need this NPQ", {"npq_nasenco": 0.9}), ("what do they want", {"nation_scotland": 0.9})
    assert answered(knowledge, text, *questions) == ["npq_nasenco", "nation_scotland"]


def test_a_nation_named_after_all_questions_is_that_of_each(knowledge: Knowledge) -> None:
    text = "is the NPQ a must and must one be a teacher? I'm asking for somebody in Scotland."
    questions = ("is the NPQ a must", {"npq_required": 0.9}), ("must one be a teacher", {"steps_qualified_teacher": 0.9})
    assert answered(knowledge, text, *questions) == ["nation_scotland"]


def test_the_visitors_award_is_not_that_of_their_deputy(knowledge: Knowledge) -> None:
    text = "I've had the NASENCO since 2017. Does it still stand, and does my assistant need the NPQ?"
    questions = (
        ("Does it still stand", {"npq_nasenco": 0.9}),
        ("does my assistant need the NPQ", {"npq_required_deputy": 0.9}),
    )
    assert answered(knowledge, text, *questions) == ["npq_nasenco", "npq_required_deputy"]


def test_what_the_same_words_may_ask_beside_comes_after_all_other_questions(knowledge: Knowledge) -> None:
    text = "what must I be good at, will I have to do the NPQ afterwards and what's the wage"
    questions = (
        ("what must I be good at", {"skills_overview": 0.9}),
        ("will I have to do the NPQ afterwards", {"npq_required": 0.8}),
        ("will I have to do the NPQ afterwards", {"npq_before_appointment": 0.95}),
        ("what's the wage", {"pay_salary": 0.9}),
    )
    assert answered(knowledge, text, *questions) == ["skills_overview", "npq_required", "pay_salary"]
