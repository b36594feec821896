"""What was just said is not said again in full; and short messages that used to be taken for a question."""

from __future__ import annotations

from datetime import date

import pytest

from senco.answering import NEW, Guess, Memory, Question, Turn, Understanding, answer
from senco.answering.mentions import AskedAbout, Mention, Mentions, When
from senco.answering.repeating import quotation
from senco.knowledge import load_knowledge
from senco.route import Known, period_from

TODAY = date(2026, 11, 25)
KNOWLEDGE = load_knowledge()


def say(memory: Memory, text: str, guesses: dict[str, float] | None = None, asks: bool = True, **mentions: object) -> Turn:
    """Answer a message that may be about these entries."""
    question = Question(text, tuple(Guess(*guess) for guess in (guesses or {}).items()))
    said = Understanding(text, (question,) if guesses else (), Mentions(**mentions), asks)
    return answer(said, memory, KNOWLEDGE, TODAY)


def offered(turn: Turn) -> set[str | None]:
    return {choice.entry for choice in turn.reply.choices}


@pytest.fixture
def read_about_hours() -> Memory:
    return say(NEW, "how much time do I get off teaching?", {"workload_time": 0.9}).memory


def test_a_word_that_may_mean_something_else_is_not_answered_with_the_last_answer(read_about_hours: Memory) -> None:
    reply = say(read_about_hours, "funding", {"workload_time": 0.7, "npq_funding": 0.6}).reply
    assert reply.messages[0].answer_id == "npq_funding"


def test_an_answer_that_was_just_read_comes_in_short_with_what_else_may_be_meant(read_about_hours: Memory) -> None:
    turn = say(read_about_hours, "degree", {"workload_time": 0.9, "steps_itt_no_degree": 0.3})
    text, entry = turn.reply.messages[0].text, KNOWLEDGE.entries["workload_time"]
    assert text.startswith(KNOWLEDGE.system["again"]) and entry.short in text and entry.detail.strip() not in text
    assert turn.reply.choices[0].entry == "steps_itt_no_degree"
    assert turn.memory.offered == turn.reply.choices


@pytest.mark.parametrize("text", ["that's not what I asked", "That did not answer the second part.", "you missed a bit"])
def test_a_question_that_was_missed_is_offered_after_a_complaint(text: str) -> None:
    read = say(NEW, "time for the course?", {"workload_time": 0.9, "npq_hours": 0.3, "npq_defer": 0.01}).memory
    turn = say(read, text, {"steps_apply": 0.9})
    assert turn.reply.messages[0].text == KNOWLEDGE.system["amiss_near"]
    assert turn.reply.choices[0].entry == "npq_hours" and not {"workload_time", "npq_defer"} & offered(turn)
    assert say(turn.memory, text).reply.messages[0].text == KNOWLEDGE.system["amiss"]  # there is nothing else to offer


def test_a_question_with_words_enough_is_answered_in_full(read_about_hours: Memory) -> None:
    reply = say(read_about_hours, "and how much time would a full-time class teacher have?", {"workload_time": 0.9}).reply
    assert KNOWLEDGE.system["again"] not in reply.messages[0].text


def test_an_answer_that_has_changed_for_the_visitor_is_no_repetition() -> None:
    memory = say(NEW, "how much does a SENCO earn?", {"pay_salary": 0.9}).memory
    academy = Mention("academy", "an academy")
    reply = say(memory, "I'm in an academy", {"pay_salary": 0.9}, asks=False, setting=academy).reply
    assert KNOWLEDGE.system["again"] not in reply.messages[0].text


@pytest.mark.parametrize("text", ["why", "but why?", "why not", "how come"])
def test_why_is_answered_with_what_the_last_answer_rests_on(text: str, read_about_hours: Memory) -> None:
    reply = say(read_about_hours, text, {"role_why_become": 0.9}).reply
    assert (reply.messages[0].answer_id, reply.messages[0].text) == ("workload_time", KNOWLEDGE.system["why"])
    assert reply.messages[0].sources


def test_why_about_nothing_is_asked_back() -> None:
    assert say(NEW, "why?", {"role_why_become": 0.9}).reply.status == "clarify"


def test_simpler_words_are_given_once_and_then_a_person_is_named(read_about_hours: Memory) -> None:
    first = say(read_about_hours, "simpler")
    assert first.reply.messages[0].answer_id == "workload_time"
    assert say(first.memory, "even simpler").reply.messages[0].text == KNOWLEDGE.system["simplest"]
    between = say(first.memory, "what is the NPQ?", {"npq_what": 0.9}).memory
    assert say(between, "simpler").reply.messages[0].answer_id == "npq_what"


@pytest.mark.parametrize("text", ["delete it", "delete everything", "forget me now", "please wipe it"])
def test_what_is_known_is_deleted_in_other_words_too(text: str) -> None:
    memory = Memory(known=Known(nation="wales"))
    assert say(memory, text, {"npq_what": 0.9}).memory.known == Known()


def test_no_is_no_question(read_about_hours: Memory) -> None:
    assert say(read_about_hours, "no", {"workload_time": 0.9}).reply.status == "clarify"


@pytest.mark.parametrize("text", ["no", "yes"])
def test_yes_and_no_to_a_question_of_the_planner_that_is_neither_are_asked_again(text: str) -> None:
    memory = say(NEW, "plan my route").memory
    turn = say(memory, text, {"steps_overview": 0.9}, asks=False)
    assert (turn.reply.status, turn.memory.pending) == ("asked", memory.pending)


