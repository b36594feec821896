"""A route in forms that can be shown, printed and copied: the card of the chat API, and plain text."""

from __future__ import annotations

from typing import Any

from senco.route.calendar_file import calendar_file
from senco.route.guide import Guide
from senco.route.route import Route, Step
from senco.route.say import day_in_words


def route_card(route: Route, guide: Guide) -> dict[str, Any]:
    """Return the card of the chat API (``docs/chat-api.md``), with days as YYYY-MM-DD.

    Each step's detail begins with whether the law requires it.  Beyond the contract the card carries the heading, the
    exceptions, the route as plain text to copy, and its dates as a calendar file.
    """
    labels, calendar = guide.words.labels, calendar_file(route, guide)
    return {
        "type": "route",
        "heading": route.heading,
        "steps": [
            {
                "title": step.title,
                "detail": f"{labels.required_by_law if step.required_by_law else labels.usual}. {step.detail}",
                "state": step.state,
                "due": step.due.isoformat() if step.due else None,
                "required_by_law": step.required_by_law,
            }
            for step in route.steps
        ],
        "deadline": route.due.isoformat() if route.due else None,
        "assumptions": list(route.assumptions),
        "exceptions": [{"text": row.text, "who_decides": row.who_decides} for row in route.exceptions],
        "text": route_text(route, guide),
        "calendar": calendar.decode() if calendar else None,
    }


def route_text(route: Route, guide: Guide) -> str:
    """Return the route as plain text to print or keep, with its sources and the day on which it was made."""
    labels = guide.words.labels
    made_on = labels.made_on.format(today=day_in_words(route.made_on))
    steps = [_step(number, step, guide) for number, step in enumerate(route.steps, start=1)]
    exceptions = [f"{row.text} {row.who_decides}" for row in route.exceptions]
    blocks = [
        route.heading,
        route.summary,
        *steps,
        *([f"{labels.deadline}: {route.deadline_text}"] if route.deadline_text else []),
        *_list(labels.assumptions, route.assumptions),
        *_list(labels.exceptions, exceptions),
        *_list(labels.sources, [_source(name, guide) for name in route.sources]),
        made_on,
    ]
    return "\n\n".join(blocks) + "\n"


def _step(number: int, step: Step, guide: Guide) -> str:
    labels = guide.words.labels
    notes = [getattr(labels, step.state), labels.required_by_law if step.required_by_law else labels.usual]
    if step.due:
        notes.append(labels.by.format(date=day_in_words(step.due)))
    return f"{number}. {step.title} ({'; '.join(notes)})\n   {step.detail}"


def _list(heading: str, lines: list[str] | tuple[str, ...]) -> list[str]:
    return ["\n".join([f"{heading}:", *(f"- {line}" for line in lines)])] if lines else []


def _source(name: str, guide: Guide) -> str:
    source = guide.knowledge.sources[name]
    checked = guide.words.labels.checked.format(today=day_in_words(source.checked))
    return f"{source.title}, {source.publisher} ({checked}): {source.url}"
