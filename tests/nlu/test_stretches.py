"""Where parts lie in a message, and where what is read is in what was typed."""

from __future__ import annotations

import pytest

from nlu.spelling import Speller
from nlu.stretches import as_typed, overlap, stretches, tokens_of


def test_parts_are_found_in_their_order() -> None:
    assert stretches("is it hard? is it", ["is it", "is it"]) == [(0, 5), (12, 17)]


def test_what_is_not_in_the_message_has_no_place() -> None:
    assert stretches("is it hard", ["was it", "hard"]) == [None, (6, 10)]


def test_the_tokens_of_a_stretch_leave_out_beginning_and_end() -> None:
    offsets = [(0, 0), (0, 2), (3, 5), (6, 10), (0, 0)]
    assert tokens_of(offsets, (3, 10)) == (2, 4)
    assert tokens_of(offsets, (2, 3)) is None


def test_stretches_side_by_side_overlap() -> None:
    assert overlap((0, 5), (3, 9)) == 2
    assert overlap((0, 3), (3, 9)) == 0


@pytest.mark.parametrize("part", ["senco vacency", "wot is the salery?", "the salery"])
def test_a_stretch_of_the_mended_text_is_found_in_what_was_typed(part: str) -> None:
    speller = Speller({"vacancy": 100, "salary": 100})
    typed = "a senco vacency, and wot is the salery?"
    pieces, mended = speller.mend_pieces(typed)
    text = "".join(mended)
    assert text == "a senco vacancy, and wot is the salary?"
    start = text.index(speller.mend(part))
    begin, end = as_typed(pieces, mended, (start, start + len(speller.mend(part))))
    assert typed[begin:end] == part
