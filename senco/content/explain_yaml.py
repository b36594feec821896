"""Say in plain words why a file is not valid YAML."""

from __future__ import annotations

import re
from typing import NamedTuple

from senco.content.finding import Finding, Place, Rule
from senco.knowledge import KnowledgeError


class Cause(NamedTuple):
    """What the YAML reader says (a pattern), the same in plain words, and how to mend it."""

    pattern: str
    problem: str
    mend: str


_QUOTE = "Put double quotation marks around the whole text, or move it to the next line, after >- ."
TAB = Cause(
    r"\btab\b|'\\t'",
    "there is a tab",
    "Delete the tab at the beginning of the line. Type spaces, as many as the same field has elsewhere.",
)
CAUSES = (
    TAB,
    Cause(
        r"duplicate key \"([^\"]+)\"",
        "{} stands there twice",
        "Delete one of the two, or correct its name.",
    ),
    Cause(
        r"mapping values are not allowed",
        "there is a colon where none can stand, or the spaces at the beginning of the line are wrong",
        "Give the line as many spaces as the same field has elsewhere. A text with a colon and a space in it "
        "needs double quotation marks around all of it, or goes on the next line, after >- .",
    ),
    Cause(
        r"could not find expected ':'",
        "a line is neither a field nor part of the text above it",
        "Look at this line and the one above it. A field needs a colon and a space after its name. A line of "
        "a text needs four spaces at its beginning (eight in a variant).",
    ),
    Cause(
        r"expected ',' or '?[\]}]",
        "a bracket, brace or quotation mark is not closed, or a comma is missing",
        "Close it, or add the comma. If the line is in order, look at the line above.",
    ),
    Cause(
        r"'-' indicator",
        "a line begins too far to the left",
        "Give this line, or the one above it, as many spaces as the same line has elsewhere. A new entry "
        "begins with a dash and a space.",
    ),
    Cause(
        r"expected key|expected <block end>",
        "spaces or quotation marks do not match",
        "Look at this line first, then at those above it. A text that begins with a quotation mark must end "
        "with the same mark and have none of that kind inside. A text that begins with { or [ needs double "
        "quotation marks around all of it. Otherwise compare the spaces with those of another entry.",
    ),
    Cause(
        r"alphabetic or numeric|cannot start any token|sequence entries|undefined alias",
        "a text begins with a sign that has a meaning of its own here, such as * & % @ or a dash",
        _QUOTE,
    ),
    Cause(
        r"comment or (?:a )?line break",
        "something stands behind > or |",
        "Leave nothing behind >- or |- on that line. The text begins on the next line.",
    ),
    Cause(
        r"out of range|must be in",
        "there is no such day in the calendar",
        "Write a day that exists as year-month-day, for example 2027-01-31.",
    ),
    Cause(
        r"unexpected end of stream",
        "a quotation mark is not closed",
        "Find the text that begins with a quotation mark and put the same mark at its end.",
    ),
    Cause(
        r"escape character",
        "a backslash stands in a text in double quotation marks",
        "Take the backslash out.",
    ),
)


def unreadable(rule: Rule, error: KnowledgeError, hint: str = "") -> Finding:
    """Return the finding for a file that could not be read, in plain words if its cause is a known one.

    Args:
        rule: the kind of finding.
        error: what the reader said.
        hint: what to add about files of this kind.
    """
    place = Place(error.path, error.line)
    for cause in CAUSES:
        match = re.search(cause.pattern, error.problem)
        if match or (cause is TAB and _begins_with_tab(place)):
            problem = cause.problem.format(*match.groups()) if match else cause.problem
            return rule.found(f"{problem} ({error.problem})", place, mend=f"{cause.mend} {hint}".strip())
    return rule.found(error.problem, place)


def _begins_with_tab(place: Place) -> bool:
    """Whether a tab is in the white space before the line; the reader does not always say so."""
    if place.line is None:
        return False
    line = place.path.read_text(encoding="utf-8").splitlines()[place.line - 1 : place.line]
    return any(re.match(r" *\t", text) for text in line)
