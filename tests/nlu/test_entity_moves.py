"""Moves to England, and the nation that somebody who moves comes from or asks about."""

from __future__ import annotations

from datetime import date

import pytest

from nlu.entities import find_mentions

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("I'm an ALNCo in Cardiff, moving to Hereford in June", "wales"),
        ("I teach in Cardiff and am moving to Bristol. Can I be a SENCO there?", "wales"),
        ("I'm a teacher in Swansea moving to Bristol, can I be a SENCO there?", "wales"),
        ("I live in Wales but will be working in Bristol", "wales"),
        ("moving from Wales to England", "wales"),
        ("relocating to Leeds from Cardiff", "wales"),
        ("Wales now but England soon", "wales"),
        ("I'm moving from Wales to England. Is the NPQ needed in Scotland?", "wales"),
        ("I'm moving to another school in York. Is the NPQ needed in Wales?", None),
        ("I'm moving to a new school in Leeds, SENCO since 2024. Is it the same in Wales?", None),
        ("Is it the same in Wales? I'm moving to a new school in Leeds, SENCO since 2024", None),
        ("I will be working at a school in Bristol. Is it different from Wales?", None),
        ("I will be working in England, having trained in Scotland", None),
        ("I trained in Wales but will be SENCO in England", None),
        ("I live in Wales but will work in England, do I need the NPQ?", "wales"),
    ],
)
def test_a_move_to_england_leaves_only_where_somebody_comes_from(text: str, left: str | None) -> None:
    mentions = find_mentions(text, TODAY)
    assert mentions.moves_to_england
    assert (mentions.leaves.value if mentions.leaves else None) == left


@pytest.mark.parametrize(
    "text",
    [
        "I've been SENCO in Leeds since 2024 and I'm moving to another school in York. Is it different in Scotland?",
        "I'm SENCO in Leeds since September 2024 and moving to York. When is my deadline?",
        "I'm SENCO in Wales and I'm not sure about moving to England",
        "I'm in Wales. I don't think I'm moving to England",
        "I was moving to England but stayed in Wales",
        "I'm a teacher in Wales, I'll start the NPQ in England",
        "I'm going to start the NPQ in London",
        "I will start a course in England",
        "I work in Wales and I will be in London for a course",
        "I'm going to be at a conference in Leeds",
        "I will be teaching about the Wars in England",
        "I'm SENCO in Cardiff. I have a pupil moving to England",
        "I'm SENCO for a pupil in Cardiff, moving to England",
        "we have a child moving from Scotland to England",
        "I have a TA moving to England",
        "My pupil is moving to England",
        "my family is moving to England",
        "I'm in Wales but my school will be joining a trust in England",
        "I'm moving to England and Wales",
        "I am a SENCO in Bristol, moving from Wales to England in 2019",
    ],
)
def test_no_move_to_england_unless_the_visitor_comes_to_work_there(text: str) -> None:
    mentions = find_mentions(text, TODAY)
    assert (mentions.moves_to_england, mentions.leaves) == (False, None)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "I've been SENCO in Leeds since September 2024 and I'm moving to another school in York. "
            "Is it different in Scotland?",
            "scotland",
        ),
        ("I'm moving to another school in York. Is the NPQ needed in Wales?", "wales"),
        ("Is it the same in Wales? I'm moving to a new school in Leeds, SENCO since 2024", "wales"),
        ("I will be working at a school in Bristol. Is it different from Wales?", "wales"),
        ("I'm moving from Wales to England. Is the NPQ needed in Scotland?", "scotland"),
    ],
)
def test_a_nation_that_somebody_who_moves_asks_about_is_asked_about(text: str, asked: str) -> None:
    nation = find_mentions(text, TODAY).asked_about.nation
    assert nation is not None and nation.value == asked


@pytest.mark.parametrize(
    "text",
    [
        "I am a SENCO in England. I will start a job in Wales in September. Do I need the NPQ?",
        "I work in London. My friend is in Wales. Does she need the NPQ?",
    ],
)
def test_another_nation_of_some_day_or_of_others_may_be_asked_about(text: str) -> None:
    asked = find_mentions(text, TODAY).asked_about.nation
    assert asked is not None and asked.value == "wales"


@pytest.mark.parametrize(
    "text",
    [
        "I will be working in England, having trained in Scotland",
        "Got my QTS in Glasgow, been in Bristol since. Have I got to take the NPQ?",
        "I'm an OT, NHS Fife then Durham, have I got to be a qualified teacher?",
    ],
)
def test_a_nation_that_somebody_in_england_only_tells_of_is_not_asked_about(text: str) -> None:
    mentions = find_mentions(text, TODAY)
    assert mentions.nation is not None and mentions.nation.value == "england"
    assert mentions.asked_about.nation is None
    assert mentions.tells_of is not None and mentions.tells_of.value == "scotland"


@pytest.mark.parametrize(
    "text", ["I trained in Wales, do I need the NPQ?", "I did an ALN masters and my PGCE in Cardiff. Does that count?"]
)
def test_where_somebody_trained_is_not_where_a_question_is_about(text: str) -> None:
    mentions = find_mentions(text, TODAY)
    assert (mentions.nation, mentions.asked_about.nation) == (None, None)
    assert mentions.tells_of is not None and mentions.tells_of.value == "wales"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("I teach in Glasgow, can I get a job in England as a SENCO?", "scotland"),
        ("I work in Wales. Could I be a SENCO in Bristol?", "wales"),
        ("can I move to England and be a SENCO", None),
    ],
)
def test_who_asks_for_work_in_england_is_not_kept_where_they_are(text: str, left: str | None) -> None:
    mentions = find_mentions(text, TODAY)
    assert (mentions.asks_of_england, mentions.nation) == (True, None)
    assert (mentions.leaves.value if mentions.leaves else None) == left


@pytest.mark.parametrize(
    "text",
    [
        "I work in Wales. Does the NPQ count in England?",
        "I'm in Wales. Can my colleague get a job in England?",
        "I'm in Wales. Is it the same in England?",
        "I'm in Wales. Can I do the NPQ in England?",
    ],
)
def test_what_holds_in_england_may_be_asked_from_elsewhere(text: str) -> None:
    mentions = find_mentions(text, TODAY)
    assert (mentions.asks_of_england, mentions.nation and mentions.nation.value) == (False, "wales")
