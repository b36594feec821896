"""Everything that the bot can say, rendered as visitors read it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from senco.answering import (
    Citation,
    Memory,
    Message,
    Reply,
    Understanding,
    answer,
    answer_entry,
    empty_message,
    engine_down,
    in_simple_words,
    welcome,
)
from senco.content.every_text import SINGLE
from senco.content.project import read_project
from senco.content.route_texts import route_texts
from senco.content.texts import FIELDS
from senco.guard.cases import Case, Concern
from senco.guard.replies import safeguarding_reply, with_signpost
from senco.knowledge import Knowledge, load_knowledge
from senco.route import Guide, Known, Question, Route, load_guide, next_question, period_from, plan, route_text
from senco.route.known import Award, Degree, KnownStatus, Phase
from senco.route.say import day_in_words, slots
from tests.content.test_rendered import visitors
from tests.content.visitors import APPOINTED, everybody, words_of

TODAY = date(2026, 11, 27)
DEADLINE_TOPIC = "npq_deadline"  # its answers begin with the visitor's own date
FILES = read_project(day=TODAY).knowledge
# The name of each fact that a text of an entry or of the planner uses, with its value: the figures that the reply may have.
CONTACTS = {name: value for name, value in FILES.values.items() if name.startswith(("helpline_", "agency_"))}


@dataclass(frozen=True)
class Said:
    """A text that visitors read, with what stands beside it.

    ``figures`` are the values of facts, contacts and reckoned dates that belong into it; ``sources`` is None for what needs
    none: small talk, a question of the bot, help in danger.
    """

    name: str
    text: str
    scope: str = ""
    sources: tuple[Citation, ...] | None = None
    figures: frozenset[str] = field(default=frozenset())


def everything(knowledge: Knowledge | None = None, guide: Guide | None = None) -> Iterator[Said]:
    """Return every reply, each once."""
    knowledge, guide = knowledge or load_knowledge(today=TODAY), guide or load_guide(today=TODAY)
    yield from of_entries(knowledge)
    yield from of_commands(knowledge)
    yield from of_the_guard()
    yield from of_the_planner(guide)
    for reply in (welcome(knowledge), empty_message(knowledge), engine_down(knowledge)):
        yield from _messages("at the door", reply)
    for kind in SINGLE:
        for name, text in getattr(knowledge, kind).items():
            yield Said(f"{kind} {name}", text, figures=_values_of(str(FILES.documents[kind].value[name])))


def of_entries(knowledge: Knowledge) -> Iterator[Said]:
    """Every entry in every variant, in its own words and in simple ones, with the buttons below it."""
    for entry_id, entry in knowledge.entries.items():
        dated = [_senco(began) for began in APPOINTED] if entry.topic == DEADLINE_TOPIC else []
        for memory in (*visitors(entry_id), *(Memory(known=known) for known in dated)):
            reply = answer_entry(entry_id, memory, knowledge, TODAY).reply
            for wording in (reply, in_simple_words(reply, knowledge)):
                yield from _messages(f"{entry_id} for {_name(memory.known)}", wording, _dates_of(memory.known))


def of_commands(knowledge: Knowledge) -> Iterator[Said]:
    """What "source?", "simpler", "more", "forget me" and "what do you know about me" bring, after each answer."""
    answers = [entry.id for entry in knowledge.entries.values() if entry.kind == "answer"]
    known = Known(nation="england", status="senco", became_senco=period_from(2024, 9, 1))
    told = frozenset({"1 September 2024"})
    for command, entry_id in itertools.product(knowledge.commands, (None, *answers)):
        about = figures_of(entry_id) if entry_id else frozenset()  # the last question may be named
        said = Understanding(text=knowledge.commands[command][0], questions=())
        memory = Memory(last_entry=entry_id, known=known if command == "recall" else Known())
        yield from _messages(f"{command} after {entry_id}", answer(said, memory, knowledge, TODAY).reply, told | about)


def of_the_guard() -> Iterator[Said]:
    """The fixed texts for danger and distress, and the lines that are added to an answer."""
    plain = Reply(status="smalltalk", messages=(Message(text="."),))
    for case, maybe in itertools.product(Case, ((), tuple(Case))):
        concern = Concern(case, maybe=maybe)
        reply = safeguarding_reply(concern) if concern.takes_over else with_signpost(plain, concern)
        # 18 is the age of a child in law, 55 a key to press: no figures that could go out of date unseen.
        yield from _messages(f"guard, {case.value}", reply, told=frozenset({"18", "55"}))


def of_the_planner(guide: Guide) -> Iterator[Said]:
    """Every route for every visitor, appointed at whatever time, and every question on the way."""
    seen: set[tuple[str, str]] = set()
    facts = _planner_facts(guide)
    for known in planned_for():
        route = plan(known, TODAY, guide)
        question = next_question(known, TODAY, guide)
        texts = [*_of_route(route, guide), *(_of_question(question) if question else ())]
        for name, text in texts:
            if (text, route.applies_to) not in seen:
                seen.add((text, route.applies_to))
                figures = facts | _reckoned(route, guide) | _years(question)
                yield Said(f"planner, {name} for {_name(known)}", text, route.applies_to, _cited(route, guide), figures)


def planned_for() -> Iterator[Known]:
    """Everybody at each time of appointment, then those whom phase, degree, experience and the NPQ tell apart."""
    for known, began in itertools.product(everybody(), APPOINTED):
        if began is None or known.status in (None, "senco", "head", "ect", "deputy_senco"):
            yield Known(
                nation=known.nation, setting=known.setting, status=known.status, nasenco=known.nasenco, became_senco=began
            )
    kinds = (KnownStatus, Phase, Degree, Award, Award)
    for status, phase, degree, npq, nasenco in itertools.product(*map(words_of, kinds)):
        for years, began in ((None, None), (0, None), (10, period_from(2025, 9)), (10, period_from(2023, 9, 1))):
            yield Known(
                **{"nation": "england", "setting": "mainstream", "status": status, "phase": phase, "degree": degree},
                **{"npq": npq, "nasenco": nasenco, "experience_years": years, "became_senco": began},
            )


@cache
def figures_of(entry_id: str) -> frozenset[str]:
    """Return the values of the facts that an entry names, and every helpline and link."""
    placed = next(placed for placed in FILES.entries if placed.entry.id == entry_id)
    rows = (placed.entry, *placed.entry.variants)
    raw = " ".join(str(getattr(row, name, "") or "") for row in rows for name in FIELDS)
    raw += " ".join(FILES.scopes.get(row.applies_to, "") for row in rows)
    if placed.entry.topic == DEADLINE_TOPIC:
        raw += " ".join(text.raw for text in route_texts(FILES.documents["route"], {}))
    return _values_of(raw)


def _values_of(raw: str) -> frozenset[str]:
    return frozenset(value for name, value in FILES.values.items() if f"{{{name}}}" in raw or name in CONTACTS)


def _messages(name: str, reply: Reply, told: frozenset[str] = frozenset()) -> Iterator[Said]:
    """Return the messages and buttons of a reply; ``told`` are figures that the visitor gave."""
    for message in reply.messages:
        figures = told | (figures_of(message.answer_id) if message.answer_id else _values_of(""))
        sources = message.sources if reply.status == "answered" else None
        yield Said(name, message.text, message.applies_to or "", sources, figures)
    for choice in reply.choices:
        entry = getattr(choice, "entry", None)
        yield Said(f"{name}, button", choice.title, figures=figures_of(entry) if entry else told)


def _of_route(route: Route, guide: Guide) -> Iterator[tuple[str, str]]:
    yield from (("heading", route.heading), ("summary", route.summary), ("date", route.deadline_text))
    yield from (("assumption", text) for text in route.assumptions)
    for step in route.steps:
        yield from ((f"step {step.id}", step.title), (f"step {step.id}", step.detail))
    for row in route.exceptions:
        yield from ((f"exception {row.id}", row.text), (f"exception {row.id}", row.who_decides))


def _of_question(question: Question) -> Iterator[tuple[str, str]]:
    yield f"question {question.id}", question.text
    yield from ((f"question {question.id}", choice.title) for choice in question.choices)


def _reckoned(route: Route, guide: Guide) -> frozenset[str]:
    days = (step.due for step in route.steps if step.due)
    return frozenset({*slots(route.deadline, guide.words.labels).values(), *map(day_in_words, days)})


def _senco(began: object) -> Known:
    return Known(nation="england", setting="mainstream", status="senco", became_senco=began)


def _dates_of(known: Known) -> frozenset[str]:
    guide = load_guide(today=TODAY)
    return _reckoned(plan(known, TODAY, guide), guide) if known.became_senco else frozenset()


def _years(question: Question | None) -> frozenset[str]:
    return frozenset({str(year) for year in range(TODAY.year - 4, TODAY.year + 1)} if question else ())


def _planner_facts(guide: Guide) -> frozenset[str]:
    return _values_of(" ".join(text.raw for text in route_texts(FILES.documents["route"], {})))


def _cited(route: Route, guide: Guide) -> tuple[Citation, ...]:
    sources = (guide.knowledge.sources[name] for name in route.sources)
    return tuple(
        Citation(title=each.title, publisher=each.publisher, url=each.url, checked=each.checked) for each in sources
    )


def _name(known: Known) -> str:
    return (
        ", ".join(f"{name} {getattr(known, name)}" for name in Known.__struct_fields__ if getattr(known, name)) or "anybody"
    )


def whole_routes(guide: Guide) -> Iterator[str]:
    """Return some whole routes as text to keep, with the labels around their parts."""
    return (route_text(plan(_senco(began), TODAY, guide), guide) for began in APPOINTED)
