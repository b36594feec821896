"""Headers, origins and routes of the public port; ``make hardening`` tries them all on the running bot."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import OperationalError
from starlette.testclient import TestClient

from gateway import openapi
from gateway.app import create_app
from gateway.settings import Settings
from gateway.store import Store
from launcher.environment import ROOT
from tests.web.test_gateway_alone import ORIGIN, settings  # noqa: F401 - the fixture

PAGES = ("/", "/widget.js", "/demo.js", "/demo.css", "/live", "/chat/questions", "/nothing", "/chat/messages")


@pytest.fixture
def client(settings: Settings) -> TestClient:  # noqa: F811
    return TestClient(create_app(settings), base_url="https://bot.example")


@pytest.mark.parametrize("path", PAGES)
def test_everything_tells_browsers_to_be_careful(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "max-age=31536000" in headers["strict-transport-security"]
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"] and "frame-ancestors" in headers["content-security-policy"]
    assert "server" not in headers and "x-powered-by" not in headers


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "https://evil.example",
        f"{ORIGIN}.evil.example",
        ORIGIN.replace("https", "http"),
        f"{ORIGIN}:8443",
        "*",
        "http://[",
    ],
)
@pytest.mark.parametrize("method", ["POST", "OPTIONS"])
def test_other_sites_are_refused(client: TestClient, origin: str, method: str) -> None:
    asking = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    answer = client.request(method, "/chat/sessions", headers=asking)
    assert answer.status_code == 403 and "access-control-allow-origin" not in answer.headers
    assert answer.json()["error"]["code"] == "unknown_origin"


@pytest.mark.parametrize("origin", [ORIGIN, "https://bot.example", None])
def test_the_named_site_and_our_own_may_call(client: TestClient, origin: str | None) -> None:
    answer = client.post("/chat/sessions", headers={"Origin": origin} if origin else {})
    assert answer.status_code == 201
    assert answer.headers.get("access-control-allow-origin") == (origin if origin == ORIGIN else None)


def test_only_the_chat_answers_what_browsers_ask_before_a_call(client: TestClient) -> None:
    asking = {"Origin": ORIGIN, "Access-Control-Request-Method": "POST"}
    assert client.options("/chat/sessions", headers=asking).status_code == 200
    assert client.options("/model", headers=asking).status_code == 404


def test_replies_are_not_kept_by_caches(client: TestClient) -> None:
    assert client.post("/chat/sessions").headers["cache-control"] == "no-store"


def test_a_store_that_is_down_is_explained(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Store, token: str) -> None:
        raise OperationalError("SELECT secret", {"token": "canary"}, Exception("canary"))

    monkeypatch.setattr(Store, "find_session", broken)
    answer = client.post("/chat/messages", json={"id": "1", "text": "hi"}, headers={"Authorization": "Bearer x"})
    assert answer.status_code == 503 and int(answer.headers["retry-after"]) > 0
    assert "contact" in answer.json()["error"]["message"] and "canary" not in answer.text


def test_the_published_description_is_the_codes() -> None:
    published = (ROOT / "docs" / "openapi.json").read_text(encoding="utf-8")
    assert published == openapi.as_text(), "python -m gateway.openapi > docs/openapi.json"


def test_the_description_has_the_routes_of_the_contract(settings: Settings) -> None:  # noqa: F811
    served = {route.path for route in create_app(settings).routes}
    assert set(openapi.document()["paths"]) == served - {"/", "/widget.js", "/demo.js", "/demo-markdown.js", "/demo.css"}
