"""What the phrase file says, ready to be applied to messages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from senco.guard.normalise import plain_words, raw_words
from senco.guard.phrases import END, START, Lexicon, Phrase, Span, occurs, sentence_numbers
from senco.guard.spelling import Speller
from senco.knowledge.yaml_files import read_yaml

SOMEBODY = "somebody"  # what the phrases say of a person of whom only the rest of the message tells whether a child
_SPEAKER = frozenset({"i", "me", "my", "myself", "am"})


@dataclass(frozen=True)
class Rule:
    """A phrase and what it means.

    Attributes:
        phrase: the phrase.
        case: the case that it speaks of.
        urgent: somebody may be in danger at this moment.
        work_too: it counts even in a question about work in general.
        unless: item that makes it not count, if any.
    """

    phrase: Phrase
    case: str
    urgent: bool
    work_too: bool
    unless: int | None


@dataclass(frozen=True)
class Heard:
    """What the phrases found in a message.

    Attributes:
        cases: the cases spoken of, "somebody" for another person whose age decides the case.
        urgent: somebody may be in danger at this moment.
        certain: a phrase was found that counts even in a question about work in general.
        about_work, strong_frame, soft_frame: the question seems to be, surely is, or could be about work in general.
        told: the visitor tells what they saw or were told.
        child, young, retold: a child is spoken of; the visitor seems to be young; the words of another are retold.
        danger: a word occurs that often goes with danger.
        topic: safeguarding is mentioned.
        strain: the visitor suffers from the job.
    """

    cases: frozenset[str]
    urgent: bool
    certain: bool
    about_work: bool
    strong_frame: bool
    soft_frame: bool
    told: bool
    child: bool
    young: bool
    retold: bool
    danger: bool
    topic: bool
    strain: bool


class Listener:
    """Applies a phrase file.

    Args:
        content: the phrase file.
        real_words: words that look like slips for words of the phrases but are words themselves.
    """

    def __init__(self, content: Mapping[str, Any], real_words: Iterable[str]) -> None:
        self._lexicon = lexicon = Lexicon(content["words"])
        self._rules = [rule for block in content["rules"] for rule in _rules(block, lexicon)]
        self._weak = _phrases(content["frames"]["weak"], lexicon)
        self._strong = _phrases(content["frames"]["strong"], lexicon)
        self._career = _phrases(content["frames"]["career"], lexicon)
        self._soft = _phrases(content["frames"]["soft"], lexicon)
        self._made_up = _phrases(content["frames"]["made_up"], lexicon)
        self._topics = _phrases(content["topics"], lexicon)
        self._strain = _phrases(content["strain"], lexicon)
        self._real = _phrases(["REAL"], lexicon)
        self._real_told = _phrases(["REAL_TOLD"], lexicon)
        self._danger = _phrases(["DANGER_WORD"], lexicon)
        self._child = _phrases(["CHILD"], lexicon)
        self._young = _phrases(["YOUNG"], lexicon)
        self._retold = _phrases(["CHILD/FRIEND/HE .. TOLD"], lexicon)
        self.vocabulary = lexicon.words
        self.kinds = lexicon.kinds(content["kinds"])
        masked = [word.strip() for word in content["masked"].split(",")]
        self._speller = Speller(lexicon.words, real_words, masked)

    def words(self, text: str) -> list[str]:
        """Return a message as plain words, misspellings of ours mended."""
        words = plain_words(self._speller.join(raw_words(text)))
        return [START, *plain_words(self._speller.mend(words)), END]

    def listen(self, words: list[str]) -> Heard:
        """Return what the phrases find in a message, or in a part of a long one."""
        sentence = sentence_numbers(words)
        found = self._lexicon.find(words)

        def any_of(phrases: list[Phrase]) -> bool:
            return any(_occurs(phrase, found, sentence) for phrase in phrases)

        rules = [rule for rule in self._rules if _counts(rule, found, sentence)]
        told = any_of(self._real_told)
        # "... if a child talks about wanting to die": the phrase is one for the visitor's own distress, the child is not.
        of_another = any(rule.case == SOMEBODY for rule in rules) and _SPEAKER.isdisjoint(words)
        strong_frame = any_of(self._strong) and not told
        career = any_of(self._career) and not told
        return Heard(
            cases=frozenset(rule.case for rule in rules),
            urgent=any(rule.urgent for rule in rules),
            certain=any(rule.work_too and not (of_another and rule.case == "crisis_self") for rule in rules),
            about_work=strong_frame or career or (any_of(self._weak) and not any_of(self._real)),
            strong_frame=strong_frame,
            soft_frame=any_of(self._soft),
            told=told,
            child=any_of(self._child),
            young=any_of(self._young),
            retold=any_of(self._retold),
            danger=any_of(self._danger),
            topic=any_of(self._topics),
            strain=any_of(self._strain),
        )

    def has_danger_word(self, words: list[str]) -> bool:
        """Whether a word occurs that often goes with danger."""
        found = self._lexicon.find(words)
        return any(phrase.needs <= found.keys() for phrase in self._danger)

    def is_made_up(self, words: list[str]) -> bool:
        """Whether a message says that its case is an exercise: an essay, an interview question."""
        found, sentence = self._lexicon.find(words), sentence_numbers(words)
        return any(_occurs(phrase, found, sentence) for phrase in self._made_up)

    def matches(self, text: str) -> list[Rule]:
        """Return the rules that apply to a message, for people who work on the phrases."""
        words = self.words(text)
        found = self._lexicon.find(words)
        return [rule for rule in self._rules if _counts(rule, found, sentence_numbers(words))]


def load_listener(folder: Path) -> Listener:
    """Read the phrase file of a folder and the real words beside it."""
    real_words = folder / "real_words.txt"
    words = real_words.read_text(encoding="utf-8").split() if real_words.exists() else []
    return Listener(read_yaml(folder / "safeguarding.yml"), words)


def _rules(block: Mapping[str, Any], lexicon: Lexicon) -> list[Rule]:
    unless = block.get("unless")
    item = lexicon.compile("/".join(name.strip() for name in unless.split(","))).items[0] if unless else None
    urgent, work_too = block.get("urgent", False), block.get("work_too", False)
    return [Rule(lexicon.compile(text), block["case"], urgent, work_too, item) for text in block["phrases"]]


def _phrases(texts: Iterable[str], lexicon: Lexicon) -> list[Phrase]:
    return [lexicon.compile(text) for text in texts]


def _occurs(phrase: Phrase, found: Mapping[int, list[Span]], sentence: list[int]) -> bool:
    return phrase.needs <= found.keys() and occurs(phrase, found, sentence)


def _counts(rule: Rule, found: Mapping[int, list[Span]], sentence: list[int]) -> bool:
    return _occurs(rule.phrase, found, sentence) and rule.unless not in found
