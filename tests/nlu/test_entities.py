"""What a message says of the visitor: nation, setting, phase, role, awards, need; and what it only asks about."""

from __future__ import annotations

from datetime import date

import pytest

from nlu.entities import find_mentions

TODAY = date(2026, 11, 23)

STATED = [
    ("Principal teacher, support for learning, Fife", "status", "qualified_teacher"),
    ("I work at one special school", "setting", "special_school"),
    # nations
    ("I live and teach in England", "nation", "england"),
    ("I'm up near Carlisle", "nation", "england"),
    ("we are a small school in Norfolk", "nation", "england"),
    ("working in cardiff atm", "nation", "wales"),
    ("my school is in Wales", "nation", "wales"),
    ("i'm an ALNCo", "nation", "wales"),
    ("Based in Glasgow.", "nation", "scotland"),
    ("im in scotalnd", "nation", "scotland"),
    ("I teach in Belfast", "nation", "northern_ireland"),
    ("N. Ireland", "nation", "northern_ireland"),
    ("I'm teaching in Dubai at the moment", "nation", "abroad"),
    ("I work in New South Wales", "nation", "abroad"),
    ("we live in Ireland, near Galway", "nation", "abroad"),
    ("is the rule any different here in Wales?", "nation", "wales"),
    ("I speak Welsh and teach in Hereford", "nation", "england"),
    ("I teach in Chester near Wales", "nation", "england"),
    ("I live in Wales but work in England", "nation", "england"),
    ("I am not in Wales, I'm in England", "nation", "england"),
    ("I work near the Welsh border, in Hereford", "nation", "england"),
    ("I'm a Northern Irish teacher", "nation", "northern_ireland"),
    ("I trained in Swansea but now teach in Bristol", "nation", "england"),
    ("I'm an ALNCo in Cardiff, moving to Hereford in June", "nation", "england"),
    ("I work in Scotland but I'm moving to England", "nation", "england"),
    ("I'm going to be teaching in Bristol", "nation", "england"),
    ("we relocated to London", "nation", "england"),
    ("special school do i need npq", "setting", "special_school"),
    ("Irish medium school in west Belfast looking for a SENCO", "nation", "northern_ireland"),
    # settings
    ("I work at a special school", "setting", "special_school"),
    ("we're a PRU", "setting", "pru"),
    ("i'm in a pupil refferal unit", "setting", "pru"),
    ("my setting is a private nursery", "setting", "early_years"),
    ("I'm a childminder", "setting", "early_years"),
    ("Our maintained nursery school has forty places", "setting", "maintained_nursery"),
    ("I teach at an FE college", "setting", "college"),
    ("our school's an academy", "setting", "academy"),
    ("I'm with a multi-academy trust", "setting", "academy"),
    ("I've been offered a job at an independent school", "setting", "independent"),
    ("an independent special school is where I work", "setting", "special_school"),
    ("I work in an independent special school", "setting", "special_school"),
    ("yes mainstream", "setting", "mainstream"),
    ("umm state school", "setting", "mainstream"),
    ("maintream", "setting", "mainstream"),
    ("special", "setting", "special_school"),
    ("I moved from mainstream to a PRU", "setting", "pru"),
    ("I have a level 3 award from nursery", "setting", None),
    ("I've left the special school and joined a mainstream primary", "setting", "mainstream"),
    ("I work in an academy, which is a special school", "setting", "special_school"),
    ("I'm deputy manager of a private day nursery", "setting", "early_years"),
    ("does my special school have to follow this?", "setting", "special_school"),
    ("I've worked in special schools for years", "setting", "special_school"),
    ("special school, do I need it?", "setting", "special_school"),
    # phases
    ("I teach year 4", "phase", "primary"),
    ("KS3 mostly", "phase", "secondary"),
    ("secondry", "phase", "secondary"),
    ("I'm in a nursery school", "phase", "early_years"),
    ("I run a sixth form", "phase", "post_16"),
    # roles
    ("I'm a TA", "status", "teaching_assistant"),
    ("im a level 3 teaching assitant", "status", "teaching_assistant"),
    ("HLTA here", "status", "teaching_assistant"),
    ("I work as a cover supervisor", "status", "teaching_assistant"),
    ("TA in a primary, want to move up", "status", "teaching_assistant"),
    ("if I'm a TA can I apply", "status", "teaching_assistant"),
    ("can I apply as an ECT", "status", "ect"),
    ("As an NQT, what should I read?", "status", "ect"),
    ("I'm newly qualified", "status", "ect"),
    ("was a TA now an ECT", "status", "ect"),
    ("doing my PGCE", "status", "trainee"),
    ("I'm training to be a teacher", "status", "trainee"),
    ("I've been a class teacher forever", "status", "qualified_teacher"),
    ("year 2 teacher", "status", "qualified_teacher"),
    ("I have QTS", "status", "qualified_teacher"),
    ("I'm a deputy head", "status", "qualified_teacher"),
    ("I've finished my ECT", "status", "qualified_teacher"),
    ("I did my two ECT years and passed in July", "status", "qualified_teacher"),
    ("did my ECT years", "status", "qualified_teacher"),
    ("ECT years done", "status", "qualified_teacher"),
    ("I have done my induction", "status", "qualified_teacher"),
    ("completed induction in 2019", "status", "qualified_teacher"),
    ("I completed induction in 2019", "status", "qualified_teacher"),
    ("induction done", "status", "qualified_teacher"),
    ("induction complete", "status", "qualified_teacher"),
    ("passed induction", "status", "qualified_teacher"),
    ("I haven't finished my ECT", "status", "ect"),
    ("I haven't passed induction yet", "status", "ect"),
    ("PGCE finished, no induction done", "status", "ect"),
    ("quickest way to become a senco, already a teacher", "status", "qualified_teacher"),
    ("I qualified in 2015", "status", "qualified_teacher"),
    ("I'm a qualified teacher working as a TA", "status", "qualified_teacher"),
    ("I used to be a TA and now I'm a teacher. can I be a senco?", "status", "qualified_teacher"),
    ("I trained in India but now have QTS", "status", "qualified_teacher"),
    ("I'm an overseas teacher with QTS", "status", "qualified_teacher"),
    ("I hold QTLS", "status", "qtls"),
    ("I have QTLS and teach plumbing", "status", "qtls"),
    ("I'm an unqualified teacher", "status", "unqualified"),
    ("I've got EYTS", "status", "unqualified"),
    ("I'm the head of a village school", "status", "head"),
    ("I am acting headteacher and SENCO", "status", "head"),
    ("I'm the SENCo at a junior school", "status", "senco"),
    ("been sendco for ages", "status", "senco"),
    ("I ended up as SENCO", "status", "senco"),
    ("they made me SENCO", "status", "senco"),
    ("I'm assistant SENCO", "status", "deputy_senco"),
    ("I'm a teacher from Jamaica", "status", "overseas_teacher"),
    ("I'm an Irish teacher", "status", "overseas_teacher"),
    ("Irish teacher", "status", "overseas_teacher"),
    ("I'm registered with the Teaching Council", "status", "overseas_teacher"),
    ("I'm a Northern Irish teacher", "status", "qualified_teacher"),
    ("I qualified as a teacher in Poland", "status", "overseas_teacher"),
    ("my teaching degree is from Ghana", "status", "overseas_teacher"),
    ("I'm a nurse and fancy a change", "status", "career_changer"),
    ("I'm a mum of three", "status", "parent"),
    ("nobody at school is helping my son", "status", "parent"),
    # awards
    ("I've got my NASENCO", "nasenco", "completed"),
    ("I completed the National Award back then", "nasenco", "completed"),
    ("I'm NASENCO qualified", "nasenco", "completed"),
    ("nasenco done", "nasenco", "completed"),
    ("do I need another course if I already have the NASENCO?", "nasenco", "completed"),
    ("halfway through my NASENCO", "nasenco", "started"),
    ("I'm on the NASENCO", "nasenco", "started"),
    ("I dropped out of the nasenco", "nasenco", "started"),
    ("I've almost completed the NASENCO", "nasenco", "started"),
    ("I've nearly completed my nasenco", "nasenco", "started"),
    ("I'm about to complete the NASENCO", "nasenco", "started"),
    ("NASENCO almost done", "nasenco", "started"),
    ("about to finish the NPQ", "npq", "started"),
    ("no nasenco", "nasenco", "none"),
    ("I'm doing the NPQ", "npq", "started"),
    ("passed my npq in spring", "npq", "completed"),
    ("I've got a degree", "degree", "completed"),
    ("nope no degree", "degree", "none"),
    # needs of the pupils
    ("I work with autistic pupils", "need", "autism"),
    ("I have lots of experience in dyslexia", "need", "dyslexia"),
    ("I teach in an SEMH unit", "need", "semh"),
]

