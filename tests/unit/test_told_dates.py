"""Dates that visitors tell: of becoming SENCO, of somebody else, to come, by the way, and taken back."""

from __future__ import annotations

import pytest

from senco.answering import Memory
from senco.knowledge import Knowledge
from tests.unit.turns import told, turn, understood


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("when must i hold the npq if i started in sept 2024", True),
        ("I took over as SENCO in September 2024, by when must I have it?", True),
        ("Our SENCO started in September 2024, when must she have the NPQ?", True),
        ("If they gave it me from 12 September 2024, when would I have to have it by?", True),
        ("He was made SENCO in September 2024. By when must he have it?", True),
        ("He has taught since September 2024. By when must he have it if he becomes SENCO?", False),
        ("She started as a teacher in September 2024, when must she have it?", False),
        ("My friend became SENCO in September 2024, when must she have the NPQ?", True),
        ("Our SENCO was promoted to assistant head in September 2024, when is her NPQ due?", False),
        ("Our SENCO became pregnant in September 2024, when must she have the NPQ?", False),
        ("Our head started in September 2024, when must I finish the NPQ?", False),
        ("I take over from Mrs Hill who started in September 2024, when is my deadline?", False),
        ("I started at this school in September 2024 and became SENCO later, when's the deadline?", False),
        ("If we become an academy from September 2024, when must I have the NPQ?", False),
        ("I started the NPQ SENCO in September 2024, when must I have it?", False),
        ("I became the SENCO's assistant in September 2024, when do I need the NPQ?", False),
        ("when must I finish if I started the NPQ in September 2024", False),
        ("if i started in sept 2024 on the course when must i finish", False),
    ],
)
def test_a_start_named_in_a_question_about_the_deadline_is_counted_from(
    text: str, counted: bool, knowledge: Knowledge
) -> None:
    reply = turn(understood(text, (text, {"npq_deadline": 0.9})), knowledge).reply
    assert ("2027" in reply.messages[0].text) is counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("no wait lol sept 24. 23 was my tlr", "2027"),
        ("Apologies, wrong row, that should be 15 April 2024.", "15 April 2027"),
        ("no sorry, it has been official since 2 November 2025, she has put me on the website", "2 November 2028"),
        ("actually it was October, I mixed it up with my colleague who started in 2024", "October 2026"),
        ("no sorry, I had my baby in June 2025", None),
        ("no I mean the law changed in September 2024", None),
        ("sorry, we had Ofsted in June 2025", None),
        ("my colleague became SENCO in 2024, sorry, 2025", None),
        ("actually, I'm back on 1 March 2027", None),
        ("actually I moved to this school in 2025", None),
    ],
)
def test_a_date_in_place_of_one_told_before_is_counted_from(text: str, counted: str | None, knowledge: Knowledge) -> None:
    first = turn(understood("I became SENCO in Sept 2023, by when?", ("by when", {"npq_deadline": 0.9})), knowledge)
    reply = turn(told(text, "oos_agency_admin"), knowledge, first.memory).reply
    text_of_all = " ".join(message.text for message in reply.messages)
    if counted is None:
        assert not any(str(year) in text_of_all for year in (2028, 2029, 2030))
    else:
        assert counted in text_of_all


def test_a_date_that_is_corrected_before_it_was_known_is_that_of_becoming_senco(knowledge: Knowledge) -> None:
    memory = Memory(last_entry="npq_deadline")
    said = told("no sorry not january, been official since 2nd november 2025", "oos_agency_admin")
    assert "2 November 2028" in turn(said, knowledge, memory).reply.messages[0].text


def test_how_long_somebody_has_been_senco_is_told_by_the_way(knowledge: Knowledge) -> None:
    text = "Six years a SENCO, 290 on the register, two tribunals this term alone and I am so tired"
    reply = turn(told(text, "oos_general"), knowledge).reply
    assert reply.messages[0].text.startswith("I have noted")


def test_a_guess_at_the_deadline_is_no_start(knowledge: Knowledge) -> None:
    guess = understood("is it 2029?", ("is it 2029?", {"npq_deadline": 0.9}))
    assert turn(guess, knowledge, Memory(last_entry="npq_deadline")).memory.known.became_senco is None


def test_a_correction_of_somebody_elses_start_is_not_the_visitors(knowledge: Knowledge) -> None:
    text = "Our SENCO started in September 2024, when must she have the NPQ?"
    first = turn(understood(text, (text, {"npq_deadline": 0.9})), knowledge)
    second = turn(told("sorry 2023", "npq_deadline"), knowledge, first.memory)
    assert "2026" in second.reply.messages[0].text
    assert second.memory.known.became_senco is None
