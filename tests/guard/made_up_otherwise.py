"""Made-up personal data by a second hand, written after the patterns and without looking at them."""

from __future__ import annotations

import random
from collections.abc import Callable

from senco.guard.checksums import luhn, nhs, upn_letter

EACH = 1500
_AROUND = (
    "pls get back to me {}", "{} <- thats me", "yes its {} ok", "Can you help? {}\nThanks, Sam", "Hi!{}",
    "senco job in kent??{}", "i want the npq info sent to {} asap", "re: job. {}. when do i start", '"{}"',
    "my son's one is {} he is in year 4", "/{}", "{}/",
    "{}?", "...{}...", "tel/email/other: {};", "the form asks for it so {} and do i need qts", "**{}**",
    "{}\nHow long is the NPQ?",
    "(see {}) what next", "is this right {} or not, what is a senco",
)  # fmt: skip
_BETWEEN = ("", " ", "-", ".", "  ", "\u00a0", " - ", "\u2013")
_LOCALS = "m.khan sue head t-brown office2 r.o'brien xX_teach_Xx anne.marie.lee p+jobs dr.who.99"
_DOMAINS = (
    "gmail.com hotmail.com yahoo.com oasis.academy lea.bham.sch.uk school.org.uk aol.com hull.ac.uk gov.scot btinternet.com"
    " trust.education virginmedia.com me.com sky.com"
)
_AREAS = (
    "AB AL BA BB BD BH BL BN BR BS CA CB CF CH CM CO CR CT CV CW DA DE DH DL DN DT DY EN EX FY GL GU HA HD HG HP HR"
    " HU HX IG IP KT LA LD LE LL LN LS LU ME MK NE NG NN NP NR OL OX PE PL PO PR RG RH RM SA SG SK SL SM SN SO SP SR"
    " SS ST SY TA TF TN TQ TR TS TW UB WA WD WF WN WR WS WV YO B E G L M N S W"
)
_LETTERS = "ABCEGHJKLMNPRSTWXYZ"


def made_up_otherwise(kind: str, seed: int = 99) -> list[str]:
    """Return messages with one piece of personal data of a kind in each."""
    chance = random.Random(f"{kind} {seed}")
    return [chance.choice(_AROUND).format(_MAKERS[kind](chance)) for _ in range(EACH)]


def _digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choice("0123456789") for _ in range(count))


def _cut(text: str, sizes: list[int], between: str) -> str:
    parts = []
    for size in sizes:
        parts.append(text[:size])
        text = text[size:]
    return between.join(parts)


def _email(chance: random.Random) -> str:
    local, domain = chance.choice(_LOCALS.split()), chance.choice(_DOMAINS.split())
    joint = chance.choice(["@", "@", "@", " @", "@ ", " at ", "(at)", "[at]"])
    return chance.choice([local + joint + domain, local + joint + domain, f"{local.upper()}@{domain.upper()}"])


def _phone(chance: random.Random) -> str:
    starts = [
        ("07", 9),
        ("07", 9),
        (f"01{chance.choice('2346789')}", 8),
        (f"020{chance.choice('378')}", 7),
        ("03", 9),
        ("0800", 7),
    ]
    start, rest = chance.choice(starts)
    sizes = chance.choice(
        [[5, 6], [5, 3, 3], [4, 3, 4], [3, 4, 4], [4, 7], [3, 8], [11], [2, 3, 3, 3], [5, 2, 2, 2], [6, 5]]
    )
    between = chance.choice(_BETWEEN)
    number = _cut(start + _digits(chance, rest), sizes, between)
    abroad = [f"+44{between}{number[1:]}", f"(+44) {number[1:]}", f"0044{number[1:]}", f"+44 (0) {number[1:].lstrip(' -.')}"]
    return chance.choice([number, number, number, *abroad])


def _card(chance: random.Random) -> str:
    starts = [
        ("4", 16),
        (f"5{chance.choice('12345')}", 16),
        (f"2{chance.choice('3456')}", 16),
        (f"3{chance.choice('47')}", 15),
    ]
    start, length = chance.choice(starts)
    body = start + _digits(chance, length - len(start) - 1)
    number = next(body + last for last in "0123456789" if luhn(body + last))
    sizes = chance.choice([[4, 4, 4, 4], [8, 8], [16]] if length == 16 else [[4, 6, 5], [4, 4, 4, 3], [5, 5, 5], [15]])
    return chance.choice(["", "visa ", "card no. ", "amex: "]) + _cut(number, sizes, chance.choice(_BETWEEN))


def _national_insurance(chance: random.Random) -> str:
    number = chance.choice(_LETTERS) + chance.choice(_LETTERS) + _digits(chance, 6) + chance.choice("ABCD")
    sizes = chance.choice([[9], [2, 2, 2, 2, 1], [2, 6, 1], [2, 7], [2, 3, 3, 1], [8, 1]])
    written = _cut(number, sizes, chance.choice(["", " ", "-", "."]))
    told = chance.choice(["", "NI ", "nino: ", "nat ins "])
    return told + chance.choice([written, written.lower(), written.title()])


def _nhs_number(chance: random.Random) -> str:
    number = next(text for _ in iter(int, 1) if (text := chance.choice("123456789") + _digits(chance, 9)) and nhs(text))
    told = chance.choice(["", "nhs ", "NHS No: ", "patient "])
    return told + _cut(number, chance.choice([[10], [3, 3, 4]]), chance.choice(_BETWEEN))


def _upn(chance: random.Random) -> str:
    rest = _digits(chance, 11) + chance.choice("0123456789" * 2 + "ABCDEFGHJKLMNPQRTUVWXYZ")
    number = upn_letter(rest) + rest
    sizes = chance.choice([[13], [1, 12], [4, 4, 5], [1, 3, 4, 4, 1]])
    told = chance.choice(["", "UPN ", "upn:", "pupil number "])
    return told + _cut(chance.choice([number, number.lower()]), sizes, chance.choice(["", " ", "-"]))


def _postcode(chance: random.Random) -> str:
    outward = f"{chance.choice(_AREAS.split())}{chance.randint(1, 28)}"
    inward = chance.choice("0123456789") + chance.choice("ABDEFGHJLNPQRSTUWXYZ") + chance.choice("ABDEFGHJLNPQRSTUWXYZ")
    written = outward + chance.choice(["", " ", " ", " ", "  ", "-", ".", "\u00a0"]) + inward
    return chance.choice([written, written, written.lower(), written.title()])


_MAKERS: dict[str, Callable[[random.Random], str]] = {
    "email": _email,
    "phone": _phone,
    "card": _card,
    "national_insurance": _national_insurance,
    "nhs_number": _nhs_number,
    "upn": _upn,
    "postcode": _postcode,
}
OTHERWISE = tuple(_MAKERS)
