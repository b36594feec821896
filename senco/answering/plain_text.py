"""A reply as plain text, for terminals: ``rasa shell`` and the tests."""

from __future__ import annotations

import re

from senco.answering.reply import Message, Reply

LEADS = {"clarify": "Did you mean (a number will do):", "asked": "You could answer (a number will do):"}


def as_plain_text(reply: Reply) -> str:
    """Return all messages with their sources, and the buttons as numbered lines."""
    blocks = [_message(message) for message in reply.messages]
    if reply.choices:
        lead = LEADS.get(reply.status, "You could ask next:")
        lines = [f"{number:>3}  {choice.title}" for number, choice in enumerate(reply.choices, start=1)]
        blocks.append("\n".join([lead, *lines]))
    return "\n\n".join(blocks)


def _message(message: Message) -> str:
    if message.card:
        return message.card["text"]  # with its sources and all that is on the card
    lines = [_without_markdown(message.text)]
    if message.applies_to:
        lines.append(f"Applies to: {message.applies_to}")
    if message.sources:
        lines.append("Sources:")
        lines += [
            f"  - {source.title}, {source.publisher} (checked {source.checked:%-d %B %Y}) {source.url}"
            for source in message.sources
        ]
    return "\n".join(lines)


def _without_markdown(text: str) -> str:
    text = re.sub(r"\*\*(.+?)\*\*", r"\1", text)
    return re.sub(
        r"\[([^\]]+)\]\((?:tel|sms|mailto):[^)]+\)",
        r"\1",
        re.sub(r"\[([^\]]+)\]\((https:[^)]+)\)", r"\1 (\2)", text),
    )
