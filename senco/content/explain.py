"""Say in plain words why a row of a knowledge file is not a valid record."""

from __future__ import annotations

import re
from typing import Any, NamedTuple, get_args, get_type_hints

from senco.knowledge import Condition
from senco.knowledge.records import Record

KINDS_OF_VALUE = {
    "str": "words",
    "int": "a number",
    "float": "a number",
    "bool": "yes or no (true or false)",
    "date": "a day such as 2027-01-31",
    "array": "a list in square brackets",
    "object": "names in braces such as {setting: college}",
    "null": "nothing",
}


class Explanation(NamedTuple):
    """The problem, how to mend it, and the keys that lead to the part of the record that has it."""

    problem: str
    mend: str
    keys: tuple[str | int, ...]


def explain(message: str, record: type[Any]) -> Explanation:
    """Turn a message of msgspec about a record of this type into words for an editor."""
    message, _, path = message.partition(" - at `$")
    keys = tuple(int(number) if number else name for name, number in re.findall(r"\.(\w+)|\[(\d+)\]", path))
    field = str(keys[-1]) if keys else ""
    names = re.findall(r"`([^`]+)`", message)
    if "missing required field" in message:
        return Explanation(f"the field {names[0]} is missing", f"Add a line that begins with {names[0]}: .", keys)
    if "unknown field" in message:
        mend = (
            f"Check the spelling of {names[0]}. If it is part of a text with a comma in it, put quotation "
            "marks around the whole text. If it is not a field of this file at all, delete it."
        )
        return Explanation(f"there is no field called {names[0]}", mend, (*keys, names[0]))
    if "Invalid enum value" in message:
        allowed = ", ".join(_allowed(record, keys)) or "those used by the other records of the file"
        return Explanation(f"{field} is not one of the allowed words", f"Use one of: {allowed}.", keys)
    if "encoded date" in message:
        mend = "Write it as year-month-day with two digits for month and day, for example 2027-01-31."
        return Explanation(f"{field} is not a day", mend, keys)
    if "at `key`" in message:
        mend = 'Put quotation marks around a value that has a comma in it, for example "£1,265".'
        return Explanation("a comma cuts the value in two", mend, keys)
    if message.startswith("Expected") and len(names) == 2:
        wanted = " or ".join(KINDS_OF_VALUE.get(name.strip(), name) for name in names[0].split("|"))
        got = KINDS_OF_VALUE.get(names[1], names[1])
        mend = f"Write {wanted} there."
        if "str" in names[0] and names[1] != "null":
            mend += ' Put quotation marks around it, for example "2024".'
        return Explanation(f"{field or 'this record'} should be {wanted}, but it is {got}", mend, keys)
    return Explanation(message, "Compare it with a record of the same file that works.", keys)


def _allowed(record: type[Record], keys: tuple[str | int, ...]) -> list[str]:
    """Return the words that the field under the keys may have."""
    owner = Condition if "when" in keys else record
    hint = get_type_hints(owner).get(str(keys[-1])) if keys else None
    words = [word for option in (hint, *get_args(hint)) for word in get_args(option)]
    return [word for word in words if isinstance(word, str)]
