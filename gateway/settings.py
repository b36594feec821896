"""What the environment decides, read once at start."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gateway.retention import MOST_DAYS

VAR = Path(__file__).resolve().parent.parent / "var"
DEFAULT_PORT = 8080


@dataclass(frozen=True)
class Settings:
    """The gateway's settings.

    Attributes:
        port: the public port.
        database_url: SQLAlchemy address of the gateway's own tables.
        tracker_url: SQLAlchemy address of the engine's tables, for erasing conversations.
        engine_url, actions_url: where the engine and the action server listen (loopback).
        actions_token: the secret shared with the action server.
        allowed_origins: exact origins of other sites that may call the chat API.
        trusted_proxies: addresses or networks of proxies whose ``X-Forwarded-For`` is believed.
        retention_days: how long anything of a conversation is kept.
        rate_limits: False switches the limits off, for load tests on loopback.
        off: the chat is switched off.
        off_file: while this file exists, the chat is switched off too.
    """

    port: int
    database_url: str
    tracker_url: str
    engine_url: str
    actions_url: str
    actions_token: str
    allowed_origins: tuple[str, ...]
    trusted_proxies: tuple[str, ...]
    retention_days: int
    rate_limits: bool
    off: bool
    off_file: Path

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Read the settings; the launcher sets the addresses of the other processes.

        Raises:
            ValueError: a variable has a value that it cannot have; the message says which and why.
        """
        return cls(
            port=port_from(environment),
            database_url=postgresql(environment.get("DATABASE_URL", "")) or f"sqlite:///{VAR / 'chat.db'}",
            tracker_url=postgresql(environment.get("DATABASE_URL", "")) or f"sqlite:///{VAR / 'tracker.db'}",
            engine_url=environment.get("SENCO_ENGINE_URL", ""),
            actions_url=environment.get("SENCO_ACTIONS_URL", ""),
            actions_token=environment.get("SENCO_ACTIONS_TOKEN", ""),
            allowed_origins=_origins(environment.get("SENCO_ALLOWED_ORIGINS", "")),
            trusted_proxies=_networks(environment.get("SENCO_TRUSTED_PROXIES", "")),
            retention_days=_days(environment.get("SENCO_RETENTION_DAYS") or str(MOST_DAYS)),
            rate_limits=_switch(environment, "SENCO_RATE_LIMIT", default=True),
            off=_switch(environment, "SENCO_OFF", default=False),
            off_file=VAR / "OFF",
        )


def port_from(environment: Mapping[str, str]) -> int:
    """Return the public port (``PORT``, default 8080).

    Raises:
        ValueError: it is not a number between 1 and 65535.
    """
    text = environment.get("PORT") or str(DEFAULT_PORT)
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise ValueError(f"PORT must be a number between 1 and 65535, not {text!r}")
    return int(text)


def postgresql(url: str) -> str:
    """Return a database's address as SQLAlchemy knows it, from the spelling too that hosting providers hand out."""
    return "postgresql://" + url.removeprefix("postgres://") if url.startswith("postgres://") else url


def _switch(environment: Mapping[str, str], name: str, default: bool) -> bool:
    text = environment.get(name, "").strip().lower()
    if text in {"", "1", "true", "yes", "on"}:
        return bool(text) or default
    if text in {"0", "false", "no", "off"}:
        return False
    raise ValueError(f"{name} must be on or off (1 or 0), not {text!r}")


def _origins(text: str) -> tuple[str, ...]:
    origins = tuple(text.replace(",", " ").split())
    for origin in origins:
        scheme, _, host = origin.partition("://")
        if scheme not in {"http", "https"} or not host or any(sign in host for sign in "/*?\\ "):
            raise ValueError(f"SENCO_ALLOWED_ORIGINS: {origin!r} is not an exact origin such as https://www.example.org")
    return origins


def _networks(text: str) -> tuple[str, ...]:
    networks = tuple(text.replace(",", " ").split())
    for network in networks:
        try:
            ipaddress.ip_network(network)
        except ValueError:
            raise ValueError(f"SENCO_TRUSTED_PROXIES: {network!r} is not an address or network such as 10.0.0.0/8") from None
    return networks


def _days(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= MOST_DAYS:
        raise ValueError(f"SENCO_RETENTION_DAYS must be a number between 1 and {MOST_DAYS}, not {text!r}")
    return int(text)
