"""Other nations, and settings that the duty does not name."""

from __future__ import annotations

import pytest

from senco.route import Known
from tests.route.cases import senco
from tests.route.reading import assumes, exceptions, route


@pytest.mark.parametrize(
    ("nation", "first"),
    [
        ("wales", "wales_register"),
        ("scotland", "scotland_register"),
        ("northern_ireland", "ni_ask"),
        ("abroad", "abroad_school"),
    ],
)
def test_other_nations(nation, first):
    found = route(senco(2024, 9, 1, nation=nation))
    assert (found.kind, found.steps[0].id, found.steps[0].state) == (nation, first, "next")
    assert found.deadline is None
    assert found.deadline_text == ""


def test_qtls_is_not_recognised_in_wales():
    assert "wales_qtls" in exceptions(route(Known(nation="wales", status="qtls")))
    assert "wales_qtls" not in exceptions(route(Known(nation="wales")))


@pytest.mark.parametrize("setting", ["special_school", "independent", "early_years", "college", "pru"])
def test_settings_that_the_duty_does_not_name(setting):
    found = route(senco(2024, 9, 1, setting=setting))
    assert found.kind == setting
    assert found.deadline is None
    assert found.steps[-1].required_by_law  # what holds after a move to a mainstream or maintained nursery
    assert not any(step.required_by_law for step in found.steps[:-1])
    assert "outside_reading" in exceptions(found)


def test_the_nation_comes_before_the_setting():
    assert route(Known(nation="wales", setting="special_school")).kind == "wales"


def test_an_unknown_nation_is_assumed_to_be_england():
    assert assumes(route(Known(setting="pru")), "you mean England")
