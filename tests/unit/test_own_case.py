"""Questions that visitors ask of themselves, and of another place or day after an answer."""

from __future__ import annotations

from datetime import date

import pytest

from senco.answering import Memory, Understanding
from senco.answering import answer as answer_turn
from senco.answering.learning import as_start, learn_from
from senco.answering.mentions import Mention, Mentions, When
from senco.answering.own_case import own_case
from senco.answering.replies import answers
from senco.knowledge import Knowledge
from senco.route import Known, period_from

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("status", "entry"),
    [
        ("ect", "steps_ect"),
        ("head", "compare_head_senco"),
        ("teaching_assistant", "steps_ta_hlta"),
        ("qualified_teacher", "steps_overview"),
        (None, "steps_overview"),
    ],
)
@pytest.mark.parametrize("text", ["can I be the SENCO?", "could i even become a sendco then", "Can I be SENCO"])
def test_whether_one_can_be_senco_depends_on_who_asks(status: str | None, entry: str, text: str) -> None:
    assert own_case(text, "steps_ta_hlta", Known(status=status)) == entry


@pytest.mark.parametrize("text", ["can my TA be the SENCO?", "can I be a SENCO without QTS?", "can I be a SENCO in Wales"])
def test_a_question_of_something_more_is_left_to_the_reader(text: str) -> None:
    assert own_case(text, "steps_ta_hlta", Known(status="ect")) is None


def test_the_answer_about_somebody_else_gives_way_to_ones_own() -> None:
    text = "I have started my first year, can I be the SENCO?"
    assert own_case(text, "steps_ta_hlta", Known(status="ect")) == "steps_ect"
    assert own_case(text, "role_neurodivergent", Known(status="ect")) is None
    assert own_case(text, "steps_ta_hlta", Known()) is None


def test_the_date_of_an_award_is_not_that_of_becoming_senco() -> None:
    known = Known(became_senco=period_from(2024, 9))
    award = Mentions(
        nasenco=Mention("completed", "NASENCO"), dates=(When(date(2012, 1, 1), "year", None, "2012"),), corrects=True
    )
    assert learn_from(award, known).became_senco == known.became_senco


def only(text: str, said: date) -> Understanding:
    return Understanding(text, (), Mentions(dates=(When(said, "month", None, "september 2024"),)))


def test_a_bare_date_after_the_deadline_is_when_the_visitor_began() -> None:
    assert as_start(only("in september 2024?", date(2024, 9, 1)), TODAY).mentions.became_senco is not None
    assert as_start(only("is september 2024 in the law", date(2024, 9, 1)), TODAY).mentions.became_senco is None
    assert as_start(only("september 2024", date(2027, 9, 1)), TODAY).mentions.became_senco is None


def test_the_same_in_england_is_what_was_asked_before_wales_answered(knowledge: Knowledge) -> None:
    memory = Memory(known=Known(nation="wales"))
    asked = answers([knowledge.entries["npq_required"]], memory, memory.known, knowledge, TODAY)
    assert (asked.memory.last_entry, asked.memory.stood_in_for) == ("nation_wales", "npq_required")
    about = Mentions(asked_about=Mentions().asked_about.__class__(nation=Mention("england", "England")))
    then = answer_turn(Understanding("and in England?", (), about), asked.memory, knowledge, TODAY)
    assert then.reply.messages[0].answer_id == "npq_required"


def test_english_rules_for_teachers_from_abroad_do_not_answer_somebody_in_wales(knowledge: Knowledge) -> None:
    known = Known(nation="wales", setting="special_school")
    turn = answers([knowledge.entries["nation_overseas_trained"]], Memory(known=known), known, knowledge, TODAY)
    assert turn.reply.messages[0].answer_id == "nation_wales"


def test_an_unfinished_award_is_answered_with_ones_own_date(knowledge: Knowledge) -> None:
    known = Known(nasenco="started", status="senco", became_senco=period_from(2023, 9))
    turn = answers([knowledge.entries["npq_nasenco_unfinished"]], Memory(known=known), known, knowledge, TODAY)
    assert "1 September 2026" in turn.reply.messages[0].text
