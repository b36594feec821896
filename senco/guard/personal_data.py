"""Find numbers and addresses by which a person can be known, so that they are neither stored nor logged.

Only what has a fixed form can be found: names cannot.  Every expression is linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from senco.guard import personal_patterns as patterns
from senco.guard.checksums import luhn, nhs, upn_letter

EMAIL, PHONE, CARD, POSTCODE = "email", "phone", "card", "postcode"
NATIONAL_INSURANCE, NHS_NUMBER, UPN, TRN = "national_insurance", "nhs_number", "upn", "trn"
KINDS = frozenset({EMAIL, PHONE, CARD, POSTCODE, NATIONAL_INSURANCE, NHS_NUMBER, UPN, TRN})
Span = tuple[int, int]


def find_personal_data(text: str) -> frozenset[str]:
    """Return the kinds of personal data in a text."""
    return frozenset(kind for kind, _ in _spans(text))


def redact(text: str) -> str:
    """Return the text with personal data replaced by its kind in brackets, as in ``[email]``."""
    return _replaced(text, lambda kind: f"[{kind.replace('_', ' ')}]")


def leave_out(text: str) -> str:
    """Return the text without personal data."""
    return re.sub(r"[ ]{2,}", " ", _replaced(text, lambda kind: "")).strip()


def _replaced(text: str, replacement: Callable[[str], str]) -> str:
    result, position = [], 0
    for kind, (start, end) in _without_overlaps(_spans(text)):
        result += [text[position:start], replacement(kind)]
        position = end
    return "".join([*result, text[position:]])


def _spans(text: str) -> list[tuple[str, Span]]:
    plain = _plain(text)
    found = [(EMAIL, span) for span in _emails(plain)]
    for expression in (patterns.POSTCODE, patterns.SPACED_POSTCODE, patterns.TOLD_POSTCODE):
        places = (match for match in expression.finditer(plain) if _is_postcode(match))
        found += [(POSTCODE, (match.start("area"), match.end())) for match in places]
    found += [(POSTCODE, match.span()) for match in patterns.SPECIAL_POSTCODE.finditer(plain)]
    for match in patterns.NATIONAL_INSURANCE.finditer(plain):
        found.append((NATIONAL_INSURANCE, match.span(1 if match[1] else 2)))
    found += [(TRN, match.span(1)) for match in patterns.TRN.finditer(plain)]
    found += [(UPN, match.span(2)) for match in patterns.UPN.finditer(plain) if _is_upn(match)]
    found += list(_numbers(plain))
    found += [(PHONE, match.span()) for match in patterns.SPOKEN_PHONE.finditer(plain) if _is_spoken_phone(match[0])]
    return found


def _plain(text: str) -> str:
    """Return the text with foreign digits, odd spaces and the like in their common form, character for character."""
    signs = (one if len(one := unicodedata.normalize("NFKC", sign)) == 1 else sign for sign in text)
    plain = "".join(" " if sign.isspace() else sign for sign in signs).translate(patterns.DASHES)
    return patterns.LETTER_O.sub("0", plain)


def _emails(text: str) -> Iterator[Span]:
    for match in patterns.EMAIL.finditer(text):
        yield match.span()
    for match in patterns.HOST_ONLY.finditer(text):
        if match["local"].lower() not in patterns.BEFORE_A_SITE:
            yield match.span()
    for match in patterns.SPOKEN_EMAIL.finditer(text):
        local, domain = match["local"].lower(), match["domain"].lower()
        told = bool(patterns.EMAIL_TOLD.search(text[max(0, match.start() - 40) : match.start()]))
        # "Look at gov.uk" has the form of an address said aloud, "jane.smith at gov.uk" is one.
        if told or not local.isalpha() or patterns.MAIL_HOST.match(domain) or local not in patterns.BEFORE_A_SITE:
            yield match.span()


def _is_postcode(match) -> bool:
    area, inward = match["area"].replace(" ", "").upper(), match["inward"].upper()
    if area not in patterns.POSTCODE_AREAS:
        return False
    # "M6 2nd interview", "L11 1st year": an ordinal after a point of a pay scale is not the end of a postcode.
    ordinal = match["inward"].islower() and match["gap"] and inward in patterns.ORDINALS
    return not (ordinal and (area == "L" or len(match.groupdict().get("district") or "") == 1))


def _is_upn(match) -> bool:
    number = "".join(sign for sign in match[2].upper() if sign.isalnum())
    return bool(match[1]) or upn_letter(number[1:]) == number[0]


def _is_spoken_phone(text: str) -> bool:
    digits = "".join(patterns.spoken_digits(text))
    return 10 <= len(digits) <= 13 and digits.startswith(("0", "44"))


def _numbers(text: str) -> Iterator[tuple[str, Span]]:
    """Find what is told apart by its digits: phone, card and NHS numbers, in runs of digits with signs between."""
    for match in patterns.DIGITS.finditer(text):
        groups = [(group[0], group.start()) for group in patterns.DIGIT_GROUP.finditer(match[0])]
        before = text[max(0, match.start() - 30) : match.start()]
        if patterns.NHS_TOLD.search(before) and sum(len(digits) for digits, _ in groups) == 10:
            yield NHS_NUMBER, match.span()
        if patterns.PHONE_TOLD.search(before) and patterns.is_phone("0" + "".join(digits for digits, _ in groups), False):
            yield PHONE, match.span()
        first = 0
        while first < len(groups):
            start = match.start() + groups[first][1]
            begin = _with_plus(text, start)
            kinds, last = _reading([digits for digits, _ in groups[first : first + patterns.MOST_GROUPS]], begin < start)
            end = match.start() + groups[first + last][1] + len(groups[first + last][0])
            for kind in kinds:
                yield kind, (begin, end)
            first += last + 1


def _reading(groups: list[str], plus: bool) -> tuple[set[str], int]:
    """Return what groups of digits may be, from the first on and as many as possible, and the last that belongs to it."""
    for last in range(len(groups) - 1, -1, -1):
        digits = "".join(groups[: last + 1])
        if not 9 <= len(digits) <= 19:
            continue
        sizes = [len(group) for group in groups[: last + 1]]
        kinds = set()
        if patterns.is_card(digits) and luhn(digits):
            kinds.add(CARD)
        if patterns.is_phone(digits, plus):
            kinds.add(PHONE)
        if len(digits) == 10 and sizes in patterns.NHS_SHAPES and nhs(digits):
            kinds.add(NHS_NUMBER)
        if kinds and not _are_years(groups[: last + 1]) and not _is_date(groups):
            return kinds, last
    return set(), 0


def _are_years(groups: list[str]) -> bool:
    return all(len(group) == 4 and group[:2] in ("19", "20") for group in groups)


def _is_date(groups: list[str]) -> bool:
    """Whether the groups begin as a day such as 01 09 2024."""
    return len(groups) >= 3 and len(groups[0]) <= 2 and len(groups[1]) <= 2 and _are_years(groups[2:3])


def _with_plus(text: str, start: int) -> int:
    """Return where a number starts that may have a plus sign before it."""
    before = text[max(0, start - 3) : start].rstrip("( ")
    return start - len(text[max(0, start - 3) : start]) + len(before) - 1 if before.endswith("+") else start


def _without_overlaps(spans: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """Return the spans in order; of two that overlap the one that starts first, and of these the longer."""
    kept: list[tuple[str, Span]] = []
    for kind, (start, end) in sorted(spans, key=lambda item: (item[1][0], -item[1][1], item[0])):
        if not kept or start >= kept[-1][1][1]:
            kept.append((kind, (start, end)))
        elif end > kept[-1][1][1]:  # it goes on after the other ends
            kept.append((kind, (kept[-1][1][1], end)))
    return kept
