"""Vectors of phrases that are kept between trainings."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import numpy as np

from nlu.kept_vectors import encode_kept


class Lengths:
    """An encoder that says how long texts are, and remembers which it was asked for."""

    def __init__(self, name: str = "lengths") -> None:
        self.name, self.asked = name, []

    def encode(self, texts: list[str]) -> np.ndarray:
        self.asked += texts
        return np.array([[len(text)] for text in texts], dtype=np.float32).reshape(len(texts), 1)


def test_a_text_that_was_encoded_before_is_not_encoded_again(tmp_path: Path) -> None:
    encoder = Lengths()
    assert encode_kept(encoder, ["a", "bbb", "a"], tmp_path).tolist() == [[1], [3], [1]]
    assert encode_kept(encoder, ["cc", "bbb"], tmp_path).tolist() == [[2], [3]]
    assert encoder.asked == ["a", "bbb", "cc"]


def test_what_is_no_phrase_any_more_is_forgotten(tmp_path: Path) -> None:
    encoder = Lengths()
    for texts in (["a", "bbb"], ["bbb"], ["a"]):
        encode_kept(encoder, texts, tmp_path)
    assert encoder.asked == ["a", "bbb", "a"]


def test_another_encoder_says_something_else(tmp_path: Path) -> None:
    encode_kept(Lengths("one"), ["a"], tmp_path)
    other = Lengths("another")
    encode_kept(other, ["a"], tmp_path)
    assert other.asked == ["a"]


def test_who_comes_second_waits_for_who_came_first(tmp_path: Path) -> None:
    first, second = Lengths(), Lengths()
    threads = [Thread(target=encode_kept, args=(each, ["a", "bbb"], tmp_path)) for each in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert first.asked + second.asked == ["a", "bbb"]
