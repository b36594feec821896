"""The chat API against the really running bot: good input and bad input."""

from __future__ import annotations

import json
import uuid

import httpx
import pytest

from senco.knowledge import Knowledge
from tests.chat_client import ChatClient

pytestmark = pytest.mark.slow

GUIDE_QUESTIONS = {
    "What is a SENCO?": "role_definition",
    "Why should I become one, is a SENCO career worth it?": "role_why_become",
    "How do I become a SENCO?": "steps_overview",
    "Do I have to be a qualified teacher?": "steps_qualified_teacher",
    "How many years do I need to teach first?": "steps_experience",
    "Which types of special needs should I understand?": "steps_sen_knowledge",
    "Is the NPQ for SENCOs a legal requirement?": "npq_required",
    "How do I apply for SENCO jobs?": "steps_apply",
    "What skills does a SENCO need?": "skills_overview",
    "Where can the SENCO role lead, what is the career progression?": "progression_overview",
}


@pytest.mark.parametrize(("question", "topic"), GUIDE_QUESTIONS.items())
def test_the_guides_questions_get_a_sourced_answer(chat: ChatClient, question: str, topic: str) -> None:
    reply = chat.ask(question)
    first = reply["messages"][0]
    assert (reply["status"], first["topic"]) == ("answered", topic)
    assert first["sources"] and all(source["checked"] for source in first["sources"])
    assert first["applies_to"]


def test_opening_says_what_it_is_and_offers_questions(chat: ChatClient) -> None:
    opening = chat.opening
    assert len(opening["token"]) >= 22 and opening["expires_in"] > 0
    assert "bot" in opening["messages"][0]["text"]
    assert opening["messages"][0]["topic"] is None
    assert opening["buttons"]


def test_every_button_of_every_entry_answers_with_that_entry(chat: ChatClient, knowledge: Knowledge) -> None:
    reply = chat.press(chat.opening["buttons"][0])
    assert reply["messages"][0]["topic"] == chat.opening["buttons"][0]["topic"]
    assert reply["buttons"]


def test_only_buttons_of_the_last_reply_act(chat: ChatClient) -> None:
    old = chat.opening["buttons"][0]
    chat.ask("what is the npq")
    for button in (old["id"], "made-up", ""):
        assert chat.send(button=button).status_code == 400


def test_the_same_id_gets_the_same_reply(chat: ChatClient) -> None:
    message = {"id": str(uuid.uuid4()), "text": "how long is the npq"}
    assert chat.send(**message).content == chat.send(**message).content


def test_unclear_messages_get_suggestions_or_a_person(chat: ChatClient) -> None:
    reply = chat.ask("the thing with the stuff")
    assert reply["status"] in {"clarify", "declined"}
    assert reply["messages"][0]["text"] and reply["buttons"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("hello there", "smalltalk"),
        ("thanks a lot", "smalltalk"),
        ("bye bye", "smalltalk"),
        ("are you a robot or a human being", "smalltalk"),
        ("what can you do", "smalltalk"),
        ("I want to talk to a human please", "handoff"),
        ("what is the weather like tomorrow", "declined"),
        ("", "declined"),
        ("   \n ", "declined"),
        ("/", "declined"),
    ],
)
def test_small_talk_and_what_is_out_of_scope(chat: ChatClient, text: str, status: str) -> None:
    reply = chat.ask(text)
    assert reply["status"] == status
    assert all(message["text"].strip() for message in reply["messages"])


@pytest.mark.parametrize(
    "text",
    [
        "/restart",
        "/npq_deadline",
        " /session_start",
        "\u00a0/back",
        "\u200b/pay_salary",
        "//npq_cost",
        '/npq_cost{"a":1}',
    ],
)
def test_typed_commands_are_text(chat: ChatClient, text: str) -> None:
    before = chat.ask("what is a senco")
    reply = chat.ask(text)
    assert reply["messages"] and reply["status"] != "error"
    assert before["status"] == "answered"


BAD_BODIES = [
    (b"", 400),
    (b"{", 400),
    (b"[]", 400),
    (b"null", 400),
    (b'{"text": "hi"}', 400),
    (b'{"id": "1", "text": 5}', 400),
    (b'{"id": "1"}', 400),
    (b'{"id": "1", "text": "a", "button": "b"}', 400),
    (b'{"id": "1", "text": "a", "sender": "x"}', 400),
    (b'{"id": "1", "text": "a\\u0000b"}', 400),
    (b'{"id": "1", "text": "\xff"}', 400),
    (b"[" * 5000, 400),
    (json.dumps({"id": "1", "text": "x" * 501}).encode(), 413),
    (b'{"id": "1", "text": "' + b"x" * 20_000 + b'"}', 413),
]


@pytest.mark.parametrize(("body", "status"), BAD_BODIES)
def test_bad_bodies_are_refused_readably(chat: ChatClient, body: bytes, status: int) -> None:
    headers = chat.headers | {"Content-Type": "application/json"}
    answer = chat.http.post("/chat/messages", content=body, headers=headers)
    assert answer.status_code == status
    error = answer.json()["error"]
    assert error["code"] and error["message"].endswith(".")


def test_other_content_types_and_strangers_are_refused(chat: ChatClient) -> None:
    plain = chat.http.post("/chat/messages", content="hi", headers=chat.headers | {"Content-Type": "text/plain"})
    assert plain.status_code == 415
    for headers in ({}, {"Authorization": "Bearer nobody"}, {"Authorization": "Basic x"}):
        answer = chat.http.post("/chat/messages", json={"id": "1", "text": "hi"}, headers=headers)
        assert answer.status_code == 401


@pytest.mark.parametrize(
    "path",
    ["/webhooks/rest/webhook", "/conversations/x/tracker", "/version", "/status", "/actions", "/chat", "/x"],
)
def test_everything_else_is_404(server: str, path: str) -> None:
    assert httpx.get(server + path, trust_env=False).status_code == 404


def test_feedback_and_erasing(chat: ChatClient) -> None:
    answer_id = chat.ask("what is a senco")["messages"][0]["answer_id"]
    given = chat.http.post("/chat/feedback", json={"answer_id": answer_id, "helpful": True}, headers=chat.headers)
    assert given.status_code == 204
    for _ in range(2):
        assert chat.http.delete("/chat/sessions/current", headers=chat.headers).status_code == 204
    assert chat.send(text="still there?").status_code == 401


def test_questions_lists_every_answer(chat: ChatClient, knowledge: Knowledge) -> None:
    questions = chat.http.get("/chat/questions").json()["questions"]
    answers = [entry for entry in knowledge.entries.values() if entry.kind == "answer"]
    assert {row["text"] for row in questions} == {entry.question for entry in answers}


def test_live_and_ready(server: str) -> None:
    assert httpx.get(server + "/live", trust_env=False).json()["status"] == "ok"
    ready = httpx.get(server + "/ready", trust_env=False)
    assert ready.status_code == 200
    assert set(ready.json()["checks"]) == {"store", "actions", "model"}
