"""The route planner in the chat: its questions, the way back to them after something else, and the route as a card."""

from __future__ import annotations

from datetime import date

import msgspec

from senco.answering.answered import Answered
from senco.answering.commands import Command
from senco.answering.date_replies import DATE
from senco.answering.learning import apply, changed
from senco.answering.memory import Memory, Planning
from senco.answering.question_replies import answered
from senco.answering.render import choices, cite
from senco.answering.replies import MOST_SUGGESTIONS, Turn, answers, plan_button, remembering
from senco.answering.reply import Choice, Message, Reply
from senco.answering.tailor import NATION_ENTRY, SETTING_ENTRY, Asked
from senco.answering.understanding import Understanding
from senco.route import Guide, Known, Question, Route, load_guide, next_question, plan, route_card, takes_back_post

# What a route leads on to, by its topic; every other route is one of the nations and settings.
ENTRY_OF_TOPIC = {
    "steps_overview": "steps_overview",
    "npq_deadline": "npq_deadline",
    "nation_other": "nation_teaching_abroad",
}
# Where vacancies and the agency are of use, and where the course is; the others get what follows on their entry.
AFTER_ROUTE = {
    "england": ("jobs_vacancies", "jobs_register", "handoff_human"),
    "in_post": ("npq_register", "npq_funding", "handoff_human"),
}
MOST_UNCLEAR, MOST_DIGRESSIONS = 1, 2
STATUS = "status"  # a question, and the field of Known that it is about
GOODBYE_ENTRY = "chitchat_bye"
LONGEST_GUESS = 2  # words
DEADLINE_ENTRY = "npq_deadline"
# Outside a plan only the date of becoming SENCO is ever asked for: this is whom the planner asks for that at once.
IN_POST = Known(nation="england", setting="mainstream", status="senco")


def begin(memory: Memory, today: date) -> Turn:
    """Begin to plan a route, or go on with it: ask the first question, or show the route if nothing need be asked."""
    if memory.planning:
        return go_on(memory, today)
    return go_on(msgspec.structs.replace(memory, planning=Planning()), today, load_guide().words.chat.begin)


def stop(memory: Memory) -> Turn:
    """Stop planning; what was said is kept."""
    message = Message(text=load_guide().words.chat.stopped, topic="steps_overview")
    reply = Reply(status="smalltalk", messages=(message,), choices=(plan_button(),))
    return remembering(reply, memory, planning=None, pending=None, doubted=None)


def go_on(memory: Memory, today: date, lead: str = "") -> Turn:
    """Ask the next question, or show the route if there is none."""
    guide, planning = load_guide(), memory.planning or Planning()
    question = next_question(memory.known, today, guide, planning.asked)
    if question is None:
        return show(memory, today, "" if lead == guide.words.chat.begin else lead)
    planning = Planning(asked=(*planning.asked, question.id))
    lead = "" if lead == guide.words.chat.changed else lead
    return _ask(question, lead, msgspec.structs.replace(memory, planning=planning))


def change(memory: Memory, today: date) -> Turn:
    """Show the route anew after something was told that may change it, or ask what is to be asked now.

    Questions that were left out are not asked again; those that are answered take no place among the few to be asked.
    """
    guide, known = load_guide(), memory.known
    asked = tuple(name for name in memory.route_asked or () if not _is_answered(name, known, guide))
    if takes_back_post(known):  # the status is what was told last, and from when it is has to be asked
        known = apply(known, {DATE: None})
    memory = msgspec.structs.replace(memory, known=known, planning=Planning(asked=asked))
    return go_on(memory, today, guide.words.chat.changed)


def pending_question(memory: Memory, today: date) -> Question | None:
    """Return the question that waits for a reply; what was learned since may have answered it."""
    if memory.pending is None:
        return None
    planned = memory.planning
    asked, known = (set(planned.asked), memory.known) if planned else (set(), IN_POST)
    found = next_question(known, today, load_guide(), asked - {memory.pending})
    return found if found and found.id == memory.pending else None


def take_reply(said: Understanding, command: Command | None, memory: Memory, before: Known, today: date) -> Turn | None:
    """Go on with what a message says in reply to the pending question, or return None if it is no reply.

    Args:
        said: the message.
        command: the command that it is, if any.
        memory: the state, with what the message says outright learned.
        before: what was known before the message.
        today: the day.
    """
    question = pending_question(msgspec.structs.replace(memory, known=before), today)
    if question is None:
        return None
    if memory.doubted and command == "no":
        return _ask(question, "", msgspec.structs.replace(memory, known=before, doubted=None))
    if memory.doubted and command == "yes":
        found: Answered | None = Answered({DATE: memory.doubted})
    else:
        found = answered(said, command, question, changed(memory.known, before), today, load_guide())
    if found is None:
        guessed = memory.planning and memory.known == before and command is None and _sounds_like_goodbye(said)
        return ask_again(memory, today) if guessed else None
    if found.doubt:
        return _ask(question, "", msgspec.structs.replace(memory, known=before, doubted=found.doubted), found.doubt)
    memory = _without_post(msgspec.structs.replace(memory, known=apply(memory.known, found.changes)), found)
    assumption = found.assumption if DATE in found.changes else memory.assumption
    memory = msgspec.structs.replace(memory, pending=None, doubted=None, assumption=assumption)
    if memory.planning:
        return go_on(memory, today, found.assumption or "")
    knowledge = load_guide().knowledge
    return answers([Asked(knowledge.entries[DEADLINE_ENTRY], memory.known)], memory, knowledge, today)


