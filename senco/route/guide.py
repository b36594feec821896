"""Load ``knowledge/route.yml`` with its facts filled in, and check that everything it names exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Any, TypeVar, get_args, get_type_hints

import msgspec

from senco.knowledge import KNOWLEDGE_DIR, Knowledge, KnowledgeError, load_knowledge
from senco.knowledge.yaml_files import line_of, read_yaml
from senco.route.facets import Facets, RouteKind
from senco.route.figures import Figures, read_figures
from senco.route.known import Known
from senco.route.steps import StepId
from senco.route.words import AssumptionWords, ExceptionWords, KindWords, QuestionWords, RouteWords, StepWords

# What is filled in for each visitor; the first comment of route.yml explains them.
SLOTS = frozenset(
    {"began", "date", "latest", "left", "start_by", "anniversary"}
    | {"year", "n", "earliest", "end", "today", "title", "said", "meant"}
)
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
    """What planning needs besides the visitor and the day: words, figures and the rest of the knowledge."""

    words: RouteWords
    figures: Figures
    knowledge: Knowledge


@lru_cache(maxsize=4)
def load_guide(folder: Path = KNOWLEDGE_DIR) -> Guide:
    """Read and cross-check the words and figures of the route planner.

    Args:
        folder: the knowledge folder, with ``route.yml``, ``facts.yml`` and the rest.

    Raises:
        KnowledgeError: at the first thing that is wrong, with file and line.
    """
    knowledge = load_knowledge(folder)
    figures = read_figures(knowledge.facts, folder / "facts.yml")
    path = folder / "route.yml"
    words = _read_words(path, {name: fact.value for name, fact in knowledge.facts.items()})
    for section, row, problem in _problems(words, knowledge):
        raise KnowledgeError(path, line_of(path, section, row), f"{row}: {problem}")
    return Guide(words, figures, knowledge)


def _read_words(path: Path, values: Mapping[str, str]) -> RouteWords:
    sections = read_yaml(path)
    if not isinstance(sections, dict) or not all(isinstance(sections.get(name), dict) for name in ROWS):
        raise KnowledgeError(path, None, f"the file needs the sections {', '.join(ROWS)}, each with rows")
    for section, kind in ROWS.items():
        for name, row in sections[section].items():
            try:
                msgspec.convert(_filled(row, values), kind)
            except (msgspec.ValidationError, ValueError) as error:
                raise KnowledgeError(path, line_of(path, section, name), f"{name}: {error}") from None
    try:
        return msgspec.convert(_filled(sections, values), RouteWords)
    except (msgspec.ValidationError, ValueError) as error:
        raise KnowledgeError(path, None, str(error)) from None


def _filled(tree: Any, values: Mapping[str, str]) -> Any:
    """Put facts in place of their ``{names}`` in every text; slots stay."""
    if isinstance(tree, str):
        return "".join(_pieces(tree, values)).strip()
    if isinstance(tree, dict):
        return {name: _filled(branch, values) for name, branch in tree.items()}
    return [_filled(branch, values) for branch in tree] if isinstance(tree, list) else tree


def _pieces(text: str, values: Mapping[str, str]) -> Iterator[str]:
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