@pytest.mark.parametrize("text", ["England obvs", "England, obviously", "I guess England", "in England of course"])
def test_a_reply_to_the_planner_may_be_coloured(text: str) -> None:
    memory = say(NEW, "plan my route").memory
    assert say(memory, text, {"nation_uk_overview": 0.9}, asks=False).memory.known.nation == "england"


def test_a_reply_with_more_in_it_is_not_cut_down_to_a_button() -> None:
    memory = say(Memory(known=Known(nation="england", setting="mainstream")), "plan my route").memory
    assert memory.pending == "status"
    assert say(memory, "trainee senco", asks=False).memory.known.status != "senco"


def test_signs_without_words_are_asked_about() -> None:
    assert say(NEW, "?", {"oos_general": 0.9}).reply.messages[0].text == KNOWLEDGE.system["no_context"]


def test_who_tells_of_the_older_award_hears_what_it_counts_for() -> None:
    told = Mention("completed", "have NASENCO")
    reply = say(NEW, "I have NASENCO", {"npq_nasenco_available": 0.9}, asks=False, nasenco=told).reply
    assert reply.messages[0].answer_id == "npq_nasenco"


def test_who_takes_back_a_special_school_hears_the_rule_again() -> None:
    memory = Memory(known=Known(setting="special_school"), last_entry="npq_required_special")
    back = Mention("mainstream", "mainstream")
    reply = say(memory, "sorry, I meant mainstream", {"npq_required_special": 0.9}, asks=False, setting=back).reply
    assert reply.messages[0].answer_id == "npq_required"


def test_the_date_is_offered_only_where_the_beginning_is_all_that_lacks() -> None:
    def text(known: Known) -> str:
        return say(Memory(known=known), "when must I have the NPQ?", {"npq_deadline": 0.9}).reply.messages[0].text

    offer = KNOWLEDGE.system["offer_date"]
    assert offer in text(Known())
    assert offer not in text(Known(nation="wales")) and offer not in text(Known(nasenco="completed"))
    assert offer not in text(Known(became_senco=period_from(2025, 9)))


def test_who_tells_when_they_became_senco_hears_their_own_date() -> None:
    began = When(date(2021, 9, 1), "month", None, "sept 2021")
    reply = say(NEW, "I became SENCO in sept 2021", {"npq_exempt_long_serving": 0.9}, asks=False, became_senco=began).reply
    assert reply.messages[0].answer_id == "npq_deadline"
    assert "1 September 2024" in reply.messages[0].text


@pytest.mark.parametrize(("year", "entry"), [(2007, "npq_exempt_long_serving"), (2015, "npq_required")])
def test_whether_the_rule_holds_is_asked_by_somebody_who_began_before_or_after_it(year: int, entry: str) -> None:
    memory = Memory(known=Known(became_senco=period_from(year)))
    assert say(memory, "so am I exempt or not?", {"npq_required": 0.9}).reply.messages[0].answer_id == entry


def test_who_read_about_another_nation_and_asks_about_england_hears_how_to_move() -> None:
    england = AskedAbout(nation=Mention("england", "England"))
    memory = Memory(known=Known(nation="northern_ireland"), last_entry="nation_northern_ireland")
    reply = say(memory, "what if I move to England", {"nation_northern_ireland": 0.9}, asked_about=england).reply
    assert reply.messages[0].answer_id == "nation_uk_trained"


def test_who_is_in_another_nation_and_asks_about_england_hears_how_to_move_at_once() -> None:
    england = AskedAbout(nation=Mention("england", "Bristol"))
    wales = Mention("wales", "Cardiff")
    text = "I teach in Cardiff and am moving to Bristol. Can I be a SENCO there?"
    reply = say(NEW, text, {"nation_wales": 0.9}, nation=wales, asked_about=england).reply
    assert reply.messages[0].answer_id == "nation_uk_trained"


def test_who_works_in_a_college_and_asks_about_a_school_hears_what_holds_in_schools() -> None:
    secondary = AskedAbout(phase=Mention("secondary", "secondary"))
    college = Mention("college", "college")
    text = "I teach in a college. Do I need the NPQ to be SENCO in a secondary school?"
    here = say(NEW, text, {"npq_required": 0.9}, setting=college).reply.messages[0]
    there = say(NEW, text, {"npq_required": 0.9}, setting=college, asked_about=secondary).reply.messages[0]
    assert "college" in here.text and here.text != there.text
    assert there.text == say(NEW, "do I need the NPQ?", {"npq_required": 0.9}).reply.messages[0].text


def test_who_struggles_and_asks_for_somebody_hears_of_the_helpline_before_the_agency() -> None:
    reply = say(Memory(last_entry="role_struggling"), "who can I talk to", {"handoff_human": 0.9}).reply
    assert [message.answer_id for message in reply.messages] == ["role_struggling", "handoff_human"]
    assert "Education Support" in reply.messages[0].text


@pytest.mark.parametrize(
    ("asked", "quoted"),
    [
        ("is it free", ""),
        ("what does it cost then", "We do not know what it costs."),
        ("applying?", "Apply by 1 May.\n\nYou apply there."),
        ("is it compulsory", ""),
        ("if I move", "Twelve months may count. That could matter if you move."),
    ],
)
def test_what_has_words_of_the_question_is_quoted(asked: str, quoted: str) -> None:
    text = "Ask us. We do not know what it costs.\n\n- Apply by 1 May.\n\n**Exceptions:** You apply there. Complete."
    text += "\n\nTwelve months may count. That could matter if you move."
    assert quotation(asked, text) == quoted
