"""From what a visitor said, and what is remembered, to what the bot says and remembers next."""

from __future__ import annotations

from datetime import date

import msgspec

from senco.answering import planning
from senco.answering.asked_starts import as_asked_start, start_asked_about, starting
from senco.answering.award_replies import award_held
from senco.answering.commands import STEERING, Command, asks_for_route, command_in, in_words, obey
from senco.answering.date_replies import doubt_about
from senco.answering.decide import SUGGEST_AT, Outcome, decide
from senco.answering.entries import asked_entries
from senco.answering.learning import (
    apply,
    as_correction,
    as_start,
    asked_about,
    changed,
    date_meant,
    finished_award,
    learn_from,
    leaving,
)
from senco.answering.left_open import left_open, near_misses, offering
from senco.answering.memory import NEW, Memory
from senco.answering.mentions import When
from senco.answering.picking import entry_asked, pick, says_nothing
from senco.answering.render import choices
from senco.answering.repeating import in_short, leans
from senco.answering.replies import OPENING_SUGGESTIONS, Turn, answers, clarify, plan_button, say, unknown
from senco.answering.reply import Choice, Message, Reply
from senco.answering.tailor import Asked, meant
from senco.answering.taking_back import start_of_another
from senco.answering.telling import (
    DEADLINE_ENTRY,
    holds_award,
    is_of_no_place,
    moves,
    own_entry,
    resumed,
    says_the_same,
    tells_only,
)
from senco.answering.understanding import Understanding
from senco.knowledge import Entry, Knowledge
from senco.route import Known, load_guide

LONGEST_TOLD = 8  # words; a longer message that tells a date is about more than the date
LONGEST_SHORT_REPLY = 4  # words; so short a message after a question of the planner is a reply even if it ends with "?"
GREETING = "chitchat_greet"  # beside facts it is no message of its own: "hi im a ta with no degree"
SURELY_STRAY = 0.95  # confidence; much that is only told looks like nothing the bot knows of, but seldom so surely
PERHAPS_STRAY = 0.8  # the same of a remark that tells nothing
BARE = frozenset({"yes", "no", "neither", "okay"})  # commands that mean nothing by themselves
ENDS_PLANNING = frozenset({"chitchat_bye", "handoff_human", "safeguarding"})  # topics after which nobody is asked more


def answer(said: Understanding, memory: Memory, knowledge: Knowledge, today: date) -> Turn:
    """Answer a message.

    Every question that can be answered is answered, in order and once, before anything is asked back.  A message may also
    be a command, choose a button in words, reply to a question of the planner, or only tell something about the visitor.
    """
    if memory == NEW:  # the buttons under the welcome
        memory = msgspec.structs.replace(memory, offered=choices(OPENING_SUGGESTIONS, knowledge))
    said = as_correction(said, today)
    if memory.of_another and said.mentions.corrected_date:
        return _of_another(said.mentions.corrected_date, [], memory, knowledge, today)
    if memory.pending is None and _last_topic(memory, knowledge) == DEADLINE_ENTRY:
        said = as_start(said, memory.known, today)
    likeliest = {knowledge.topic_of.get(guess.entry) for question in said.questions for guess in question.guesses[:1]}
    if DEADLINE_ENTRY in likeliest:
        said = as_asked_start(said)
    said = award_held(start_of_another(said, memory.known), memory.last_entry)
    said = leaving(finished_award(said, memory.known), memory.known)
    command = command_in(said.text, knowledge)
    if command in STEERING:
        return _back_to_plan(_obeyed(command, memory, knowledge, today), knowledge, today)
    if command == "stop":
        return planning.stop(memory)
    before = memory.known
    if pick(said.text, [(choice.title,) for choice in memory.offered]) is None:  # a button's title tells nothing by itself
        memory = _learned(said, memory)
    if memory.pending and not _asks_something_else(said, command, memory, knowledge):
        replied = planning.take_reply(said, command, memory, before, today)
        if replied:
            return replied
    if memory.planning is None:
        memory = msgspec.structs.replace(memory, pending=None, doubted=None)
    chosen = None if memory.pending else _chosen(said, command, memory)
    if chosen:
        return choose(chosen, memory, knowledge, today)
    if command == "route" or (not memory.pending and asks_for_route(said.text, knowledge)):
        return planning.begin(memory, today)
    if command in {"no", "neither"} and memory.misses:
        return say(knowledge.system["wrong_choice"], memory, knowledge, "oos", "declined")
    if command in BARE and (memory.planning or not memory.pending):
        return planning.ask_again(memory, today) if memory.pending else _what_else(memory, knowledge)
    return _answered(said, memory, before, knowledge, today)


def choose(choice: Choice, memory: Memory, knowledge: Knowledge, today: date) -> Turn:
    """Answer a button that was pressed, or chosen in words."""
    if choice.entry:
        return answer_entry(choice.entry, memory, knowledge, today)
    return answer(Understanding(choice.title, (), asks=False), msgspec.structs.replace(memory, offered=()), knowledge, today)


def answer_entry(entry_id: str, memory: Memory, knowledge: Knowledge, today: date) -> Turn:
    """Answer the button of an entry.

    Raises:
        KeyError: there is no such entry.
    """
    entry = knowledge.entries[entry_id]
    if entry.topic in ENDS_PLANNING:
        memory = msgspec.structs.replace(memory, planning=None, pending=None, doubted=None)
    return answers([Asked(meant(entry, memory.known, knowledge), memory.known)], memory, knowledge, today)


def welcome(knowledge: Knowledge) -> Reply:
    """Return what the bot says on opening."""
    message = Message(text=knowledge.system["welcome"])
    return Reply(status="smalltalk", messages=(message,), choices=choices(OPENING_SUGGESTIONS, knowledge))


def empty_message(knowledge: Knowledge) -> Reply:
    """Return what the bot says to a message without words."""
    message = Message(text=knowledge.system["empty"], topic="oos")
    return Reply(status="declined", messages=(message,), choices=choices(OPENING_SUGGESTIONS, knowledge))


def engine_down(knowledge: Knowledge) -> Reply:
    """Return what the bot says when it cannot work, with what the visitor can do."""
    return Reply(status="error", messages=(Message(text=knowledge.system["engine_down"]),))


def _last_topic(memory: Memory, knowledge: Knowledge) -> str | None:
    last = knowledge.entries.get(memory.last_entry or "")
    return last.topic if last else None


def _obeyed(command: Command, memory: Memory, knowledge: Knowledge, today: date) -> Turn:
    obeyed = obey(command, memory, knowledge, today)
    return answer_entry(obeyed, memory, knowledge, today) if isinstance(obeyed, str) else obeyed


def _learned(said: Understanding, memory: Memory) -> Memory:
    """Remember what a message says about the visitor."""
    when = date_meant(said.mentions, memory.known)
    return msgspec.structs.replace(
        memory,
        known=learn_from(said.mentions, memory.known),
        assumption=when.assumption if when else memory.assumption,
    )


def _asks_something_else(said: Understanding, command: Command | None, memory: Memory, knowledge: Knowledge) -> bool:
    """Whether a message after a question of the planner is a question of its own; "2 years?" is a reply."""
    if command is not None or not said.asks or len(said.text.split()) <= LONGEST_SHORT_REPLY:
        return False
    return any(each.entry.topic != "oos" for each in asked_entries(said, memory, knowledge))


def _chosen(said: Understanding, command: Command | None, memory: Memory) -> Choice | None:
    """Return the button that a message chooses in words."""
    offered = memory.offered
    if command == "yes":
        plans = [choice for choice in offered if choice.title == load_guide().words.chat.offer]
        return next(iter(plans), offered[0] if len(offered) == 1 else None)
    index = pick(said.text, [(choice.title,) for choice in offered], by_words=bool(memory.misses))
    return None if index is None else offered[index]


def _answered(said: Understanding, memory: Memory, before: Known, knowledge: Knowledge, today: date) -> Turn:
    """Answer the questions of a message, or go on with what it tells."""
    told = memory.known != before
    if told and memory.route_asked is not None and not said.asks:
        return planning.change(memory, today)
    asked = asked_entries(said, memory, knowledge)
    strays = all(each.entry.topic == "oos" for each in asked)
    if memory.pending and not said.asks and (told or strays or tells_only(said)):
        return planning.ask_again(memory, today, in_words(changed(memory.known, before), knowledge))
    doubt = None if memory.planning else doubt_about(said, load_guide())
    if doubt and not doubt.doubted:
        first = answers(asked, memory, knowledge, today) if said.asks and not strays else None
        return planning.ask_date(first, doubt, memory)
    told_only = not said.asks and (told or tells_only(said)) and not _is_surely_stray(said, before, knowledge)
    if told_only:
        asked = _going_on(said, asked, memory, before, knowledge)
    strays = all(each.entry.topic == "oos" for each in asked)
    if strays and (told_only or says_nothing(said.text)):
        return _not_understood(said, memory, before, knowledge)
    if strays and _is_remark(said, memory, before, knowledge):
        last = Asked(knowledge.entries[memory.last_entry or ""], memory.known)
        return _missed(in_short(answers([last], memory, knowledge, today), said.text, knowledge), memory)
    if not asked:
        return planning.ask_again(memory, today) if memory.pending else _not_understood(said, memory, before, knowledge)
    if doubt:  # somebody who is still to become SENCO gets the date that will hold then
        asked = [Asked(each.entry, apply(each.known, {"became_senco": doubt.doubted})) for each in asked]
    start = start_asked_about(said) if any(each.entry.id == DEADLINE_ENTRY for each in asked) else None
    turn = _of_another(start, asked, memory, knowledge, today) if start else answers(asked, memory, knowledge, today)
    return _finished(turn, said, asked, memory, told, knowledge, today)


def _of_another(start: When, asked: list[Asked], memory: Memory, knowledge: Knowledge, today: date) -> Turn:
    """Answer with the deadline of somebody who became SENCO then, and who need not be the visitor."""
    asked = asked or [Asked(knowledge.entries[DEADLINE_ENTRY], memory.known)]
    turn = answers(starting(asked, start, DEADLINE_ENTRY), memory, knowledge, today, start.assumption)
    return Turn(turn.reply, msgspec.structs.replace(turn.memory, of_another=True))


def _is_surely_stray(said: Understanding, before: Known, knowledge: Knowledge, surely: float = SURELY_STRAY) -> bool:
    """Whether a message tells where the visitor is beside something that is surely nothing the bot knows of.

    "We need a cover supervisor, we are a school in Croydon": to note Croydon would be no reply.
    """
    if said.mentions.status or said.mentions.experience_years or date_meant(said.mentions, before):
        return False
    likely = [sum(g.confidence for g in each.guesses if knowledge.topic_of.get(g.entry) == "oos") for each in said.questions]
    return not tells_only(said) and bool(likely) and min(likely) >= surely


def _is_remark(said: Understanding, memory: Memory, before: Known, knowledge: Knowledge) -> bool:
    """Whether a message that is not understood and asks nothing may be a remark on the last answer ("or near there")."""
    answered = memory.last_entry is not None and memory.misses == 0
    return answered and not said.asks and not _is_surely_stray(said, before, knowledge, PERHAPS_STRAY)


def _missed(turn: Turn, before: Memory) -> Turn:
    """Return a turn as one that may have missed what was meant: it is not done twice running."""
    return Turn(turn.reply, msgspec.structs.replace(turn.memory, misses=before.misses + 1))


