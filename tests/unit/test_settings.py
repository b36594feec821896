"""The environment variables of the gateway."""

from __future__ import annotations

import pytest

from gateway.settings import DEFAULT_PORT, Settings


def test_defaults() -> None:
    settings = Settings.from_environment({})
    assert settings.port == DEFAULT_PORT
    assert settings.database_url.startswith("sqlite:///") and settings.rate_limits
    assert settings.allowed_origins == ()


def test_one_database_for_both_when_given() -> None:
    settings = Settings.from_environment({"DATABASE_URL": "postgresql://x/y", "SENCO_RATE_LIMIT": "off"})
    assert settings.database_url == settings.tracker_url == "postgresql://x/y"
    assert not settings.rate_limits


def test_the_spelling_of_hosting_providers_is_understood() -> None:
    settings = Settings.from_environment({"DATABASE_URL": "postgres://u:p@x/y"})
    assert settings.database_url == settings.tracker_url == "postgresql://u:p@x/y"


@pytest.mark.parametrize(
    ("text", "off"), [("1", True), ("true", True), ("YES", True), ("on ", True), ("", False), ("0", False), ("off", False)]
)
def test_the_off_switch_is_understood_as_people_write_it(text: str, off: bool) -> None:
    assert Settings.from_environment({"SENCO_OFF": text}).off is off


@pytest.mark.parametrize("name", ["SENCO_OFF", "SENCO_RATE_LIMIT"])
def test_a_switch_that_is_not_understood_is_explained(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} must be on or off"):
        Settings.from_environment({name: "perhaps"})


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1", "8080x"])
def test_a_bad_port_is_explained(port: str) -> None:
    with pytest.raises(ValueError, match="PORT must be a number"):
        Settings.from_environment({"PORT": port})


@pytest.mark.parametrize("origin", ["*", "https://*.example.org", "example.org", "https://a/b", "ftp://a"])
def test_only_exact_origins_are_allowed(origin: str) -> None:
    with pytest.raises(ValueError, match="not an exact origin"):
        Settings.from_environment({"SENCO_ALLOWED_ORIGINS": origin})


def test_origins_are_split() -> None:
    settings = Settings.from_environment({"SENCO_ALLOWED_ORIGINS": "https://a.org, http://localhost:9000"})
    assert settings.allowed_origins == ("https://a.org", "http://localhost:9000")
