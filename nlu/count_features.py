"""Word and character counts of a sentence, weighted and folded into a short dense vector.

Counts catch what a sentence encoder blurs: the exact abbreviation (NPQ, NASENCO, QTLS), and misspellings through their
letter pairs.  Folding them (latent semantic analysis) keeps the classifier small and its training quick.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer

from nlu.tokens import words

COMPONENTS = 300
SEED = 20261123


class CountFeatures:
    """TF-IDF of word 1-2-grams and character 2-4-grams, reduced to 300 numbers a sentence."""

    def __init__(self) -> None:
        self._words = _word_vectorizer()
        self._characters = _character_vectorizer()
        self._directions = np.zeros((0, 0), dtype=np.float32)  # terms x components, a row a term

    def fit(self, texts: list[str]) -> None:
        """Learn vocabulary, weights and directions from the training sentences."""
        counts = csr_matrix(hstack([self._words.fit_transform(texts), self._characters.fit_transform(texts)]))
        components = min(COMPONENTS, counts.shape[1] - 1, counts.shape[0] - 1)
        svd = TruncatedSVD(components, n_iter=2, random_state=SEED).fit(counts)
        self._directions = _rows_in_memory(svd.components_.T)

    def transform(self, texts: list[str]) -> np.ndarray:
        """Return one row a sentence, float32, shape (len(texts), 300 or fewer)."""
        counts = csr_matrix(hstack([self._words.transform(texts), self._characters.transform(texts)]), dtype=np.float32)
        return np.asarray(counts @ self._directions, dtype=np.float32)

    def state(self) -> dict[str, Any]:
        """Return what :meth:`from_state` needs: plain arrays and lists, nothing pickled."""
        return {
            "words": _ordered(self._words),
            "words_idf": self._words.idf_,
            "characters": _ordered(self._characters),
            "characters_idf": self._characters.idf_,
            "directions": self._directions,
        }

    @classmethod
    def from_state(cls, state: dict[str, Any]) -> CountFeatures:
        """Rebuild a fitted instance."""
        features = cls()
        for name in ("words", "characters"):
            vectorizer = getattr(features, f"_{name}")
            vectorizer.vocabulary = {term: index for index, term in enumerate(state[name])}
            vectorizer.idf_ = np.asarray(state[f"{name}_idf"])
        features._directions = _rows_in_memory(state["directions"])
        return features


def _rows_in_memory(matrix: np.ndarray) -> np.ndarray:
    """Return the matrix with each row in one piece: a product with sparse counts then reads only the rows it needs."""
    return np.ascontiguousarray(matrix, dtype=np.float32)


def _word_vectorizer() -> TfidfVectorizer:
    return TfidfVectorizer(
        tokenizer=words, token_pattern=None, lowercase=False, ngram_range=(1, 2), min_df=2, sublinear_tf=True
    )


def _character_vectorizer() -> TfidfVectorizer:
    return TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), min_df=2, sublinear_tf=True)


def _ordered(vectorizer: TfidfVectorizer) -> list[str]:
    return sorted(vectorizer.vocabulary_, key=vectorizer.vocabulary_.__getitem__)
