import pytest

from senco.content.check_intents import NO_ENTRY, NO_PHRASES, NO_RULE, NO_TEST_QUESTION, NOT_IN_DOMAIN
from senco.content.check_training import (
    FEW_PHRASES,
    LEARNT_BY_HEART,
    NEAR_PHRASE,
    PERSONAL,
    SAME_PHRASE,
    TOO_MANY,
)
from senco.content.training_files import MISSING, NOT_A_PHRASE, UNREADABLE
from tests.content.conftest import Content, phrases

NPQ = "data/nlu/npq.yml"
CHAT = "data/nlu/chat.yml"
TESTS = "tests/nlu/held_out.yml"


@pytest.mark.parametrize(
    ("name", "old", "rule"),
    [
        (NPQ, phrases("npq_deadline", "deadline"), NO_PHRASES),
        (
            "data/rules.yml",
            "- rule: npq_deadline\n  steps:\n  - intent: npq_deadline\n  - action: action_answer\n",
            NO_RULE,
        ),
        ("domain.yml", "- npq_deadline\n", NOT_IN_DOMAIN),
        (TESTS, "npq_deadline: Is there a last day?\n", NO_TEST_QUESTION),
    ],
)
def test_an_entry_that_the_bot_would_not_answer(content: Content, name: str, old: str, rule):
    if name == NPQ:
        content.write(name, "nlu: []\n")
    else:
        content.replace(name, old, "")
    finding = content.only(rule)
    assert finding.place.path.name == "npq.yml"
    assert finding.what.startswith("npq_deadline ")


@pytest.mark.parametrize(
    ("name", "added"),
    [
        (NPQ, phrases("npq_price", "price")),
        ("data/rules.yml", "- rule: npq_price\n  steps:\n  - intent: npq_price\n"),
        (
            "data/rules.yml",
            "- rule: npq_price\n  steps:\n  - or:\n    - intent: npq_price\n    - intent: chitchat_greet\n",
        ),
        ("domain.yml", "- npq_price\n"),
        ("domain.yml", "- npq_price: {use_entities: []}\n"),
        (TESTS, "npq_price: Is it dear?\n"),
    ],
)
def test_an_intent_without_an_entry(content: Content, name: str, added: str):
    content.write(name, (content.root / name).read_text() + added)
    finding = content.only(NO_ENTRY)
    assert "npq_price" in finding.what
    assert finding.place.path == content.root / name


@pytest.mark.parametrize("name", ["data/rules.yml", "domain.yml", TESTS])
def test_a_missing_file_is_one_finding(content: Content, name: str):
    (content.root / name).unlink()
    assert content.only(MISSING).place.path == content.root / name


def test_missing_training_phrases_are_one_finding(content: Content):
    (content.root / NPQ).unlink()
    (content.root / CHAT).unlink()
    assert content.only(MISSING).place.path.name == "nlu"


@pytest.mark.parametrize("text", ["nlu: [", "rules: []", "nlu:\n- intent: npq_deadline\n", "intents: 3", ""])
@pytest.mark.parametrize("name", [NPQ, "data/rules.yml", "domain.yml", TESTS])
def test_a_file_that_cannot_be_read_is_a_finding(content: Content, name: str, text: str):
    content.write(name, text)
    findings = content.findings()
    if name == TESTS and text not in ("nlu: [", ""):
        assert {finding.rule for finding in findings} == {NO_ENTRY, NO_TEST_QUESTION}
    elif name == "data/rules.yml" and text == "rules: []":
        assert {finding.rule for finding in findings} == {NO_RULE}
    else:
        assert UNREADABLE in [finding.rule for finding in findings]


def test_a_line_that_is_not_a_phrase(content: Content):
    content.replace(NPQ, "    - deadline xxx\n", "    deadline xxx\n    - deadline and more\n")
    assert content.only(NOT_A_PHRASE).place.line == content.line(NPQ, "    deadline xxx")


@pytest.mark.parametrize("same", ["Hello XX!", "hello, xx", "  hello xx", "[hello](greeting) xx"])
def test_the_same_phrase_for_two_intents(content: Content, same: str):
    content.replace(NPQ, "- deadline xxx\n", f"- {same}\n")
    finding = content.only(SAME_PHRASE)
    assert "npq.yml, line 6" in finding.what
    assert finding.place == (content.root / CHAT, content.line(CHAT, "- hello xx"))


def test_the_same_words_in_another_order_for_two_intents(content: Content):
    content.replace(NPQ, "- deadline xxx\n", "- xx, hello\n")
    assert content.only(NEAR_PHRASE).severity.value == "WARNS"


def test_the_same_phrase_twice_under_one_intent_is_no_clash(content: Content):
    content.replace(NPQ, "- deadline xxx\n", "- deadline xxx\n    - deadline xxx\n    - xxx deadline\n")
    assert content.findings() == []


def test_a_test_question_that_the_bot_learns_by_heart(content: Content):
    content.replace(TESTS, "Good morning", "Hello, xxx!")
    finding = content.only(LEARNT_BY_HEART)
    assert "chat.yml, line 6" in finding.what
    assert finding.place.line == content.line(TESTS, "Hello")


@pytest.mark.parametrize(
    "personal",
    ["jo.bloggs@school.example", "07700 900123", "+44 20 7946 0018", "(0161) 496 0018", "020-7946-0018"],
)
def test_personal_data_in_a_phrase(content: Content, personal: str):
    content.replace(NPQ, "- deadline xxx\n", f"- deadline write to me {personal} please\n")
    assert content.only(PERSONAL).place.line == content.line(NPQ, personal)


@pytest.mark.parametrize("phrase", ["earn £40,317 or 51,048", "since 2009 or 01/09/2024", "childline 0800 1111"])
def test_other_figures_are_not_personal(content: Content, phrase: str):
    content.replace(NPQ, "- deadline xxx\n", f"- {phrase}\n")
    assert content.findings() == []


def test_too_few_phrases(content: Content):
    content.replace(NPQ, "    - deadline xxx\n", "")
    assert "npq_deadline has 24" in content.only(FEW_PHRASES).what


def test_too_many_phrases(content: Content):
    # The middle of three groups (25, 25, 126) is 25, so that the third is over five times as large.
    entry = (content.root / "knowledge/topics/chat.yml").read_text()
    content.write("knowledge/topics/more.yml", entry.replace("id: chitchat_greet", "id: chitchat_bye"))
    content.replace("domain.yml", "- chitchat_greet", "- chitchat_greet\n- chitchat_bye")
    content.replace("data/rules.yml", "- rule: nlu_fallback", "- rule: bye\n  steps:\n  - intent: chitchat_bye\n- rule: n")
    content.replace(TESTS, "chitchat_greet:", "chitchat_bye: I am off\nchitchat_greet:")
    content.write("data/nlu/more.yml", "nlu:\n" + phrases("chitchat_bye", "bye", 125))
    assert content.findings() == []
    content.write("data/nlu/more.yml", "nlu:\n" + phrases("chitchat_bye", "bye", 126))
    assert "chitchat_bye has 126" in content.only(TOO_MANY).what


def test_what_we_do_not_answer_may_have_more(content: Content):
    phrase_block = phrases("oos_general", "moon", 300)
    content.write("data/nlu/rest.yml", "nlu:\n" + phrase_block)
    assert TOO_MANY not in {finding.rule for finding in content.findings()}
    content.write("data/nlu/rest.yml", "nlu:\n" + phrase_block.replace("oos_general", "npq_general"))
    assert TOO_MANY in {finding.rule for finding in content.findings()}