NEGATED = [
    ("I don't have the NASENCO", "nasenco", "none"),
    ("i havent got nasenco", "nasenco", "none"),
    ("I never did the NASENCO", "nasenco", "none"),
    ("I did the NASENCO but never finished it", "nasenco", "started"),
    ("I haven't finished my NASENCO", "nasenco", "started"),
    ("I did the NASENCO but never completed it", "nasenco", "started"),
    ("I haven't finished the NPQ yet", "npq", "started"),
    ("I have not completed the NPQ", "npq", None),
    ("I haven't completed the NASENCO", "nasenco", None),
    ("I didn't pass the NPQ", "npq", "started"),
    ("I haven't started the NPQ", "npq", "none"),
    ("no QTS", "status", "unqualified"),
    ("I don't hold QTS", "status", "unqualified"),
    ("teacher without QTS here", "status", "unqualified"),
    ("not a teacher yet", "status", "unqualified"),
    ("I'm not qualified", "status", "unqualified"),
    ("I'm a TA with no QTS", "status", "teaching_assistant"),
    ("I'm not a TA I'm an HLTA", "status", "teaching_assistant"),
    ("I'm not a head", "status", None),
    ("I'm no longer a TA", "status", None),
    ("I'm a former TA", "status", None),
    ("not in England", "nation", None),
    ("I don't live in Wales", "nation", None),
    ("I'm in Scotland not England", "nation", "scotland"),
    ("it's not state, it's private", "setting", "independent"),
    ("my school isn't an academy", "setting", None),
    ("not a special school but a PRU", "setting", "pru"),
]

