"""The content guide names everything that an editor meets: messages, commands, files and words."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

import senco.content
from senco.content.explain_yaml import CAUSES
from senco.content.finding import Rule, Severity
from senco.knowledge import Condition, Entry, Fact, Source
from senco.knowledge.yaml_files import read_yaml

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "content-guide.md").read_text(encoding="utf-8")
WORDS = " ".join(GUIDE.replace("\\|", "|").split())


def rules() -> dict[str, Rule]:
    """Every kind of finding, by title."""
    names = [module.name for module in pkgutil.iter_modules(senco.content.__path__)]
    modules = [importlib.import_module(f"senco.content.{name}") for name in names if name != "__main__"]
    found = [value for module in modules for value in vars(module).values() if isinstance(value, Rule)]
    return {rule.title: rule for rule in found}


def section(severity: Severity) -> str:
    """The part of the guide under the headings of a severity."""
    parts = re.split(r"^### ", GUIDE, flags=re.MULTILINE)
    return "".join(part for part in parts if part.startswith(severity.value))


@pytest.mark.parametrize("severity", Severity)
def test_every_kind_of_message_has_a_heading_of_its_own_and_no_other_has(severity: Severity):
    headings = re.findall(r"^#### (.+)$", section(severity), re.MULTILINE)
    assert sorted(headings) == sorted(title for title, rule in rules().items() if rule.severity is severity)


def test_every_kind_of_message_is_provoked_by_a_test():
    tests = "".join(
        path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py") if path.name != "test_guide.py"
    )
    for module in pkgutil.iter_modules(senco.content.__path__):
        for name, value in (
            vars(importlib.import_module(f"senco.content.{module.name}")).items() if module.name != "__main__" else ()
        ):
            if isinstance(value, Rule):
                assert re.search(rf"\b{name}\b(?=.*\b{name}\b)", tests, re.DOTALL), f"no test provokes {value.title}"


@pytest.mark.parametrize("cause", CAUSES)
def test_every_slip_in_yaml_is_in_the_guide(cause):
    assert f"| {cause.problem.replace('{}', '…')} |" in WORDS


def test_the_commands_exist():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`make ([a-z-]+)", GUIDE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_the_files_exist():
    for name in re.findall(r"`((?:knowledge|data|tests)/[\w./]*)`", GUIDE):
        assert (ROOT / name).exists(), name
    for path in (ROOT / "knowledge" / "topics").glob("*.yml"):
        assert path.name in GUIDE and (ROOT / "data" / "nlu" / path.name).exists()


@pytest.mark.parametrize("record", [Entry, Fact, Source, Condition])
def test_every_field_is_explained(record: type):
    for field in record.__struct_fields__:
        assert f"`{field}`" in GUIDE or f"\n  {field}: " in GUIDE, field


def test_the_words_for_visitors_are_all_there():
    for hint in get_type_hints(Condition).values():
        for option in get_args(hint):
            for word in get_args(option):
                assert f"`{word}`" in GUIDE, word


def test_owners_are_all_there():
    for path in (ROOT / "knowledge" / "topics").glob("*.yml"):
        assert all(f"`{entry['owner']}`" in GUIDE for entry in read_yaml(path))


def test_links_within_the_guide_lead_somewhere():
    headings = re.findall(r"^#+ (.+)$", GUIDE, re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", GUIDE)) <= anchors
