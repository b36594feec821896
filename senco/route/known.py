"""What is known of a visitor when a route is planned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from senco.knowledge.records import Nation, Setting, Status
from senco.route.period import Period

KnownNation = Literal["england", Nation, "not_sure"]
KnownSetting = Literal["mainstream", Setting, "not_sure"]
KnownStatus = Literal[Status, "career_changer", "not_sure"]
Phase = Literal["primary", "secondary", "not_sure"]
Degree = Literal["yes", "no", "not_sure"]
Award = Literal["completed", "started", "none", "not_sure"]
Years = Annotated[float, msgspec.Meta(ge=0, le=70)]


class Known(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Facts about the visitor. None means that we have not heard, "not_sure" that the visitor does not know.

    ``experience_years`` is years of teaching.  ``became_senco`` is when the visitor first became the SENCO of
    a school, or "not_yet".  ``nasenco`` and ``npq`` say how far they are with the two awards.
    """

    nation: KnownNation | None = None
    setting: KnownSetting | None = None
    status: KnownStatus | None = None
    phase: Phase | None = None
    degree: Degree | None = None
    experience_years: Years | Literal["not_sure"] | None = None
    became_senco: Period | Literal["not_yet", "not_sure"] | None = None
    nasenco: Award | None = None
    npq: Award | None = None


def learn(known: Known, changes: Mapping[str, object]) -> Known:
    """Return what is known with some fields changed; values may be plain, as in JSON or a Rasa slot.

    A period is then ``{"earliest": "2024-09-01", "latest": "2024-09-30"}``.

    Raises:
        msgspec.ValidationError: there is no such field, or a field cannot have that value.
    """
    return msgspec.convert({**msgspec.to_builtins(known), **msgspec.to_builtins(changes)}, Known)


def takes_back_post(known: Known) -> bool:
    """Whether the visitor called themselves the SENCO, and said that they are not the SENCO yet."""
    return known.status == "senco" and known.became_senco == "not_yet"


def is_in_post(known: Known) -> bool:
    """Whether the visitor is, or is about to be, the designated SENCO of a school.

    A deputy's date is when they became deputy, so it does not count.  Whoever is not the SENCO yet is in no post, whatever
    they called themselves before.
    """
    if known.became_senco == "not_yet":
        return False
    if known.status == "senco":
        return True
    return isinstance(known.became_senco, Period) and known.status != "deputy_senco"
