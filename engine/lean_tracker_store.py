"""Rasa's SQL tracker store without what was said.

Rasa needs to know later which intents came, which actions ran and what the memory slot holds; it never looks at earlier
words again.  So the words of both sides are not written.  What editors need to see of them is kept, without anything
personal, by the gateway.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.exc import SQLAlchemyError

logger = logging.getLogger(__name__)


class LeanTrackerStore(SQLTrackerStore):
    """Keeps intents, actions and slots; named in ``endpoints.yml``."""

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write the new events of a conversation.

        If that fails, the turn is not kept.  Rasa would move the whole conversation to a store in memory that nothing
        reads, writes back or deletes.
        """
        try:
            await super().save(tracker)
        except SQLAlchemyError as error:
            logger.error("a turn was not kept: %s", type(error).__name__)

    def _additional_events(self, session: Any, tracker: DialogueStateTracker) -> Iterator[Event]:
        return map(without_words, super()._additional_events(session, tracker))


def without_words(event: Event) -> Event:
    """Return an event with the intent or action that it stands for, and nothing that anybody said."""
    if isinstance(event, UserUttered):
        return UserUttered(intent=event.intent, timestamp=event.timestamp, input_channel=event.input_channel)
    if isinstance(event, BotUttered):
        return BotUttered(timestamp=event.timestamp)
    return event
