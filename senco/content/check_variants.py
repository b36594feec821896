"""Is it clear which variant of an entry each visitor gets?"""

from __future__ import annotations

from collections.abc import Iterator

from senco.content.finding import Finding, Rule, Severity
from senco.content.project import Project
from senco.content.texts import variant_name
from senco.knowledge.precedence import given

AMBIGUOUS = Rule(
    Severity.BLOCKS,
    "Two variants for the same visitor",
    "Nobody could say which of the two such a visitor reads.",
    "Make one of the two, or add a second condition to one, such as {setting: academy, status: ect}.",
)
FOR_EVERYBODY = Rule(
    Severity.BLOCKS,
    "Variant that is for everybody",
    "Every visitor would get it, and nobody the answer of the entry itself.",
    "Say behind 'when:' for whom it is, for example {setting: college}. If it is for everybody, change the entry instead.",
)


def check_variants(project: Project) -> Iterator[Finding]:
    """Find variants of one entry with the same conditions, and variants without any."""
    for placed in project.knowledge.entries:
        first: dict[tuple[tuple[str, str], ...], int] = {}
        for number, variant in enumerate(placed.entry.variants):
            conditions = tuple(given(variant.when).items())
            place = placed.place("variants", number, "when")
            if not conditions:
                yield FOR_EVERYBODY.found(f"{placed.entry.id}: variant number {number + 1} has no condition", place)
            elif conditions in first:
                line = placed.place("variants", first[conditions], "when").line
                what = f"{variant_name(placed.entry.id, variant)} is there twice; the other one is in line {line}"
                yield AMBIGUOUS.found(what, place)
            first.setdefault(conditions, number)
