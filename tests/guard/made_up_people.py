"""Made-up personal data in the many ways in which visitors write it; the same each time."""

from __future__ import annotations

import random
from collections.abc import Callable

from senco.guard.checksums import luhn, nhs, upn_letter

EACH = 1200


def _words(text: str) -> list[str]:
    return text.split()


FIRST_NAMES = _words("john jane priya mohammed siobhan anna zofia li kwame aoife tom emily oluwaseun rhys")
LAST_NAMES = _words("smith jones patel o'neill khan kowalska davies mcdonald nguyen okafor brown evans-hughes")
_HOSTS = _words(
    "gmail.com hotmail.co.uk outlook.com yahoo.co.uk icloud.com btinternet.com live.co.uk stmarys.leeds.sch.uk"
    " oakwood-academy.org student.ox.ac.uk nhs.net kent.gov.uk protonmail.com mailbox.org westfield.school example.com"
)
_AREAS = _words("SW1A M B LS EC1V N1 E20 CF10 EH1 BT7 W1T G12 SE10 PL4 NE1 L18 TQ12 WC2N AB10 DN55")
_SENTENCES = (
    "{}", "my details: {}", "you can reach me on {}", "it is {} thanks", "({})", "{}.", "is {} right?",
    "hello i am a ta, {}, when can I start",
    "{}, please", "ring or write: {} any time", "Contact:{}", "i put {} on the form",
)  # fmt: skip


def made_up(kind: str) -> list[str]:
    """Return messages with one piece of personal data of a kind in each."""
    chance = random.Random(kind)
    return [chance.choice(_SENTENCES).format(_MAKERS[kind](chance)) for _ in range(EACH)]


def _email(chance: random.Random) -> str:
    first, last, host = chance.choice(FIRST_NAMES), chance.choice(LAST_NAMES), chance.choice(_HOSTS)
    year = chance.choice(["", "", "85", "1990", "_22"])
    local = chance.choice(
        [f"{first}.{last}{year}", f"{first}{last}{year}", f"{first[0]}{last}{year}", f"{first}_{last}", f"{last}{first[0]}7"]
    )
    address = f"{local}@{host}"
    return chance.choice(
        [
            address, address, address.upper(), address.title(), address.replace("@", " @ "), address.replace("@", "@ "),
            address.replace("@", " at "), address.replace("@", " (at) "), address.replace("@", "[at]").replace(".", "[dot]"),
            address.replace("@", " at ").replace(".", " dot "), address.replace("@", " AT ").replace(".", " DOT "),
            address.replace("@", " (at) ").replace(".", " (dot) "), f"mailto:{address}", f"<{address}>",
        ]
    )  # fmt: skip


def _digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choice("0123456789") for _ in range(count))


def _phone(chance: random.Random) -> str:
    code, rest = chance.choice(
        [
            ("07", 9),
            ("07", 9),
            ("07", 9),
            ("020", 8),
            ("0161", 7),
            ("0113", 7),
            ("01204", 6),
            ("029", 8),
            ("01865", 6),
            ("0131", 7),
            ("01524", 5),
        ]
    )
    number = code + _digits(chance, rest)
    cut = chance.choice([len(code), 5, 4, 3])
    spaced = chance.choice(
        [
            number, f"{number[:cut]} {number[cut:]}", f"{number[:5]} {number[5:8]} {number[8:]}",
            f"{number[:4]} {number[4:7]} {number[7:]}", f"{number[:3]} {number[3:7]} {number[7:]}",
            f"{number[:5]}-{number[5:]}", f"{number[:4]}.{number[4:7]}.{number[7:]}", f"({number[:cut]}) {number[cut:]}",
            " ".join(number), " ".join(number[i : i + 2] for i in range(0, len(number), 2)),
        ]
    )  # fmt: skip
    without_zero = (
        spaced.replace("0", "", 1).lstrip("( ").replace(")", "", 1) if spaced[0] == "(" else spaced[1:].lstrip(" .-")
    )
    return chance.choice(
        [spaced, spaced, f"+44 {without_zero}", f"+44{without_zero}", f"0044 {without_zero}", f"+44 (0){without_zero}"]
    )


def _card(chance: random.Random) -> str:
    start, length = chance.choice(
        [("4", 16), ("4", 16), ("51", 16), ("55", 16), ("2221", 16), ("37", 15), ("34", 15), ("6011", 16)]
    )
    body = start + _digits(chance, length - len(start) - 1)
    number = next(body + last for last in "0123456789" if luhn(body + last))
    groups = [4, 6, 5] if length == 15 else [4, 4, 4, 4]
    parts, place = [], 0
    for size in groups:
        parts.append(number[place : place + size])
        place += size
    return chance.choice([number, " ".join(parts), "-".join(parts), "  ".join(parts), ".".join(parts)])


def _national_insurance(chance: random.Random) -> str:
    number = (
        chance.choice("ABCEGHJKLMNOPRSTWXYZ")
        + chance.choice("ABCEGHJKLMNPRSTWXYZ")
        + _digits(chance, 6)
        + chance.choice("ABCD")
    )
    parts = [number[:2], number[2:4], number[4:6], number[6:8], number[8]]
    written = chance.choice(
        [number, " ".join(parts), f"{number[:2]} {number[2:8]} {number[8]}", "-".join(parts), f"{number[:8]} {number[8]}"]
    )
    return chance.choice([written, written.lower()])


def _nhs_number(chance: random.Random) -> str:
    while True:
        number = chance.choice("4567") + _digits(chance, 9)
        if nhs(number):
            break
    return chance.choice(
        [
            number,
            f"{number[:3]} {number[3:6]} {number[6:]}",
            f"{number[:3]}-{number[3:6]}-{number[6:]}",
            f"nhs number {number}",
        ]
    )


def _upn(chance: random.Random) -> str:
    rest = _digits(chance, 12) if chance.random() < 0.8 else _digits(chance, 11) + chance.choice("ABCDEFGHJKL")
    number = upn_letter(rest) + rest
    return chance.choice(
        [number, number.lower(), f"{number[0]} {number[1:]}", f"{number[:4]} {number[4:8]} {number[8:]}", f"UPN {number}"]
    )


def _trn(chance: random.Random) -> str:
    number = _digits(chance, 7)
    written = chance.choice(
        [number, f"{number[:2]}/{number[2:]}", f"{number[:3]} {number[3:]}", f"{number[:2]}-{number[2:]}"]
    )
    told = chance.choice(
        [
            "TRN {}",
            "my trn is {}",
            "trn: {}",
            "teacher reference number {}",
            "Teacher Reference Number: {}",
            "trn number {}",
            "TRN{}",
        ]
    )
    return told.format(written)


def _postcode(chance: random.Random) -> str:
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    inward = chance.choice("0123456789") + chance.choice(letters) + chance.choice(letters)
    outward = chance.choice(_AREAS)
    if outward in ("M", "B", "LS"):
        outward += str(chance.randint(1, 28))
    code = chance.choice([f"{outward} {inward}", f"{outward}{inward}", f"{outward}  {inward}", f"{outward}-{inward}"])
    return chance.choice([code, code.lower(), code.title()])


_MAKERS: dict[str, Callable[[random.Random], str]] = {
    "email": _email,
    "phone": _phone,
    "card": _card,
    "national_insurance": _national_insurance,
    "nhs_number": _nhs_number,
    "upn": _upn,
    "trn": _trn,
    "postcode": _postcode,
}
