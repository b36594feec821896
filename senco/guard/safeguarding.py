"""Decide whether a message speaks of somebody in danger or distress, before and without anything else.

Phrases that people wrote decide (``knowledge/guard/safeguarding.yml``), together with a small trained classifier that
catches other ways of saying the same.  Nothing here needs the language model, the database or the network.  Where the
sentence encoder is loaded (:mod:`senco.guard.meaning`), a network on its vectors decides with the classifier.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from functools import lru_cache

from senco.guard.cases import ORDER, Case, Concern, case_of, cases_of, likeliest_case, possible_cases
from senco.guard.classifier import Classifier, features, load_classifier
from senco.guard.families import load_families
from senco.guard.listener import Heard, Listener, load_listener
from senco.guard.meaning import Meaning, Sound, as_text, loaded_meaning, where_they_stand
from senco.guard.normalise import GUARD_DIR
from senco.guard.other_scripts import cases_in_other_scripts, load_other_scripts
from senco.guard.segments import Kind, Segment, segments
from senco.knowledge.yaml_files import read_yaml

logger = logging.getLogger(__name__)


def triage(text: str, thoroughly: bool = True) -> Concern | None:
    """Return what a message gives reason to be concerned about, or None.

    Takes any text and a few milliseconds, with the sentence encoder some more for a long text.  In a long message every
    part is listened to as well, so that a few words of need are not lost among many others.

    Args:
        text: the message.
        thoroughly: with the sentence encoder, if it is loaded; without it at most some tens of milliseconds are taken.
    """
    listener = default_listener()
    words = listener.words(text)
    parts = segments(words)
    made_up = len(parts) > 1 and listener.is_made_up(words)
    adult = listener.listen(words).adult  # said in one sentence, it holds for all
    opinions = [_listen(part, adult) for part in parts]
    concerns = [concern for opinion in opinions if (concern := _concern(opinion, made_up))]
    foreign = [Concern(Case(case), urgent=True) for case in sorted(cases_in_other_scripts(text))]
    concerns += foreign
    sounds = None
    if not any(concern.urgent and concern.takes_over for concern in concerns) and tuple(words) not in _commands():
        meaning = loaded_meaning() if thoroughly else None
        sounds = _heard_by(meaning, text, words, opinions) if meaning else None
        concerns = _second_opinion(opinions, concerns, made_up, meaning, sounds)
    if not concerns:
        return None
    first = min(concerns, key=lambda concern: (concern.faint, ORDER.index(concern.case)))
    likeliest = None if first.takes_over else next((each.likeliest for each in concerns if each.likeliest), None)
    urgent = any(concern.urgent for concern in concerns)
    fixed = first.takes_over or likeliest
    others = _others([] if foreign else words, opinions, concerns, sounds) - {first.case, likeliest, Case.UNCLEAR}
    maybe = tuple(sorted(others, key=ORDER.index)) if fixed else ()
    return Concern(first.case, urgent, likeliest, first.faint, maybe)


def load_guard() -> None:
    """Read the data files now instead of with the first message.

    Raises:
        senco.knowledge.KnowledgeError, senco.guard.phrases.PhraseError: a file is broken.
    """
    default_listener()
    _classifier()
    _commands()
    load_families()
    load_other_scripts()


@dataclass(frozen=True)
class _Opinion:
    """What phrases and plain classifier find in a part of a message."""

    part: Segment
    heard: Heard
    hashes: list[int]
    score: float

    @property
    def likeliest(self) -> Concern:
        """The concern that it is, if it is one that no phrase knows."""
        return Concern(likeliest_case(_classifier().chances(self.hashes), self.heard))


_Sounds = list[tuple[_Opinion, Sound]]


def _listen(part: Segment, adult: bool) -> _Opinion:
    hashes = features(part.words, default_listener().kinds)
    heard = default_listener().listen(part.words)
    if adult:
        heard = replace(heard, adult=True, young=False)
    return _Opinion(part, heard, hashes, _classifier().score(hashes))


def _concern(opinion: _Opinion, made_up: bool) -> Concern | None:
    heard, kind, score = opinion.heard, opinion.part.kind, opinion.score
    case = case_of(heard)
    if case and (heard.certain or not (_is_about_work(heard, kind, score) or (made_up and not heard.told))):
        return Concern(case, heard.urgent)
    if case or heard.topic:
        return Concern(Case.PROFESSIONAL)
    return Concern(Case.STRAIN) if heard.strain else None


def _second_opinion(
    opinions: list[_Opinion], concerns: list[Concern], made_up: bool, meaning: Meaning | None, sounds: _Sounds | None
) -> list[Concern]:
    """Return the concerns once the trained parts have been asked; phrases of immediate danger do not come here.

    They add concerns that no phrase covers, and what is perhaps one.  Where phrases take over and the sentence encoder is
    all but sure that they are wrong, the question is answered, with the line of signposting.
    """
    if any(concern.takes_over for concern in concerns):
        # What a phrase found may be said in a few words of a long and harmless message: each part counts by itself.
        doubted = meaning is not None and sounds is not None and max(sound.score for _, sound in sounds) < meaning.doubted
        return [Concern(Case.PROFESSIONAL)] if doubted else concerns
    if made_up:
        return concerns
    if meaning is None or sounds is None:
        return concerns + [opinion.likeliest for opinion in opinions if _sounds(opinion)]
    listened, alone = zip(*sounds, strict=True)
    placed = zip(listened, where_they_stand(alone), strict=True)
    return concerns + [found for opinion, sound in placed if (found := _by_meaning(meaning, opinion, sound))]


def _others(words: list[str], opinions: list[_Opinion], concerns: list[Concern], sounds: _Sounds | None) -> frozenset[Case]:
    """Return what else a message may be about: other concerns that were heard, and what the trained parts think possible."""
    heard = {each.case for each in concerns if each.takes_over}
    for opinion in opinions:  # also distress that is taken for the retold words of another
        heard |= cases_of(opinion.heard) | cases_of(replace(opinion.heard, retold=False))
    hashes = features(words, default_listener().kinds)
    asked = [_classifier().chances(hashes)] if hashes else []
    asked += [sounds[0][1].chances] if sounds else []
    return frozenset(heard) | possible_cases(asked, adult=any(opinion.heard.adult for opinion in opinions))


def _by_meaning(meaning: Meaning, opinion: _Opinion, sound: Sound) -> Concern | None:
    """Return the concern that a part is by its meaning, or perhaps is."""
    kind, case = opinion.part.kind.value, likeliest_case(sound.chances, opinion.heard)
    if sound.score >= meaning.thresholds[kind]:
        return Concern(case)
    if sound.score >= meaning.faint[kind] and not opinion.heard.strong_frame:
        return Concern(Case.PERHAPS, likeliest=case, faint=sound.score < meaning.perhaps[kind])
    return None


def _heard_by(meaning: Meaning, text: str, words: list[str], opinions: list[_Opinion]) -> _Sounds | None:
    """Return what the message, and each part by itself, sounds like to encoder and classifier together."""
    if not (opinions and any(map(str.isalpha, text))):  # a row of marks without a letter could mean anything
        return None
    first, *others = opinions
    if first.part.kind is not Kind.WHOLE:  # of a long message only the parts were listened to
        first, others = _listen(Segment(Kind.WHOLE, words), opinions[0].heard.adult), opinions
    texts = [text, *(as_text(opinion.part.words) for opinion in others)]
    try:
        sounds = meaning.hear(texts, [opinion.score for opinion in (first, *others)])
    except Exception as error:  # whatever is wrong with the encoder, phrases and plain classifier must go on
        logger.error("the sentence encoder failed on a message: %s", type(error).__name__)
        return None
    return list(zip((first, *others), sounds, strict=True))


def _sounds(opinion: _Opinion) -> bool:
    """Whether the plain classifier alone takes a part for a concern."""
    heard, limit = opinion.heard, _classifier().threshold(opinion.part.kind, opinion.heard.danger)
    return not (case_of(heard) or heard.strong_frame) and opinion.score >= limit


def _is_about_work(heard: Heard, kind: Kind, score: float) -> bool:
    """Whether a case is only asked about in general."""
    if kind is Kind.STRETCH:  # the words of the frame may belong to the sentence before
        return heard.strong_frame
    # "Support for a child who ..." may be a question about work in other words than the phrases know.
    return heard.about_work or (heard.soft_frame and not heard.urgent and score < 0)


@lru_cache(maxsize=1)
def default_listener() -> Listener:
    """Return the phrases of the project, read once."""
    return load_listener(GUARD_DIR)


@lru_cache(maxsize=1)
def _classifier() -> Classifier:
    return load_classifier(GUARD_DIR / "classifier.json")


@lru_cache(maxsize=1)
def _commands() -> frozenset[tuple[str, ...]]:
    """Return the words that the bot itself offers to type ("forget me"): no cry for help, whatever they sound like."""
    commands = read_yaml(GUARD_DIR.parent / "commands.yml")
    return frozenset(tuple(default_listener().words(said)) for row in commands.values() for said in row)
