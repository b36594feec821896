"""The dates of a route as a calendar file (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event

from senco.route.guide import Guide
from senco.route.route import Route, Step
from senco.route.say import day_in_words

PRODUCT = "-//SENCO careers chatbot//route//EN"
ALARM_HOUR = timedelta(hours=9)


def calendar_file(route: Route, guide: Guide) -> bytes | None:
    """Return an .ics file with the days of the route that are still ahead, or None if there are none.

    The days are whole days without a time zone, so that they stay the same day wherever the calendar is
    opened.  The file says nothing about the visitor but what the route says.  The same route gives the same
    file, so that opening it twice does not make two entries.
    """
    ahead = [step for step in route.steps if step.due and step.due >= route.made_on]
    if not ahead:
        return None
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", guide.words.calendar.name)
    for step in ahead:
        calendar.add_component(_event(step, route, guide))
    return calendar.to_ical()


def _event(step: Step, route: Route, guide: Guide) -> Event:
    words, labels = guide.words.calendar, guide.words.labels
    summary = words.summary.format(title=step.title)
    note = labels.made_on.format(today=day_in_words(route.made_on))
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"{PRODUCT}/{step.id}/{step.due}")))
    event.add("dtstamp", datetime.combine(route.made_on, time(), timezone.utc))
    event.add("dtstart", step.due)
    event.add("dtend", step.due + timedelta(days=1))  # the end of a whole-day event is the day after
    event.add("summary", summary)
    event.add("description", f"{step.detail}\n\n{note}")
    event.add("transp", "TRANSPARENT")  # it does not make the day look busy
    for alarm in _alarms(step.due, route.made_on, summary, words.remind_days_before):
        event.add_component(alarm)
    return event


def _alarms(due: date, today: date, summary: str, days_before: tuple[int, ...]) -> Iterator[Alarm]:
    for days in days_before:
        # Calendars ring at once for a reminder that is past.
        if due - timedelta(days=days) > today:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", summary)
            alarm.add("trigger", ALARM_HOUR - timedelta(days=days))
            yield alarm
