"""The personal route to SENCO and the date for the NPQ: rules over dates, without a clock of its own."""

from senco.route.calendar_file import calendar_file
from senco.route.deadline import Deadline, deadline_for, latest_start, start_fits
from senco.route.figures import Figures
from senco.route.guide import Guide, load_guide
from senco.route.known import Known, learn, takes_back_post
from senco.route.period import Period, is_still_to_come, period_from
from senco.route.plain_text import route_card, route_text
from senco.route.planner import plan
from senco.route.questions import Choice, Question, next_question
from senco.route.route import MayApply, Route, Step
from senco.route.say import period_in_words

__all__ = [
    "Choice",
    "Deadline",
    "Figures",
    "Guide",
    "Known",
    "MayApply",
    "Period",
    "Question",
    "Route",
    "Step",
    "calendar_file",
    "deadline_for",
    "is_still_to_come",
    "latest_start",
    "learn",
    "load_guide",
    "next_question",
    "period_from",
    "period_in_words",
    "plan",
    "route_card",
    "route_text",
    "start_fits",
    "takes_back_post",
]
