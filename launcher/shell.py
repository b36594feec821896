"""``rasa shell`` with the actions running, for developers."""

from __future__ import annotations

import signal
import subprocess
import sys

from launcher.environment import ROOT, serving_environment
from launcher.model import ensure_model
from launcher.serve import actions_child


def run() -> None:
    """Talk to the bot in the terminal; conversations are kept in memory only."""
    ensure_model()
    environment, engine_port, actions_port = serving_environment(memory_only=True)
    actions = actions_child(environment, actions_port)
    actions.start()
    shell = [
        sys.executable,
        "-m",
        "launcher.rasa_cli",
        "shell",
        "--model",
        "models/senco.tar.gz",
        "-p",
        str(engine_port),
    ]
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the shell's own way to end
        subprocess.run(shell, cwd=ROOT, env=environment)
    finally:
        actions.stop()
