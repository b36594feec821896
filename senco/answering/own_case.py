"""Questions that visitors ask of themselves, answered for who they are: "can I be the SENCO?", "must I do the NPQ?"."""

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


# "Would I need to do the NPQ then?": a head who asks so asks no more about the staff.
MUST_I = re.compile(r"\b(?:do|would|will|must|should|have) i\b|\bi (?:need|have to|must|got to)\b", re.IGNORECASE)
# "I've been acting SENCO since Easter": the rule for anybody says nothing of that.
ACTING = re.compile(
    r"\bi(?:['’]?m|['’]?ve been| am| have been)? (?:the |an? |just |only |currently |been )*"
    r"(?:acting|interim|temporary|cover(?:ing)?)(?: as)?(?: the| our| my)? sen?d?co\b",
    re.IGNORECASE,
)
NO_LONGER_ACTING = re.compile(r"\b(?:permanent|was acting|no longer)\b", re.IGNORECASE)
OF_OTHERS = re.compile(
    r"\b(?:she|he|they|her|his|friend|daughter|son|(?:our|my|qualified) (?:\w+ )?(?:sen?d?co|ta))\b", re.IGNORECASE
)
OF_DEGREES = re.compile(r"\b(?:degrees?|graduates?|gcses?|pgce|a ?levels?)\b", re.IGNORECASE)
REQUIRED, ACTING_ENTRY, HEADS_ENTRY = "npq_required", "npq_required_acting", "npq_required_head"
# What answers somebody with or without a degree instead of the entry for anybody.
BY_DEGREE = {("steps_itt_no_degree", "yes"): "steps_itt_routes", ("steps_itt_entry", "no"): "steps_itt_no_degree"}


def own_case(text: str, message: str, likely: str | None, known: Known) -> str | None:
    """Return the entry that answers the visitor's own case, or None if it is the one for anybody.

    Args:
        text: the question.
        message: the message that it stands in.
        likely: the entry that would answer otherwise, if any; what it was read as counts if more was said than the question.
        known: what is known of the visitor.
    """
    if likely == REQUIRED and MUST_I.search(text) and not OF_OTHERS.search(text):
        if ACTING.search(message) and not NO_LONGER_ACTING.search(message):
            return ACTING_ENTRY
        if known.status == "head":
            return HEADS_ENTRY
    if likely and (likely, known.degree or "") in BY_DEGREE and not (OF_OTHERS.search(text) or OF_DEGREES.search(text)):
        return BY_DEGREE[likely, known.degree or ""]
    found = CAN_I.search(text.strip())
    if found is None:
        return None
    own = OWN_ENTRY.get(known.status or "", ANYBODYS)
    if found.start() == 0 and (own != ANYBODYS or likely is None or CAN_I.match(message.strip())):
        return own
    if likely in OF_SOMEBODY_ELSE:
        return own if known.status else None
    return own if likely is None and own != ANYBODYS else None
