"""SurveyMonkey: answers with one column a question or, under it, one a choice."""

from __future__ import annotations

from advocate_desk.sheets.layout import ForeignLayout, headed, nowhere
from advocate_desk.sheets.survey_questions import SurveyQuestions

_MEANS = {
    "end date": "answered_on",
    "email address": "member_email",
    "first name": "member_given_name",
    "last name": "member_family_name",
    "respondent id": "external_id",
    **nowhere("collector id", "start date", "ip address"),
}
_QUESTIONS = SurveyQuestions(frozenset(_MEANS), properties=r"custom data \d+|custom_\d+")

SURVEYMONKEY = ForeignLayout(
    key="surveymonkey_answers",
    name="SurveyMonkey answers",
    kind="survey_responses",
    system="SurveyMonkey",
    known_by=(headed("respondent id", "collector id"),),
    means=_MEANS,
    usual={"kind": "NPS"},
    shape=_QUESTIONS.with_comments,
    find=_QUESTIONS.meanings,
)
