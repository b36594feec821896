"""However the bot is stopped, no process stays behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from launcher.model import ensure_model
from launcher.serve import CannotServe, require_free
from tests.conftest import ROOT, running_bot

GONE_WITHIN = 20.0


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_stays_behind(tmp_path: Path, how: signal.Signals) -> None:
    ensure_model()
    bot = running_bot(DATABASE_URL=f"sqlite:///{tmp_path / 'test.db'}")
    with bot:
        children = _children(bot.process.pid)
        assert len(children) >= 3
        bot.process.send_signal(how)
        bot.process.wait(30)
    deadline = time.monotonic() + GONE_WITHIN
    while time.monotonic() < deadline and any(_alive(pid) for pid in children):
        time.sleep(0.2)
    assert not [pid for pid in children if _alive(pid)]


def test_a_taken_port_is_explained() -> None:
    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotServe, match=f"Port {port} is in use.*PORT={port + 1}"):
            require_free(port)


def _children(parent: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[1]) == parent:
                found.append(int(entry.name))
    return found


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, OSError):
        return False


@pytest.mark.parametrize(
    ("name", "value"), [("SENCO_RETENTION_DAYS", "99"), ("SENCO_TRUSTED_PROXIES", "everybody"), ("PORT", "http")]
)
def test_a_wrong_setting_is_explained_before_anything_starts(name: str, value: str) -> None:
    command = [sys.executable, "-m", "launcher", "run"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | {name: value}, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and name in done.stderr and "Traceback" not in done.stderr
