from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import icalendar

from senco.route import Known, calendar_file, plan
from tests.route.cases import GUIDE, TODAY, senco


def events(known: Known, today: date = TODAY) -> list[icalendar.Event]:
    data = calendar_file(plan(known, today, GUIDE), GUIDE)
    return icalendar.Calendar.from_ical(data).walk("VEVENT") if data else []


def test_it_has_the_day_to_start_and_the_day_to_hold():
    start, hold = events(senco(2026, 9, 1))
    assert start["summary"] == "Reminder: Start the NPQ for SENCOs"
    assert start["dtstart"].dt == date(2027, 11, 1)
    assert hold["dtstart"].dt == date(2029, 9, 1)
    assert hold["dtend"].dt == date(2029, 9, 2)


def test_days_have_no_time_zone_and_do_not_look_busy():
    for event in events(senco(2026, 9, 1)):
        assert type(event["dtstart"].dt) is date
        assert event["dtstart"].params["VALUE"] == "DATE"
        assert event["transp"] == "TRANSPARENT"
        assert event["dtstamp"].dt == datetime(2026, 11, 23, tzinfo=timezone.utc)


def test_it_says_that_the_school_must_confirm():
    assert all("Have your school confirm every date" in event["description"] for event in events(senco(2026, 9, 1)))


def test_it_reminds_only_of_what_is_ahead():
    (event,) = events(senco(2024, 3, 1))
    assert event["dtstart"].dt == date(2027, 3, 1)
    triggers = [alarm["trigger"].dt for alarm in event.walk("VALARM")]
    assert triggers == [timedelta(days=-days, hours=9) for days in (90, 30)]


def test_the_day_itself_is_still_in_it():
    assert [event["dtstart"].dt for event in events(senco(2023, 11, 23))] == [TODAY]


def test_the_same_route_gives_the_same_file():
    route = plan(senco(2026, 9, 1), TODAY, GUIDE)
    assert calendar_file(route, GUIDE) == calendar_file(route, GUIDE)
    first, second = events(senco(2026, 9, 1))
    assert first["uid"] != second["uid"]


def test_long_lines_are_folded_as_the_format_asks():
    data = calendar_file(plan(senco(2026, 9, 1), TODAY, GUIDE), GUIDE)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_without_a_day_ahead_there_is_no_file():
    for known in (
        Known(),
        senco(2020, 1, 1),
        senco(),
        Known(nation="wales"),
        senco(2024, nasenco="completed"),
    ):
        assert calendar_file(plan(known, TODAY, GUIDE), GUIDE) is None
