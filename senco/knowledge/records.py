"""The typed records that the files under ``knowledge/`` are read into."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

Kind = Literal["answer", "smalltalk", "signpost", "handoff", "safeguarding", "decline"]
Nation = Literal["wales", "scotland", "northern_ireland", "abroad"]
Setting = Literal["special_school", "academy", "maintained_nursery", "early_years", "independent", "college", "pru"]
Status = Literal[
    "teaching_assistant",
    "trainee",
    "ect",
    "qualified_teacher",
    "qtls",
    "unqualified",
    "head",
    "senco",
    "deputy_senco",
    "overseas_teacher",
]
Nasenco = Literal["completed", "started"]


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A row of a knowledge file: immutable, and an unknown field is an error."""


class Source(Record):
    """A page that answers cite."""

    title: str
    publisher: str
    url: str
    kind: Literal["official", "secondary", "guide"]
    dated: str
    checked: date


class Fact(Record):
    """A figure, date or amount that answers use by name."""

    value: str
    source: str
    checked: date
    review_by: date


class Condition(Record):
    """What must be known of a visitor for a variant to be used; every given field must match.

    The order of the fields is the order of precedence (see :mod:`senco.knowledge.precedence`).
    """

    nation: Nation | None = None
    setting: Setting | None = None
    status: Status | None = None
    nasenco: Nasenco | None = None


class Variant(Record):
    """What an entry says instead to a particular kind of visitor; a field left out is inherited from the entry."""

    when: Condition
    short: str
    detail: str | None = None
    exceptions: str | None = None
    applies_to: str | None = None
    sources: tuple[str, ...] | None = None


class Entry(Record):
    """One question with its answer.

    ``id`` is also the name of the intent and of the rule.  ``short`` answers the question in its first sentence;
    ``applies_to`` is an id of ``scopes.yml``; ``sources`` are ids of ``sources.yml``.  Texts have their ``{facts}``
    filled in once the entry has gone through the loader.
    """

    id: str
    topic: str
    question: str
    short: str
    owner: str
    review_by: date
    kind: Kind = "answer"
    detail: str = ""
    applies_to: str = ""
    exceptions: str = ""
    sources: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
    easy_read: str = ""
    variants: tuple[Variant, ...] = ()


class Helpline(Record):
    """A number that people in danger or distress can call or text."""

    name: str
    contact: str
    hours: str
    source_url: str
    checked: date


class Gap(Record):
    """Something that visitors ask and that we do not know; ``says`` and ``never`` are patterns (see ``gaps.yml``)."""

    what: str
    ask: str
    entry: str
    says: tuple[str, ...]
    never: tuple[str, ...]


class Agency(Record):
    """The recruitment agency's own pages, the only links that depend on whose site the bot serves, and its promise."""

    name: str
    register_url: str
    vacancies_url: str
    contact_url: str
    privacy_url: str
    chats_kept_for: str
