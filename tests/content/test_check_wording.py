import pytest

from senco.content.check_wording import PROMISE, WRONG_NAME, promises
from tests.content.conftest import Content

NPQ = "knowledge/topics/npq.yml"


@pytest.mark.parametrize(
    "sentence",
    [
        "You are exempt.",
        "You\u2019re exempt from it.",
        "If you have the award, you are exempt.",
        "We guarantee you a job.",
        "A job is guaranteed.",
        "That is not all: we guarantee a job.",
        "You qualify for it.",
        "You do not qualify.",
        "You will get the job.",
        "You'll definitely pass.",
        "You will be appointed.",
        "You are eligible.",
        "You are not eligible.",
        "We promise an answer.",
        "Rest assured that it counts.",
        "This exempts you.",
    ],
)
def test_promises_and_verdicts(sentence: str):
    assert list(promises(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "This does not guarantee a job.",
        "There is no guarantee of a post.",
        "Nobody can guarantee that.",
        "It doesn't guarantee anything.",
        "The NPQ guarantees nothing.",
        "We cannot promise it.",
        "Do not promise to keep it secret.",
        "You are not exempt.",
        "Do not assume that you are exempt.",
        "Ask whether you are eligible.",
        "Ask the school if you qualify.",
        "Check what you are entitled to.",
        "Does the NPQ guarantee a job?",
        "You may be eligible.",
        "You will need a degree.",
        "The rule exempts nobody by name.",
    ],
)
def test_what_promises_nothing(sentence: str):
    assert list(promises(sentence)) == []


def test_a_promise_in_any_text_blocks(content: Content):
    content.replace(NPQ, "- ask your head", "- you are exempt there")
    content.replace("knowledge/system.yml", "Sorry.", "Sorry. We guarantee it.")
    findings = content.findings()
    assert [finding.rule for finding in findings] == [PROMISE, PROMISE]
    assert findings[1].place.line == content.line(NPQ, "exempt")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (NPQ, "- ask your head", "- Special Education Needs"),
        ("knowledge/sources.yml", "title: The guide", "title: Special education needs"),
        ("knowledge/facts.yml", "three years", "three years of special education needs"),
        ("knowledge/scopes.yml", "Anyone.", "Special Education Need staff."),
    ],
)
def test_the_wrong_name_of_sen_blocks(content: Content, name: str, old: str, new: str):
    content.replace(name, old, new)
    assert WRONG_NAME in [finding.rule for finding in content.findings()]


def test_the_right_name_of_sen(content: Content):
    content.replace(NPQ, "- ask your head", "- Special Educational Needs")
    assert content.findings() == []
