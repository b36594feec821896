"""Decide whether a message speaks of somebody in danger or distress, before and without anything else.

Phrases that people wrote decide (``knowledge/guard/safeguarding.yml``), together with a small trained classifier that
catches other ways of saying the same.  Nothing here needs the language model, the database or the network.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path

from senco.guard.listener import Heard, Listener, load_listener

GUARD_DIR = Path(__file__).resolve().parent.parent.parent / "knowledge" / "guard"


class Case(str, Enum):
    """What a message is about; each has its fixed reply in ``knowledge/guard/replies.yml``."""

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

    Never raises, whatever the text; takes a few milliseconds at most.
    """
    listener = _listener()
    heard = listener.listen(text)
    case = _case(heard)
    if case and not (heard.about_work and not heard.certain):
        return Concern(case, heard.urgent)
    if case or heard.topic:
        return Concern(Case.PROFESSIONAL)
    return Concern(Case.STRAIN) if heard.strain else None


def _case(heard: Heard) -> Case | None:
    """Return the most specific case of those heard."""
    names = set(heard.cases)
    if not names:
        return None
    if "somebody" in names:
        names.discard("somebody")
        names.add("child_at_risk" if heard.child else "crisis_other")
        # "A pupil told me 'I want to die'": the words are the visitor's, the distress is not.
        if heard.retold:
            names.discard("crisis_self")
    if heard.young and names & {"crisis_self", "domestic_abuse", "exploitation"}:
        names.add("young_person")
    return next((case for case in Case if case.value in names), None)


@lru_cache(maxsize=1)
def _listener() -> Listener:
    return load_listener(GUARD_DIR)
