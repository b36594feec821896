"""No message keeps an expression busy for ever; ``make hardening`` says how long each takes."""

from __future__ import annotations

import re
import subprocess
import sys

from benchmarks.hardening.patterns import LENGTH, expressions, texts

ENDLESS = 60.0  # seconds; a careless expression takes years, all of ours together a few seconds


def test_every_expression_comes_to_an_end() -> None:
    program = "from benchmarks.hardening.patterns import costly; print(costly().tried)"
    done = subprocess.run([sys.executable, "-c", program], timeout=ENDLESS, capture_output=True, text=True)
    assert int(done.stdout.split()[-1]) > 30, done.stderr


def test_expressions_in_tables_are_tried_too() -> None:
    assert any(name.startswith("nlu.entities.date_spans.") for name in expressions())


def test_the_texts_would_find_a_careless_one() -> None:
    program = "import re; from benchmarks.hardening.patterns import texts\nfor text in texts(): re.search('(a+)+b', text)"
    try:
        subprocess.run([sys.executable, "-c", program], timeout=5.0, capture_output=True)
    except subprocess.TimeoutExpired:
        return
    raise AssertionError(f"none of {len(texts())} texts of {LENGTH} characters kept {re.compile('(a+)+b')} busy")
