"""Limits at the public door, as docs/chat-api.md states them. The engine is a stand-in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from gateway.app import create_app
from gateway.limits import one_visitor
from gateway.settings import Settings
from tests.chat_client import ChatClient
from tests.web.test_gateway_alone import answering, settings  # noqa: F401 - the fixtures

PROXY = "10.1.1.1"


def visitors(settings: Settings, address: str = "203.0.113.9") -> TestClient:  # noqa: F811
    return TestClient(create_app(settings), client=(address, 50_000))


def test_an_address_may_send_120_messages_a_minute(settings: Settings, answering) -> None:  # noqa: F811
    answering()
    client = visitors(settings)
    school = [ChatClient(client) for _ in range(9)]
    statuses = [chat.send(text="hello").status_code for _ in range(14) for chat in school]
    assert statuses == [200] * 120 + [429] * 6


def test_guessing_tokens_counts_for_the_address(settings: Settings) -> None:  # noqa: F811
    client = visitors(settings)
    body, headers = {"id": "1", "text": "hi"}, {"Authorization": "Bearer guess"}
    statuses = [client.post("/chat/messages", json=body, headers=headers).status_code for _ in range(121)]
    assert statuses == [401] * 120 + [429]


def test_a_refusal_says_how_long_to_wait(settings: Settings) -> None:  # noqa: F811
    client = visitors(settings)
    refused = [client.post("/chat/sessions") for _ in range(31)][-1]
    assert refused.status_code == 429 and 1 <= int(refused.headers["Retry-After"]) <= 60
    assert refused.headers["Retry-After"] in refused.json()["error"]["message"]


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "True-Client-IP", "CF-Connecting-IP"])
def test_nobody_gets_out_of_it_by_claiming_to_be_somebody_else(settings: Settings, header: str) -> None:  # noqa: F811
    client = visitors(replace(settings, trusted_proxies=(PROXY,)))
    statuses = [client.post("/chat/sessions", headers={header: f"198.51.100.{n}"}).status_code for n in range(31)]
    assert statuses == [201] * 30 + [429]


def test_visitors_behind_a_configured_proxy_are_told_apart(settings: Settings) -> None:  # noqa: F811
    client = visitors(replace(settings, trusted_proxies=("10.0.0.0/8",)), PROXY)
    statuses = [client.post("/chat/sessions", headers={"X-Forwarded-For": f"198.51.100.{n}"}).status_code for n in range(40)]
    assert statuses == [201] * 40
    # What a visitor writes into the header stands left of what the proxy adds.
    forged = [f"192.0.2.{n}, 198.51.100.77" for n in range(31)]
    statuses = [client.post("/chat/sessions", headers={"X-Forwarded-For": value}).status_code for value in forged]
    assert statuses == [201] * 30 + [429]


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("testclient", "testclient"),
    ],
)
def test_a_network_of_one_household_counts_as_one(address: str, counted: str) -> None:
    assert one_visitor(address) == counted


def test_bodies_and_texts_are_limited(settings: Settings) -> None:  # noqa: F811
    client = visitors(settings)
    headers = {"Content-Type": "application/json", "Authorization": "Bearer x"}
    for body in (b"x" * (16 * 1024 + 1), b'{"id": "1", "text": "' + b" " * 1_000_000 + b'"}'):
        assert client.post("/chat/messages", content=body, headers=headers).status_code == 413
    packed = client.post("/chat/messages", content=b"x", headers=headers | {"Content-Encoding": "gzip"})
    assert packed.status_code == 415
    assert client.post("/chat/messages", json={"id": "1", "text": "x" * 501}, headers=headers).status_code == 413
