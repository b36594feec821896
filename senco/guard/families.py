"""Make ``knowledge/guard/families.txt``: words of similar meaning, so that what is learned of one holds for the others.

The families come from the sentence encoder's vectors of single words.  They are only a list when the guard runs; the
encoder is not needed then.  Run again after new examples brought new words: ``python -m senco.guard.families``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from senco.guard.normalise import GUARD_DIR

TARGET = GUARD_DIR / "families.txt"
HOW_MANY = 1500  # 300 and 1500 give the same figures within a point; fewer would bring opposites together


@lru_cache(maxsize=1)
def load_families() -> Mapping[str, int]:
    """Return the number of the family of each word: the line that it stands on."""
    lines = TARGET.read_text(encoding="utf-8").splitlines()
    return {word: number for number, line in enumerate(lines) for word in line.split()}


def main() -> None:
    """Write the families, the words of each in alphabetical order."""
    # Imported here because the guard itself reads only the list, and must not need these.
    from sklearn.cluster import MiniBatchKMeans

    from nlu.minilm_encoder import stock_encoder
    from senco.guard.real_words import english_words
    from senco.guard.safeguarding import default_listener
    from senco.guard.train import read_material

    listener, material = default_listener(), read_material()
    texts = [*material.concerns, *material.others]
    words = {word for text in texts for word in listener.words(text)} | set(english_words())
    words = sorted(word for word in words if word.isascii() and word.isalpha() and len(word) > 1)
    clusters = MiniBatchKMeans(HOW_MANY, random_state=0, n_init=1, batch_size=2048, max_iter=30)
    families = defaultdict(list)
    for word, family in zip(words, clusters.fit_predict(stock_encoder().encode(words)), strict=True):
        families[family].append(word)
    lines = sorted(" ".join(family) for family in families.values() if len(family) > 1)
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(words)} words in {len(lines)} families")


if __name__ == "__main__":
    main()
