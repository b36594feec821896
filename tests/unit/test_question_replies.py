"""Replies to the questions of the planner, read as the language side reads them."""

from __future__ import annotations

from datetime import date

import pytest

from nlu.entities import find_mentions
from senco.answering import NEW, Memory, Turn, Understanding, answer
from senco.knowledge import load_knowledge
from senco.route import Known, Period, load_guide, period_from
from senco.route.period import OLDEST

TODAY = date(2026, 11, 27)
KNOWLEDGE = load_knowledge()
DOUBTS, CHAT = load_guide().words.doubts, load_guide().words.chat
SCHOOL = Known(nation="england", setting="mainstream")
BEFORE = {  # what is known when each question is asked
    "nation": Known(),
    "setting": Known(nation="england"),
    "status": SCHOOL,
    "degree": Known(nation="england", setting="mainstream", status="teaching_assistant"),
    "experience": Known(nation="england", setting="mainstream", status="qualified_teacher"),
    "became_senco": Known(nation="england", setting="mainstream", status="senco"),
}


def say(memory: Memory, text: str) -> Turn:
    said = Understanding(text, (), find_mentions(text, TODAY), asks=text.endswith("?"))
    return answer(said, memory, KNOWLEDGE, TODAY)


def reply(question: str, text: str) -> Turn:
    memory = say(Memory(known=BEFORE[question]), "plan my route").memory
    assert memory.pending == question
    return say(memory, text)


@pytest.mark.parametrize(
    ("question", "text", "asked"),
    [
        ("nation", "not England", DOUBTS.denied),
        ("nation", "outside England", DOUBTS.denied),
        ("nation", "outside of England", DOUBTS.denied),
        ("nation", "not Wales", DOUBTS.denied),
        ("nation", "anywhere but Wales", DOUBTS.denied),
        ("nation", "UK", DOUBTS.whole_uk),
        ("nation", "in the UK", DOUBTS.whole_uk),
        ("nation", "Britain", DOUBTS.whole_uk),
        ("nation", "GB", DOUBTS.whole_uk),
        ("nation", "Northern", CHAT.again),
        ("nation", "both England and Wales", DOUBTS.several),
        ("nation", "Leeds or Cardiff", DOUBTS.several),
        ("setting", "not a special school", DOUBTS.denied),
        ("setting", "not private", DOUBTS.denied),
        ("setting", "not an academy", DOUBTS.denied),
        ("status", "in education", CHAT.again),
        ("status", "qualified teacher status", CHAT.again),
        ("experience", "not long", CHAT.again),
        ("became_senco", "13/24", DOUBTS.impossible),
        ("became_senco", "9/27", DOUBTS.to_come),
    ],
)
def test_a_reply_that_chooses_nothing_is_asked_about(question: str, text: str, asked: str) -> None:
    turn = reply(question, text)
    assert turn.reply.messages[0].text.startswith(asked)
    assert (turn.memory.pending, turn.memory.known) == (question, BEFORE[question])


