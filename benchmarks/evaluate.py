"""``make eval``: how well the bot understands, on the development, the validation and the fresh set, and HINT3.

Every figure comes from the whole path from text to reply, without Rasa around it: the same reader, the same decision,
the same answers.  *Answered* means that the reply is about a topic in scope; a clarifying question counts as not
answered.  *Precision* is the share of answered questions whose answer is right (lenient: some answered topic is among
the labelled or also-acceptable ones).  *Right of all* counts every question.  *All topics* asks that a message with
several questions has every one of them answered.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from benchmarks.conversation import Bot
from benchmarks.devset import FOLDER, FRESH, VALIDATION, Case, load_cases
from benchmarks.dialogues import print_dialogues
from benchmarks.hint3 import print_hint3
from benchmarks.told import print_told
from senco.answering import decide as policy
from senco.clock import VARIABLE

WRITTEN_ON = "2026-11-28"  # the day on which conversations were written: what is right in them is reckoned from it
NOT_ANSWERED = {"clarify", "declined", "error"}
SETS = {"Development set": FOLDER, "Validation set": VALIDATION, "Fresh set": FRESH}
THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


@dataclass(frozen=True)
class Outcome:
    """A case with what the bot replied."""

    case: Case
    status: str
    topics: tuple[str, ...]

    @property
    def answered(self) -> bool:
        """Whether the reply is about something in scope."""
        return self.status not in NOT_ANSWERED and any(topic != "oos" for topic in self.topics)

    @property
    def right(self) -> bool:
        """Whether some answered topic is among those labelled."""
        return self.answered and any(topic in self.case.acceptable for topic in self.topics)

    @property
    def complete(self) -> bool:
        """Whether every labelled topic is answered; for a single question the same as right."""
        if len(self.case.topics) < 2:
            return self.right
        return self.answered and self.case.topics <= set(self.topics)


def main() -> None:
    """Print all tables."""
    os.environ.setdefault(VARIABLE, WRITTEN_ON)
    bot = Bot()
    for name, folder in SETS.items():
        _print_set(bot, name, folder)
        print_dialogues(bot, name, folder, shown=folder != FRESH)
        if folder != FOLDER:  # the development set has no such conversations
            print_told(bot, name, folder, shown=folder != FRESH)
    print_hint3()


def _print_set(bot: Bot, name: str, folder: Path) -> None:
    questions, others = load_cases("questions", folder), load_cases("out_of_scope", folder)
    answers = [outcome(bot, case) for case in questions]
    print(f"{name}, in scope: {len(questions)} questions\n")
    _print_by_flag(answers)
    _print_out_of_scope(name, [outcome(bot, case) for case in others], shown=folder != FRESH)
    _print_thresholds(bot, questions, others)
    if folder != FRESH:
        _print_confusions(answers)


def outcome(bot: Bot, case: Case) -> Outcome:
    """Answer a case in a new conversation, after the visitor's earlier messages if it has any."""
    *_, reply = bot.converse([*case.context, case.text])
    return Outcome(case, reply.status, tuple(message.topic or "" for message in reply.messages))


def false_answers(outcomes: list[Outcome]) -> list[Outcome]:
    """Return the out-of-scope messages that got an answer that is not acceptable for them."""
    return [each for each in outcomes if each.answered and not each.right]


def _print_by_flag(outcomes: list[Outcome]) -> None:
    print(f"{'':<16}{'n':>5}{'answered':>10}{'precision':>11}{'right of all':>14}{'all topics':>12}")
    flags = sorted({flag for each in outcomes for flag in each.case.flags})
    groups = [("all", outcomes), ("single", [each for each in outcomes if "multi" not in each.case.flags])]
    groups += [(flag, [each for each in outcomes if flag in each.case.flags]) for flag in flags]
    for name, group in groups:
        answered = [each for each in group if each.answered]
        right = sum(each.right for each in group)
        print(
            f"{name:<16}{len(group):>5}{_share(len(answered), len(group)):>10}"
            f"{_share(right, len(answered)):>11}{_share(right, len(group)):>14}"
            f"{_share(sum(each.complete for each in group), len(group)):>12}"
        )


def _print_out_of_scope(name: str, outcomes: list[Outcome], shown: bool) -> None:
    real = [each for each in outcomes if each.case.topics == {"oos"}]
    wrong = false_answers(outcomes)
    print(f"\n{name}, out of scope: {len(outcomes)} messages, {len(real)} of them labelled oos")
    print(f"  false answers: {len(wrong)} = {_share(len(wrong), len(outcomes))}")
    for each in wrong if shown else ():
        print(f"    {','.join(each.topics):<32} for {','.join(sorted(each.case.topics)):<22} {each.case.text[:70]!r}")


def _print_thresholds(bot: Bot, questions: list[Case], others: list[Case]) -> None:
    print(f"\nAnswering threshold (in use: {policy.ANSWER_AT})")
    print(f"{'threshold':>10}{'answered':>10}{'precision':>11}{'right of all':>14}{'false answers':>15}")
    in_use = policy.ANSWER_AT
    for threshold in THRESHOLDS:
        policy.ANSWER_AT = threshold
        inside = [outcome(bot, case) for case in questions]
        outside = [outcome(bot, case) for case in others]
        answered, right = sum(each.answered for each in inside), sum(each.right for each in inside)
        print(
            f"{threshold:>10}{_share(answered, len(inside)):>10}{_share(right, answered):>11}"
            f"{_share(right, len(inside)):>14}{_share(len(false_answers(outside)), len(outside)):>15}"
        )
    policy.ANSWER_AT = in_use


def _print_confusions(outcomes: list[Outcome]) -> None:
    print("\nNot right (labelled -> given), and how often")
    pairs = Counter(
        (",".join(sorted(each.case.topics)), ",".join(each.topics) if each.answered else each.status)
        for each in outcomes
        if not each.right
    )
    for (labelled, given), count in pairs.most_common():
        print(f"  {count:>2}  {labelled} -> {given}")


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "-"


if __name__ == "__main__":
    main()
