"""People on the way to a SENCO post in England."""

from __future__ import annotations

from datetime import date

import pytest

from senco.route import Known, period_from
from tests.route.reading import assumes, exceptions, mainstream, route, steps


def test_teaching_assistant_without_a_degree():
    found = mainstream("teaching_assistant", degree="no", experience_years=10)
    assert steps(found) == {
        "undergraduate": "next",
        "induction": "later",
        "experience": "later",  # years as an assistant are not years of teaching
        "assist_senco": "next",
        "apply": "later",
        "npq_after": "later",
    }
    assert found.deadline is None
    assert found.due is None


@pytest.mark.parametrize(
    ("degree", "training"),
    [("yes", "postgraduate"), ("no", "undergraduate"), ("not_sure", "train"), (None, "train")],
)
def test_career_changer(degree, training):
    found = mainstream("career_changer", degree=degree)
    assert list(steps(found))[:2] == [training, "induction"]
    assert assumes(found, "whether you have a degree") == (training == "train")


def test_trainee():
    found = steps(mainstream("trainee"))
    assert (found["finish_training"], found["induction"]) == ("next", "later")


def test_early_career_teacher():
    found = mainstream("ect")
    assert steps(found) | {"qualified": "done", "induction": "next", "apply": "later"} == steps(found)
    assert "induction" in exceptions(found)


def test_qualified_teacher_with_experience():
    found = mainstream("qualified_teacher", experience_years=5)
    assert steps(found) == {
        "qualified": "done",
        "induction_met": "done",
        "experience_met": "done",
        "sen_knowledge": "next",
        "apply": "next",
        "npq_after": "later",
    }
    assert assumes(found, "completed any induction")
    assert assumes(found, "enough for most schools")


@pytest.mark.parametrize("experience", [None, "not_sure", 0, 2])
def test_qualified_teacher_with_little_or_unknown_experience(experience):
    found = mainstream("qualified_teacher", experience_years=experience)
    assert (steps(found)["experience"], steps(found)["apply"]) == ("next", "later")
    assert not found.steps[2].required_by_law


def test_teacher_with_qtls():
    found = mainstream("qtls")
    assert steps(found)["qtls_member"] == "next"
    assert "induction" not in steps(found)
    assert "qtls" in exceptions(found)


@pytest.mark.parametrize(("degree", "training"), [(None, "train_unqualified"), ("no", "undergraduate")])
def test_unqualified_teacher(degree, training):
    assert steps(mainstream("unqualified", degree=degree))[training] == "next"


def test_teacher_trained_abroad():
    found = mainstream("overseas_teacher", experience_years=8)
    assert steps(found)["qts_overseas"] == "next"
    assert steps(found)["experience_met"] == "done"
    assert "overseas" in exceptions(found)


def test_head():
    found = mainstream("head")
    assert list(steps(found)) == ["head_rule", "sen_knowledge", "designate", "npq_after"]
    assert steps(found)["head_rule"] == "done"
    assert "head_npq" in exceptions(found)
    assert "head" not in exceptions(found)


def test_deputy_senco():
    found = mainstream("deputy_senco", became_senco=period_from(2024))
    assert found.kind == "england"
    assert steps(found)["deputy_check"] == "next"
    assert assumes(found, "whether you are a qualified teacher")


@pytest.mark.parametrize("status", [None, "not_sure"])
def test_somebody_of_whom_nothing_is_known(status):
    found = route(Known(status=status))
    assert found.kind == "england"
    assert found.steps[0].id == "train"
    for words in ("you mean England", "a mainstream state school", "whether you are a qualified teacher"):
        assert assumes(found, words)


def test_an_award_completed_before_the_post_is_a_step_done():
    assert steps(mainstream("qualified_teacher", npq="completed"))["npq_held"] == "done"
    assert steps(mainstream("qualified_teacher", nasenco="completed"))["nasenco_held"] == "done"


def test_an_award_begun_before_the_post():
    assert steps(mainstream("qualified_teacher", npq="started"))["npq_early"] == "next"
    found = mainstream("qualified_teacher", nasenco="started")
    assert found.due == date(2027, 8, 31)
    assert found.steps[-1].due == found.due


def test_the_type_of_school_brings_its_own_exceptions():
    assert "academy" in exceptions(mainstream("ect", setting="academy"))
    assert "early_years_teacher" in exceptions(mainstream("ect", setting="maintained_nursery"))
    assert "shared_primary" in exceptions(mainstream("ect", phase="primary"))
    assert "shared_primary" not in exceptions(mainstream("ect", phase="secondary"))
