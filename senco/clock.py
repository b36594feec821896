"""The day that it is today, in one place, so that tests and rehearsals can choose it."""

from __future__ import annotations

import os
from datetime import date, datetime, timezone
from zoneinfo import ZoneInfo

VARIABLE = "SENCO_TODAY"
ENGLAND = ZoneInfo("Europe/London")


def today() -> date:
    """Return the day in the environment variable ``SENCO_TODAY`` (YYYY-MM-DD), or else the real day in England.

    Raises:
        ValueError: the variable is set to something that is not a day in that form.
    """
    chosen = os.environ.get(VARIABLE, "").strip()
    if not chosen:
        return day_in_england(datetime.now(timezone.utc))
    try:
        return date.fromisoformat(chosen)
    except ValueError:
        raise ValueError(
            f"{VARIABLE} is set to {chosen!r}, which is not a day. Write it as YYYY-MM-DD, for example "
            f"2027-01-31, "
            f"or unset {VARIABLE} to use the real date."
        ) from None


def day_in_england(moment: datetime) -> date:
    """Return the day that it is in England at a moment, wherever the server or the visitor is.

    Args:
        moment: with a time zone.
    """
    return moment.astimezone(ENGLAND).date()
