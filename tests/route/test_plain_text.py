from __future__ import annotations

import json

from senco.route import Known, plan, route_card, route_text
from tests.route.cases import GUIDE, TODAY, senco


def test_the_card_has_what_the_chat_api_promises():
    card = route_card(plan(senco(2026, 9, 1), TODAY, GUIDE), GUIDE)
    assert json.loads(json.dumps(card)) == card
    assert card["type"] == "route"
    assert card["deadline"] == "2029-09-01"
    assert card["steps"][2] | {"title": "Start the NPQ for SENCOs", "state": "next", "due": "2027-11-01"} == card["steps"][2]
    assert all(isinstance(text, str) for text in card["assumptions"])


def test_a_card_without_a_date():
    card = route_card(plan(Known(), TODAY, GUIDE), GUIDE)
    assert card["deadline"] is None
    assert {step["due"] for step in card["steps"]} == {None}


def test_the_text_has_everything_that_the_route_has():
    route = plan(senco(2026, 9), TODAY, GUIDE)
    text = route_text(route, GUIDE)
    parts = [route.heading, route.summary, route.deadline_text, *route.assumptions]
    parts += [part for step in route.steps for part in (step.title, step.detail)]
    parts += [part for row in route.exceptions for part in (row.text, row.who_decides)]
    parts += [GUIDE.knowledge.sources[name].url for name in route.sources]
    for part in parts:
        assert part in text
    assert "3. Start the NPQ for SENCOs (Next; Advice or usual practice; by 1 November 2027)" in text
    assert "4. Hold the NPQ for SENCOs (Later; Required by law; by 1 September 2029)" in text
    assert text.endswith("Have your school confirm every date.\n")
    assert "Made on 23 November 2026" in text


def test_empty_parts_have_no_heading():
    text = route_text(plan(Known(nation="wales"), TODAY, GUIDE), GUIDE)
    assert "What we took for granted" not in text
    assert "Date:" not in text
