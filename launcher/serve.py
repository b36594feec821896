"""Run the gateway, the engine and the action server as one, until Ctrl-C."""

from __future__ import annotations

import json
import signal
import socket
import time
import urllib.error
import urllib.request

from gateway.settings import Settings
from launcher.environment import base_environment, serving_environment
from launcher.model import ensure_model
from launcher.processes import Child, GaveUp

READY_WITHIN = 180.0


class CannotServe(RuntimeError):
    """The bot cannot be started; the message says why and what to do."""


def run() -> None:
    """Start everything, print the address when it is ready, and keep it running.

    Raises:
        CannotServe: the port is taken, or the bot did not become ready.
        GaveUp: a process kept dying.
        ValueError: a setting is wrong.
    """
    port = Settings.from_environment(base_environment()).port  # a setting that is wrong is explained before anything starts
    require_free(port)
    ensure_model()
    environment, engine_port, actions_port = serving_environment()
    children = [
        actions_child(environment, actions_port),
        engine_child(environment, engine_port),
        Child("gateway", ["gateway"], environment),
    ]
    began = time.monotonic()
    try:
        for child in children:
            child.start()
        print("Starting the chatbot ", end="", flush=True)
        _wait_until_ready(f"http://127.0.0.1:{port}/ready", children)
        print(f" ready after {time.monotonic() - began:.0f} seconds.")
        print(f"\n  Open http://localhost:{port}/ in a browser. Press Ctrl-C to stop.\n", flush=True)
        while True:
            time.sleep(0.5)
            for child in children:
                child.keep_alive()
    except KeyboardInterrupt:
        print("\nStopping.", flush=True)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not leave a child behind
        for child in reversed(children):
            child.stop()


def actions_child(environment: dict[str, str], port: int) -> Child:
    """Return the action server as a child process."""
    return Child("action server", ["actions", "--port", str(port)], environment)


def engine_child(environment: dict[str, str], port: int) -> Child:
    """Return the Rasa engine as a child process; its HTTP API stays off."""
    arguments = [
        "launcher.rasa_cli",
        "run",
        "--model",
        "models/senco.tar.gz",
        "-i",
        "127.0.0.1",
        "-p",
        str(port),
    ]
    return Child("engine", arguments, environment)


def _wait_until_ready(url: str, children: list[Child]) -> None:
    deadline = time.monotonic() + READY_WITHIN
    checks = "nothing answered"
    while time.monotonic() < deadline:
        for child in children:
            child.keep_alive()
        ready, checks = _ask_ready(url)
        if ready:
            return
        print(".", end="", flush=True)
        time.sleep(1.0)
    raise CannotServe(f"The chatbot did not become ready: {checks}")


def _ask_ready(url: str) -> tuple[bool, str]:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=15) as answer:
            return True, answer.read().decode()
    except urllib.error.HTTPError as error:
        return False, json.dumps(json.load(error).get("checks"))
    except OSError as error:
        return False, str(error)


def require_free(port: int) -> None:
    """Raise :class:`CannotServe`, with a way out, if something listens on the port already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("0.0.0.0", port))
        except OSError:
            raise CannotServe(f"Port {port} is in use. Choose another one, for example: make run PORT={port + 1}") from None


__all__ = ["CannotServe", "GaveUp", "actions_child", "engine_child", "run"]
