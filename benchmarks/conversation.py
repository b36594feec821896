"""Conversations with the bot's guard, understanding and answering as production uses them, without Rasa around them."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.trained_model import load_trained_model
from nlu.reading import MessageReader
from senco.answering import NEW, Memory, Reply, Understanding, answer, empty_message
from senco.clock import today
from senco.guard.hygiene import clean
from senco.guard.meaning import load_meaning
from senco.guard.replies import safeguarding_reply, with_signpost
from senco.guard.safeguarding import triage
from senco.knowledge import load_knowledge
from senco.route import Known


class Bot:
    """Answers whole conversations; what a message means is read once, so that thresholds can be tried out quickly."""

    def __init__(self) -> None:
        load_meaning()
        self._knowledge = load_knowledge()
        self._reader = MessageReader(load_trained_model(), self._knowledge)
        self._read: dict[tuple[str, str | None], Understanding] = {}

    def converse(self, texts: list[str]) -> Iterator[Reply]:
        """Answer the messages of one conversation in turn."""
        return (reply for reply, _ in self._turns(texts))

    def remembered(self, texts: list[str]) -> Known:
        """Return what is known of the visitor after the messages of one conversation."""
        *_, (_, memory) = self._turns(texts)
        return memory.known

    def _turns(self, texts: list[str]) -> Iterator[tuple[Reply, Memory]]:
        memory = NEW
        for text in map(clean, texts):
            if not text:
                yield empty_message(self._knowledge), memory
                continue
            concern = triage(text)
            if concern is not None and concern.takes_over:
                yield safeguarding_reply(concern), memory
                continue
            turn = answer(self._understand(text, memory.last_entry), memory, self._knowledge, today())
            memory = turn.memory
            yield with_signpost(turn.reply, concern), memory

    def _understand(self, text: str, last_entry: str | None) -> Understanding:
        key = (text, last_entry)
        if key not in self._read:
            self._read[key] = self._reader.read(*key)
        return self._read[key]
