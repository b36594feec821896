"""``action_answer``: answer whatever the visitor asked."""

from __future__ import annotations

import logging
from typing import Any

import msgspec
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from senco.answering import Reply, Understanding, answer, answer_entry, as_plain_text, engine_down
from senco.knowledge import load_knowledge

logger = logging.getLogger(__name__)
TERMINAL = "cmdline"  # the channel of `rasa shell`


class ActionAnswer(Action):
    """Answers from the knowledge files; never raises and never stays silent."""

    def name(self) -> str:
        """Return the name used in ``domain.yml`` and ``data/rules.yml``."""
        return "action_answer"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Send the reply: as JSON for the gateway, as plain text for a terminal."""
        try:
            reply = _reply(tracker.latest_message)
        except Exception as error:  # a visitor must get an answer whatever went wrong
            logger.error("action_answer failed: %s", type(error).__name__)
            reply = engine_down(load_knowledge())
        if tracker.get_latest_input_channel() == TERMINAL:
            dispatcher.utter_message(text=as_plain_text(reply))
        else:
            dispatcher.utter_message(json_message=msgspec.to_builtins(reply))
        return []


def _reply(parsed: dict[str, Any]) -> Reply:
    """Answer a parsed message: a button names its entry, typed text comes as questions with ranked guesses."""
    knowledge = load_knowledge()
    text = parsed.get("text") or ""
    if text.startswith("/"):
        return answer_entry(text[1:], knowledge)
    return answer(msgspec.convert({"questions": parsed.get("questions", [])}, Understanding), knowledge)
