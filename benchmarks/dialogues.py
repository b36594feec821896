"""Dialogues: is every turn about the right thing, and does it say what it must?"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from benchmarks.conversation import Bot
from senco.answering import Reply


def print_dialogues(bot: Bot, name: str, folder: Path, shown: bool) -> None:
    """Replay every dialogue of a set; print the shares of right turns and of facts said, and what was missed.

    Args:
        bot: the bot.
        name: of the set.
        folder: where its ``dialogues.jsonl`` is.
        shown: whether what was missed may be read.
    """
    turns, facts, missed = [], [], []
    for line in (folder / "dialogues.jsonl").read_text(encoding="utf-8").splitlines():
        dialogue = json.loads(line)
        replies = bot.converse([turn["user"] for turn in dialogue["turns"]])
        for turn, reply in zip(dialogue["turns"], replies):
            right, said = _topic_is_right(turn, reply), _checks(turn, reply)
            turns.append(right)
            facts += said
            if not right or not all(said):
                topics = ",".join(message.topic or "-" for message in reply.messages)
                lacking = "" if all(said) else " (facts)"
                missed.append(f"  {dialogue['id']} {turn['user'][:60]!r} -> {reply.status} {topics}{lacking}")
    print(f"\n{name}, dialogues: turn topics {_share(turns)}, fact checks {_share(facts)}")
    print("\n".join(missed if shown else ()))


def _topic_is_right(turn: dict[str, Any], reply: Reply) -> bool:
    return any(message.topic in [*turn["topics"], *turn.get("alt", [])] for message in reply.messages)


def _checks(turn: dict[str, Any], reply: Reply) -> list[bool]:
    """Whether each pattern that must be found is, and each that must not is not."""
    text = "\n".join(message.text for message in reply.messages).lower()
    found = [bool(re.search(pattern, text)) for pattern in turn.get("must_mention", [])]
    return found + [not re.search(pattern, text) for pattern in turn.get("must_not_mention", [])]


def _share(results: list[bool]) -> str:
    return f"{sum(results)}/{len(results)} = {sum(results) / len(results):.1%}"
