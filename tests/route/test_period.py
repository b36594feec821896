from __future__ import annotations

from datetime import date

import pytest

from senco.route import Period, is_still_to_come, period_from


@pytest.mark.parametrize(
    ("parts", "earliest", "latest", "precision"),
    [
        ((2024, 9, 1), date(2024, 9, 1), date(2024, 9, 1), "day"),
        ((2024, 2), date(2024, 2, 1), date(2024, 2, 29), "month"),
        ((2023, 2), date(2023, 2, 1), date(2023, 2, 28), "month"),
        ((2024, 12), date(2024, 12, 1), date(2024, 12, 31), "month"),
        ((2024,), date(2024, 1, 1), date(2024, 12, 31), "year"),
    ],
)
def test_parts_of_a_date_make_a_period(parts, earliest, latest, precision):
    period = period_from(*parts)
    assert (period.earliest, period.latest, period.precision) == (earliest, latest, precision)


def test_other_periods_are_spans():
    assert Period(date(2024, 9, 1), date(2024, 12, 31)).precision == "span"
    assert Period(date(2024, 9, 1), date(2024, 9, 2)).precision == "span"


@pytest.mark.parametrize(
    "parts",
    [(2024, 9, 31), (2023, 2, 29), (2024, 13), (2024, 0), (1066,), (1066, 10, 14), (2151,), (2024, None, 1)],
)
def test_impossible_dates_are_refused(parts):
    with pytest.raises(ValueError):
        period_from(*parts)


def test_days_in_the_wrong_order_are_refused():
    with pytest.raises(ValueError, match="not a possible period"):
        Period(date(2024, 9, 2), date(2024, 9, 1))


def test_days_that_cannot_be_reckoned_with_are_refused():
    with pytest.raises(ValueError, match="not a possible period"):
        Period(date(2024, 1, 1), date.max)


def test_still_to_come_means_all_of_it_after_today():
    today = date(2026, 11, 23)
    assert is_still_to_come(period_from(2027), today)
    assert not is_still_to_come(period_from(2026), today)
    assert not is_still_to_come(period_from(2026, 11, 23), today)
