"""Other events that look like becoming SENCO: another SENCO's start, another role, a school that became an academy."""

from __future__ import annotations

from nlu.entities.cues import ARTICLES, DETERMINERS, SENCOS, word_set

_THE_POST = SENCOS | word_set("role post job position one it mine official coordinator ordinator inclusion sen send aln gig")
_BECOMING = word_set("became become becoming made promoted")
# They tell of something else, unless the post is named beside them.
_HAPPENED = word_set("joined opened closed merged converted signed returned moved married born")
_HAPPENED_IN_TWO = {("came", "back"), ("went", "part"), ("back", "from"), ("went", "full")}
_HAPPENED_SINCE = word_set("opened closed merged converted born where")
_SMALL = ARTICLES | DETERMINERS | word_set("in on at from since as to by of same new was am been me us i we , just then so")
_HAS = word_set("had have has with under")
_SOME = ARTICLES | DETERMINERS | word_set("same new")
_APPOINTS = word_set("appointed made hired employed recruited")
_TITLES = word_set("miss mrs mr ms dr")
_BEFORE_PREDECESSORS = word_set("from for after when")
_NOT_THE_POST = word_set("assistant asst deputy associate trainee shadow")


def is_of_another(before: list[str]) -> bool:
    """Return whether the words before a date tell of another SENCO: "I've had a SENCO since", "I appointed a SENCO in"."""
    return any(
        _is_anothers_post(before, at) or _appoints(before, at) or _is_named_person(before, at) for at in range(len(before))
    )


def is_another_event(words: list[str]) -> bool:
    """Return whether something else became or began: "I became a dad in", "we became an academy in", "joined the school"."""
    post = max((at for at, word in enumerate(words) if word in _THE_POST), default=-1)
    pairs = zip(words, words[1:], strict=False)
    happened = not (_HAPPENED.isdisjoint(words) and _HAPPENED_IN_TWO.isdisjoint(pairs))
    # "Joined as SENCO in" is a start; "SENCO at a school that opened in" and "at my school, where I started in" are none.
    if (happened and post < 0) or (post >= 0 and not _HAPPENED_SINCE.isdisjoint(words[post + 1 :])):
        return True
    became = max((at for at, word in enumerate(words) if word in _BECOMING), default=len(words))
    what = [word for word in words[became + 1 :] if word not in _SMALL]
    return bool(what) and _THE_POST.isdisjoint(what)


def _is_anothers_post(words: list[str], at: int) -> bool:
    if words[at] not in SENCOS or words[at + 1 : at + 2] and words[at + 1] in _THE_POST:
        return False
    first = at
    while first and words[first - 1] in _SOME:
        first -= 1
    has = first < at and first > 0 and words[first - 1] in _HAS
    return has or (at > 0 and words[at - 1] in _NOT_THE_POST)


def _appoints(words: list[str], at: int) -> bool:
    """Return whether the visitor appoints: "I made Joe SENCO", but not "I made the jump to SENCO"."""
    of_self = words[at] == "made" and not {*words[at + 1 : at + 2]}.isdisjoint({"it", "my", "the", "a"})
    return words[at] in _APPOINTS and at > 0 and words[at - 1] in {"i", "we"} and not of_self


def _is_named_person(words: list[str], at: int) -> bool:
    """Return whether somebody is named as who did something, not as a predecessor: "took over from Mrs Hill"."""
    of_self = not {"i", "me", "my"}.isdisjoint(words)
    return words[at] in _TITLES and not of_self and _BEFORE_PREDECESSORS.isdisjoint(words[:at])
