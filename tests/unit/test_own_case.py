"""Questions that visitors ask of themselves, and of another place or day after an answer."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from nlu.entities import find_mentions
from senco.answering import Guess, Memory, Question, Understanding
from senco.answering import answer as answer_turn
from senco.answering.learning import as_correction, as_start, finished_award, learn_from, leaving
from senco.answering.mentions import Denial, Mention, Mentions, When
from senco.answering.own_case import own_case
from senco.answering.replies import answers
from senco.answering.substitution import same_for_another
from senco.answering.tailor import Asked, elsewhere
from senco.knowledge import Knowledge
from senco.route import Known, Period, period_from

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
    assert own_case(text, text, "steps_ta_hlta", Known(status=status)) == entry


@pytest.mark.parametrize("text", ["can my TA be the SENCO?", "can I be a SENCO without QTS?", "can I be a SENCO in Wales"])
def test_a_question_of_something_more_is_left_to_the_reader(text: str) -> None:
    assert own_case(text, text, "steps_ta_hlta", Known(status="ect")) is None


def test_the_answer_about_somebody_else_gives_way_to_ones_own() -> None:
    text = "I have started my first year, can I be the SENCO?"
    assert own_case(text, text, "steps_ta_hlta", Known(status="ect")) == "steps_ect"
    assert own_case(text, text, "role_neurodivergent", Known(status="ect")) is None
    assert own_case(text, text, "steps_ta_hlta", Known()) is None


def test_the_npq_rule_is_answered_for_who_asks_of_themselves() -> None:
    text = "would I need to do the NPQ then"
    assert own_case(text, text, "npq_required", Known(status="head")) == "npq_required_head"
    assert (
        own_case("does our SENCO need the NPQ", "does our SENCO need the NPQ", "npq_required", Known(status="head")) is None
    )
    message = "I've been acting SENCO since Easter. do I have to do this npq thing"
    assert (
        own_case("do I have to do this npq thing", message, "npq_required", Known(status="senco")) == "npq_required_acting"
    )
    assert own_case(text, text, "npq_required", Known(status="senco")) is None


def test_routes_are_answered_by_whether_there_is_a_degree() -> None:
    text = "how do I get on that course"
    assert own_case(text, text, "steps_itt_entry", Known(degree="no")) == "steps_itt_no_degree"
    assert own_case(text, text, "steps_itt_no_degree", Known(degree="yes")) == "steps_itt_routes"
    assert own_case(text, text, "steps_itt_no_degree", Known()) is None


def test_what_a_message_says_before_the_question_counts() -> None:
    text, message = "Could I still be a SENCO?", "I walk with a frame. Could I still be a SENCO? And how long is the NPQ?"
    assert own_case(text, message, "role_neurodivergent", Known()) is None
    assert own_case(text, message, None, Known()) == "steps_overview"
    assert own_case(text, message, "steps_overview", Known(status="ect")) == "steps_ect"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no wait, 2024", period_from(2024, 9)),
        ("sorry I meant May 2023", period_from(2023, 5)),
        ("sorry I meant May 2023 not June 2023", period_from(2023, 5)),
        ("sorry, I meant May 2023. Can I start the NPQ in October 2026?", period_from(2023, 5)),
        ("actually I took over in 2024", period_from(2024)),
        ("actually October", period_from(2025, 10)),
        ("actually I started in October", period_from(2025, 10)),
        ("actually last October", period_from(2026, 10)),
        ("actually I did the NASENCO in 2012", None),
        ("actually I moved school in 2024", None),
        ("actually I had a baby in 2024", None),
        ("actually it's a different school since September 2026", None),
        ("actually I have been teaching since 2010", None),
        ("actually I applied in 2023", None),
        ("no, I mean when did the law change, 2014?", None),
        ("actually was it 2014", None),
    ],
)
def test_only_a_date_of_becoming_senco_puts_it_right(text: str, expected: Period | None) -> None:
    known = Known(became_senco=period_from(2025, 9))
    said = Understanding(text, (), find_mentions(text, TODAY), asks=text.startswith("actually was") or "?" in text)
    assert learn_from(as_correction(said, TODAY).mentions, known).became_senco == (expected or known.became_senco)


def only(text: str, said: date) -> Understanding:
    return Understanding(text, (), Mentions(dates=(When(said, "month", None, "september 2024"),)))


def test_a_bare_date_after_the_deadline_is_when_the_visitor_began() -> None:
    assert as_start(only("in september 2024?", date(2024, 9, 1)), Known(), TODAY).mentions.became_senco is not None
    assert as_start(only("is september 2024 in the law", date(2024, 9, 1)), Known(), TODAY).mentions.became_senco is None
    assert (
        as_start(only("I will start in september 2024", date(2027, 9, 1)), Known(), TODAY).mentions.became_senco is not None
    )


@pytest.mark.parametrize(
    ("text", "known", "start"),
    [
        ("started september 2024 to be exact. so it runs out in 2027 then?", Known(), True),
        ("started september 2024. so it runs out in 2027 then?", Known(became_senco=period_from(2023, 9)), False),
        ("september 2024. that's when my course started", Known(), False),
        ("started september 2024? or later", Known(), False),
        ("september 2024. Is that too late to register?", Known(), False),
    ],
)
def test_a_start_may_be_told_before_a_question(text: str, known: Known, start: bool) -> None:
    assert (as_start(only(text, date(2024, 9, 1)), known, TODAY).mentions.became_senco is not None) is start


@pytest.mark.parametrize(
    ("text", "asks", "corrects"),
    [
        ("no, september 2024", False, True),
        ("actually they made it permanent in september 2024", False, True),
        ("sorry, can I start the NPQ in september 2024?", True, False),
        ("no, my course started in september 2024", False, False),
        ("no one told me until september 2024", False, False),
    ],
)
def test_a_date_is_taken_back_only_where_nothing_else_is_said(text: str, asks: bool, corrects: bool) -> None:
    said = msgspec.structs.replace(only(text, date(2024, 9, 1)), asks=asks)
    assert as_correction(said, date(2026, 11, 28)).mentions.corrects is corrects


def test_whoever_is_no_longer_senco_has_no_date_of_becoming_one() -> None:
    known = Known(status="senco", became_senco=period_from(2024, 9))
    assert learn_from(Mentions(denied=(Denial("status", "senco", "not the SENCO"),)), known) == Known()
    for text, status in (
        ("I've stopped being SENCO, I'm a class teacher now", "qualified_teacher"),
        ("I'm not the SENCO any more", None),
        ("I used to be the SENCO", None),
        ("I've stepped down as SENCO", None),
        ("I'm a teaching assistant", "teaching_assistant"),
        ("I'm a trainee teacher", "trainee"),
    ):
        assert learn_from(find_mentions(text, TODAY), known) == Known(status=status), text


def test_an_award_that_was_begun_is_finished_with_few_words() -> None:
    begun = Known(nasenco="started")
    for text, finished in (("I finished it last month!", True), ("I finished my degree", False), ("not finished", False)):
        found = finished_award(Understanding(text, ()), begun).mentions.nasenco
        assert (found is not None) is finished, text
    assert finished_award(Understanding("I've finished it", ()), Known()).mentions.nasenco is None


@pytest.mark.parametrize(
    ("text", "award"),
    [
        ("no I haven't completed it, I only started it", "started"),
        ("sorry, I haven't finished it yet", "started"),
        ("actually I'm still doing it", "started"),
        ("no I haven't done it", None),
        ("I never started it", None),
        ("no I only started it in 2012", "started"),
        ("I started it", "completed"),
        ("no I haven't", "completed"),
        ("no I haven't finished my degree", "completed"),
    ],
)
@pytest.mark.parametrize("field", ["nasenco", "npq"])
def test_that_an_award_is_completed_is_taken_back_with_few_words(text: str, award: str | None, field: str) -> None:
    known = Known(**{field: "completed"})
    said = finished_award(Understanding(text, (), find_mentions(text, TODAY), asks=False), known)
    learnt = learn_from(said.mentions, known)
    assert (getattr(learnt, field), learnt.became_senco) == (award, None)


SENCO_IN_LEEDS = {"nation": "england", "status": "senco", "became_senco": period_from(2024, 9)}
ALNCO = {"nation": "wales", "status": "senco", "became_senco": period_from(2022, 9)}


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("I'm an ALNCo in Cardiff, moving to Hereford in June", {}, {"nation": "england"}),
        ("I've been ALNCo in Cardiff since 2022, moving to Hereford in June", {}, {"nation": "england"}),
        ("I'm moving to Hereford in June", ALNCO, {"nation": "england"}),
        ("I'm moving to Hereford in June", {"nation": "wales", "status": "head"}, {"nation": "england", "status": "head"}),
        ("I'm a SENCO, moving to Hereford in June", {}, {"nation": "england", "status": "senco"}),
        ("I'm thinking of moving to Hereford", ALNCO, ALNCO),
        ("Could I be a SENCO in Hereford?", ALNCO, {}),
        ("Does the NPQ count in Hereford?", ALNCO, ALNCO),
        ("I'm moving to another school in York. Is the NPQ needed in Wales?", SENCO_IN_LEEDS, SENCO_IN_LEEDS),
        (
            "I've been SENCO in Leeds since September 2024 and I'm moving to another school in York. "
            "Is it different in Scotland?",
            {},
            SENCO_IN_LEEDS,
        ),
        (
            "I'm SENCO in Leeds since September 2024 and moving to York. When is my deadline?",
            {"nation": "wales"},
            SENCO_IN_LEEDS,
        ),
        ("I'm moving to York, SENCO since September 2024", {"nation": "wales"}, SENCO_IN_LEEDS),
    ],
)
def test_a_move_to_england_leaves_the_post_elsewhere_behind(
    text: str, known: dict[str, object], expected: dict[str, object]
) -> None:
    before = Known(**known)
    said = leaving(Understanding(text, (), find_mentions(text, TODAY)), before)
    assert learn_from(said.mentions, before) == Known(**expected)


def test_who_moves_to_england_reads_what_holds_for_the_nation_left(knowledge: Knowledge) -> None:
    text = "I'm a teacher in Swansea moving to Bristol, can I be a SENCO there?"
    said = Understanding(text, (Question(text, (Guess("nation_uk_trained", 0.9),)),), find_mentions(text, TODAY))
    turn = answer_turn(said, Memory(), knowledge, TODAY)
    assert "Teachers qualified in Wales" in turn.reply.messages[0].text
    assert turn.memory.known.nation == "england"


def test_another_setting_after_one_that_was_only_asked_about(knowledge: Knowledge) -> None:
    last = knowledge.entries["setting_pru_ap"]
    assert elsewhere(last, None, Known(setting="independent"), Known(), knowledge).id == "setting_independent"


def test_mainstream_after_another_setting_is_where_a_senco_must_be(knowledge: Knowledge) -> None:
    said = Understanding("and academies?", (), Mentions(setting=Mention("academy", "academies")))
    entry = same_for_another(said, Memory(last_entry="setting_independent"), knowledge)
    assert entry is not None and entry.id == "role_schools_must_have"


def test_the_same_in_england_is_what_was_asked_before_wales_answered(knowledge: Knowledge) -> None:
    memory = Memory(known=Known(nation="wales"))
    asked = answers([Asked(knowledge.entries["npq_required"], memory.known)], memory, knowledge, TODAY)
    assert (asked.memory.last_entry, asked.memory.stood_in_for) == ("nation_wales", "npq_required")
    about = Mentions(asked_about=Mentions().asked_about.__class__(nation=Mention("england", "England")))
    then = answer_turn(Understanding("and in England?", (), about), asked.memory, knowledge, TODAY)
    assert then.reply.messages[0].answer_id == "npq_required"


def test_english_rules_for_teachers_from_abroad_do_not_answer_somebody_in_wales(knowledge: Knowledge) -> None:
    known = Known(nation="wales", setting="special_school")
    turn = answers([Asked(knowledge.entries["nation_overseas_trained"], known)], Memory(known=known), knowledge, TODAY)
    assert turn.reply.messages[0].answer_id == "nation_wales"


def test_an_unfinished_award_is_answered_with_ones_own_date(knowledge: Knowledge) -> None:
    known = Known(nasenco="started", status="senco", became_senco=period_from(2023, 9))
    turn = answers([Asked(knowledge.entries["npq_nasenco_unfinished"], known)], Memory(known=known), knowledge, TODAY)
    assert "1 September 2026" in turn.reply.messages[0].text
