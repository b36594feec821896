"""Child processes that never outlive the launcher."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field

from launcher.environment import ROOT

PATIENCE_SECONDS = 10.0
MOST_RESTARTS = 5  # within RESTART_WINDOW seconds; more than that and something is really wrong
RESTART_WINDOW = 60.0


class GaveUp(RuntimeError):
    """A process died again and again."""


@dataclass
class Child:
    """One process of the bot: a Python module with its arguments."""

    name: str
    arguments: list[str]
    environment: dict[str, str]
    process: subprocess.Popen | None = None
    _restarts: list[float] = field(default_factory=list)

    def start(self) -> None:
        """Start it in a process group of its own, so that Ctrl-C reaches only the launcher."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", *self.arguments],
            cwd=ROOT,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=die_with_parent,
        )

    def keep_alive(self) -> None:
        """Start it again if it has died.

        Raises:
            GaveUp: it died too often in a short time.
        """
        if self.process is None or self.process.poll() is None:
            return
        now = time.monotonic()
        self._restarts = [then for then in self._restarts if now - then < RESTART_WINDOW] + [now]
        if len(self._restarts) > MOST_RESTARTS:
            raise GaveUp(f"{self.name} stopped {len(self._restarts)} times within a minute")
        print(f"{self.name} stopped (exit status {self.process.returncode}); starting it again", file=sys.stderr)
        self.start()

    def stop(self) -> None:
        """Ask it to end, and end it if it does not."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def die_with_parent() -> None:
    """Have Linux end this process if the launcher is killed without a chance to clean up."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG
