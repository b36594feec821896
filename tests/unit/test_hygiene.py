"""Cleaning of visitors' texts."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco.guard.hygiene import clean


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  hello ", "hello"),
        ("zero\u200bwidth", "zerowidth"),
        ("\u202eright to left", "right to left"),
        ("tag\U000e0041", "tag"),
        ("cafe\u0301", "caf\u00e9"),
        ("two\nlines", "two\nlines"),
        ("bell\x07", "bell"),
        ("\ud800", ""),
        ("\u00a0\u2003", ""),
    ],
)
def test_invisible_characters_go(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


@given(st.text(st.characters()))
def test_any_text_becomes_printable_and_stays_so(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert all(sign in "\n\t" or unicodedata.category(sign)[0] != "C" for sign in cleaned)
    cleaned.encode("utf-8")
