"""The action server: on loopback only, and only for those who know the secret."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import httpx
import pytest

from launcher.environment import ROOT, base_environment, free_ports

SECRET = "a secret of this test"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    port = free_ports(1)[0]
    environment = base_environment() | {"SENCO_ACTIONS_TOKEN": SECRET}
    process = subprocess.Popen([sys.executable, "-m", "actions", "--port", str(port)], cwd=ROOT, env=environment)
    try:
        _wait(f"http://127.0.0.1:{port}/health?token={SECRET}")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def _wait(url: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            if httpx.get(url, trust_env=False).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.3)
    raise RuntimeError("the action server did not start")


@pytest.mark.parametrize("path", ["/webhook", "/actions", "/health", "/", "/x"])
@pytest.mark.parametrize("token", [None, "", "wrong", "\u00e4", SECRET[:-1]])
def test_without_the_secret_nothing_is_served(address: str, path: str, token: str | None) -> None:
    parameters = {} if token is None else {"token": token}
    for method in ("GET", "POST"):
        answer = httpx.request(method, address + path, params=parameters, trust_env=False)
        assert answer.status_code == 401 and answer.text == "unauthorised"


def test_packed_bodies_are_not_unpacked(address: str) -> None:
    answer = httpx.post(
        f"{address}/webhook",
        params={"token": SECRET},
        content=b"x\x9c" + b"\0" * 1000,
        headers={"Content-Encoding": "deflate"},
        trust_env=False,
    )
    assert answer.status_code == 415


def test_it_listens_on_loopback_only(address: str) -> None:
    port = int(address.rpartition(":")[2])
    hosts = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} | {"127.0.0.2"}
    for host in hosts - {"127.0.0.1"}:
        with socket.socket() as probe:
            probe.settimeout(2)
            assert probe.connect_ex((host, port)) != 0, host
