"""A question that visitors ask of themselves, answered for who they are: "can I be the SENCO?"."""

from __future__ import annotations

import re

from senco.answering.tailor import OVERSEAS_ENTRY
from senco.route import Known

# What answers "can I be the SENCO?", by what the visitor does; anybody else gets the way in.
OWN_ENTRY = {
    "teaching_assistant": "steps_ta_hlta",
    "ect": "steps_ect",
    "unqualified": "steps_no_qts",
    "qtls": "steps_qtls",
    "overseas_teacher": OVERSEAS_ENTRY,
    "head": "compare_head_senco",
}
ANYBODYS = "steps_overview"
OF_SOMEBODY_ELSE = frozenset({"steps_ta_hlta", "steps_ect", "steps_no_qts"})  # answers that fit only whom they name
CAN_I = re.compile(
    r"(?:^|[.,;!?]\s*|\b(?:so|and|but|then)\s+)(?:can|could|may)\s+i\s+(?:(?:still|even|ever|also|actually|just|now)\s+)*"
    r"(?:be|become|be made|act as)\s+(?:(?:a|the|our|their|its|my school'?s)\s+)?send?[ck]os?"
    r"(?:\s+(?:then|too|now|please|here|there|as well|myself))*\W*$",
    re.IGNORECASE,
)


def own_case(text: str, message: str, likely: str | None, known: Known) -> str | None:
    """Return the entry that answers whether the visitor can be a SENCO, or None if the message does not ask just that.

    Args:
        text: the question.
        message: the message that it stands in.
        likely: the entry that would answer otherwise, if any; what it was read as counts if more was said than the question.
        known: what is known of the visitor.
    """
    found = CAN_I.search(text.strip())
    if found is None:
        return None
    own = OWN_ENTRY.get(known.status or "", ANYBODYS)
    if found.start() == 0 and (own != ANYBODYS or likely is None or CAN_I.match(message.strip())):
        return own
    if likely in OF_SOMEBODY_ELSE:
        return own if known.status else None
    return own if likely is None and own != ANYBODYS else None
