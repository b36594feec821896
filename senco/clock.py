"""The day that it is today, in one place, so that tests and rehearsals can choose it."""

from __future__ import annotations

import os
from datetime import date

VARIABLE = "SENCO_TODAY"


def today() -> date:
    """Return the day in the environment variable ``SENCO_TODAY`` (YYYY-MM-DD), or else the real day.

    Raises:
        ValueError: the variable is set to something that is not a day in that form.
    """
    chosen = os.environ.get(VARIABLE, "").strip()
    if not chosen:
        return date.today()
    try:
        return date.fromisoformat(chosen)
    except ValueError:
        raise ValueError(
            f"{VARIABLE} is set to {chosen!r}, which is not a day. Write it as YYYY-MM-DD, for example "
            f"2027-01-31, "
            f"or unset {VARIABLE} to use the real date."
        ) from None
