"""Messages as visitors write them, by hand: ``messages.yml``.

Most ask several things at once, some only seem to, and some ask nothing at all.  Each question is marked in its text.
"""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

from nlu.reading.joins import Joined, Labelled
from nlu.tuned_layers import has_seen
from senco.knowledge import load_knowledge
from senco.knowledge.yaml_files import read_yaml

FILE = Path(__file__).with_name("messages.yml")
HELD_BACK = 3  # one in so many of those that the encoder has not learned from


def read_messages() -> list[Joined]:
    """Return the messages with the questions that are marked in them, in the order of the file."""
    topic_of = load_knowledge().topic_of
    return [
        Joined(
            message["text"],
            tuple(
                Labelled(ask["part"], topic_of.get(ask["intent"], ask["intent"]), ask["intent"]) for ask in message["asks"]
            ),
        )
        for message in read_yaml(FILE)
    ]


def is_held_back(text: str) -> bool:
    """Whether nothing learns from a message but how much each reading of a message counts (``nlu.reading.learn``)."""
    return not has_seen(text) and crc32(text[::-1].encode()) % HELD_BACK == 0
