from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco.clock import day_in_england, today

ANY_ZONE = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
ANY_MOMENT = st.datetimes(datetime(2000, 1, 2), datetime(2099, 12, 30), timezones=ANY_ZONE)


def test_today_is_the_real_day_unless_chosen(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("SENCO_TODAY", raising=False)
    assert today() == day_in_england(datetime.now(timezone.utc))
    monkeypatch.setenv("SENCO_TODAY", "2027-01-31")
    assert today() == date(2027, 1, 31)


@pytest.mark.parametrize("nonsense", ["tomorrow", "31/01/2027", "2027-02-30"])
def test_nonsense_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch, nonsense: str):
    monkeypatch.setenv("SENCO_TODAY", nonsense)
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        today()


@given(ANY_MOMENT, ANY_ZONE)
def test_the_day_is_englands_wherever_the_server_is(moment: datetime, elsewhere: timezone):
    day = day_in_england(moment)
    assert day == day_in_england(moment.astimezone(elsewhere))
    utc = moment.astimezone(timezone.utc)
    assert day in {utc.date(), (utc + timedelta(hours=1)).date()}


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 8, 31, 22, 59, tzinfo=timezone.utc), date(2026, 8, 31)),
        (datetime(2026, 8, 31, 23, 0, tzinfo=timezone.utc), date(2026, 9, 1)),  # summer time: midnight in England
        (datetime(2026, 12, 31, 23, 59, tzinfo=timezone.utc), date(2026, 12, 31)),
        (datetime(2028, 2, 29, 12, 0, tzinfo=timezone(timedelta(hours=13))), date(2028, 2, 28)),
    ],
)
def test_midnight_is_englands(moment: datetime, day: date):
    assert day_in_england(moment) == day
