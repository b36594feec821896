"""Where in a message an intent was heard."""

from __future__ import annotations

import pytest

from nlu.reading.read_parts import _sentence


@pytest.mark.parametrize(
    ("text", "within", "expected"),
    [
        ("I teach maths. How long is the NPQ? Thanks!", "long", "How long is the NPQ"),
        ("is it £1.5k or less", "less", "is it £1.5k or less"),
        ("two things\nwho pays", "pays", "who pays"),
        ("Months??? Is that legal", "Is", "Is that legal"),
        ("no end", "no", "no end"),
        ("a...", "...", "a..."),
    ],
)
def test_the_sentence_around_a_word(text: str, within: str, expected: str) -> None:
    assert _sentence(text, text.index(within)) == expected
