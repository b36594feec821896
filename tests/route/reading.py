"""Short ways to read a route in tests."""

from __future__ import annotations

from datetime import date

from senco.route import Known, Route, plan
from tests.route.cases import ENGLAND, GUIDE, TODAY


def route(known: Known, today: date = TODAY) -> Route:
    return plan(known, today, GUIDE)


def mainstream(status: str | None, **more: object) -> Route:
    return route(Known(**{**ENGLAND, "status": status, **more}))


def steps(route: Route) -> dict[str, str]:
    return {step.id: step.state for step in route.steps}


def exceptions(route: Route) -> set[str]:
    return {row.id for row in route.exceptions}


def assumes(route: Route, words: str) -> bool:
    return any(words in text for text in route.assumptions)
