"""Deciding and answering, on the real knowledge."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from senco.answering import (
    NEW,
    Guess,
    Memory,
    Question,
    Reply,
    Understanding,
    as_plain_text,
    empty_message,
    engine_down,
    in_simple_words,
    welcome,
)
from senco.answering import answer as answer_turn
from senco.answering import answer_entry as answer_entry_turn
from senco.answering.decide import ANSWER_AT, SUGGEST_AT, Outcome, decide
from senco.answering.replies import answers
from senco.answering.tailor import Asked
from senco.knowledge import Knowledge
from senco.route import Known, period_from

TODAY = date(2026, 11, 23)


def answer(understanding: Understanding, knowledge: Knowledge, memory: Memory = NEW) -> Reply:
    return answer_turn(understanding, memory, knowledge, TODAY).reply


def answer_entry(entry_id: str, knowledge: Knowledge, **known: Any) -> Reply:
    memory = Memory(known=Known(**known))
    return answer_entry_turn(entry_id, memory, knowledge, TODAY).reply


def understood(*questions: dict[str, float]) -> Understanding:
    """An understanding with one question per dict of entry to confidence."""
    return Understanding(
        "question",
        tuple(
            Question(f"question {number}", tuple(Guess(*guess) for guess in guesses.items()))
            for number, guesses in enumerate(questions)
        ),
    )


SURE, UNSURE, HARDLY = ANSWER_AT + 0.1, ANSWER_AT - 0.1, SUGGEST_AT / 2


def test_a_sure_guess_is_answered(knowledge: Knowledge) -> None:
    reply = answer(understood({"npq_deadline": SURE}), knowledge)
    assert (reply.status, reply.messages[0].answer_id) == ("answered", "npq_deadline")
    assert [choice.entry for choice in reply.choices] == list(knowledge.entries["npq_deadline"].follow_ups)


def test_entries_of_one_topic_add_up(knowledge: Knowledge) -> None:
    half = ANSWER_AT / 2 + 0.01
    reply = answer(understood({"npq_deadline": half, "npq_deadline_leave": half - 0.005}), knowledge)
    assert reply.messages[0].answer_id == "npq_deadline"


def test_an_unsure_guess_is_asked_about(knowledge: Knowledge) -> None:
    reply = answer(understood({"npq_cost": UNSURE, "pay_salary": SUGGEST_AT, "steps_ect": HARDLY}), knowledge)
    assert reply.status == "clarify"
    assert [choice.entry for choice in reply.choices] == ["npq_cost", "pay_salary"]


@pytest.mark.parametrize("guesses", [{}, {"npq_cost": HARDLY}, {"unknown_intent": 0.99}, {"oos_general": UNSURE}])
def test_what_is_unknown_is_declined_with_a_way_on(knowledge: Knowledge, guesses: dict[str, float]) -> None:
    reply = answer(understood(guesses), knowledge)
    assert (reply.status, reply.messages[0].topic) == ("declined", "oos")
    assert knowledge.agency.contact_url in reply.messages[0].text
    assert reply.choices


def test_two_questions_get_two_answers_in_order_and_none_twice(knowledge: Knowledge) -> None:
    asked = understood({"role_definition": SURE}, {"npq_cost": SURE}, {"role_definition": SURE})
    assert [message.answer_id for message in answer(asked, knowledge).messages] == [
        "role_definition",
        "npq_cost",
    ]


def test_what_can_be_answered_is_answered_before_asking_back(knowledge: Knowledge) -> None:
    reply = answer(understood({"npq_cost": UNSURE}, {"role_definition": SURE}), knowledge)
    assert reply.status == "answered"
    assert [message.answer_id for message in reply.messages] == ["role_definition"]
    assert reply.messages[-1].text.endswith(knowledge.system["left_open"])
    assert [choice.entry for choice in reply.choices] == ["npq_cost"]


def test_what_is_left_open_can_be_chosen_in_words(knowledge: Knowledge) -> None:
    first = answer_turn(understood({"npq_cost": UNSURE}, {"role_definition": SURE}), NEW, knowledge, TODAY)
    then = answer_turn(Understanding("the first one", ()), first.memory, knowledge, TODAY)
    assert [message.answer_id for message in then.reply.messages] == ["npq_cost"]


def test_simple_words_keep_the_visitors_own_date_and_what_was_left_open(knowledge: Knowledge) -> None:
    memory = Memory(known=Known(became_senco=period_from(2025, 3)))
    full = answer(understood({"npq_cost": UNSURE}, {"npq_deadline": SURE}), knowledge, memory)
    simple = in_simple_words(full, knowledge).messages[-1].text
    assert knowledge.entries["npq_deadline"].easy_read in simple
    assert simple.split("\n\n")[0] == full.messages[-1].text.split("\n\n")[0]
    assert "2028" in simple.split("\n\n")[0]
    assert simple.endswith(knowledge.system["left_open"])


def test_at_most_three_questions_are_answered_and_the_rest_offered(knowledge: Knowledge) -> None:
    asked = ("role_definition", "npq_cost", "pay_salary", "jobs_vacancies")
    reply = answer(understood(*({name: SURE} for name in asked)), knowledge)
    assert [message.answer_id for message in reply.messages] == list(asked[:3])
    assert [choice.entry for choice in reply.choices] == ["jobs_vacancies"]


def test_of_four_questions_the_least_clear_one_is_offered(knowledge: Knowledge) -> None:
    asked = {"role_definition": SURE, "npq_cost": SURE - 0.05, "pay_salary": SURE, "jobs_vacancies": SURE}
    reply = answer(understood(*({name: confidence} for name, confidence in asked.items())), knowledge)
    assert [message.answer_id for message in reply.messages] == ["role_definition", "pay_salary", "jobs_vacancies"]
    assert [choice.entry for choice in reply.choices] == ["npq_cost"]


def test_nothing_is_offered_beside_help_for_somebody_in_danger(knowledge: Knowledge) -> None:
    reply = answer(understood({"npq_cost": UNSURE}, {"safeguarding_child": SURE}), knowledge)
    assert [message.topic for message in reply.messages] == ["safeguarding"]


def test_safeguarding_outranks_every_other_status(knowledge: Knowledge) -> None:
    reply = answer(understood({"steps_overview": SURE}, {"safeguarding_child": SURE}), knowledge)
    assert reply.status == "safeguarding"


def test_out_of_scope_entries_are_never_suggested(knowledge: Knowledge) -> None:
    decision = decide(understood({"oos_general": UNSURE, "npq_cost": UNSURE / 2}).questions[0], knowledge)
    assert decision.outcome is Outcome.DECLINE
    assert decision.entries == ("npq_cost",)


@pytest.mark.parametrize(
    ("guesses", "expected"),
    [
        ({"pay_salary": 0.7, "oos_agency_admin": 0.2}, Outcome.ANSWER),
        ({"pay_salary": 0.7, "oos_agency_admin": 0.25, "oos_general": 0.2}, Outcome.CLARIFY),
        ({"pay_salary": 0.3, "pay_allowance": 0.4, "oos_agency_admin": 0.45}, Outcome.CLARIFY),
        ({"handoff_human": 0.7, "oos_agency_admin": 0.5}, Outcome.ANSWER),  # it is the way to a person
        ({"pay_salary": 0.1, "oos_agency_admin": 0.08}, Outcome.CLARIFY),
        ({"pay_salary": 0.04, "oos_agency_admin": 0.03}, Outcome.DECLINE),
        ({"chitchat_greet": 0.7, "oos_gibberish": 0.5}, Outcome.ANSWER),  # a greeting cannot be offered
        ({"oos_agency_admin": 0.8, "pay_salary": 0.5}, Outcome.ANSWER),  # it is told who does that
    ],
)
def test_what_may_as_well_be_out_of_scope_is_asked(
    guesses: dict[str, float], expected: Outcome, knowledge: Knowledge
) -> None:
    assert decide(understood(guesses).questions[0], knowledge).outcome is expected


def test_a_variant_replaces_what_it_names_and_inherits_the_rest(knowledge: Knowledge) -> None:
    entry = knowledge.entries["steps_overview"]
    plain = answer_entry(entry.id, knowledge).messages[0].text
    assistant = answer_entry(entry.id, knowledge, status="teaching_assistant").messages[0].text
    assert assistant != plain
    variant = next(each for each in entry.variants if each.when.status == "teaching_assistant")
    assert variant.short in assistant
    assert (variant.exceptions or entry.exceptions) in assistant


def test_every_system_message_has_words(knowledge: Knowledge) -> None:
    for reply in (welcome(knowledge), engine_down(knowledge), empty_message(knowledge)):
        assert reply.messages[0].text.strip()


def test_plain_text_shows_sources_and_suggestions_without_markdown(knowledge: Knowledge) -> None:
    text = as_plain_text(answer_entry("npq_deadline", knowledge))
    assert "Sources:" in text and "checked 23 November 2026" in text and "Applies to:" in text
    assert "You could ask next:" in text and "**" not in text and "](" not in text


@pytest.mark.parametrize(
    ("entry", "known", "answered_by"),
    [
        ("npq_required_academy", {"setting": "independent"}, "setting_independent"),
        ("npq_deadline_missed", {"setting": "college"}, "setting_fe_college"),
        ("npq_deadline", {"setting": "college"}, "npq_deadline"),  # it has a variant for colleges
        ("npq_required", {"setting": "special_school"}, "npq_required"),  # it has a variant for special schools
        ("npq_required", {"nation": "wales"}, "nation_wales"),
        ("skills_overview", {"nation": "wales"}, "skills_overview"),
        ("nation_uk_trained", {"nation": "wales"}, "nation_uk_trained"),
        ("npq_deadline", {"setting": "academy"}, "npq_deadline"),
        ("role_appointment_checks", {"setting": "college"}, "setting_fe_college"),
        ("role_appointment_checks", {"setting": "pru"}, "setting_pru_ap"),
        ("role_appointment_checks", {"setting": "special_school"}, "role_appointment_checks"),  # it has a variant for them
        ("role_senco_left", {"setting": "special_school"}, "role_schools_must_have"),
        ("role_agency_senco", {"setting": "pru"}, "role_schools_must_have"),
        ("role_senco_left", {"setting": "academy"}, "role_senco_left"),
    ],
)
def test_a_rule_is_not_stated_to_somebody_outside_it(
    knowledge: Knowledge, entry: str, known: dict[str, str], answered_by: str
) -> None:
    assert answer_entry(entry, knowledge, **known).messages[0].answer_id == answered_by


def test_the_deadline_begins_with_the_visitors_own_date(knowledge: Knowledge) -> None:
    text = answer_entry("npq_deadline", knowledge, became_senco=period_from(2024, 9, 1)).messages[0].text
    assert "1 September 2027" in text.split("\n")[0]


@pytest.mark.parametrize(
    ("began", "warned"), [((2024, 9, 1), "ends after your date"), ((2025, 8, 1), "Time is tight"), ((2026, 9, 1), "")]
)
def test_who_has_little_time_left_hears_that_the_course_may_end_too_late(
    knowledge: Knowledge, began: tuple[int, int, int], warned: str
) -> None:
    own = answer_entry("npq_deadline", knowledge, became_senco=period_from(*began)).messages[0].text.split("\n")[0]
    assert (knowledge.system["not_begun"] in own) is bool(warned)
    assert warned in own


def test_what_was_known_is_shown_and_forgotten_on_request(knowledge: Knowledge) -> None:
    memory = Memory(known=Known(nation="wales"), last_entry="npq_cost")
    recall = answer_turn(Understanding("What do you know about me?", ()), memory, knowledge, TODAY)
    assert "Wales" in recall.reply.messages[0].text or "wales" in recall.reply.messages[0].text
    forgotten = answer_turn(Understanding("forget me", ()), memory, knowledge, TODAY).memory
    assert msgspec.structs.replace(forgotten, offered=()) == NEW


def test_who_holds_the_npq_is_told_that_the_rule_asks_for_that(knowledge: Knowledge) -> None:
    text = answer_entry("npq_deadline", knowledge, npq="completed").messages[0].text
    assert text.startswith("You told us that you hold the NPQ") and knowledge.system["offer_date"] not in text


def test_simpler_and_source_keep_to_where_the_visitor_is(knowledge: Knowledge) -> None:
    memory = Memory(known=Known(nation="wales"), last_entry="pay_salary")
    for said in ("source?", "sorry thats long can u say it simpler"):
        message = answer_turn(Understanding(said, ()), memory, knowledge, TODAY).reply.messages[0]
        assert "Wales" in message.applies_to
        assert [source.title for source in message.sources] == [
            knowledge.sources[name].title for name in ("wales_s60", "pay_tp")
        ]


def test_the_buttons_under_the_welcome_can_be_chosen_in_words(knowledge: Knowledge) -> None:
    first = welcome(knowledge).choices[0]
    turn = answer_turn(Understanding("the first one", ()), NEW, knowledge, TODAY)
    assert turn.reply.messages[0].answer_id == first.entry or turn.reply.status == "asked"


@pytest.mark.parametrize("said", ["source?", "Say it more simply, please", "Tell me more"])
def test_short_commands_are_about_the_last_answer(knowledge: Knowledge, said: str) -> None:
    turn = answer_turn(Understanding(said, ()), Memory(last_entry="npq_cost"), knowledge, TODAY)
    assert turn.reply.status == "answered" and turn.reply.messages[0].sources
    first = answer_turn(Understanding(said, ()), NEW, knowledge, TODAY)
    assert first.reply.messages[0].text == knowledge.system["no_last_answer"]


def test_source_and_simpler_are_about_every_answer_of_the_last_reply(knowledge: Knowledge) -> None:
    entries = [knowledge.entries[name] for name in ("npq_cost", "pay_salary")]
    after = answers([Asked(entry, Known()) for entry in entries], NEW, knowledge, TODAY).memory
    source = answer_turn(Understanding("source?", ()), after, knowledge, TODAY)
    cited = {each.title for each in source.reply.messages[0].sources}
    assert cited == {knowledge.sources[name].title for entry in entries for name in entry.sources}
    simpler = answer_turn(Understanding("say it more simply", ()), source.memory, knowledge, TODAY).reply
    assert [message.answer_id for message in simpler.messages] == ["npq_cost", "pay_salary"]
    alone = answer_entry_turn("npq_cost", after, knowledge, TODAY).memory
    assert answer_turn(Understanding("source?", ()), alone, knowledge, TODAY).reply.messages[0].answer_id == "npq_cost"
    assert alone.beside == ()
