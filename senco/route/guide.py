"""Load ``knowledge/route.yml`` with its facts filled in, and check that everything it names exists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Any, TypeVar, get_args, get_type_hints

import msgspec

from senco import clock
from senco.knowledge import KNOWLEDGE_DIR, Knowledge, KnowledgeError, load_knowledge
from senco.knowledge.freshness import NAME, notice_of, overdue, withhold
from senco.knowledge.yaml_files import line_of, read_yaml
from senco.route.facets import Facets, RouteKind
from senco.route.figures import USED, Figures, read_figures
from senco.route.known import Known
from senco.route.steps import StepId
from senco.route.words import AssumptionWords, ExceptionWords, KindWords, QuestionWords, RouteWords, StepWords

# What is filled in for each visitor; the first comment of route.yml explains them.
RECKONED = frozenset({"date", "latest", "left", "start_by", "anniversary"})
SLOTS = RECKONED | {"began", "year", "n", "earliest", "end", "today", "title", "said", "meant"}
ROWS = {
    "kinds": KindWords,
    "steps": StepWords,
    "assumptions": AssumptionWords,
    "exceptions": ExceptionWords,
    "questions": QuestionWords,
}
T = TypeVar("T")


@dataclass(frozen=True)
class Guide:
    """What planning needs besides the visitor and the day: words, figures and the rest of the knowledge.

    ``no_dates`` is what to say in place of dates when a figure that they are reckoned with is long overdue for a check, with
    a link; "" otherwise.
    """

    words: RouteWords
    figures: Figures
    knowledge: Knowledge
    no_dates: str


def load_guide(folder: Path = KNOWLEDGE_DIR, today: date | None = None) -> Guide:
    """Read and cross-check the words and figures of the route planner; the same files on the same day are read once.

    Args:
        folder: the knowledge folder, with ``route.yml``, ``facts.yml`` and the rest.
        today: the day on which they are read: sentences with figures long overdue for a check are left out.

    Raises:
        KnowledgeError: at the first thing that is wrong, with file and line.
    """
    return _load(folder, today or clock.today())


@lru_cache(maxsize=4)
def _load(folder: Path, today: date) -> Guide:
    knowledge = load_knowledge(folder, today)
    figures = read_figures(knowledge.facts, folder / "facts.yml")
    path = folder / "route.yml"
    stale = overdue(knowledge.facts, today)
    words = _read_words(path, knowledge, stale | RECKONED if stale & USED else stale)
    for section, row, problem in _problems(words, knowledge):
        raise KnowledgeError(path, line_of(path, section, row), f"{row}: {problem}")
    return Guide(words, figures, knowledge, _notice("", knowledge, stale) if stale & USED else "")


def _notice(text: str, knowledge: Knowledge, stale: frozenset[str]) -> str:
    """Return what stands in place of the overdue figures of a text; reckoned dates rest on the figures used for that."""
    named = set(NAME.findall(text)) & stale
    names = named - RECKONED or stale & USED
    return notice_of(knowledge.system["withheld"], sorted(names), knowledge.facts, knowledge.sources)


def _read_words(path: Path, knowledge: Knowledge, stale: frozenset[str]) -> RouteWords:
    values = {name: fact.value for name, fact in knowledge.facts.items()}

    values_in_titles = values | dict.fromkeys(stale, "\u2026")

    def present(text: str, key: str) -> str:
        if key == "title":  # it has no second sentence to fall back on
            return "".join(_pieces(text, values_in_titles))
        return "".join(_pieces(withhold(text, stale, _notice(text, knowledge, stale)), values)).strip()

    sections = read_yaml(path)
    if not isinstance(sections, dict) or not all(isinstance(sections.get(name), dict) for name in ROWS):
        raise KnowledgeError(path, None, f"the file needs the sections {', '.join(ROWS)}, each with rows")
    for section, kind in ROWS.items():
        for name, row in sections[section].items():
            try:
                msgspec.convert(_filled(row, present), kind)
            except (msgspec.ValidationError, ValueError) as error:
                raise KnowledgeError(path, line_of(path, section, name), f"{name}: {error}") from None
    try:
        return msgspec.convert(_filled(sections, present), RouteWords)
    except (msgspec.ValidationError, ValueError) as error:
        raise KnowledgeError(path, None, str(error)) from None


def _filled(tree: Any, present: Callable[[str, str], str], key: str = "") -> Any:
    """Return the tree with every text, under the key that it stands under, as ``present`` gives it."""
    if isinstance(tree, str):
        return present(tree, key)
    if isinstance(tree, dict):
        return {name: _filled(branch, present, name) for name, branch in tree.items()}
    return [_filled(branch, present, key) for branch in tree] if isinstance(tree, list) else tree


def _pieces(text: str, values: Mapping[str, str]) -> Iterator[str]:
    """Put facts in place of their ``{names}``; slots stay."""
    for literal, name, _, _ in Formatter().parse(text):
        yield literal
        if name in SLOTS:
            yield f"{{{name}}}"
        elif name in values:
            yield values[name]
        elif name is not None:
            raise ValueError(f"there is no fact named {name} in facts.yml")


def _problems(words: RouteWords, knowledge: Knowledge) -> Iterator[tuple[str, str, str]]:
    """Return section, row and problem of everything that the words name and that does not exist."""
    yield from _wrong_names(words)
    for name, kind in words.kinds.items():
        if kind.applies_to not in knowledge.scopes:
            yield "kinds", name, f"unknown scope {kind.applies_to}; scopes are in scopes.yml"
    for section in ("kinds", "questions"):
        for name, row in getattr(words, section).items():
            if row.topic not in knowledge.topics:
                yield section, name, f"unknown topic {row.topic}"
    for section in ("steps", "exceptions"):
        for name, row in getattr(words, section).items():
            for source in row.sources:
                if source not in knowledge.sources:
                    yield section, name, f"unknown source {source}; sources are in sources.yml"
    for name, question in words.questions.items():
        for problem in _wrong_answers(question):
            yield "questions", name, problem
    for section in ("assumptions", "exceptions", "questions"):
        for name, row in getattr(words, section).items():
            for problem in _unknown_conditions((*row.when, *row.unless)):
                yield section, name, problem


def _wrong_answers(question: QuestionWords) -> Iterator[str]:
    for field in question.answers:
        if field not in Known.__struct_fields__:
            yield f"nothing is known under the name {field}"
    for choice in question.choices:
        try:
            msgspec.convert(choice.sets, Known)
        except msgspec.ValidationError as error:
            yield f"the choice {choice.title}: {error}"


def _wrong_names(words: RouteWords) -> Iterator[tuple[str, str, str]]:
    """Every kind of route and every step has its words, and there are no words that nothing uses."""
    for kind in set(get_args(RouteKind)) ^ words.kinds.keys():
        yield "kinds", kind, "the planner and the file should name the same kinds of route"
    listed = {step for kind in words.kinds.values() for step in kind.steps}
    for step in (listed | set(get_args(StepId))) ^ words.steps.keys():
        yield "steps", step, "a step needs words here, and a place in a route"


def _unknown_conditions(conditions: tuple[Mapping[str, tuple[str, ...]], ...]) -> Iterator[str]:
    allowed = _allowed_words()
    for condition in conditions:
        for facet, wanted in condition.items():
            if facet not in allowed:
                yield f"a condition on {facet}, which is not one of {', '.join(sorted(allowed))}"
                continue
            for word in set(wanted) - allowed[facet]:
                yield f"the condition {facet}: {word}; it can be {', '.join(sorted(allowed[facet]))}"


@lru_cache(maxsize=1)
def _allowed_words() -> Mapping[str, frozenset[str]]:
    """Return the words that each facet can have, by its own type or that of the field of Known behind it."""
    known = get_type_hints(Known)
    allowed = {}
    for name, kind in get_type_hints(Facets).items():
        words = _literals(known[name]) - {"not_sure"} | {"unknown"} if kind is str else _literals(kind)
        allowed[name] = frozenset(words)
    return allowed


def _literals(kind: Any) -> set[str]:
    if isinstance(kind, str):
        return {kind}
    return {word for part in get_args(kind) for word in _literals(part)}
