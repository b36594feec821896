"""The two bots that the speed benchmark compares."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import httpx

from launcher.environment import ROOT, base_environment, free_ports

START_WITHIN = 300.0

STOCK_CONFIG = """
recipe: default.v1
language: en
assistant_id: stock
pipeline:
- name: WhitespaceTokenizer
- name: RegexFeaturizer
- name: LexicalSyntacticFeaturizer
- name: CountVectorsFeaturizer
- name: CountVectorsFeaturizer
  analyzer: char_wb
  min_ngram: 1
  max_ngram: 4
- name: DIETClassifier
  epochs: 1
  constrain_similarities: true
- name: FallbackClassifier
  threshold: 0.3
policies:
- name: RulePolicy
"""
STOCK_ENDPOINTS = "action_endpoint:\n  url: http://127.0.0.1:{port}/webhook?token=bench\n"


class Bot(Protocol):
    """Something that can be started and asked."""

    name: str

    def start(self) -> None:
        """Start it and wait until it answers a question."""

    def stop(self) -> None:
        """Stop all its processes."""

    def visitor(self) -> Callable[[str], None]:
        """Return a function that asks a question in a conversation of its own."""

    def memory_mib(self) -> float:
        """Return the resident memory of all its processes."""


class OurBot:
    """This project, started as ``make run`` does."""

    name = "ours"

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._port = free_ports(1)[0]
        self._processes: list[subprocess.Popen] = []

    def start(self) -> None:
        """Start it through the launcher."""
        environment = base_environment() | {
            "PORT": str(self._port),
            "DATABASE_URL": f"sqlite:///{self._folder.name}/bench.db",
            "SENCO_RATE_LIMIT": "off",
        }
        self._processes = [_spawn(["launcher", "run"], environment)]
        _wait(lambda: httpx.get(f"http://127.0.0.1:{self._port}/ready", trust_env=False, timeout=20).status_code == 200)

    def stop(self) -> None:
        """Stop it as Ctrl-C does."""
        _stop(self._processes)

    def visitor(self) -> Callable[[str], None]:
        """Open a session; the function posts messages to it."""
        client = httpx.Client(base_url=f"http://127.0.0.1:{self._port}", trust_env=False, timeout=60)
        token = client.post("/chat/sessions").json()["token"]

        def ask(question: str) -> None:
            body = {"id": str(uuid.uuid4()), "text": question}
            reply = client.post("/chat/messages", json=body, headers={"Authorization": f"Bearer {token}"})
            assert reply.json()["messages"]

        return ask

    def memory_mib(self) -> float:
        """Return the memory of the launcher and its children."""
        return _memory_mib(self._processes)


class StockBot:
    """Rasa's default pipeline on the same phrases, rules and action."""

    name = "stock"

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp())
        self.model = self._folder / "stock.tar.gz"
        self._port, self._actions_port = free_ports(2)
        self._processes: list[subprocess.Popen] = []

    def train(self) -> None:
        """Train one epoch."""
        (self._folder / "config.yml").write_text(STOCK_CONFIG)
        (self._folder / "endpoints.yml").write_text(STOCK_ENDPOINTS.format(port=self._actions_port))
        (self._folder / "credentials.yml").write_text("rest:\n")
        arguments = ["launcher.rasa_cli", "train", "--force", "--config", str(self._folder / "config.yml")]
        arguments += ["--out", str(self._folder), "--fixed-model-name", self.model.name.removesuffix(".tar.gz")]
        subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, env=base_environment(), check=True)

    def start(self) -> None:
        """Start the engine and the action server."""
        environment = base_environment() | {"SENCO_ACTIONS_TOKEN": "bench"}
        arguments = ["launcher.rasa_cli", "run", "--model", str(self.model)]
        arguments += ["--endpoints", str(self._folder / "endpoints.yml")]
        arguments += [
            "--credentials",
            str(self._folder / "credentials.yml"),
            "-i",
            "127.0.0.1",
            "-p",
            str(self._port),
        ]
        self._processes = [
            _spawn(["actions", "--port", str(self._actions_port)], environment),
            _spawn(arguments, environment),
        ]
        ask = self.visitor()
        _wait(lambda: ask("hello") is None)

    def stop(self) -> None:
        """Stop both and remove the model."""
        _stop(self._processes)
        shutil.rmtree(self._folder, ignore_errors=True)

    def visitor(self) -> Callable[[str], None]:
        """Return a function that posts to the REST channel with a sender of its own."""
        client = httpx.Client(base_url=f"http://127.0.0.1:{self._port}", trust_env=False, timeout=60)
        sender = uuid.uuid4().hex

        def ask(question: str) -> None:
            reply = client.post("/webhooks/rest/webhook", json={"sender": sender, "message": question})
            assert reply.json()

        return ask

    def memory_mib(self) -> float:
        """Return the memory of both processes."""
        return _memory_mib(self._processes)


def _spawn(arguments: list[str], environment: dict[str, str]) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )


def _wait(ready: Callable[[], bool]) -> None:
    deadline = time.monotonic() + START_WITHIN
    while time.monotonic() < deadline:
        try:
            if ready():
                return
        except (httpx.HTTPError, AssertionError, ValueError):
            pass
        time.sleep(0.2)
    raise TimeoutError("the bot did not become ready")


def _stop(processes: list[subprocess.Popen]) -> None:
    for process in processes:
        process.send_signal(signal.SIGINT)
    for process in processes:
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def _memory_mib(processes: list[subprocess.Popen]) -> float:
    """Return the proportional memory of the processes and all their descendants, from /proc."""
    wanted = {process.pid for process in processes}
    parents = {int(entry.name): _parent(entry) for entry in Path("/proc").iterdir() if entry.name.isdigit()}
    while grown := {pid for pid, parent in parents.items() if parent in wanted} - wanted:
        wanted |= grown
    return sum(_proportional_kib(pid) for pid in wanted) / 1024


def _parent(entry: Path) -> int:
    try:
        return int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, IndexError, ValueError):
        return 0


def _proportional_kib(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
