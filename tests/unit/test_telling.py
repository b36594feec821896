"""Messages that only tell something, and what the questions of a message are about, on the real knowledge."""

from __future__ import annotations

import pytest

from senco.answering import Memory
from senco.answering.telling import tells_only
from senco.knowledge import Knowledge
from senco.route import Known
from tests.unit.turns import answered, told, turn, understood


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("I work in a special school", True),
        ("I'm a class teacher in a mainstream primary in Leeds", True),
        ("I am a SENCO", True),
        ("I'm a primary teacher in Derby with 5 years' experience", True),
        ("I am a SENCO and I'm drowning in paperwork", False),
        ("I'm a TA, my head says I would be good at it", False),
    ],
)
def test_a_message_of_facts_says_nothing_else(text: str, only: bool) -> None:
    assert tells_only(told(text, "role_struggling")) == only


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("I am a SENCO", "role_struggling"),
        ("My school is a special school in Leeds", "nation_wales"),
        ("I'm a primary teacher in Derby with 5 years' experience", "oos_other_careers"),
    ],
)
def test_what_is_only_told_is_noted(text: str, entry: str, knowledge: Knowledge) -> None:
    reply = turn(told(text, entry), knowledge).reply
    assert reply.messages[0].text.startswith("I have noted")


def test_who_only_says_what_they_are_gets_the_answer_for_them(knowledge: Knowledge) -> None:
    assert answered(told("I am a teaching assistant", "compare_ta"), knowledge) == ["steps_ta_hlta"]
    assert answered(told("I teach in Wales", "oos_general"), knowledge) == ["nation_wales"]


def test_facts_beside_a_greeting_are_not_only_greeted(knowledge: Knowledge) -> None:
    text = "hi im a ta with no degree"
    greeted = understood(text, (text, {"chitchat_greet": 0.5, "steps_ta_hlta": 0.1}), asks=False)
    assert [message.answer_id for message in turn(greeted, knowledge).reply.messages] == ["steps_ta_hlta"]
    assert answered(told("hiya im an ect", "chitchat_greet"), knowledge) == ["steps_ect"]
    assert answered(told("hi im becky", "chitchat_greet"), knowledge) == ["chitchat_greet"]


def test_a_story_of_a_ta_that_is_not_understood_gets_the_answer_for_them(knowledge: Knowledge) -> None:
    story = "im a ta, 6 yrs now. my senco keeps telling me i should go for her job when she leaves"
    unclear = understood(story, (story, {"oos_general": 0.7, "steps_ta_hlta": 0.1}), asks=False)
    assert [message.answer_id for message in turn(unclear, knowledge).reply.messages] == ["steps_ta_hlta"]


def test_facts_beside_something_else_do_not_hide_it(knowledge: Knowledge) -> None:
    assert answered(told("I am a SENCO and I'm drowning in paperwork", "role_struggling"), knowledge) == ["role_struggling"]


def test_a_question_that_is_not_understood_is_not_only_noted(knowledge: Knowledge) -> None:
    text = "I'm a head in Kent. Any problem with that?"
    reply = turn(understood(text, (text, {"oos_general": 0.1})), knowledge).reply
    assert reply.status == "declined"
    assert "noted" not in reply.messages[0].text


def test_what_is_surely_nothing_for_the_bot_is_not_only_noted(knowledge: Knowledge) -> None:
    text = "we need a cover supervisor for tomorrow, school in Croydon"
    sure = understood(text, (text, {"oos_agency_admin": 0.98}), asks=False)
    assert turn(sure, knowledge).reply.messages[0].answer_id == "oos_agency_admin"
    assert turn(sure, knowledge).memory.known.nation == "england"
    later = Memory(known=Known(nation="abroad"), last_entry="nation_overseas_trained")
    assert turn(sure, knowledge, later).reply.messages[0].answer_id == "oos_agency_admin"
    less_sure = understood(text, (text, {"oos_agency_admin": 0.8}), asks=False)
    assert turn(less_sure, knowledge).reply.messages[0].text.startswith("I have noted")


def test_who_corrects_what_they_are_gets_the_answer_for_that(knowledge: Knowledge) -> None:
    memory = Memory(known=Known(status="teaching_assistant"), last_entry="steps_ta_hlta")
    said = told("actually I'm a qualified teacher", "steps_itt_routes")
    assert answered(said, knowledge, memory) == ["steps_overview"]


