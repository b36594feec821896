"""The planner in the chat, on messages that were understood by hand."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from senco.answering import NEW, Guess, Memory, Question, Turn, Understanding, answer, answer_entry
from senco.answering.mentions import AskedAbout, Duration, ImpossibleDate, Mention, Mentions, When
from senco.knowledge import load_knowledge
from senco.route import Known, load_guide

TODAY = date(2026, 11, 23)
KNOWLEDGE = load_knowledge()


def say(memory: Memory, text: str, *entries: str, asks: bool = False, today: date = TODAY, **mentions: object) -> Turn:
    """Answer a message that is surely about these entries."""
    questions = tuple(Question(text, (Guess(entry, 0.97),)) for entry in entries)
    return answer(Understanding(text, questions, Mentions(**mentions), asks), memory, KNOWLEDGE, today)


def month(year: int, number: int, assumption: str | None = None) -> When:
    return When(date(year, number, 1), "month", assumption, "then")


@pytest.fixture
def begun() -> Memory:
    return say(NEW, "plan my route").memory


def test_the_first_question_says_that_there_are_a_few_and_that_each_can_be_skipped(begun: Memory) -> None:
    reply = say(NEW, "plan my route").reply
    assert (reply.status, reply.messages[0].topic) == ("asked", "nation_other")
    assert "a few short questions" in reply.messages[0].text and "skip" in reply.messages[0].text
    assert reply.choices[-1].title == load_guide().words.chat.skip
    assert begun.pending == "nation"


def test_a_question_is_answered_before_the_planner_asks_again(begun: Memory) -> None:
    turn = say(begun, "and how much is the course?", "npq_cost", asks=True)
    assert turn.reply.status == "answered"
    assert [message.topic for message in turn.reply.messages] == ["npq_cost_funding", "nation_other"]
    assert turn.memory.pending == "nation"


def test_after_several_digressions_the_planner_waits_to_be_called(begun: Memory) -> None:
    memory = begun
    for _ in range(3):
        turn = say(memory, "and how much is the course?", "npq_cost", asks=True)
        memory = turn.memory
    assert memory.pending is None and load_guide().words.chat.paused in turn.reply.messages[-1].text
    assert say(memory, "my route").memory.pending == "nation"


def test_what_is_not_understood_is_asked_once_more_and_then_left_out(begun: Memory) -> None:
    again = say(begun, "flurble")
    assert again.reply.status == "asked" and load_guide().words.chat.again in again.reply.messages[0].text
    assert say(again.memory, "flurble").memory.pending == "setting"


def test_a_safeguarding_answer_and_a_goodbye_are_not_followed_by_a_question(begun: Memory) -> None:
    ends = {
        "something": "safeguarding_self",
        "see you": "chitchat_bye",
        "that will be all": "chitchat_bye",
        "a person": "handoff_human",
    }
    for text, entry in ends.items():
        turn = say(begun, text, entry)
        assert len(turn.reply.messages) == 1 and turn.memory.pending is None


@pytest.mark.parametrize("text", ["tomorrow", "forever", "quite soon"])
def test_a_word_or_two_that_only_seem_a_goodbye_do_not_end_the_plan(begun: Memory, text: str) -> None:
    turn = say(begun, text, "chitchat_bye")
    assert turn.memory.pending == "nation" and load_guide().words.chat.again in turn.reply.messages[0].text


def test_a_date_that_cannot_be_is_asked_about_and_not_remembered() -> None:
    memory = say(Memory(known=Known(nation="england", setting="mainstream", status="senco")), "plan my route").memory
    assert memory.pending == "became_senco"
    for impossible in (ImpossibleDate("no_such_day", "31 September"), ImpossibleDate("too_long_ago", "1066")):
        turn = say(memory, impossible.text, impossible_dates=(impossible,))
        assert turn.reply.status == "asked" and turn.memory.known.became_senco is None


def test_a_date_to_come_is_used_once_it_is_confirmed() -> None:
    memory = say(Memory(known=Known(nation="england", setting="mainstream", status="senco")), "plan my route").memory
    doubt = say(memory, "then", dates=(month(2027, 9),))
    assert load_guide().words.doubts.to_come in doubt.reply.messages[0].text
    confirmed = say(doubt.memory, "yes").memory
    assert confirmed.known.became_senco.earliest == date(2027, 9, 1)
    denied = say(doubt.memory, "no").memory
    assert (denied.pending, denied.known.status) == ("became_senco", "senco")
    corrected = say(doubt.memory, "sept 2024", dates=(month(2024, 9),)).memory
    assert corrected.known.became_senco.earliest == date(2024, 9, 1)


def test_two_years_is_about_two_years_ago_and_says_so() -> None:
    memory = say(Memory(known=Known(nation="england", setting="mainstream", status="senco")), "plan my route").memory
    turn = say(memory, "2 yrs", durations=(Duration(2.0, None, "2 yrs"),))
    assert turn.memory.known.became_senco.earliest == date(2024, 11, 1)
    assert "about November 2024" in turn.reply.messages[0].text


@pytest.mark.parametrize(("text", "years"), [("since 2021", 5.9), ("four", 4.0), ("none", 0.0)])
def test_how_long_a_teacher_has_taught_is_no_day_of_becoming_senco(text: str, years: float) -> None:
    known = Known(nation="england", setting="mainstream", status="qualified_teacher")
    memory = say(Memory(known=known), "plan my route").memory
    assert memory.pending == "experience"
    began = When(date(2021, 1, 1), "year", None, "2021")
    told = {"dates": (began,), "became_senco": began} if "2021" in text else {}
    known = say(memory, text, **told).memory.known
    assert (known.experience_years, known.became_senco) == (years, None)


def test_where_somebody_moves_to_is_where_they_will_work(begun: Memory) -> None:
    about = AskedAbout(nation=Mention("england", "Bristol"))
    assert say(begun, "I'm moving to Bristol", asked_about=about).memory.known.nation == "england"


def test_a_day_to_come_gives_the_deadline_that_will_hold_then() -> None:
    to_come = ImpossibleDate("in_the_future", "January", month(2027, 1))
    text = say(NEW, "I start in January, when must I have it?", "npq_deadline", asks=True, impossible_dates=(to_come,))
    assert "January 2030" in text.reply.messages[0].text and text.memory.known.became_senco is None


def test_the_subject_has_ended_leaves_nothing_to_say_yes_to(begun: Memory) -> None:
    ended = answer_entry("chitchat_bye", begun, KNOWLEDGE, TODAY).memory
    assert ended.pending is None and ended.planning is None
    assert say(ended, "yes").memory.pending is None


def test_the_assumption_stands_on_the_route_too() -> None:
    known = Known(nation="england", setting="mainstream", status="senco", nasenco="none")
    memory = say(Memory(known=known), "plan my route").memory
    turn = say(memory, "then", dates=(month(2025, 9, "I took “then” to mean September 2025."),))
    card = turn.reply.messages[0].card
    assert card["assumptions"][0].startswith("I took") and card["deadline"] == "2028-09-01"
    assert "BEGIN:VCALENDAR" in card["calendar"] and "1 September 2028" in card["text"]


def test_a_correction_after_the_route_gives_the_route_anew() -> None:
    known = Known(nation="england", setting="mainstream", status="senco", nasenco="none")
    memory = say(Memory(known=known), "plan my route").memory
    shown = say(memory, "then", dates=(month(2025, 9),)).memory
    assert shown.route_asked is not None
    anew = say(shown, "no wait, 2024", dates=(When(date(2024, 1, 1), "year", None, "2024"),), corrects=True)
    assert anew.reply.messages[0].card["deadline"] == "2027-09-01"
    elsewhere = say(anew.memory, "sorry, I meant Wales", nation=Mention("wales", "Wales"), corrects=True)
    assert elsewhere.reply.messages[0].card["deadline"] is None


WORDS = st.one_of(
    st.sampled_from(["yes", "no", "not sure", "skip", "2", "the third one", "none", "my route", "England", "what?", "stop"]),
    st.text(max_size=20),
)
DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
DATES = st.builds(When, DAYS, st.sampled_from(["day", "month", "year"]), st.none(), st.just("x"))
MENTIONS = st.builds(
    Mentions,
    nation=st.none() | st.builds(Mention, st.sampled_from(["england", "wales", "abroad"]), st.just("x")),
    setting=st.none() | st.builds(Mention, st.sampled_from(["mainstream", "pru", "parent"]), st.just("x")),
    status=st.none() | st.builds(Mention, st.sampled_from(["senco", "ect", "teaching_assistant", "parent"]), st.just("x")),
    dates=st.lists(DATES, max_size=2).map(tuple),
    durations=st.lists(st.builds(Duration, st.floats(0, 200), st.none(), st.just("x")), max_size=1).map(tuple),
    corrects=st.booleans(),
)


TURNS = st.tuples(WORDS, MENTIONS, st.sampled_from(["", "npq_cost", "oos_general"]), st.booleans())


@settings(deadline=None, max_examples=150)
@given(st.lists(TURNS, max_size=12), DAYS)
def test_whatever_is_said_there_are_at_most_five_questions_and_always_a_reply(said, today: date) -> None:
    memory, asked = say(NEW, "plan my route", today=today).memory, {"nation"}
    for text, mentions, entry, asks in said:
        questions = (Question(text, (Guess(entry, 0.9),)),) if entry else ()
        turn = answer(Understanding(text, questions, mentions, asks), memory, KNOWLEDGE, today)
        assert turn.reply.messages and all(message.text.strip() for message in turn.reply.messages)
        memory = msgspec.convert(msgspec.to_builtins(turn.memory), Memory)  # it goes through the slot
        if memory.planning is None:
            break
        asked |= set(memory.planning.asked)
        assert len(asked) <= 5


def test_a_leap_day_is_a_date_like_any_other() -> None:
    known = Known(nation="england", setting="mainstream", status="senco", nasenco="none")
    memory = say(Memory(known=known), "plan my route").memory
    turn = say(memory, "29 February 2024", dates=(When(date(2024, 2, 29), "day", None, "29 February 2024"),))
    assert turn.reply.messages[0].card["deadline"] == "2027-02-28"
