"""The forms of personal data: expressions, and the lists that tell them from ordinary words."""

from __future__ import annotations

import re

DASHES = {ord(sign): "-" for sign in "\u2010\u2011\u2012\u2013\u2014\u2212"}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# ---- e-mail
_TLD = (
    r"(?:(?:co|org|ac|sch|gov|nhs|me|ltd|plc|net|police)[ ]{0,2}(?:\.|dot)[ ]{0,2}uk"
    r"|com|org|net|uk|edu|gov|io|info|biz|me|eu|ie|london|scot|wales|cymru|school|education|academy"
    r"|co|app|dev|online|site|xyz|fr|de|es|it|pl|in|pk|ng|us|ca|au)"
)
EMAIL = re.compile(r"(?<![\w.+%'-])[\w.+%'-]{1,200}@(?:[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|[a-z][\w-]{2,62})", re.IGNORECASE)
_AT = r"(?:[ ]{0,2}[(\[{<][ ]?(?:at|@)[ ]?[)\]}>][ ]{0,2}|[ ]{1,3}at[ ]{1,3}|[ ]{0,2}@[ ]{0,2})"
_DOT = r"(?:[ ]{0,2}[(\[{<][ ]?dot[ ]?[)\]}>][ ]{0,2}|[ ]{1,3}dot[ ]{1,3}|[ ]{0,1}\.[ ]{0,1})"
_PART = r"[a-z0-9_+'-]{1,40}"
_JOINT = rf"(?:{_DOT}|[ ]{{1,2}}(?:underscore|dash|hyphen|plus)[ ]{{1,2}})"
SPOKEN_EMAIL = re.compile(
    rf"(?<![\w@'+-])(?<!\w\.)(?P<local>{_PART}(?:{_JOINT}{_PART}){{0,4}}){_AT}"
    rf"(?P<domain>[a-z0-9-]{{1,40}}(?:{_DOT}[a-z0-9-]{{1,30}}){{0,3}}?{_DOT}{_TLD})(?![\w-])",
    re.IGNORECASE,
)
EMAIL_TOLD = re.compile(r"\b(?:e-?mail|mail|contact|reach|address|write to|message)\b[^.?!]{0,25}$", re.IGNORECASE)
MAIL_HOST = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|yahoo|ymail|icloud|live|btinternet|aol|sky|proton|protonmail|virginmedia"
    r"|talktalk|msn|mac|ntlworld|tiscali|blueyonder|mail|gmx|zoho|fastmail|rocketmail|o2)\b",
    re.IGNORECASE,
)
# "jane at gmail": nothing else is called so
HOST_ONLY = re.compile(
    rf"(?<![\w@'+-])(?<!\w\.)(?P<local>{_PART}(?:{_DOT}{_PART}){{0,3}}){_AT}"
    r"(?:gmail|googlemail|hotmail|yahoo|icloud|btinternet|protonmail|ymail)\b"
    r"(?:[ ]{0,2}(?:\.|dot)?[ ]{0,2}(?:com|co|uk|net))?",
    re.IGNORECASE,
)
BEFORE_A_SITE = _words(
    """
    look looked looking see seen read reading find found apply applied available page site website here is it them
    us jobs vacancies courses course guidance guide article info information listed advertised published online
    check search register registered sign up one out that this form details portal advice more work works working
    teach teaching study job vacancy post posts posted shop stuff things thing what anything something over view go
    went start visit visited buy bought order ordered get got live learn train training join joined webinar event
    events video videos resources resource download tool template policy forms
    """
)

# ---- runs of digits
DIGITS = re.compile(r"(?<!\d)(?<![£$€])(?<!\d[.,/:])\d(?:[ ()._/-]{0,3}\d){8,24}(?!\d)(?![,/:]\d)")
LETTER_O = re.compile(r"(?<![a-z])o(?=[ ]?\d{3})", re.IGNORECASE)
DIGIT_GROUP = re.compile(r"\d+")
MOST_GROUPS = 20
NHS_SHAPES = ([10], [3, 3, 4], [3, 7], [6, 4], [3, 4, 3], [1] * 10, [2, 2, 2, 2, 2], [5, 5])
PHONE_TOLD = re.compile(
    r"\b(?:ring|call|phone|text|mobile|mob|tel|telephone|whatsapp|number)\b[^.?!\d]{0,15}$", re.IGNORECASE
)
NHS_TOLD = re.compile(r"\bnhs\b[^\d]{0,25}$", re.IGNORECASE)
_CARD = re.compile(
    r"4\d{12}(?:\d{3}){0,2}|(?:5[1-5]|2[2-7])\d{14}|3[47]\d{13}|3(?:0|6|8)\d{12}|6(?:011|5\d\d|4[4-9]\d)\d{12}|35\d{14}"
    r"|(?:50|5[6-9]|6\d)\d{10,17}"
)
_PHONE = re.compile(r"0(?:1\d{8,9}|2\d{9}|3\d{9}|5[56]\d{8}|7\d{9}|8\d{8,9}|9\d{9})")
_ABROAD = re.compile(r"(?:00)?44(?:0)?(?:[12357]\d{8,9}|8\d{8,9})")
_FOREIGN = re.compile(r"[1-9]\d{9,13}")
# Numbers of services that visitors may ask about are nobody's.
_PUBLIC = frozenset({"08088005000", "08001111", "08000562561", "08082000247", "08000280285", "08000121700", "08000113764",
                     "08081000900", "0800555111"})  # fmt: skip