def test_what_makes_no_difference_does_not_repeat_the_last_answer(knowledge: Knowledge) -> None:
    memory = Memory(last_entry="role_acronym")
    assert turn(told("I am a SENCO", "role_struggling"), knowledge, memory).reply.messages[0].text.startswith("I have noted")


def test_a_nation_named_in_a_later_question_is_not_that_of_the_first(knowledge: Knowledge) -> None:
    text = "can a TA be a senco? and what about wales?"
    questions = ("can a TA be a senco?", {"steps_ta_hlta": 0.9}), ("what about wales?", {"nation_wales": 0.9})
    assert answered(understood(text, *questions), knowledge) == ["steps_ta_hlta", "nation_wales"]
    text = "in wales, do I need the npq and how long is it"
    questions = ("in wales, do I need the npq", {"npq_required": 0.9}), ("how long is it", {"npq_duration": 0.9})
    assert answered(understood(text, *questions), knowledge)[0] == "nation_wales"


@pytest.mark.parametrize(
    ("first", "second", "entries"),
    [
        (
            ("do I need the NPQ in a nursery", "npq_required"),
            ("what about a special school?", "npq_required"),
            ["npq_required", "npq_required"],
        ),
        (
            ("how does it work in Scotland", "nation_scotland"),
            ("do I need it in Wales?", "npq_required"),
            ["nation_scotland", "nation_wales"],
        ),
        (
            ("do I need the NPQ in a nursery", "npq_deadline_missed"),
            ("in a maintained nursery?", "npq_deadline_missed"),
            ["setting_early_years", "npq_deadline_missed"],
        ),
        (
            ("do I need the NPQ in a maintained nursery", "npq_deadline_missed"),
            ("in a nursery?", "npq_deadline_missed"),
            ["npq_deadline_missed", "setting_early_years"],
        ),
        (("what is the pay in Wales", "pay_salary"), ("in Scotland?", "pay_salary"), ["pay_salary", "pay_salary"]),
        (("what is the pay in Wales", "pay_salary"), ("do I need the NPQ?", "npq_required"), ["pay_salary", "nation_wales"]),
        (
            ("do I need the NPQ in Wales", "npq_required"),
            ("what about England?", "npq_required"),
            ["nation_wales", "npq_required"],
        ),
    ],
)
@pytest.mark.parametrize("joined", ["{}, and {}", "{}?\n{}"])
def test_each_question_is_about_the_place_that_it_names(
    first: tuple[str, str], second: tuple[str, str], entries: list[str], joined: str, knowledge: Knowledge
) -> None:
    read = [(text, {entry: 0.9}) for text, entry in (first, second)]
    replied = turn(understood(joined.format(first[0], second[0]), *read), knowledge)
    assert [message.answer_id for message in replied.reply.messages] == entries
    assert len({message.text for message in replied.reply.messages}) == 2
    assert replied.memory.last_entry not in replied.memory.beside


def test_a_question_about_another_nation_than_the_first_keeps_to_it_in_england(knowledge: Knowledge) -> None:
    text = "I teach in Leeds. Is it the same in Scotland, and how is it in Wales?"
    questions = ("Is it the same in Scotland", {"nation_scotland": 0.9}), ("how is it in Wales?", {"nation_wales": 0.9})
    assert answered(understood(text, *questions), knowledge) == ["nation_scotland", "nation_wales"]


@pytest.mark.parametrize(
    "text", ["I am not in Wales, I'm in England. Do I need the NPQ?", "I work in Leeds. Do I need the NPQ?"]
)
def test_nobody_in_england_gets_another_nations_law(text: str, knowledge: Knowledge) -> None:
    said = understood(text, (text, {"nation_wales": 0.95, "npq_required": 0.05}))
    assert answered(said, knowledge) == ["npq_required"]
    said = understood(text, (text, {"nation_wales": 0.99}))
    assert answered(said, knowledge) == ["nation_uk_trained"]


def test_another_nation_may_be_asked_about_in_england(knowledge: Knowledge) -> None:
    text = "I work in Leeds. How is it in Wales?"
    assert answered(understood(text, (text, {"nation_wales": 0.9})), knowledge) == ["nation_wales"]


