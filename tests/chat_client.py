"""A visitor's side of the chat API, for tests."""

from __future__ import annotations

import uuid
from typing import Any

import httpx


class ChatClient:
    """One conversation."""

    def __init__(self, http: httpx.Client) -> None:
        self.http = http
        answer = http.post("/chat/sessions")
        assert answer.status_code == 201, answer.text
        self.opening = answer.json()
        self.headers = {"Authorization": f"Bearer {self.opening['token']}"}

    def send(self, **body: Any) -> httpx.Response:
        """Post a message body; an id is made up if none is given."""
        return self.http.post("/chat/messages", json={"id": str(uuid.uuid4()), **body}, headers=self.headers)

    def ask(self, text: str) -> dict[str, Any]:
        """Ask a question and return the reply."""
        answer = self.send(text=text)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def press(self, button: dict[str, Any]) -> dict[str, Any]:
        """Press a button and return the reply."""
        answer = self.send(button=button["id"])
        assert answer.status_code == 200, answer.text
        return answer.json()

    def feedback(self, answer_id: str, helpful: bool, comment: str) -> httpx.Response:
        """Say whether an answer helped, and why."""
        body = {"answer_id": answer_id, "helpful": helpful, "comment": comment}
        return self.http.post("/chat/feedback", json=body, headers=self.headers)