def ask_again(memory: Memory, today: date, noted: list[str] | None = None) -> Turn:
    """Ask a question once more that the visitor's message did not answer; the second time, leave it out.

    Args:
        memory: the state.
        today: the day.
        noted: what the message told instead, in words; it was no misunderstanding then.
    """
    question, planning, chat = pending_question(memory, today), memory.planning, load_guide().words.chat
    if question is None or planning is None or (planning.unclear >= MOST_UNCLEAR and not noted):
        return go_on(msgspec.structs.replace(memory, pending=None), today)
    if noted:
        return _ask(question, chat.noted.format(said="; ".join(noted)), memory)
    planning = msgspec.structs.replace(planning, unclear=planning.unclear + 1)
    return _ask(question, chat.again, msgspec.structs.replace(memory, planning=planning))


def come_back(turn: Turn, today: date) -> Turn:
    """After the answer to something else, ask the pending question again; after several, only say how to come back."""
    memory, chat = turn.memory, load_guide().words.chat
    planning = memory.planning
    if planning is None or turn.reply.status == "safeguarding":
        return turn
    question = pending_question(memory, today)
    if question is None:  # the message answered it by the way
        return _joined(turn, go_on(msgspec.structs.replace(memory, pending=None), today, chat.back))
    if planning.digressions >= MOST_DIGRESSIONS:
        paused = Message(text=chat.paused, topic="steps_overview")
        reply = msgspec.structs.replace(turn.reply, messages=(*turn.reply.messages, paused))
        asked = tuple(name for name in planning.asked if name != question.id)
        return remembering(reply, memory, planning=Planning(asked=asked), pending=None)
    planning = msgspec.structs.replace(planning, digressions=planning.digressions + 1)
    return _joined(turn, _ask(question, chat.back, msgspec.structs.replace(memory, planning=planning)))


def ask_date(answer: Turn | None, doubt: Answered, memory: Memory) -> Turn:
    """After an answer, or instead of one, ask about a date that cannot be when somebody became SENCO."""
    message = Message(text=doubt.doubt or "", topic=DEADLINE_ENTRY)
    asked = remembering(Reply(status="asked", messages=(message,)), answer.memory if answer else memory, pending=DATE)
    return _joined(answer, asked) if answer else asked


def show(memory: Memory, today: date, lead: str = "") -> Turn:
    """Show the route."""
    guide = load_guide()
    route = plan(memory.known, today, guide)
    if memory.assumption and route.deadline and route.deadline.began:
        route = msgspec.structs.replace(route, assumptions=(memory.assumption, *route.assumptions))
    paragraphs = (lead, f"**{route.heading}**", route.summary, route.deadline_text, _exceptions(route, guide))
    message = Message(
        text="\n\n".join(filter(None, paragraphs)),
        topic=route.topic,
        sources=tuple(cite(name, guide.knowledge) for name in route.sources),
        applies_to=route.applies_to,
        card=route_card(route, guide),
    )
    last = guide.knowledge.entries[_entry_of(route)]
    next_steps = AFTER_ROUTE.get(route.kind, last.follow_ups[:MOST_SUGGESTIONS])
    reply = Reply(status="answered", messages=(message,), choices=choices(next_steps, guide.knowledge))
    asked = memory.planning.asked if memory.planning else ()
    return remembering(
        reply,
        memory,
        planning=None,
        pending=None,
        doubted=None,
        route_asked=asked,
        last_entry=last.id,
        beside=(),
        stood_in_for=None,
        misses=0,
    )


def _sounds_like_goodbye(said: Understanding) -> bool:
    """Whether a reply of a word or two is only guessed to be a goodbye ("tomorrow"): too little to end a plan on."""
    likeliest = {guess.entry for question in said.questions for guess in question.guesses[:1]}
    return len(said.text.split()) <= LONGEST_GUESS and likeliest == {GOODBYE_ENTRY}


def _without_post(memory: Memory, found: Answered) -> Memory:
    """Forget which post somebody has who calls themselves the SENCO and is not, to ask again; the later word holds."""
    if not takes_back_post(memory.known):
        return memory
    if STATUS in found.changes:
        return msgspec.structs.replace(memory, known=apply(memory.known, {DATE: None}))
    asked = tuple(name for name in memory.planning.asked if name != STATUS) if memory.planning else ()
    planning = Planning(asked=asked) if memory.planning else None
    return msgspec.structs.replace(memory, known=apply(memory.known, {STATUS: None}), planning=planning)


def _is_answered(question: str, known: Known, guide: Guide) -> bool:
    return any(getattr(known, field) is not None for field in guide.words.questions[question].answers)


def _ask(question: Question, lead: str, memory: Memory, text: str = "") -> Turn:
    """Ask a question of the planner; its answers and a way past it are buttons."""
    skip = load_guide().words.chat.skip
    message = Message(text="\n\n".join(filter(None, (lead, text or question.text))), topic=question.topic)
    buttons = tuple(Choice(title, question.topic) for title in (*(choice.title for choice in question.choices), skip))
    reply = Reply(status="asked", messages=(message,), choices=buttons)
    return remembering(reply, memory, pending=question.id, misses=0)


def _joined(first: Turn, second: Turn) -> Turn:
    """Return both turns as one: the status is that of the answer, the buttons are those of the question."""
    reply = msgspec.structs.replace(
        second.reply,
        status=first.reply.status,
        messages=(*first.reply.messages, *second.reply.messages),
    )
    return Turn(reply, second.memory)


def _exceptions(route: Route, guide: Guide) -> str:
    if not route.exceptions:
        return ""
    lines = [f"- {row.text} {row.who_decides}" for row in route.exceptions]
    return "\n".join([f"**{guide.words.labels.exceptions}:**", "", *lines])


def _entry_of(route: Route) -> str:
    return {**NATION_ENTRY, **SETTING_ENTRY}.get(route.kind) or ENTRY_OF_TOPIC[route.topic]
