"""The fixed texts hold what section 5.1 of the reliability reference demands of each case, and nothing that it forbids."""

from __future__ import annotations

import re
from itertools import product

import pytest

from senco.answering.reply import Message, Reply, Status
from senco.content.words import reading_age
from senco.guard import replies as module
from senco.guard.cases import ADDED_LINE, SERVED_BY_GENERAL, Case, Concern
from senco.guard.normalise import GUARD_DIR
from senco.guard.replies import load_texts, safeguarding_reply, with_signpost
from senco.knowledge.yaml_files import KnowledgeError, read_yaml
from tests.guard.needs import CHILDLINE, NSPCC, SAMARITANS, lacking


def said(concern: Concern) -> str:
    return safeguarding_reply(concern).messages[0].text


TAKING_OVER = [case for case in Case if case not in ADDED_LINE]
ALL_TEXTS = [*load_texts().values(), *(said(Concern(case, maybe=tuple(TAKING_OVER))) for case in TAKING_OVER)]
FORBIDDEN = re.compile(
    r"\bNPQ\b|\bSENCO\b|confidential|we (?:have|will) (?:report|tell|told)|has been reported|24/7|\bfees?\b|\bmethods?\b"
    r"|per ?cent|%|you should have|why (?:did|do) you|what is (?:your|the child's) name|just|don't worry|calm down",
    re.IGNORECASE,
)
LINK = re.compile(r"\[([^\]]+)\]\(((?:tel|sms):(\d+)|mailto:[^)]+|https://www\.gov\.uk/[^)]+)\)")


@pytest.mark.parametrize("case", TAKING_OVER)
def test_a_reply_holds_what_its_case_needs(case: Case) -> None:
    text = load_texts()[case]
    assert lacking(text, case) == []
    assert "[999](tel:999)" in text.split("\n")[0]
    assert "I am a bot and nobody is watching this chat" in text
    assert "no names" in text


def test_the_general_reply_serves_the_cases_that_it_is_given_for() -> None:
    served = {case for case in TAKING_OVER if not lacking(load_texts()[Case.UNCLEAR], case)}
    assert served == SERVED_BY_GENERAL | {Case.UNCLEAR}


@pytest.mark.parametrize(("case", "other"), product(TAKING_OVER, [case for case in TAKING_OVER if case is not Case.UNCLEAR]))
def test_a_reply_holds_what_another_case_needs_that_it_may_be(case: Case, other: Case) -> None:
    text = said(Concern(case, maybe=(other,)))
    assert lacking(text, case) == []
    assert lacking(text, other) == []
    assert text.split("\n\n")[-1] == load_texts()[case].split("\n\n")[-1]


def test_a_line_is_left_out_if_its_numbers_are_there_already() -> None:
    lines = said(Concern(Case.CHILD_AT_RISK, maybe=(Case.STAFF_ALLEGATION,))).splitlines()
    assert len(lines) == len(load_texts()[Case.CHILD_AT_RISK].splitlines()) + 1
    assert said(Concern(Case.UNCLEAR, maybe=tuple(SERVED_BY_GENERAL))) == load_texts()[Case.UNCLEAR]


@pytest.mark.parametrize("text", ALL_TEXTS)
def test_a_text_says_nothing_forbidden(text: str) -> None:
    assert FORBIDDEN.findall(text) == []


@pytest.mark.parametrize("text", ALL_TEXTS)
def test_a_text_is_plain_english(text: str) -> None:
    spoken = LINK.sub("number", text)
    assert reading_age(re.sub(r"[*\-]", " ", spoken)) <= 11


@pytest.mark.parametrize("text", ALL_TEXTS)
def test_numbers_are_links_with_the_same_digits(text: str) -> None:
    for label, _, digits in LINK.findall(text):
        assert not digits or digits == re.sub(r"\D", "", label)
    assert re.findall(r"\d{3,}", LINK.sub("", text)) == []  # no number that cannot be pressed
    assert "](" not in LINK.sub("", text)


def test_every_helpline_has_a_source_and_a_day() -> None:
    for name, helpline in read_yaml(GUARD_DIR.parent / "helplines.yml").items():
        assert helpline["source_url"].startswith("https://"), name
        assert helpline["checked"], name
        assert helpline["hours"] in {"at any time", "see the website"}, name


def test_a_professional_question_keeps_its_answer_and_gets_a_line() -> None:
    answer = Reply(status="answered", messages=(Message(text="The SENCO tells the lead."),))
    reply = with_signpost(answer, Concern(Case.PROFESSIONAL))
    assert reply.status == "answered"
    assert reply.messages[0].text.startswith("The SENCO tells the lead.\n\n")
    assert NSPCC in reply.messages[0].text
    assert with_signpost(answer, None) is answer
    assert with_signpost(answer, Concern(Case.CRISIS_SELF)) is answer


@pytest.mark.parametrize("status", ["answered", "signposted", "smalltalk"])
def test_what_is_perhaps_a_concern_keeps_its_answer_and_gets_a_line(status: Status) -> None:
    answer = Reply(status=status, messages=(Message(text="SENDIASS can help you."),))
    reply = with_signpost(answer, Concern(Case.PERHAPS, likeliest=Case.CHILD_AT_RISK))
    assert reply.status == status
    assert reply.messages[0].text == f"SENDIASS can help you.\n\n{load_texts()[Case.PERHAPS]}"
    assert all(number in reply.messages[0].text for number in ("[999]", SAMARITANS, NSPCC, CHILDLINE))


@pytest.mark.parametrize("status", ["clarify", "declined", "handoff", "error"])
def test_what_is_perhaps_a_concern_gets_the_fixed_reply_where_there_is_no_answer(status: Status) -> None:
    no_answer = Reply(status=status, messages=(Message(text="I do not know."),))
    reply = with_signpost(no_answer, Concern(Case.PERHAPS, likeliest=Case.CHILD_AT_RISK))
    assert reply == safeguarding_reply(Concern(Case.CHILD_AT_RISK))
    assert with_signpost(no_answer, Concern(Case.PROFESSIONAL)).status == status


def test_of_what_is_faintly_a_concern_nothing_is_said_beside_an_answer() -> None:
    faint = Concern(Case.PERHAPS, likeliest=Case.CHILD_AT_RISK, faint=True)
    answer = Reply(status="answered", messages=(Message(text="The NPQ takes 18 months."),))
    assert with_signpost(answer, faint) is answer
    no_answer = Reply(status="declined", messages=(Message(text="I do not know."),))
    assert with_signpost(no_answer, faint) == safeguarding_reply(Concern(Case.CHILD_AT_RISK))


def test_the_same_concern_gets_the_same_reply() -> None:
    assert safeguarding_reply(Concern(Case.CRISIS_SELF)) == safeguarding_reply(Concern(Case.CRISIS_SELF, urgent=True))


def test_a_text_with_an_unknown_number_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    content = read_yaml(GUARD_DIR / "replies.yml")
    content["replies"]["crisis_self"] += "{helpline_nobody}"
    monkeypatch.setattr(module, "read_yaml", lambda path: content if path.name == "replies.yml" else read_yaml(path))
    load_texts.cache_clear()
    with pytest.raises(KnowledgeError, match="helpline_nobody"):
        load_texts()
    load_texts.cache_clear()
