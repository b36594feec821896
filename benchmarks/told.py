"""What visitors tell of themselves: is it remembered as they meant it, and nothing else?"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.conversation import Bot
from senco.route import Known, Period
from senco.route.known import is_in_post

FIELDS = ("became_senco", "status", "setting", "nation", "degree", "experience_years", "nasenco", "npq")
LONGEST_SPAN = 62  # days: a time that is told no more exactly ("about two years ago") stands for a month in it
SAME_YEARS = 0.5
UNLABELLED = ("mainstream", "academy", "not_yet", "not_sure")


@dataclass(frozen=True)
class Told:
    """A conversation, what a careful adviser would know of the visitor after it, and what the bot does: field to value."""

    id: str
    said: list[str]
    right: dict[str, Any]
    known: dict[str, Any]

    @property
    def wrong(self) -> list[str]:
        """The fields that the bot knows otherwise, or though they were not told."""
        return [name for name, value in self.known.items() if not _is_same(value, self.right.get(name))]

    @property
    def missed(self) -> list[str]:
        """The fields that were told and that the bot knows nothing of."""
        return [name for name in self.right if name not in self.known]


def print_told(bot: Bot, name: str, folder: Path, shown: bool) -> None:
    """Replay every conversation of a set, and print how many facts are known, missed and wrong.

    Args:
        bot: the bot.
        name: of the set.
        folder: where its ``told.jsonl`` is.
        shown: whether what was missed may be read.
    """
    results = [_told(bot, json.loads(line)) for line in (folder / "told.jsonl").read_text(encoding="utf-8").splitlines()]
    told = Counter(field for each in results for field in each.right)
    missed = Counter(field for each in results for field in each.missed)
    wrong = Counter(field for each in results for field in each.wrong)
    whole = sum(not each.wrong and not each.missed for each in results)
    print(f"\n{name}, told of oneself: {whole}/{len(results)} conversations understood = {whole / len(results):.1%}")
    print(f"{'':<18}{'told':>6}{'missed':>8}{'wrong':>7}")
    for field in ("all", *FIELDS):
        counts = (sum(each.values()) if field == "all" else each[field] for each in (told, missed, wrong))
        print("{:<18}{:>6}{:>8}{:>7}".format(field, *counts))
    if shown:
        _print_misunderstood(results)


def _print_misunderstood(results: list[Told]) -> None:
    for each in (each for each in results if each.wrong or each.missed):
        found = {name: str(_as_label(each.known[name])) for name in each.wrong}
        lacking = {name: each.right[name] for name in (*each.missed, *each.wrong) if name in each.right}
        print(f"  {each.id} {' / '.join(each.said)[:150]!r}: {found or ''} for {lacking or 'nothing'}")


def _told(bot: Bot, row: dict[str, Any]) -> Told:
    return Told(row["id"], row["said"], row["knows"], _as_told(bot.remembered(row["said"])))


def _as_told(known: Known) -> dict[str, Any]:
    """Return what is known, without what is so of most visitors, which the sets do not label."""
    fields = {name: getattr(known, name) for name in FIELDS}
    if known.status is None and is_in_post(known):
        fields["status"] = "senco"
    return {name: value for name, value in fields.items() if value not in (None, *UNLABELLED)}


def _is_same(value: object, right: object) -> bool:
    if isinstance(value, Period) and isinstance(right, str):
        return _is_then(value, right)
    if isinstance(value, float) and isinstance(right, (int, float)):
        return abs(value - right) <= SAME_YEARS
    return value == right


def _is_then(period: Period, right: str) -> bool:
    if period.precision != "span":
        return str(_as_label(period)).startswith(right)
    if len(right) != len("2024-09") or (period.latest - period.earliest).days > LONGEST_SPAN:
        return False
    return period.earliest.replace(day=1) <= date.fromisoformat(f"{right}-01") <= period.latest


def _as_label(value: object) -> object:
    """Return a value as the sets write it: a day, month or year."""
    if not isinstance(value, Period):
        return value
    lengths = {"day": 10, "month": 7, "year": 4}
    text = value.earliest.isoformat()
    return text[: lengths[value.precision]] if value.precision in lengths else f"{text} to {value.latest}"
