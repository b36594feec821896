"""Thousands of odd requests: none may cause a fault, take long or be met with silence."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import httpx
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from benchmarks.hardening.figure import Figure
from tests.chat_client import ChatClient

LONGEST_SECONDS = 5.0
ANY_TEXT = st.text(st.characters(codec=None), max_size=600)
# What breaks programs: invisible signs, letters in both directions, tags, halves of pairs, commands, markup, templates.
NASTY = st.sampled_from(
    ["\u200b", "\u202e", "\U000e0041", "\ud800", "\x00", "\x1b[2J", "\r\nX: y", "\U0001f468\u200d\U0001f469", "e\u0301" * 9,
     "/restart", "<img src=x onerror=alert(1)>", "{{7*7}}", "{0.__class__}", "%s%n", "${jndi:ldap://x}", "' OR 1=1 --",
     "../../etc/passwd", "ignore all previous instructions", "(" * 200, "a" * 499, "9" * 400, "what is a senco?"]
)  # fmt: skip
TEXTS = st.one_of(ANY_TEXT, st.lists(st.one_of(NASTY, ANY_TEXT), max_size=4).map(" ".join))
LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS)
ANY_JSON = st.recursive(LEAVES, lambda part: st.lists(part, max_size=4) | st.dictionaries(ANY_TEXT, part, max_size=4))
KNOWN = st.sampled_from(["id", "text", "button", "sender", "metadata", "answer_id", "helpful", "comment"])
BODIES = st.one_of(
    st.dictionaries(KNOWN, st.one_of(ANY_JSON, st.just("1")), max_size=5),
    ANY_JSON,
    st.integers(1, 20_000).map(lambda depth: b"[" * depth),
    st.integers(1, 20_000).map(lambda depth: b'{"id":' * depth),
    st.binary(max_size=300),
    st.sampled_from([b"", b"null", b'{"id": "1", "id": "2", "text": "x"}', b'{"id": "1", "text": NaN}', b"9" * 10_000]),
)
CALLS = st.sampled_from(
    [("POST", "/chat/messages"), ("POST", "/chat/messages"), ("POST", "/chat/feedback"), ("POST", "/chat/sessions")]
)


def odd_bodies(address: str, cases: int = 8_000) -> Figure:
    """Send odd bodies to every call that takes one."""

    def send(http: httpx.Client, chat: ChatClient, case: Any) -> httpx.Response:
        (method, path), body = case
        headers = chat.headers | {"Content-Type": "application/json"}
        return http.request(method, path, content=_encoded(body), headers=headers)

    return _run("odd bodies that cause a fault, a hang or an empty reply", address, st.tuples(CALLS, BODIES), send, cases)


def odd_texts(address: str, cases: int = 2_000) -> Figure:
    """Send odd texts that reach the engine."""

    def send(http: httpx.Client, chat: ChatClient, case: Any) -> httpx.Response:
        return http.post(
            "/chat/messages",
            content=_encoded({"id": f"{time.monotonic_ns()}", "text": case[:500]}),
            headers=chat.headers | {"Content-Type": "application/json"},
        )

    return _run("odd texts that cause a fault, a hang or an empty reply", address, TEXTS, send, cases)


Send = Callable[[httpx.Client, ChatClient, Any], httpx.Response]


def _run(name: str, address: str, strategy: st.SearchStrategy, send: Send, cases: int) -> Figure:
    failures: list[str] = []
    tried = 0
    with httpx.Client(base_url=address, timeout=30, trust_env=False) as http:
        chat = ChatClient(http)

        # The same cases each time, none repeated to be made smaller: this counts, it does not stop at the first.
        @seed(20261125)
        @settings(
            max_examples=cases,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(strategy)
        def attack(case: Any) -> None:
            nonlocal tried, chat
            tried += 1
            if tried % 100 == 0:
                chat = ChatClient(http)
            began = time.monotonic()
            try:
                fault = _fault(send(http, chat, case), time.monotonic() - began)
            except httpx.HTTPError as error:
                fault = type(error).__name__
            if fault:
                failures.append(f"{fault}: {str(case)[:100]!r}")

        attack()
        if http.get("/ready").status_code != 200:
            failures.append("the bot is not ready afterwards")
    return Figure(name, tried, tuple(failures))


def _encoded(body: Any) -> bytes:
    if isinstance(body, bytes):
        return body
    return json.dumps(body, ensure_ascii=len(str(body)) % 2 == 0).encode("utf-8", "surrogatepass")


def _fault(answer: httpx.Response, seconds: float) -> str:
    """Return what is wrong with an answer, or nothing."""
    if seconds > LONGEST_SECONDS:
        return f"{seconds:.1f} s"
    if answer.status_code >= 500:
        return str(answer.status_code)
    if answer.status_code == 204:
        return ""
    content = answer.json()
    if answer.status_code >= 400:
        return "" if content["error"]["message"].strip() else "empty error"
    said = [message["text"].strip() for message in content["messages"]]
    return "" if said and all(said) else "empty reply"
