import os
import subprocess
import sys
from pathlib import Path

import pytest

from senco.content.__main__ import main
from tests.content.conftest import Content


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SENCO_TODAY", "2026-11-24")


def test_good_content_passes_with_counts(content: Content, capsys: pytest.CaptureFixture[str]):
    assert main(["--root", str(content.root), "check"]) == 0
    printed = capsys.readouterr().out
    assert "BLOCKS       0\nWARNS        0\nADVISES      0\n" in printed
    assert "2 entries, 1 variants, 7 facts, 2 sources, 1 helplines, 1 gaps, 50 training phrases" in printed


def test_a_block_fails_and_says_what_where_why_and_how(content: Content, capsys: pytest.CaptureFixture[str]):
    content.replace("knowledge/topics/npq.yml", "- ask your head", "- ask your head in 2027")
    assert main(["--root", str(content.root), "check"]) == 1
    printed = capsys.readouterr().out
    assert "What:  npq_deadline, detail: '2027' is typed into '- ask your head in 2027'" in printed
    assert "Where: knowledge/topics/npq.yml, line 10" in printed
    assert "Why:   Figures change." in printed
    assert "Mend:  Look in facts.yml" in printed


def test_warnings_do_not_fail(content: Content, capsys: pytest.CaptureFixture[str]):
    content.replace("knowledge/topics/npq.yml", "[reg49, guide]", "[reg49]")
    assert main(["--root", str(content.root), "check"]) == 0
    assert "Source that nothing uses" in capsys.readouterr().out


def test_owners_are_named(content: Content, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SENCO_TODAY", "2027-08-20")
    main(["--root", str(content.root), "check"])
    printed = capsys.readouterr().out
    assert "Owner: qualifications" in printed
    assert "To review, by team: conversation 1, qualifications 2, safeguarding 1\n" in printed


def test_advice_is_counted_and_shown_on_request(content: Content, capsys: pytest.CaptureFixture[str]):
    content.replace("knowledge/topics/npq.yml", "Plan your time well.", "Click here.")
    assert main(["--root", str(content.root), "check"]) == 0
    printed = capsys.readouterr().out
    assert "Click here" not in printed
    assert "ADVISES      1   (to see them: make advice)" in printed
    assert main(["--root", str(content.root), "check", "--advice"]) == 0
    assert "npq_deadline, detail: 'Click here'" in capsys.readouterr().out


def test_what_cannot_be_read_is_said_at_the_end(content: Content, capsys: pytest.CaptureFixture[str]):
    content.write("knowledge/facts.yml", "a: [")
    assert main(["--root", str(content.root), "check"]) == 1
    assert "some checks were left out" in capsys.readouterr().out


def test_list(content: Content, capsys: pytest.CaptureFixture[str]):
    assert main(["--root", str(content.root), "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[2].split() == [
        "npq_deadline",
        "npq_deadline",
        "answer",
        "1",
        "25",
        "qualifications",
        "2027-09-01",
    ]
    assert lines[-1] == "2 topics, 2 entries, 1 variants"


def test_a_nonsense_day_is_explained(content: Content, capsys, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SENCO_TODAY", "soon")
    assert main(["--root", str(content.root), "check"]) == 2
    assert "YYYY-MM-DD" in capsys.readouterr().err


def test_the_command_runs_without_rasa_or_tensorflow(content: Content):
    code = (
        "import sys; from senco.content.__main__ import main; "
        "status = main(['--root', sys.argv[1], 'check']); "
        "assert not {'rasa', 'tensorflow', 'spacy', 'numpy'} & sys.modules.keys(); sys.exit(status)"
    )
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    subprocess.run([sys.executable, "-c", code, str(content.root)], check=True, env=environment, timeout=60)