_SPOKEN = {
    "zero": "0", "oh": "0", "o": "0", "nought": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
SPOKEN_PHONE = re.compile(
    r"\b(?:plus |double |triple )?(?:zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine|\d{1,6})"
    r"(?:[ ,-]{1,2}(?:double |triple )?(?:zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine|\d{1,6})){5,14}\b",
    re.IGNORECASE,
)


def is_card(digits: str) -> bool:
    """Whether a number has the beginning and the length of a payment card."""
    return _CARD.fullmatch(digits) is not None


def is_phone(digits: str, plus: bool) -> bool:
    """Whether a number is a British telephone number, or one with the sign of a country's code before it."""
    if digits in _PUBLIC:
        return False
    if plus:
        return _ABROAD.fullmatch(digits) is not None or _FOREIGN.fullmatch(digits) is not None
    return _PHONE.fullmatch(digits) is not None or _ABROAD.fullmatch(digits) is not None


def spoken_digits(text: str) -> list[str]:
    """Return the digits of a number said in words; "double seven" is two."""
    digits, times = [], 1
    for word in re.findall(r"[a-z]+|\d+", text.lower()):
        if word in ("double", "triple"):
            times = 2 if word == "double" else 3
            continue
        if word in _SPOKEN or word.isdigit():
            digits += [_SPOKEN.get(word, word)] * times
        times = 1
    return digits


# ---- numbers with letters
NATIONAL_INSURANCE = re.compile(
    r"(?<![a-z0-9])([a-z][ ./-]?[a-z](?:[ ./-]{0,2}\d){6}[ ./-]{0,2}[a-d])(?![a-z0-9])"
    r"|(?:national insurance|\bn\.?i\.?|\bnino)[^a-z0-9]{0,3}(?:(?:number|num|no|is|:|#)[^a-z0-9]{0,3}){0,3}"
    r"([a-z][ ]?[a-z](?:[ .-]{0,2}\d){6}(?:[ .-]{0,2}[a-d])?)(?![a-z0-9])",
    re.IGNORECASE,
)
_UPN_BODY = r"[abcdefghjklmnpqrtuvwxyz](?:[ .-]{0,2}\d){11}[ .-]{0,2}[0-9abcdefghjklmnpqrtuvwxyz]"
UPN = re.compile(
    r"(\b(?:upn|unique pupil number)\b[^a-z0-9]{0,3}(?:(?:number|no|is|:)[^a-z0-9]{0,3}){0,3})?"
    rf"(?<![a-z0-9])({_UPN_BODY})(?![a-z0-9])",
    re.IGNORECASE,
)
TRN = re.compile(
    r"\b(?:trn|teachers?'?s? ref(?:erence)?\.?(?: (?:number|num|no\.?))?|teacher number"
    r"|(?:dfe|dfes|ta|tra|gtc) (?:ref(?:erence)?(?: number| no)?|number))(?![a-z])"
    r"[^a-z0-9]{0,4}(?:(?:number|num|no|is|was|it's|its|of|mine)[^a-z0-9]{1,4}){0,3}"
    r"((?:rp[ ]?)?\d(?:[ ./-]{0,2}\d){6})(?!\d)",
    re.IGNORECASE,
)

# ---- postcode
POSTCODE_AREAS = _words(
    """
    AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX
    FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN
    NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB
    W WA WC WD WF WN WR WS WV YO ZE
    """
)
ORDINALS = _words("1ST 2ND 3RD 0TH 1TH 2TH 3TH 4TH 5TH 6TH 7TH 8TH 9TH")
_INWARD = r"[abd-hjlnp-uw-z]{2}"
POSTCODE = re.compile(
    rf"(?<![a-z0-9])(?P<area>[a-z]{{1,2}})(?P<district>\d[a-z\d]?)(?P<gap>[ ,.-]{{0,3}})(?P<inward>\d{_INWARD})(?![a-z0-9])",
    re.IGNORECASE,
)
SPECIAL_POSTCODE = re.compile(r"(?<![a-z0-9])(?:bfpo[ ]{0,2}\d{1,4}|gir[ ]{0,2}0aa)(?![a-z0-9])", re.IGNORECASE)
# With spaces in unusual places only in capitals or after the word: "so 2 4 us" is no postcode.
SPACED_POSTCODE = re.compile(
    r"(?<![A-Z0-9])(?P<area>[A-Z]{1,2})(?P<gap>[ -]{0,2})\d[A-Z\d]?[ -]{0,3}"
    r"(?P<inward>\d[ ]?[ABD-HJLNP-UW-Z]{2})(?![A-Z0-9])"
)
TOLD_POSTCODE = re.compile(
    r"\bpost ?code(?: is|:)?[ ]{0,2}(?:is )?(?P<area>[a-z][ ]?[a-z]?)(?P<gap>[ -]{0,2})\d[ ]?[a-z\d]?[ -]{0,3}"
    r"(?P<inward>\d[ ]?[abd-hjlnp-uw-z][ ]?[abd-hjlnp-uw-z])(?![a-z0-9])",
    re.IGNORECASE,
)