CORRECTED = [
    ("sorry I meant Wales", "nation", "wales"),
    ("I'm in England, no wait, Wales", "nation", "wales"),
    ("I work in Leeds. Oops, I mean Cardiff.", "nation", "wales"),
    ("actually it's an academy", "setting", "academy"),
    ("I'm in a special school, sorry, a mainstream one", "setting", "mainstream"),
    ("I'm a TA, no wait, an ECT", "status", "ect"),
    ("primary. scrap that, secondary", "phase", "secondary"),
    ("I'm moving to England, no wait, Wales", "nation", "wales"),
]

ASKED = [
    ("do special schools need a coordinator?", "setting", "special_school"),
    ("what about academies", "setting", "academy"),
    ("are private schools covered", "setting", "independent"),
    ("I want to work in a PRU", "setting", "pru"),
    ("my husband works in a special school, is he covered?", "setting", "special_school"),
    ("and in Wales?", "nation", "wales"),
    ("is it different in Scotland", "nation", "scotland"),
    ("I'm Irish, can I be a SENCO?", "nation", "abroad"),
    ("I'm thinking of moving to Scotland", "nation", "scotland"),
    ("I'm thinking of moving to England", "nation", "england"),
    ("I'm not moving to England", "nation", "england"),
    ("my friend is moving to London", "nation", "england"),
    ("should I move to England?", "nation", "england"),
    ("what if I moved to England", "nation", "england"),
    ("I'm moving from England to Scotland", "nation", "scotland"),
    ("is Wales like England in this", "nation", "wales"),
    ("could a TA be the SENCO then", "status", "teaching_assistant"),
    ("are ECTs allowed to lead on SEN?", "status", "ect"),
    ("my sister is a TA, can she do it?", "status", "teaching_assistant"),
    ("how do I go from TA to SENCO", "status", "teaching_assistant"),
    ("is QTLS enough for the post?", "status", "qtls"),
    ("can someone without QTS do the job", "status", "unqualified"),
    ("can the head be the senco as well?", "status", "head"),
    ("what does a deputy SENCO do", "status", "deputy_senco"),
    ("do NASENCO holders need anything else?", "nasenco", "completed"),
    ("what is dyslexia", "need", "dyslexia"),
]

