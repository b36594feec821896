"""What we know of a visitor from what they said."""

from __future__ import annotations

import msgspec

from senco.knowledge import Condition, Entry, Variant


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """Facts about the visitor that choose between variants of an answer; None means not known."""

    nation: str | None = None
    setting: str | None = None
    status: str | None = None
    nasenco: str | None = None


NOBODY = Profile()


def matching_variant(entry: Entry, profile: Profile) -> Variant | None:
    """Return the first variant whose every condition holds for this visitor, or None."""
    return next((variant for variant in entry.variants if _matches(variant.when, profile)), None)


def _matches(condition: Condition, profile: Profile) -> bool:
    wanted = {field: value for field, value in msgspec.structs.asdict(condition).items() if value is not None}
    return all(getattr(profile, field) == value for field, value in wanted.items())
