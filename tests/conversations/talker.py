"""A visitor's side of a conversation with the trained reader and the real action, without the engine between them."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import msgspec
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import ActionAnswer
from benchmarks.trained_model import load_trained_model
from launcher.model import ensure_model
from nlu.reading import MessageReader
from senco.answering import Memory, Reply
from senco.knowledge import load_knowledge


def trained_reader() -> MessageReader:
    """Return the reader that the engine uses, with the current model."""
    ensure_model()
    return MessageReader(load_trained_model(), load_knowledge())


class Talker:
    """One conversation; the memory goes through the slot as it does in Rasa."""

    def __init__(self, reader: MessageReader) -> None:
        self._reader = reader
        self._slot: dict[str, Any] = {}

    @property
    def memory(self) -> Memory:
        """What the bot remembers."""
        return msgspec.convert(self._slot, Memory)

    def say(self, text: str) -> Reply:
        """Type a message and return the reply."""
        return self._send(msgspec.to_builtins(self._reader.read(text, self.memory.last_entry)))

    def press(self, title: str) -> Reply:
        """Press the first button of the last reply that begins with these words."""
        choice = next(choice for choice in self.memory.offered if choice.title.startswith(title))
        return self._send({"text": choice.payload}) if choice.entry else self.say(choice.payload)

    def _send(self, parsed: dict[str, Any]) -> Reply:
        tracker = Tracker("visitor", {"memory": self._slot}, parsed, [], False, None, {}, "action_listen")
        tracker.get_latest_input_channel = lambda: "rest"  # type: ignore[method-assign]
        dispatcher = CollectingDispatcher()
        # In a thread of its own: the browser tests leave an event loop running in this one.
        with ThreadPoolExecutor(1) as thread:
            (event,) = thread.submit(asyncio.run, ActionAnswer().run(dispatcher, tracker, {})).result()
        self._slot = event["value"]
        return msgspec.convert(dispatcher.messages[0]["custom"], Reply)
