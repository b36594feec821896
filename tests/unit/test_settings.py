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
