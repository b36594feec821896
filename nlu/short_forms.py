"""Short words as they are typed on phones ("hw lng is it"), with the word that each stands for.

They have too many neighbours to be mended by their letters.  Only forms that mean nothing else belong here: "ned" may be a
name, and "cos" a course at a college.
"""

from __future__ import annotations

from types import MappingProxyType

_TYPED_FOR = {
    "about": "abt",
    "and": "nd",
    "apply": "aply",
    "because": "bcos bcz coz cuz",
    "could": "cld coud cud",
    "don't": "dnt",
    "EHCP": "echp ehpc",
    "enough": "enuf",
    "every": "evry",
    "from": "frm",
    "give": "giv",
    "good": "gud",
    "have": "hav hve",
    "help": "hlep hlp",
    "how": "hw hwo",
    "just": "jst",
    "know": "kno",
    "last": "lst",
    "learn": "lern",
    "leave": "leav",
    "level": "levl lvl",
    "long": "lng",
    "months": "mths",
    "much": "mch mcuh",
    "next": "nxt",
    "NPQ": "nqp",
    "paid": "payd",
    "people": "ppl",
    "please": "pls plz",
    "qualification": "qual",
    "qualifications": "quals",
    "really": "rly",
    "school": "schl skl",
    "SENCO": "senc snco",
    "should": "shd shld shud",
    "thanks": "thx",
    "that": "tht",
    "the": "teh",
    "they": "thay",
    "tomorrow": "tmrw",
    "what": "waht wht",
    "where": "wher",
    "which": "wich",
    "with": "wiv wid",
    "work": "werk wrk wurk",
    "would": "wld woud wud wuld",
    "year": "yr",
    "years": "yers yrs",
    "you": "yuo",
}
SHORT_FORMS = MappingProxyType({short: meant for meant, typed in _TYPED_FOR.items() for short in typed.split()})
