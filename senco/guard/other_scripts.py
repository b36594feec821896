"""Hear danger and distress in languages that are not written in Latin letters, of which the other parts see nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from senco.guard.normalise import GUARD_DIR, LONGEST
from senco.knowledge.yaml_files import read_yaml

FILE = GUARD_DIR / "other_scripts.yml"
_FIRST = "\u0370"  # letters from here on, from Greek, are not Latin, nor their accents
# Accents, and the vowels of Arabic and Hebrew, which few people type; the vowel signs of Indian scripts tell words apart.
_LEFT_OUT = tuple(map(range, (0x0300, 0x0591, 0x0610, 0x064B), (0x0370, 0x05C8, 0x061B, 0x0671)))


def cases_in_other_scripts(text: str) -> frozenset[str]:
    """Return the cases whose phrases (``knowledge/guard/other_scripts.yml``) a message contains."""
    if all(sign < _FIRST for sign in text):
        return frozenset()
    letters = _letters(text[:LONGEST])
    return frozenset(case for phrase, case in load_other_scripts().items() if phrase in letters)


@lru_cache(maxsize=1)
def load_other_scripts() -> Mapping[str, str]:
    """Return the case of each phrase, read once."""
    return {_letters(phrase): case for case, phrases in read_yaml(FILE).items() for phrase in phrases}


def _letters(text: str) -> str:
    """Return the letters alone: people leave out spaces, accents and vowel signs, or put them elsewhere."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = (sign for sign in plain if unicodedata.category(sign)[0] in "LM")
    return "".join(sign for sign in letters if not any(ord(sign) in signs for signs in _LEFT_OUT))
