"""Which variant of an entry a visitor gets when more than one fits.

The order does not depend on the order in the file:

1. more conditions come before fewer;
2. with as many conditions, nation comes before setting, setting before status, and status before NASENCO: the law differs
   most from nation to nation, then from one kind of school to the next, and only then by who the visitor is.

Two variants of an entry with the same conditions would leave it open; the checker does not let that pass.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from senco.knowledge.records import Condition, Variant


def given(condition: Condition) -> dict[str, str]:
    """Return what a condition asks for, by field, in the order of precedence (that of the fields of Condition)."""
    return {field: value for field, value in msgspec.structs.asdict(condition).items() if value is not None}


def precedence(condition: Condition) -> tuple[int, tuple[int, ...]]:
    """Return a key that sorts the conditions that are used first to the front."""
    fields = tuple(
        number for number, field in enumerate(Condition.__struct_fields__) if getattr(condition, field) is not None
    )
    return -len(fields), fields


def by_precedence(variants: Iterable[Variant]) -> tuple[Variant, ...]:
    """Return the variants so that the first that fits a visitor is the one to use."""
    return tuple(sorted(variants, key=lambda variant: precedence(variant.when)))
