"""``action_answer``: answer whatever the visitor asked."""

from __future__ import annotations

import logging
from typing import Any

import msgspec
from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from senco.answering import NEW, Memory, Turn, Understanding, answer, answer_entry, as_plain_text, engine_down
from senco.clock import today
from senco.knowledge import load_knowledge

logger = logging.getLogger(__name__)
TERMINAL = "cmdline"  # the channel of `rasa shell`
MEMORY = "memory"  # the slot that holds the conversation's state as JSON


class ActionAnswer(Action):
    """Answers from the knowledge files; never raises and never stays silent."""

    def name(self) -> str:
        """Return the name used in ``domain.yml`` and ``data/rules.yml``."""
        return "action_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Send the reply, as JSON for the gateway or as plain text for a terminal, and remember the conversation."""
        try:
            turn = _turn(tracker.latest_message, _memory(tracker))
        except Exception as error:  # a visitor must get an answer whatever went wrong
            logger.error("action_answer failed: %s", type(error).__name__)
            turn = Turn(engine_down(load_knowledge()), _memory(tracker))
        if tracker.get_latest_input_channel() == TERMINAL:
            dispatcher.utter_message(text=as_plain_text(turn.reply))
        else:
            dispatcher.utter_message(json_message=msgspec.to_builtins(turn.reply))
        return [SlotSet(MEMORY, msgspec.to_builtins(turn.memory))]


def _turn(parsed: dict[str, Any], memory: Memory) -> Turn:
    """Answer a parsed message: a button names its entry, typed text comes understood."""
    knowledge = load_knowledge()
    text = parsed.get("text") or ""
    if text.startswith("/"):
        return answer_entry(text[1:], memory, knowledge, today())
    understood = {name: parsed[name] for name in ("questions", "mentions", "asks") if name in parsed}
    return answer(msgspec.convert({"text": text, "questions": [], **understood}, Understanding), memory, knowledge, today())


def _memory(tracker: Tracker) -> Memory:
    """Return what the slot holds; a slot that an older version wrote otherwise is forgotten."""
    try:
        return msgspec.convert(tracker.get_slot(MEMORY) or {}, Memory)
    except msgspec.ValidationError:
        return NEW