def test_a_few_words_after_another_nation_are_about_it(knowledge: Knowledge) -> None:
    memory = Memory(last_entry="nation_scotland")
    said = understood("do i need the npq", ("do i need the npq", {"npq_required": 0.9}))
    assert answered(said, knowledge, memory) == ["nation_scotland"]
    longer = "what does the law in this country say about the npq for sencos"
    assert answered(understood(longer, (longer, {"npq_required": 0.9})), knowledge, memory) == ["npq_required"]


def test_the_same_question_about_academies(knowledge: Knowledge) -> None:
    said = understood("and for academies?", ("and for academies?", {"steps_ta_hlta": 0.6}))
    assert answered(said, knowledge, Memory(last_entry="steps_ta_hlta")) == ["steps_academy_qts"]


def test_whoever_is_a_teacher_need_not_train_as_one(knowledge: Knowledge) -> None:
    text = "I'm a teacher, whats the quickest way to get there"
    assert answered(understood(text, (text, {"steps_itt_routes": 0.9})), knowledge) == ["steps_overview"]


def test_a_button_means_what_the_question_means_when_it_is_typed(knowledge: Knowledge) -> None:
    memory = Memory(known=Known(nasenco="completed"))
    typed = answered(understood("do i need it", ("do i need it", {"npq_required": 0.9})), knowledge, memory)
    assert answered(understood("Is the NPQ for SENCOs mandatory?"), knowledge, memory) == typed


@pytest.mark.parametrize("text", ["ok", "Okay.", "I see", "oh right", "ah ok", "hmm", "fair enough"])
def test_an_acknowledgement_is_no_question(text: str, knowledge: Knowledge) -> None:
    said = understood(text, (text, {"npq_required": 0.7}), asks=False)
    reply = turn(said, knowledge, Memory(last_entry="npq_required")).reply
    assert reply.messages[0].text == knowledge.system["no_context"]


def test_who_says_where_they_are_after_a_rule_hears_it_for_there(knowledge: Knowledge) -> None:
    memory = Memory(known=Known(status="senco"), last_entry="npq_deadline_missed")
    assert answered(told("yes, a mainstream primary in Hull", "steps_school_types"), knowledge, memory) == [
        "npq_deadline_missed"
    ]


def test_who_trained_abroad_did_not_train_in_another_nation_of_the_uk(knowledge: Knowledge) -> None:
    text = "I qualified in Ireland. Could I be a SENCO in Manchester?"
    assert answered(understood(text, (text, {"nation_uk_trained": 0.9})), knowledge) == ["nation_overseas_trained"]


def test_what_is_said_of_there_is_about_the_setting_of_the_last_answer(knowledge: Knowledge) -> None:
    memory = Memory(last_entry="setting_pru_ap")
    text = "I have been doing it for four years there, should I worry?"
    assert answered(understood(text, (text, {"npq_deadline_missed": 0.9})), knowledge, memory) == ["setting_pru_ap"]
    text = "I am a SENCO in a mainstream school, should I worry?"
    assert answered(understood(text, (text, {"npq_deadline_missed": 0.9})), knowledge, memory) == ["npq_deadline_missed"]


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Special schools - do special schools need a SENCO?", "role_schools_must_have"),
        ("Can a TA do it or must a ta be a teacher?", "steps_ta_hlta"),
        ("Do I need the NPQ in Wales or is it like wales was before?", "npq_required"),
    ],
)
def test_what_a_question_names_twice_is_named_once(text: str, entry: str, knowledge: Knowledge) -> None:
    assert answered(understood(text, (text, {entry: 0.9})), knowledge)


@pytest.mark.parametrize(
    "text", ["I'm a SENCO with no time", "I'm a new SENCO with no experience", "I'm a TA and I have no job"]
)
def test_a_complaint_is_more_than_a_fact(text: str) -> None:
    assert not tells_only(told(text, "role_struggling"))


def test_a_fact_taken_back_is_noted(knowledge: Knowledge) -> None:
    memory = Memory(known=Known(nation="wales"), misses=1)
    reply = turn(told("I'm not in Wales", "oos_general"), knowledge, memory).reply
    assert reply.messages[0].text.startswith(knowledge.system["noted"])


def test_another_nation_lingers_for_one_question(knowledge: Knowledge) -> None:
    memory = Memory(last_entry="nation_scotland")
    first = turn(understood("do i need qts", ("do i need qts", {"steps_qualified_teacher": 0.9})), knowledge, memory)
    assert [message.answer_id for message in first.reply.messages] == ["nation_scotland"]
    second = understood("how long is the npq", ("how long is the npq", {"npq_duration": 0.9}))
    assert answered(second, knowledge, first.memory) == ["npq_duration"]