@pytest.mark.parametrize(
    ("question", "text", "field", "value"),
    [
        ("nation", "northern england", "nation", "england"),
        ("nation", "England not Wales", "nation", "england"),
        ("nation", "outside Leeds", "nation", "england"),
        ("nation", "England rather than Wales", "nation", "england"),
        ("nation", "Wales instead of England", "nation", "wales"),
        ("nation", "moving from England to Wales", "nation", "wales"),
        ("nation", "moving from Wales to England", "nation", "england"),
        ("nation", "Wales now but England soon", "nation", "england"),
        ("nation", "I trained in Wales but will be SENCO in England", "nation", "england"),
        ("nation", "relocating to Leeds from Cardiff", "nation", "england"),
        ("nation", "Devon and Cornwall", "nation", "england"),
        ("nation", "not in the uk", "nation", "abroad"),
        ("nation", "I'm in the UK, Leeds", "nation", "england"),
        ("setting", "special", "setting", "special_school"),
        ("status", "SENDCO", "status", "senco"),
        ("status", "student", "status", "trainee"),
        ("status", "not working", "status", "career_changer"),
        ("degree", "y", "degree", "yes"),
        ("degree", "n", "degree", "no"),
        ("degree", "yes a BA", "degree", "yes"),
        ("degree", "yes, a foundation degree", "degree", "no"),
        ("degree", "yes, and a diploma", "degree", "yes"),
        ("degree", "yes, and I'm level 4 HLTA", "degree", "yes"),
        ("degree", "I haven't finished my degree", "degree", "no"),
        ("degree", "still doing my degree", "degree", "no"),
        ("degree", "halfway through my degree", "degree", "no"),
        ("degree", "yes but not finished", "degree", "no"),
        ("degree", "I'm in my final year", "degree", "no"),
        ("degree", "not yet, still studying", "degree", "no"),
        ("degree", "I have a degree but have not finished my masters", "degree", "yes"),
        ("status", "ta", "status", "teaching_assistant"),
        ("experience", "fifteen", "experience_years", 15.0),
        ("experience", "twenty five", "experience_years", 25.0),
        ("experience", "over 20", "experience_years", 20.0),
        ("experience", "about 10", "experience_years", 10.0),
        ("experience", "two and a half", "experience_years", 2.5),
        ("experience", "3½", "experience_years", 3.5),
        ("experience", "2.5", "experience_years", 2.5),
        ("experience", "2 1/2 years", "experience_years", 2.5),
        ("became_senco", "acting since January 2024, permanent since September 2025", "became_senco", period_from(2024, 1)),
        ("became_senco", "2019 acting, 2021 permanent", "became_senco", period_from(2019)),
        ("became_senco", "either 2023 or 2024", "became_senco", Period(date(2023, 1, 1), date(2024, 12, 31))),
        ("became_senco", "before 2009", "became_senco", Period(OLDEST, date(2008, 12, 31))),
        ("became_senco", "pre 2009", "became_senco", Period(OLDEST, date(2008, 12, 31))),
        ("became_senco", "2008 or earlier", "became_senco", Period(OLDEST, date(2008, 12, 31))),
        ("became_senco", "just before sept 2024", "became_senco", period_from(2024, 9)),
        ("became_senco", "no wait 2024", "became_senco", period_from(2024)),
        ("became_senco", "not 2023, 2024", "became_senco", period_from(2024)),
        ("became_senco", "teaching since 2010, SENCO since 2023", "became_senco", period_from(2023)),
        ("became_senco", "9/24", "became_senco", period_from(2024, 9)),
        ("became_senco", "'23", "became_senco", period_from(2023)),
        ("became_senco", "08", "became_senco", period_from(2008)),
    ],
)
def test_a_reply_is_read_as_it_is_meant(question: str, text: str, field: str, value: object) -> None:
    assert getattr(reply(question, text).memory.known, field) == value


@pytest.mark.parametrize("text", ["01/09", "1/1", "1-1"])
def test_a_day_and_month_is_no_date_of_long_ago(text: str) -> None:
    """The first of September is the usual start; read as a month of 2009 it would come before the rule."""
    assert reply("became_senco", text).memory.known.became_senco is None


def test_what_two_digits_were_taken_to_mean_is_said() -> None:
    assert reply("became_senco", "9/24").memory.assumption == "I took “9/24” to mean September 2024."


def talk(*texts: str) -> Turn:
    turn = say(NEW, "plan my route")
    for text in texts:
        turn = say(turn.memory, text)
    return turn


def test_who_is_not_the_senco_yet_is_asked_what_they_are() -> None:
    turn = talk("England", "mainstream", "SENCO", "I am not the SENCO yet")
    assert (turn.memory.pending, turn.memory.known.status) == ("status", None)
    shown = talk("England", "mainstream", "SENCO", "I am not the SENCO yet", "Early career teacher").reply.messages[0]
    assert shown.topic == "steps_overview" and "Meet the teacher rule" not in shown.card["text"]


@pytest.mark.parametrize(
    "text",
    [
        "no longer the senco since 2022",
        "I'm no longer the SENCO since 2022",
        "stopped being senco in 2021",
        "gave up the role last year",
        "I stepped down in 2023",
    ],
)
def test_the_day_on_which_a_post_ended_is_not_that_on_which_it_began(text: str) -> None:
    memory = reply("became_senco", text).memory
    assert (memory.pending, memory.known) == ("status", SCHOOL)


@pytest.mark.parametrize(
    "texts",
    [
        ("England", "mainstream", "Qualified teacher", "10 years", "neither"),  # as many questions as are asked
        ("England", "mainstream", "SENCO", "I am not the SENCO yet", "Qualified teacher", "10 years"),
    ],
)
def test_who_turns_out_to_be_the_senco_is_asked_since_when(texts: tuple[str, ...]) -> None:
    asked = talk(*texts, "actually I'm the SENCO")
    assert asked.memory.pending == "became_senco"
    assert say(asked.memory, "Sept 2024").memory.known.became_senco == period_from(2024, 9)
