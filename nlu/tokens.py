"""spaCy's English tokens, from a blank pipeline: nothing to download, rules only."""

from __future__ import annotations

from functools import lru_cache

import spacy
from spacy.language import Language


@lru_cache(maxsize=1)
def english() -> Language:
    """Return the process-wide blank English pipeline."""
    return spacy.blank("en")


def words(text: str) -> list[str]:
    """Return the lower-cased tokens of a text, without white space."""
    return [token.lower_ for token in english().make_doc(text) if not token.is_space]
