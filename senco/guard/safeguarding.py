"""Decide whether a message speaks of somebody in danger or distress, before and without anything else.

Phrases that people wrote decide (``knowledge/guard/safeguarding.yml``), together with a small trained classifier that
catches other ways of saying the same.  Nothing here needs the language model, the database or the network.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from senco.guard.classifier import Classifier, features, load_classifier
from senco.guard.families import load_families
from senco.guard.listener import SOMEBODY, Heard, Listener, load_listener
from senco.guard.normalise import GUARD_DIR
from senco.guard.segments import Kind, Segment, segments


class Case(str, Enum):
    """What a message is about, the most specific first; each has its fixed text in ``knowledge/guard/replies.yml``."""

    YOUNG_PERSON = "young_person"
    CRISIS_SELF = "crisis_self"
    DANGER_TO_OTHERS = "danger_to_others"
    FGM_OR_FORCED_MARRIAGE = "fgm_or_forced_marriage"
    EXPLOITATION = "exploitation"
    EXTREMISM = "extremism"
    STAFF_ALLEGATION = "staff_allegation"
    DOMESTIC_ABUSE = "domestic_abuse"
    CHILD_AT_RISK = "child_at_risk"
    CRISIS_OTHER = "crisis_other"
    PROFESSIONAL = "professional"
    STRAIN = "strain"


ADDED_LINE = frozenset({Case.PROFESSIONAL, Case.STRAIN})  # answered as usual, with a line of signposting
_ORDER = list(Case)


@dataclass(frozen=True)
class Concern:
    """What was heard in a message.

    Attributes:
        case: whose reply or line of signposting fits.
        urgent: somebody may be in danger at this moment.
    """

    case: Case
    urgent: bool = False

    @property
    def takes_over(self) -> bool:
        """Whether the fixed reply of the case is given instead of an answer."""
        return self.case not in ADDED_LINE


def triage(text: str) -> Concern | None:
    """Return what a message gives reason to be concerned about, or None.

    Takes any text and a few milliseconds at most.  In a long message every part is listened to by itself, so that a
    few words of need are not lost among many others.
    """
    listener = default_listener()
    words = listener.words(text)
    parts = segments(words)
    made_up = len(parts) > 1 and listener.is_made_up(words)
    concerns = [concern for part in parts if (concern := _concern(part, made_up))]
    if not concerns:
        return None
    case = min((concern.case for concern in concerns), key=_ORDER.index)
    return Concern(case, any(concern.urgent for concern in concerns))


def load_guard() -> None:
    """Read the data files now instead of with the first message.

    Raises:
        senco.knowledge.KnowledgeError, senco.guard.phrases.PhraseError: a file is broken.
    """
    default_listener()
    _classifier()
    load_families()


def _concern(part: Segment, made_up: bool) -> Concern | None:
    listener, classifier = default_listener(), _classifier()
    heard = listener.listen(part.words)
    hashes = features(part.words, listener.kinds)
    score = classifier.score(hashes)
    case = _case(heard)
    if case and (heard.certain or not (_is_about_work(heard, part.kind, score) or (made_up and not heard.told))):
        return Concern(case, heard.urgent)
    if not (case or made_up or heard.strong_frame) and score >= classifier.threshold(part.kind, heard.danger):
        return Concern(_young(Case(classifier.case(hashes)), heard))
    if case or heard.topic:
        return Concern(Case.PROFESSIONAL)
    return Concern(Case.STRAIN) if heard.strain else None


def _is_about_work(heard: Heard, kind: Kind, score: float) -> bool:
    """Whether a case is only asked about in general."""
    if kind is Kind.STRETCH:  # the words of the frame may belong to the sentence before
        return heard.strong_frame
    # "Support for a child who ..." may be a question about work in other words than the phrases know.
    return heard.about_work or (heard.soft_frame and not heard.urgent and score < 0)


def _case(heard: Heard) -> Case | None:
    """Return the most specific case of those that phrases were found for."""
    names = set(heard.cases)
    if SOMEBODY in names:
        names.discard(SOMEBODY)
        names.add("child_at_risk" if heard.child else "crisis_other")
        # "A pupil told me 'I want to die'": the words are the visitor's, the distress is not.
        if heard.retold:
            names.discard("crisis_self")
    case = next((case for case in Case if case.value in names), None)
    return _young(case, heard) if case else None


def _young(case: Case, heard: Heard) -> Case:
    """A child who speaks of their own harm gets the children's line, whatever the harm."""
    own = {Case.CRISIS_SELF, Case.DOMESTIC_ABUSE, Case.EXPLOITATION}
    return Case.YOUNG_PERSON if heard.young and case in own else case


@lru_cache(maxsize=1)
def default_listener() -> Listener:
    """Return the phrases of the project, read once."""
    return load_listener(GUARD_DIR)


@lru_cache(maxsize=1)
def _classifier() -> Classifier:
    return load_classifier(GUARD_DIR / "classifier.json")
