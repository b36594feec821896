from senco.content import check_project, read_project
from tests.content.conftest import TODAY, Content


def test_good_content_has_no_finding_of_any_check(content: Content):
    assert content.findings() == []


def test_the_real_content_can_be_checked():
    """Whatever its findings: editors change it every day."""
    project = read_project(day=TODAY)
    for finding in check_project(project):
        assert finding.what and finding.mend and finding.rule.why
        assert finding.place.path.is_relative_to(project.root)
