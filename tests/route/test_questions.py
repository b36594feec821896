from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco.route import Known, learn, next_question, period_from, plan
from senco.route.questions import MOST_QUESTIONS
from tests.route.cases import ENGLAND, GUIDE, TODAY, anybody, senco, todays


def ask(known: Known, asked: tuple[str, ...] = ()) -> str | None:
    question = next_question(known, TODAY, GUIDE, asked)
    return question.id if question else None


def conversation(answers: dict[str, str]) -> list[str]:
    """The questions asked of somebody who chooses these titles."""
    known, asked = Known(), []
    while question := next_question(known, TODAY, GUIDE, asked):
        asked.append(question.id)
        known = learn(known, {choice.title: choice.sets for choice in question.choices}[answers[question.id]])
    return asked


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        (
            {"status": "Teaching assistant or other support staff", "degree": "No"},
            ["nation", "setting", "status", "degree"],
        ),
        (
            {
                "status": "Qualified teacher",
                "experience": "A year or two",
                "award": "Neither",
            },
            ["nation", "setting", "status", "experience", "award"],
        ),
        (
            {"status": "SENCO", "became_senco": "Some time in 2025", "award": "NASENCO begun"},
            ["nation", "setting", "status", "became_senco", "award"],
        ),
        (
            {"status": "SENCO", "became_senco": "Before 1 September 2009"},
            ["nation", "setting", "status", "became_senco"],
        ),
        (
            {"status": "Head or acting head", "became_senco": "I am not the SENCO yet", "award": "Not sure"},
            ["nation", "setting", "status", "became_senco", "award"],
        ),
        ({"status": "Early career teacher"}, ["nation", "setting", "status"]),
        ({"status": "Not sure"}, ["nation", "setting", "status"]),
    ],
)
def test_the_questions_to_people_in_mainstream_schools(answers, asked):
    assert conversation({"nation": "England", "setting": "Mainstream state school", **answers}) == asked


def test_other_nations_and_settings_need_no_more_questions():
    assert conversation({"nation": "Wales"}) == ["nation"]
    assert conversation({"nation": "Not sure", "setting": "Special school"}) == ["nation", "setting"]


def test_what_is_known_is_not_asked():
    assert ask(Known(status="ect")) == "nation"
    assert ask(Known(status="ect", nation="england")) == "setting"
    assert ask(Known(status="ect", **ENGLAND)) is None
    assert ask(senco(2024)) is None
    assert ask(Known(became_senco=period_from(2024), nasenco="started", **ENGLAND)) is None


def test_a_skipped_question_is_not_asked_again():
    assert ask(Known(), ("nation",)) == "setting"
    assert ask(Known(), ("nation", "setting")) == "status"
    assert ask(Known(), ("nation", "setting", "status")) is None


def test_five_questions_are_the_most():
    assert ask(Known(), ("a", "b", "c", "d", "e")) is None


@given(anybody, todays, st.data())
def test_the_planner_never_asks_too_much_and_always_offers_not_sure(known, today, data):
    asked = []
    while question := next_question(known, today, GUIDE, asked):
        assert question.id not in asked
        assert question.topic in GUIDE.knowledge.topics
        assert all(getattr(known, field) is None for field in question.answers)
        assert any("not_sure" in choice.sets.values() for choice in question.choices)
        titles = [choice.title for choice in question.choices]
        assert len(set(titles)) == len(titles)
        assert all(choice.sets for choice in question.choices)
        asked.append(question.id)
        answer = data.draw(st.sampled_from((None, *question.choices)))
        known = learn(known, answer.sets) if answer else known
    assert len(asked) <= MOST_QUESTIONS
    assert plan(known, today, GUIDE).steps


def test_choices_of_years_cover_all_time_since_the_rule_began():
    question = next_question(Known(status="senco", **ENGLAND), TODAY, GUIDE)
    sets = [choice.sets["became_senco"] for choice in question.choices]
    spans = [(value["earliest"], value["latest"]) for value in sets if isinstance(value, dict)]
    assert spans == [
        ("2026-01-01", "2026-12-31"),
        ("2025-01-01", "2025-12-31"),
        ("2024-01-01", "2024-12-31"),
        ("2023-01-01", "2023-12-31"),
        ("2009-09-02", "2022-12-31"),
        ("1950-01-01", "2009-08-31"),
    ]
    assert question.choices[4].title == "In 2022 or before, but after 1 September 2009"


def test_choices_of_years_before_the_rule_are_left_out():
    question = next_question(Known(status="senco", **ENGLAND), date(2011, 1, 1), GUIDE)
    assert [choice.title for choice in question.choices][:3] == [
        "Some time in 2011",
        "Some time in 2010",
        "Before 1 September 2009",
    ]


def test_learning_refuses_what_cannot_be():
    for changes in ({"nation": "france"}, {"age": 40}, {"experience_years": -1}, {"became_senco": "2024"}):
        with pytest.raises(msgspec.ValidationError):
            learn(Known(), changes)


def test_learning_takes_periods_as_json_and_as_they_are():
    period = period_from(2024, 9)
    for value in (period, {"earliest": "2024-09-01", "latest": "2024-09-30"}):
        assert learn(Known(), {"became_senco": value}).became_senco == period
