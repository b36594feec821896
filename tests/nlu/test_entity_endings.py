"""Whether a post as SENCO is told to have ended."""

from __future__ import annotations

from datetime import date

import pytest

from nlu.entities import find_mentions

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "given_up"),
    [
        ("I've stopped being SENCO", True),
        ("I stepped down as the SENCO in July", True),
        ("I want to stop being SENCO", False),
        ("I will be stepping down as SENCO", False),
        ("if I stepped down as SENCO", False),
        ("I never stopped being SENCO", False),
        ("I'm still down as the SENCO", False),
        ("stopped being senco in 2021", True),
        ("gave up the role last year", True),
        ("I left the SENCO role in 2020", True),
        ("I stepped down in 2023", True),
        ("no longer the senco since 2022", True),
        ("I want to give up the role", False),
        ("if I gave up the role", False),
        ("I haven't stepped down", False),
        ("I gave up my TA role in 2022", False),
        ("I stepped down as head in 2022", False),
        ("I left the post of deputy head in 2020", False),
        ("our SENCO stepped down in July", False),
        ("SENCO stepped down last year", False),
        ("I left my role as SENCO in 2022", True),
        ("I resigned from my role as SENCO in 2024", True),
        ("gave up SENCO in 2023", True),
        ("my role as SENCO ended in 2023", True),
        ("I was SENCO until 2022 but gave it up", True),
        ("I gave it up", False),
        ("gave up SENCO training in 2023", False),
        ("stepped down to three days", False),
        ("stepped down a day", False),
        ("stepped down two days a week", False),
        ("stepped down in September to three days", False),
        ("I stepped down two years ago", True),
        ("left my post at my last school", False),
        ("gave up my role on SLT", False),
        ("left my role to become SENCO", False),
        ("I left that role and became SENCO in September 2024", False),
        ("I'm the SENCO. I left my role at my last school in 2023", False),
        ("I'm the SENCO. I left my role as SENCO at my last school in 2023", False),
        ("I was a deputy head but stepped down", False),
        ("gave up my post in retail to teach", False),
        ("quit my post at the council", False),
        ("handed over the role to become SENCO", False),
        ("I handed over the SENCO role in 2023", True),
        ("I was handed over the SENCO role in 2023", False),
    ],
)
def test_a_post_is_given_up_only_where_it_is_told_as_done(text: str, given_up: bool) -> None:
    mentions = find_mentions(text, TODAY)
    assert bool(mentions.denied) is given_up
    assert not given_up or (mentions.status, mentions.became_senco) == (None, None)


@pytest.mark.parametrize(
    "text", ["I'm the SENCO. I left my role at my last school in 2023", "I'm the SENCO. I stepped down to three days"]
)
def test_who_is_the_senco_has_left_another_post(text: str) -> None:
    status = find_mentions(text, TODAY).status
    assert status is not None and status.value == "senco"
