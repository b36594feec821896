"""Word and character counts of a sentence, weighted and folded into a short dense vector.

Counts catch what a sentence encoder blurs: the exact abbreviation (NPQ, NASENCO, QTLS), and misspellings through their
letter pairs.  Folding them (latent semantic analysis) keeps the classifier small and its training quick.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer

from nlu.tokens import words

COMPONENTS = 150
# Of fewer sentences than that, folding saves no time, and what is lost by it counts.
FEW, COMPONENTS_OF_FEW = 1000, 320
SEED = 20261123


@dataclass(frozen=True)
class Terms:
    """Terms of one kind, and how much each counts.

    What scikit-learn's vectoriser gives for a text, without the matrices that it makes on the way: for one short text they
    cost ten times as much as the arithmetic.

    Attributes:
        analyze: cuts a text into its terms.
        rows: the number of each known term.
        weights: how seldom each is (inverse document frequency).
        directions: where each points, shape (terms, components).
    """

    analyze: Callable[[str], list[str]]
    rows: Mapping[str, int]
    weights: np.ndarray
    directions: np.ndarray

    def fold(self, text: str) -> np.ndarray:
        """Return the folded counts of a text; zeros if it has no known term."""
        counts = Counter(row for term in self.analyze(text) if (row := self.rows.get(term)) is not None)
        if not counts:
            return np.zeros(self.directions.shape[1], dtype=np.float32)
        found = np.fromiter(counts, dtype=int)
        weighted = (1.0 + np.log(np.fromiter(counts.values(), dtype=np.float32))) * self.weights[found]
        return (weighted / np.linalg.norm(weighted)) @ self.directions[found]

    @property
    def ordered(self) -> list[str]:
        """The known terms, by number."""
        return sorted(self.rows, key=self.rows.__getitem__)


@dataclass(frozen=True)
class CountFeatures:
    """TF-IDF of word 1-2-grams and character 2-4-grams, folded to 150 numbers a sentence (320 of few sentences)."""

    words: Terms
    characters: Terms

    @classmethod
    def fit_transform(cls, texts: list[str]) -> tuple[CountFeatures, np.ndarray]:
        """Learn vocabulary, weights and directions from the training sentences; return them and the sentences' rows."""
        vectorizers = _word_vectorizer(), _character_vectorizer()
        counts = csr_matrix(hstack([vectorizer.fit_transform(texts) for vectorizer in vectorizers]))
        wanted = COMPONENTS if len(texts) >= FEW else COMPONENTS_OF_FEW
        components = min(wanted, counts.shape[1] - 1, counts.shape[0] - 1)
        svd = TruncatedSVD(components, n_iter=2, random_state=SEED).fit(counts)
        found = cls._of([(each.vocabulary_, each.idf_) for each in vectorizers], svd.components_.T)
        return found, svd.transform(counts)

    def transform(self, texts: list[str]) -> np.ndarray:
        """Return one row a sentence, float32, shape (len(texts), as many numbers as it was folded to)."""
        return np.stack([self.words.fold(text) + self.characters.fold(text) for text in texts])

    def state(self) -> dict[str, Any]:
        """Return what :meth:`from_state` needs: plain arrays and lists, nothing pickled."""
        return {
            "words": self.words.ordered,
            "words_idf": self.words.weights,
            "characters": self.characters.ordered,
            "characters_idf": self.characters.weights,
            "directions": np.vstack([self.words.directions, self.characters.directions]),
        }

    @classmethod
    def from_state(cls, state: Mapping[str, Any]) -> CountFeatures:
        """Rebuild what :meth:`fit_transform` made."""
        kinds = [
            ({term: row for row, term in enumerate(state[kind])}, state[f"{kind}_idf"]) for kind in ("words", "characters")
        ]
        return cls._of(kinds, state["directions"])

    @classmethod
    def _of(cls, kinds: list[tuple[Mapping[str, int], np.ndarray]], directions: np.ndarray) -> CountFeatures:
        """Return the features of word and of character terms; the directions of the former come first."""
        parts = np.split(np.ascontiguousarray(directions, dtype=np.float32), [len(kinds[0][0])])
        analyzers = _word_vectorizer().build_analyzer(), _character_vectorizer().build_analyzer()
        return cls(
            *(
                Terms(analyze, rows, np.asarray(weights, dtype=np.float32), part)
                for analyze, (rows, weights), part in zip(analyzers, kinds, parts, strict=True)
            )
        )


def _word_vectorizer() -> TfidfVectorizer:
    return TfidfVectorizer(
        tokenizer=words,
        token_pattern=None,
        lowercase=False,
        ngram_range=(1, 2),
        min_df=2,
        sublinear_tf=True,
        dtype=np.float32,
    )


def _character_vectorizer() -> TfidfVectorizer:
    return TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), min_df=2, sublinear_tf=True, dtype=np.float32)
