"""What a message says in reply to a question of the planner: "nope no degree", "2 yrs", "not sure", "the third one"."""

from __future__ import annotations

import re
from datetime import date

from senco.answering.answered import Answered
from senco.answering.commands import Command
from senco.answering.date_replies import DATE, dated
from senco.answering.experience_replies import years_taught
from senco.answering.nation_replies import is_whole_uk, leaves_open, nation_meant, rules_out
from senco.answering.picking import pick, without_hedges, words_of
from senco.answering.understanding import Understanding
from senco.route import Guide, Known, Question

EXPERIENCE, NATION, DEGREE = "experience_years", "nation", "degree"
YES_NO = frozenset({"Yes", "No"})
# "Yes, a foundation degree", not "yes, and I'm level 4 HLTA".
BELOW_DEGREE = re.compile(
    r"^\W*\w+\W+(?:i have |i got |ive got )?(?:an? )?"
    r"(?:foundation degree|hn[cd]|dip ?he|cert ?he|level (?:[345]|three|four|five))\b(?! first)"
)

# "Yes but not finished", "yes, still studying": whoever has only begun a degree has none yet.
UNFINISHED_DEGREE = re.compile(
    r"\b(?:not (?:yet )?(?:finished|completed|done)|(?:havent|haven['’]t|have not|yet to) (?:finish|complet)"
    r"|still (?:doing (?:it|one)|studying|at uni)|half ?way|part ?way|final year)"
)


def answered(
    said: Understanding, command: Command | None, question: Question, learned: Known, today: date, guide: Guide
) -> Answered | None:
    """Return what a message says in reply to a question, or None if it is no reply to it.

    Args:
        said: the message.
        command: the command that it is, if any.
        question: the question.
        learned: what is known after the message, if it says something outright ("I work in Wales").
        today: the day, for lengths of time.
        guide: the words.
    """
    if command == "skip":
        return Answered()
    if EXPERIENCE in question.answers and (years := years_taught(said, today)) is not None:
        # "Since 2021" is no day of becoming SENCO here.
        return Answered({EXPERIENCE: years} | ({DATE: None} if learned.became_senco else {}))
    names = [(choice.title, *choice.also) for choice in question.choices]
    if DEGREE in question.answers and _has_begun_only(said):
        return Answered({DEGREE: "no"})
    chosen = pick(said.text, names)
    if chosen is not None:
        return Answered(question.choices[chosen].sets)
    if NATION in question.answers and (nation := _nation(said, question, guide)):
        return nation
    if DATE in question.answers and (when := dated(said, today, guide)):
        return when
    if any(getattr(learned, name) is not None for name in question.answers):
        return Answered({name: value for name in question.answers if (value := getattr(learned, name)) is not None})
    if any(denial.field in question.answers for denial in said.mentions.denied):
        return Answered(doubt=guide.words.doubts.denied)
    if (begins := _yes_or_no(said, command, question)) and learned == Known():
        return Answered(begins)
    if command == "not_sure":
        return Answered(dict.fromkeys(question.answers, "not_sure"))
    return _in_words(said, question, names)


def _nation(said: Understanding, question: Question, guide: Guide) -> Answered | None:
    """Return the nation that a message names, or the question back if it does not name just one."""
    nation, doubts = nation_meant(said), guide.words.doubts
    if said.asks:
        return None
    if rules_out(said, question):
        return Answered(doubt=doubts.denied)
    if leaves_open(said, question):
        return Answered(doubt=doubts.several)
    if is_whole_uk(said):
        return Answered(doubt=doubts.whole_uk)
    return Answered({NATION: nation.value}) if nation else None  # "I'm moving to Bristol next summer"


def _has_begun_only(said: Understanding) -> bool:
    """Whether a reply tells of a degree that is not finished, and of none that is."""
    degree = said.mentions.degree
    held = said.asks or (degree is not None and degree.value == "completed")
    return not held and UNFINISHED_DEGREE.search(said.text.lower()) is not None


def _yes_or_no(said: Understanding, command: Command | None, question: Question) -> dict[str, object] | None:
    """Return what a reply that is or begins with yes or no comes to: "y", "no but I have A levels"."""
    first = words_of(said.text)[:1]
    if said.asks or not first:
        return None
    title = command.capitalize() if command else None
    choice = next(
        (each for each in question.choices if each.title in YES_NO and (each.title == title or first[0] in each.also)), None
    )
    if choice and DEGREE in question.answers and BELOW_DEGREE.search(said.text.lower()):
        return {DEGREE: "no"}
    return choice.sets if choice else None


def _in_words(said: Understanding, question: Question, names: list[tuple[str, ...]]) -> Answered | None:
    """Return the choice that a word of its title gives; a nation needs its whole name ("northern" and "UK" are none)."""
    if said.asks:
        return None
    chosen = None if NATION in question.answers else pick(said.text, names, by_words=True)
    if chosen is None:
        chosen = pick(without_hedges(said.text), names)
    return None if chosen is None else Answered(question.choices[chosen].sets)
