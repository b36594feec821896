"""Shared fixtures. Whatever needs the trained model or running processes is made once per session and marked slow."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import httpx
import pytest

from launcher.environment import free_ports
from senco.knowledge import Knowledge, load_knowledge
from tests.chat_client import ChatClient

ROOT = Path(__file__).resolve().parent.parent
START_WITHIN = 600.0


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="session")
def database_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the running bot keeps its conversations."""
    return f"sqlite:///{tmp_path_factory.mktemp('server') / 'test.db'}"


@pytest.fixture(scope="session")
def bot(database_url: str) -> Iterator[running_bot]:
    """The whole bot as `make run` starts it, with a database of its own."""
    bot = running_bot(DATABASE_URL=database_url, SENCO_RATE_LIMIT="off")
    with bot:
        yield bot


@pytest.fixture(scope="session")
def server(bot: running_bot) -> str:
    """The address of the running bot."""
    return bot.address


@pytest.fixture
def chat(server: str) -> Iterator[ChatClient]:
    """A visitor with a fresh conversation."""
    with httpx.Client(base_url=server, timeout=30, trust_env=False) as http:
        yield ChatClient(http)


class running_bot:  # noqa: N801 - used like a function in a with statement
    """Start the bot through the launcher, wait until it is ready, and stop it as Ctrl-C does.

    Entered again it starts again: on the same port, with the same database.  What its processes print goes to ``output`` if
    that is given.
    """

    def __init__(self, output: Path | None = None, **environment: str) -> None:
        self._output = output
        self.port = free_ports(1)[0]
        self.address = f"http://127.0.0.1:{self.port}"
        self._environment = os.environ | {"PORT": str(self.port), "PYTHONPATH": str(ROOT)} | environment

    def __enter__(self) -> str:
        with self._output.open("wb") if self._output else nullcontext() as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "launcher", "run"],
                cwd=ROOT,
                env=self._environment,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        deadline = time.monotonic() + START_WITHIN
        while time.monotonic() < deadline and self.process.poll() is None:
            if self._ready():
                return self.address
            time.sleep(0.5)
        self.__exit__()
        raise RuntimeError("the bot did not become ready")

    def __exit__(self, *exception: object) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        self.process.wait(60)

    def children(self) -> dict[str, int]:
        """Return the process ids of the bot's parts by the module that each runs."""
        return {arguments[arguments.index("-m") + 1]: pid for pid, arguments in self._commands().items()}

    def ports(self) -> dict[str, int]:
        """Return the ports of the parts that are not public."""
        flags = {"-p", "--port"}
        return {
            arguments[arguments.index("-m") + 1]: int(arguments[place + 1])
            for arguments in self._commands().values()
            for place, word in enumerate(arguments)
            if word in flags
        }

    def _commands(self) -> dict[int, list[str]]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return {int(pid): Path(f"/proc/{pid}/cmdline").read_text().split("\0") for pid in children}

    def _ready(self) -> bool:
        try:
            return httpx.get(f"{self.address}/ready", timeout=20, trust_env=False).status_code == 200
        except httpx.HTTPError:
            return False
