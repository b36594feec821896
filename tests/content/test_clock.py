from datetime import date

import pytest

from senco.clock import today


def test_today_is_the_real_day_unless_chosen(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("SENCO_TODAY", raising=False)
    assert today() == date.today()
    monkeypatch.setenv("SENCO_TODAY", "2027-01-31")
    assert today() == date(2027, 1, 31)


@pytest.mark.parametrize("nonsense", ["tomorrow", "31/01/2027", "2027-02-30"])
def test_nonsense_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch, nonsense: str):
    monkeypatch.setenv("SENCO_TODAY", nonsense)
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        today()