# Words that could mislead: nothing at all is said of the visitor's field.
SILENT = [
    ("I do HR for a trust with seven primaries, one secondary and one special school. Who needs the NPQ?", "setting"),
    ("I do HR for a trust with seven primaries, one secondary and one special school. Who needs the NPQ?", "phase"),
    ("One was appointed in 2008, one has the old national award. Who is required to take the NPQ?", "nasenco"),
    ("I loved the SEN side after my special school placement. How do I become a SENCO?", "setting"),
    ("did a placement in a nursery, loved it", "setting"),
    ("he was four and the nursery were wonderful with him, really wonderful", "setting"),
    ("the special school let her down so I want to do better", "setting"),
    ("I didn't get a 2:1. Can I train as a teacher?", "degree"),
    ("I've twins at nursery. Could I do it two days a week?", "setting"),
    ("our youngest starts nursery soon", "setting"),
    ("I did half a master's in SEN at Stirling", "nation"),
    ("I volunteered in a PRU for a year, now I'm a TA in a primary", "setting"),
    ("my head says I need a course", "status"),
    ("our SENCO is leaving", "status"),
    ("do I need to be a qualified teacher", "status"),
    ("I want to be a head one day", "status"),
    ("thanks ta", "status"),
    ("I'm an ECT mentor", "status"),
    ("am I qualified for this", "status"),
    ("is completed induction needed", "status"),
    ("can I be SENCO once I've completed induction", "status"),
    ("my friend passed induction", "status"),
    ("do I need my induction done first", "status"),
    ("I want to get my induction done", "status"),
    ("I used to be a teacher", "status"),
    ("I don't think I have QTS", "status"),
    ("I'm not sure if I have QTS", "status"),
    ("not sure whether I've got QTS", "status"),
    ("I'm not sure if I'm a qualified teacher", "status"),
    ("I'm unsure if I hold the NASENCO", "nasenco"),
    ("I work in a school, which is the best course for me", "setting"),
    ("I have a question about NASENCO", "nasenco"),
    ("I need to do the NPQ", "npq"),
    ("I'm off on mat leave", "setting"),
    ("my primary concern is workload", "phase"),
    ("special needs are my passion", "setting"),
    ("I'm from Poland", "nation"),
    ("I'm Irish", "nation"),
    ("I speak Welsh", "nation"),
    ("I used to work in Scotland", "nation"),
    # a visitor's own condition is health data
    ("I'm dyslexic, can I still do it?", "need"),
    ("I have ADHD", "need"),
    ("I'm a deaf teacher", "need"),
]


@pytest.mark.parametrize(("text", "field", "value"), STATED + NEGATED + CORRECTED)
def test_says_of_the_visitor(text: str, field: str, value: str | None) -> None:
    mention = getattr(find_mentions(text, TODAY), field)
    assert (mention.value if mention else None) == value


@pytest.mark.parametrize(("text", "field", "value"), ASKED)
def test_what_is_only_asked_is_no_fact_about_the_visitor(text: str, field: str, value: str) -> None:
    mentions = find_mentions(text, TODAY)
    assert getattr(mentions, field) is None
    assert getattr(mentions.asked_about, field).value == value


@pytest.mark.parametrize(("text", "field"), SILENT)
def test_says_nothing_of_the_visitor(text: str, field: str) -> None:
    assert getattr(find_mentions(text, TODAY), field) is None


@pytest.mark.parametrize("text", [text for text, _, _ in CORRECTED])
def test_a_correction_is_told(text: str) -> None:
    assert find_mentions(text, TODAY).corrects


@pytest.mark.parametrize("text", ["I'm in Wales", "oops, wrong window", "wait, what does that mean?"])
def test_no_correction_where_nothing_is_corrected(text: str) -> None:
    assert not find_mentions(text, TODAY).corrects


def test_where_a_teacher_is_from_is_not_asked_about() -> None:
    assert find_mentions("I'm an Irish teacher", TODAY).asked_about.nation is None


def test_what_the_visitor_once_was_is_not_asked_about() -> None:
    assert find_mentions("I used to be a TA and now I'm a teacher. can I be a senco?", TODAY).asked_about.status is None


@pytest.mark.parametrize(
    ("text", "field", "values"),
    [
        ("how does it work in Scotland and do I need it in Wales?", "nation", ["scotland", "wales"]),
        ("do I need the NPQ in a nursery, and what about a special school?", "setting", ["early_years", "special_school"]),
        ("is it the same in England as in Wales, or in Scotland?", "nation", ["wales", "scotland", "england"]),
        ("do I need the NPQ?", "nation", []),
    ],
)
def test_all_that_is_asked_about_is_told_last_what_may_be_a_comparison(text: str, field: str, values: list[str]) -> None:
    assert [mention.value for mention in find_mentions(text, TODAY).all_asked(field)] == values


def test_a_denial_keeps_what_was_denied() -> None:
    denial = find_mentions("not in England", TODAY).denied[0]
    assert (denial.field, denial.value, denial.text) == ("nation", "england", "England")


def test_one_message_with_many_facts() -> None:
    text = "ECT in a mainstream secondary in Hull, with a degree but no NASENCO. Can a TA be SENCO in Wales?"
    mentions = find_mentions(text, TODAY)
    assert mentions.status.text == "ECT"
    assert (mentions.setting.value, mentions.phase.value, mentions.nation.text) == ("mainstream", "secondary", "Hull")
    assert mentions.asked_about.nation.value == "wales"
    assert mentions.asked_about.status.value == "teaching_assistant"
