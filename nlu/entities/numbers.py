"""Numbers as visitors write them."""

from __future__ import annotations

_COUNTED = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
NUMBERS: dict[str, float] = {word: float(value) for value, word in enumerate(_COUNTED.split(" "))} | {
    "a": 1.0,
    "an": 1.0,
    "half a": 0.5,
    "half an": 0.5,
    "a couple of": 2.0,
    "couple of": 2.0,
    "a couple": 2.0,
    "couple": 2.0,
    # "A few" is no number; three is the usual reading, and the caller can see the visitor's own words.
    "a few": 3.0,
    "few": 3.0,
}
for _tens, _word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2):
    NUMBERS[_word] = 10.0 * _tens
    NUMBERS |= {f"{_word} {unit}": 10.0 * _tens + NUMBERS[unit] for unit in _COUNTED.split(" ")[1:10]}
# The longest first, so that "a couple of" is not read as "a".
NUMBER = r"(?:\d{1,3}(?:\.\d{1,2})?|\.5|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"


def number_of(words: str) -> float:
    """Return the value of what :data:`NUMBER` matched.

    Raises:
        ValueError: it is no such number.
    """
    words = " ".join(words.lower().split())
    return NUMBERS[words] if words in NUMBERS else float(words)
