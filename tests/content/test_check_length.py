import pytest

from senco.content.check_length import LONG_ANSWER, LONG_SHORT
from tests.content.conftest import Content

NPQ = "knowledge/topics/npq.yml"


@pytest.mark.parametrize(("sentences", "long"), [(18, False), (20, True)])
def test_a_short_answer_of_more_than_forty_words(content: Content, sentences: int, long: bool):
    content.replace(NPQ, "No. The rule is not for a college.", "No. No. " + "Ask them. " * sentences)
    findings = content.findings()
    assert [finding.rule for finding in findings] == [LONG_SHORT] * long
    assert not long or "42 words" in findings[0].what


def test_a_whole_answer_of_more_than_160_words(content: Content):
    content.replace(NPQ, "Plan your time well.", "Ask the head. " * 50)
    findings = content.findings()
    assert [finding.rule for finding in findings] == [LONG_ANSWER, LONG_ANSWER]
    assert {finding.what.split(":")[0] for finding in findings} == {
        "npq_deadline",
        "npq_deadline for setting college",
    }