def test_who_is_in_england_may_ask_how_it_is_over_the_border(knowledge: Knowledge) -> None:
    text = "I teach in Leeds. What does the ALN code say?"
    assert answered(understood(text, (text, {"nation_wales": 0.95})), knowledge) == ["nation_wales"]


def test_a_teacher_may_read_how_others_become_one(knowledge: Knowledge) -> None:
    text = "I'm a teacher, my husband wants to train as one. Which routes are there?"
    assert answered(understood(text, (text, {"steps_itt_routes": 0.9})), knowledge) == ["steps_itt_routes"]
    memory = Memory(known=Known(status="qualified_teacher"))
    assert answered(understood("How do I qualify as a teacher?"), knowledge, memory) == ["steps_itt_routes"]


@pytest.mark.parametrize(
    ("told_first", "asked", "label"),
    [
        ("I work in a special school", {"do I need the NPQ?": "npq_required"}, "special school"),
        ("I work in a special school", {"our SENCO left, what now?": "role_senco_left"}, "special school"),
        ("I teach in a sixth form college", {"must I be a qualified teacher?": "steps_qualified_teacher"}, "college"),
        ("I teach in a sixth form college", {"who can be the SENCO?": "role_appointment_checks"}, "college"),
        ("I work in a PRU", {"must we have one?": "role_schools_must_have"}, "pupil referral unit"),
        ("I am in Cardiff", {"who can be the SENCO?": "role_appointment_checks"}, "Wales"),
    ],
)
def test_a_rule_is_told_for_where_the_visitor_said_to_work(
    told_first: str, asked: dict[str, str], label: str, knowledge: Knowledge
) -> None:
    memory = turn(told(told_first, "oos_general"), knowledge).memory
    chat = {"what does a SENCO do?": "role_day_to_day", **asked}  # what was told holds after another answer, too
    for text, entry in chat.items():
        replied = turn(understood(text, (text, {entry: 0.9})), knowledge, memory)
        memory = replied.memory
    assert label in replied.reply.messages[0].text.split(":**")[0]


def test_what_is_known_already_does_not_end_a_plan(knowledge: Knowledge) -> None:
    begun = turn(understood("plan my route"), knowledge, Memory(known=Known(nation="england")))
    again = turn(told("England", "nation_uk_overview"), knowledge, begun.memory)
    assert again.reply.status == "asked" and again.memory.pending == begun.memory.pending


def test_where_somebody_trained_changes_what_is_spoken_of(knowledge: Knowledge) -> None:
    memory = Memory(last_entry="setting_level3")
    said = told("actually I have a B.Ed from India, I never used it here", "setting_level3")
    assert answered(said, knowledge, memory) == ["nation_overseas_trained"]


def test_facts_that_name_no_other_nation_are_not_answered_about_one(knowledge: Knowledge) -> None:
    memory = Memory(last_entry="role_neurodivergent")
    said = told("teach yr5 in smethwick 4 yrs got qts all done", "nation_uk_trained")
    assert turn(said, knowledge, memory).reply.messages[0].text.startswith("I have noted")


def test_a_remark_that_is_not_understood_is_taken_for_one_on_the_last_answer_once(knowledge: Knowledge) -> None:
    memory = Memory(last_entry="jobs_vacancies")
    remark = understood("or thereabouts, cover or permanent", ("or thereabouts", {"oos_general": 0.5}), asks=False)
    first = turn(remark, knowledge, memory)
    assert [message.answer_id for message in first.reply.messages] == ["jobs_vacancies"]
    assert answered(remark, knowledge, first.memory) == ["oos_general"]
    surely_stray = understood("my cat is asleep on me", ("my cat is asleep on me", {"oos_general": 0.99}), asks=False)
    assert answered(surely_stray, knowledge, memory) == ["oos_general"]


def test_who_asks_whether_they_may_come_to_england_asks_the_rest_about_there(knowledge: Knowledge) -> None:
    asked = understood("can I be SENCO in England with that", ("can I be SENCO in England", {"nation_uk_trained": 0.9}))
    first = turn(asked, knowledge, Memory(known=Known(nation="scotland"), last_entry="nation_scotland"))
    later = understood("and is the npq a must", ("is the npq a must", {"npq_required": 0.9}))
    assert answered(later, knowledge, first.memory) == ["npq_required"]
