"""Messages that steer the conversation: "source?", "say it more simply", "tell me more", "what do you know about me"."""

from __future__ import annotations

import re
from typing import Literal, cast

import msgspec

from senco.answering.memory import NEW, Memory
from senco.answering.render import choices, cite
from senco.answering.reply import Message, Reply
from senco.knowledge import Entry, Knowledge
from senco.route import Known, Period

Command = Literal["source", "simpler", "more", "recall", "forget"]
HELP_TOPIC = "help_capabilities"


def command_in(text: str, knowledge: Knowledge) -> Command | None:
    """Return the command that a message is, if it is nothing else."""
    words = re.sub(r"[^a-z0-9 ]+", "", text.lower().replace("-", " "))
    plain = " ".join(word for word in words.split() if word not in {"please", "pls", "ok", "so"})
    found = next((name for name, phrases in knowledge.commands.items() if plain in phrases), None)
    return cast("Command | None", found)


def obey(command: Command, memory: Memory, knowledge: Knowledge) -> tuple[Reply, Memory] | str:
    """Carry out a command.

    Returns:
        The reply with the new memory, or the id of the entry that answers instead ("tell me more").
    """
    if command == "recall":
        return _say(_recalled(memory.known, knowledge), HELP_TOPIC, knowledge), memory
    if command == "forget":
        return _say(knowledge.system["forgotten"], HELP_TOPIC, knowledge), NEW
    last = knowledge.entries.get(memory.last_entry or "")
    if last is None:
        return _say(knowledge.system["no_last_answer"], HELP_TOPIC, knowledge), memory
    if command == "more" and last.follow_ups:
        return last.follow_ups[0]
    text = knowledge.system["source"] if command == "source" else last.easy_read or last.short
    return _about(last, text, knowledge), memory


def _about(entry: Entry, text: str, knowledge: Knowledge) -> Reply:
    message = Message(
        text=text,
        topic=entry.topic,
        answer_id=entry.id,
        sources=tuple(cite(name, knowledge) for name in entry.sources),
        applies_to=knowledge.scopes[entry.applies_to] if entry.applies_to else None,
    )
    return Reply(status="answered", messages=(message,), choices=choices(entry.follow_ups[:3], knowledge))


def _say(text: str, topic: str, knowledge: Knowledge) -> Reply:
    message = Message(text=text, topic=topic)
    return Reply(status="smalltalk", messages=(message,), choices=choices(("help_capabilities",), knowledge))


def _recalled(known: Known, knowledge: Knowledge) -> str:
    said = [(field, value) for field, value in msgspec.structs.asdict(known).items() if value is not None]
    if not said:
        return knowledge.system["recall_nothing"]
    lines = [f"- {field.replace('_', ' ').capitalize()}: {_in_words(value)}" for field, value in said]
    return "\n".join([knowledge.system["recall"], "", *lines, "", knowledge.system["recall_end"]])


def _in_words(value: object) -> str:
    if isinstance(value, Period):
        first, last = f"{value.earliest:%-d %B %Y}", f"{value.latest:%-d %B %Y}"
        return first if first == last else f"between {first} and {last}"
    return str(value).replace("_", " ")