def _going_on(said: Understanding, asked: list[Asked], memory: Memory, before: Known, knowledge: Knowledge) -> list[Asked]:
    """Return what answers a message that tells something and asks nothing; nothing if it is only to be noted."""
    greets = all(each.entry.topic == GREETING for each in asked)
    only_told = tells_only(said)
    news = said.mentions.corrects or moves(memory, before, knowledge) or holds_award(memory, before)
    strays = all(each.entry.topic == "oos" or is_of_no_place(each.entry, said, memory, knowledge) for each in asked)
    dated = date_meant(said.mentions, before) and len(said.text.split()) <= LONGEST_TOLD
    if not (only_told or strays or greets or news or dated):
        return asked
    own = own_entry(memory, before, knowledge)
    # "Six years a SENCO, 290 on the register, I am so tired": how long is told by the way.
    began, lengths = said.mentions.became_senco, {each.text for each in said.mentions.durations}
    by_the_way = strays and not dated and began is not None and began.text in lengths
    entries = [] if by_the_way else resumed(said, memory, before, knowledge)
    same = bool(entries) and says_the_same(entries, memory, before, knowledge)
    if only_told and (same or not entries):
        entries = own
    elif (strays and same) or ((strays or greets) and not entries):
        entries = [entry for entry in own if _may_mean(said, entry) or said.mentions.corrects]
    elif same:
        entries = own or entries
    known = asked_about(said.mentions, memory.known)
    return [Asked(entry, known) for entry in entries] or ([] if only_told or (strays and same) else asked)


def _may_mean(said: Understanding, entry: Entry) -> bool:
    """Whether a message may well ask for an entry."""
    return any(
        guess.entry == entry.id and guess.confidence >= SUGGEST_AT for each in said.questions for guess in each.guesses
    )


def _finished(
    turn: Turn, said: Understanding, asked: list[Asked], memory: Memory, told: bool, knowledge: Knowledge, today: date
) -> Turn:
    """Return an answer with what goes with it: what else may have been meant, or the planner's question."""
    entries = [each.entry for each in asked]
    near = near_misses(said.questions, entries, knowledge)
    turn = Turn(turn.reply, msgspec.structs.replace(turn.memory, near=near))
    if not told and _repeats(said, entries, memory, knowledge):
        turn = in_short(turn, said.text, knowledge)
    if memory.pending is None and (left := left_open(said.questions, entries, knowledge)):
        turn = offering(turn, left, knowledge)
    return _back_to_plan(turn, knowledge, today)


def _repeats(said: Understanding, entries: list[Entry], memory: Memory, knowledge: Knowledge) -> bool:
    """Whether a message that only leans on the last answer would be answered with the very same."""
    same = [entry.id for entry in entries] == [memory.last_entry]
    about = asked_about(said.mentions, memory.known)
    return same and leans(said.text) and about == memory.known and entry_asked(said.text, knowledge) is None


def _back_to_plan(turn: Turn, knowledge: Knowledge, today: date) -> Turn:
    """Return to the question of the planner that was left for something else, if there is one."""
    if turn.memory.pending is None:
        return turn
    if any(message.topic in ENDS_PLANNING for message in turn.reply.messages):
        return Turn(turn.reply, msgspec.structs.replace(turn.memory, planning=None, pending=None))
    return planning.come_back(turn, today)


def _what_else(memory: Memory, knowledge: Knowledge) -> Turn:
    return say(knowledge.system["no_context"], memory, knowledge, status="clarify")


def _not_understood(said: Understanding, memory: Memory, before: Known, knowledge: Knowledge) -> Turn:
    decisions = [decide(question, knowledge) for question in said.questions]
    unclear = next((item for item in decisions if item.outcome is Outcome.CLARIFY), None)
    if unclear and said.asks:
        return clarify(unclear.entries, memory, knowledge)
    if not said.asks and (news := in_words(changed(memory.known, before), knowledge)):
        noted = load_guide().words.chat.noted.format(said="; ".join(news))
        return say(f"{noted} {knowledge.system['no_context']}", memory, knowledge, buttons=(plan_button(),))
    if not said.asks and (memory.known != before or tells_only(said)):  # taken back, or known already
        return say(f"{knowledge.system['noted']} {knowledge.system['no_context']}", memory, knowledge)
    if unclear:
        return clarify(unclear.entries, memory, knowledge)
    if says_nothing(said.text):
        return _what_else(memory, knowledge)
    return unknown(decisions[0].entries if decisions else (), memory, knowledge)
