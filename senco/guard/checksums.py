"""Check digits and letters of the numbers that people are known by."""

from __future__ import annotations

_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # without I, O and S, which look like figures


def luhn(digits: str) -> bool:
    """Whether a card number's last digit is right (the Luhn rule)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def nhs(digits: str) -> bool:
    """Whether an NHS number's last digit is right (modulus 11)."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(digits[9])


def upn_letter(rest: str) -> str:
    """Return the letter that a unique pupil number begins with.

    Args:
        rest: the other twelve characters; in a temporary number the last one is a letter.
    """
    values = [_UPN_LETTERS.find(sign) if sign.isalpha() else int(sign) for sign in rest]
    return _UPN_LETTERS[sum(value * weight for value, weight in zip(values, range(2, 14), strict=True)) % 23]
