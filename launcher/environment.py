"""The environment of the child processes: addresses, quiet libraries, no telemetry."""

from __future__ import annotations

import os
import secrets
import socket
from pathlib import Path

from gateway.settings import postgresql
from launcher.blas import blas_environment

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"

# Warnings that mean nothing to whoever runs the bot: TensorFlow's start-up lines, SQLAlchemy's advice to move to 2.0,
# deprecations inside Rasa's pinned libraries.  Warnings and errors of our own and of the engine are shown.
QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "PYTHONWARNINGS": "ignore",
    "LOG_LEVEL": "WARNING",
    "LOG_LEVEL_LIBRARIES": "ERROR",
    "LOG_LEVEL_MATPLOTLIB": "ERROR",
    "LOG_LEVEL_RABBITMQ": "ERROR",
    "LOG_LEVEL_KAFKA": "ERROR",
    "TQDM_DISABLE": "1",
}


def base_environment() -> dict[str, str]:
    """Return our environment plus the quiet settings and quick arithmetic; the caller's own values win."""
    return QUIET | blas_environment() | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"} | os.environ


def serving_environment(*, memory_only: bool = False) -> tuple[dict[str, str], int, int]:
    """Return the environment of all serving processes, and the ports of the engine and of the actions.

    Args:
        memory_only: keep conversations in memory (for the terminal) rather than in the database.
    """
    VAR.mkdir(exist_ok=True)
    engine_port, actions_port = free_ports(2)
    database = postgresql(os.environ.get("DATABASE_URL", ""))
    tracker = "sqlite://" if memory_only else database or f"sqlite:///{VAR / 'tracker.db'}"
    addresses = {
        "SENCO_ENGINE_URL": f"http://127.0.0.1:{engine_port}",
        "SENCO_ACTIONS_URL": f"http://127.0.0.1:{actions_port}/webhook",
        "SENCO_ACTIONS_TOKEN": secrets.token_urlsafe(32),
        "SENCO_TRACKER_URL": tracker,
    }
    return base_environment() | addresses, engine_port, actions_port


def free_ports(count: int) -> list[int]:
    """Return different loopback ports that nothing listens on now."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()
