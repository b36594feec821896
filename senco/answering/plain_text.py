"""A reply as plain text, for terminals: ``rasa shell`` and the tests."""

from __future__ import annotations

import re

from senco.answering.reply import Message, Reply


def as_plain_text(reply: Reply) -> str:
    """Return all messages with their sources, and the suggested questions as lines."""
    blocks = [_message(message) for message in reply.messages]
    if reply.choices:
        lead = "Did you mean:" if reply.status == "clarify" else "You could ask next:"
        blocks.append("\n".join([lead, *(f"  > {choice.title}" for choice in reply.choices)]))
    return "\n\n".join(blocks)


def _message(message: Message) -> str:
    lines = [message.card["text"] if message.card else _without_markdown(message.text)]
    if message.card:
        return "\n".join(lines)
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
