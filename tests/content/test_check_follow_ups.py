import pytest

from senco.content.check_follow_ups import EMPTY_FOLLOW_UP, NO_SUCH_ENTRY
from senco.content.finding import Rule
from senco.content.training_files import MISSING, UNREADABLE
from tests.content.conftest import Content

FILE = "nlu/reading/follow_ups.yml"
SECOND = '- {after: npq_deadline, then: "hi again", intent: chitchat_greet}'


@pytest.mark.parametrize(
    ("line", "rule", "said"),
    [
        ('- {after: npq_deadlines, then: "hi again", intent: chitchat_greet}', NO_SUCH_ENTRY, "after names npq_deadlines"),
        ('- {after: npq_deadline, then: "hi again", intent: chat_greet}', NO_SUCH_ENTRY, "did you mean chitchat_greet?"),
        ('- {after: npq_deadline, then: "hi", intent: }', NO_SUCH_ENTRY, "intent names"),
        ('- {after: npq_deadline, then: " ", intent: chitchat_greet}', EMPTY_FOLLOW_UP, "asks chitchat_greet is empty"),
        ("- {after: npq_deadline, then: , intent: chitchat_greet}", EMPTY_FOLLOW_UP, "after npq_deadline"),
        ('- {after: npq_deadline, then: "hi again"}', UNREADABLE, "after, then, intent"),
        ("- hi again", UNREADABLE, "after, then, intent"),
    ],
)
def test_a_follow_up_that_the_bot_cannot_learn_from(content: Content, line: str, rule: Rule, said: str):
    content.replace(FILE, SECOND, line)
    finding = content.only(rule)
    assert said in finding.what
    assert finding.place == (content.root / FILE, 3)


@pytest.mark.parametrize("text", ["after: npq_deadline\n", "", "- {after: ["])
def test_a_file_that_cannot_be_read_is_one_finding(content: Content, text: str):
    content.write(FILE, text)
    assert content.only(UNREADABLE).place.path == content.root / FILE


def test_a_missing_file_is_one_finding(content: Content):
    (content.root / FILE).unlink()
    assert content.only(MISSING).place.path == content.root / FILE
