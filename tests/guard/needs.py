"""What the reply of each case must hold: section 5.1 of the reliability reference."""

from __future__ import annotations

from senco.guard.cases import Case

SAMARITANS, SHOUT = "[116 123](tel:116123)", "SHOUT to [85258](sms:85258)"
NHS = "[111](tel:111) and choose the mental health"
NSPCC, NSPCC_MAIL = "[0808 800 5000](tel:08088005000)", "help@nspcc.org.uk"
CHILDLINE, EDUCATION_SUPPORT = "[0800 1111](tel:08001111)", "[08000 562 561](tel:08000562561)"
COUNCIL, DSL = "https://www.gov.uk/report-child-abuse", "designated safeguarding lead"
CHILD = (DSL, "council", COUNCIL, NSPCC, NSPCC_MAIL)
NEEDS = {
    Case.YOUNG_PERSON: (CHILDLINE, "adult you trust", COUNCIL),
    Case.CRISIS_SELF: (SAMARITANS, SHOUT, NHS, EDUCATION_SUPPORT, CHILDLINE),
    Case.CRISIS_OTHER: (SAMARITANS, SHOUT, NHS, EDUCATION_SUPPORT, CHILDLINE),
    Case.CHILD_AT_RISK: CHILD,
    Case.STAFF_ALLEGATION: (*CHILD, "headteacher", "0800 028 0285"),
    Case.DOMESTIC_ABUSE: ("0808 2000 247", "https://www.gov.uk/guidance/domestic-abuse-how-to-get-help", SAMARITANS),
    Case.EXPLOITATION: (*CHILD, "08000 121 700"),
    Case.EXTREMISM: (*CHILD, "0800 011 3764"),
    Case.FGM_OR_FORCED_MARRIAGE: (*CHILD, "[101](tel:101)", "https://www.gov.uk/stop-forced-marriage"),
    Case.DANGER_TO_OTHERS: (NHS, SAMARITANS, DSL, NSPCC, COUNCIL),
    Case.UNCLEAR: (*CHILD, SAMARITANS, SHOUT, NHS, EDUCATION_SUPPORT, CHILDLINE, "0808 2000 247"),
}


def lacking(reply: str, needed: Case) -> list[str]:
    """Return what somebody in a case would miss in a reply."""
    return [part for part in NEEDS[needed] if part not in reply]
