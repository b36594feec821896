"""Clean what a visitor typed before anything looks at it."""

from __future__ import annotations

import unicodedata

_KEPT_CONTROLS = "\n\t"


def clean(text: str) -> str:
    """Return the text in composed form, without invisible characters and without white space around it.

    Control, format, private and unassigned characters (zero-width spaces, direction marks, tag characters, lone
    surrogates) carry no meaning for us and are used to hide things.  The joiner inside emoji goes with them, which does
    not change what an emoji means here.
    """
    visible = (
        character
        for character in unicodedata.normalize("NFC", text)
        if character in _KEPT_CONTROLS or unicodedata.category(character)[0] != "C"
    )
    return "".join(visible).strip()
