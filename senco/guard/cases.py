"""What a message may be about: the cases, each with its fixed text, and which of them something heard is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from senco.guard.listener import SOMEBODY, Heard


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
    UNCLEAR = "unclear"
    PERHAPS = "perhaps"
    PROFESSIONAL = "professional"
    STRAIN = "strain"


ADDED_LINE = frozenset({Case.PERHAPS, Case.PROFESSIONAL, Case.STRAIN})  # answered as usual, with a line of signposting
# The reply to an unclear case holds all that these need; the tests compare the texts.
SERVED_BY_GENERAL = frozenset(
    {Case.YOUNG_PERSON, Case.CRISIS_SELF, Case.CRISIS_OTHER, Case.CHILD_AT_RISK, Case.DOMESTIC_ABUSE, Case.DANGER_TO_OTHERS}
)
MORE_TO_THE_POINT = 0.1  # so much less likely to hold what is needed may a case's own reply be, which is shorter
MAYBE = 0.02  # a case that is as likely as that is thought of in the reply, in a line of its own
ORDER = list(Case)


@dataclass(frozen=True)
class Concern:
    """What was heard in a message.

    Attributes:
        case: whose reply or line of signposting fits.
        urgent: somebody may be in danger at this moment.
        likeliest: of what is only perhaps a concern, the case that it would be.
        faint: it is so seldom one that nothing is said of it beside an answer.
        maybe: other cases that it may be, in their order: the reply holds what these need, too.
    """

    case: Case
    urgent: bool = False
    likeliest: Case | None = None
    faint: bool = False
    maybe: tuple[Case, ...] = ()

    @property
    def takes_over(self) -> bool:
        """Whether the fixed reply of the case is given instead of an answer."""
        return self.case not in ADDED_LINE

    @property
    def supposed(self) -> Concern | None:
        """The concern that it would be, if it is only perhaps one."""
        return replace(self, case=self.likeliest, likeliest=None, faint=False) if self.likeliest else None


def case_of(heard: Heard) -> Case | None:
    """Return the most specific case of those that phrases were found for."""
    named = cases_of(heard)
    return _young(min(named, key=ORDER.index), heard) if named else None


def cases_of(heard: Heard) -> frozenset[Case]:
    """Return all cases that phrases were found for."""
    names = set(heard.cases)
    if SOMEBODY in names:
        names.discard(SOMEBODY)
        names.add("child_at_risk" if heard.child else "crisis_other")
        # "A pupil told me 'I want to die'": the words are the visitor's, the distress is not.
        if heard.retold:
            names.discard("crisis_self")
    # "A parent hit me" is also a child's phrase: of an adult it is another case.
    if "young_person" in names and heard.adult:
        names.discard("young_person")
        names.add("child_at_risk" if heard.child else "domestic_abuse")
    return frozenset(map(Case, names))


def likeliest_case(chances: Mapping[str, float], heard: Heard) -> Case:
    """Return the case whose reply serves best: the likeliest, or UNCLEAR if its reply is likelier to hold what is needed.

    Args:
        chances: how likely each case is, by its name.
        heard: what the phrases found.
    """
    chances = {case: 0.0 if case == Case.YOUNG_PERSON and heard.adult else chance for case, chance in chances.items()}
    likeliest = max(chances, key=lambda case: (chances[case], case))
    served = sum(chances[case.value] for case in SERVED_BY_GENERAL)
    return _young(Case(likeliest) if chances[likeliest] + MORE_TO_THE_POINT >= served else Case.UNCLEAR, heard)


def possible_cases(opinions: list[Mapping[str, float]], adult: bool) -> frozenset[Case]:
    """Return the cases that are likely enough to be thought of in the reply.

    Args:
        opinions: how likely each case is, by its name, to each who was asked; all count the same.
        adult: the visitor is one.
    """
    chances = {case: sum(each[case] for each in opinions) / len(opinions) for case in opinions[0]} if opinions else {}
    possible = frozenset(Case(case) for case, chance in chances.items() if chance >= MAYBE)
    return possible - {Case.YOUNG_PERSON} if adult else possible


def _young(case: Case, heard: Heard) -> Case:
    """A child who speaks of their own harm gets the children's line, whatever the harm."""
    own = {Case.CRISIS_SELF, Case.DOMESTIC_ABUSE, Case.EXPLOITATION, Case.UNCLEAR}
    return Case.YOUNG_PERSON if heard.young and case in own else case
