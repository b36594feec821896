import pytest

from senco.content.check_helplines import EMPTY, OTHER_NUMBER
from senco.content.project import read_project
from senco.knowledge import KNOWLEDGE_DIR
from tests.content.conftest import Content

HELPLINES = "knowledge/helplines.yml"


@pytest.mark.parametrize("field", ["name: Emergency services", "hours: at any time"])
def test_an_empty_field(content: Content, field: str):
    content.replace(HELPLINES, field, f'{field.split(":")[0]}: ""')
    assert content.only(EMPTY).place.line == content.line(HELPLINES, f'{field.split(":")[0]}: ""')


@pytest.mark.parametrize("contact", ["[999](tel:998)", "[0800 1111](tel:0800111)", "text X to [85258](sms:85285)"])
def test_a_link_that_calls_another_number(content: Content, contact: str):
    content.replace(HELPLINES, "[999](tel:999)", contact)
    assert content.only(OTHER_NUMBER).place.line == content.line(HELPLINES, "contact")


def test_every_real_helpline_is_complete_and_used():
    files = read_project().knowledge
    texts = "".join(
        path.read_text(encoding="utf-8") for path in KNOWLEDGE_DIR.rglob("*.yml") if path.name != "helplines.yml"
    )
    assert len(files.helplines) >= 8
    for name, helpline in files.helplines.items():
        assert helpline.hours and helpline.source_url.startswith("https://") and helpline.checked
        assert f"{{helpline_{name}}}" in texts, f"nobody is told of {name}"
