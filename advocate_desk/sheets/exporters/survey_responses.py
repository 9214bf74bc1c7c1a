"""The sheet Survey responses: what members answered."""

from __future__ import annotations

from advocate_desk.program.relation_fields import SURVEY_RESPONSE_FIELDS
from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.sheets.naming import member_name
from advocate_desk.store.models import Member, SurveyResponse

SURVEY_RESPONSES = sheet_of(
    "Survey responses",
    {
        "UID": SurveyResponse.uid.expression,
        "Member": member_name(),
        "Answered on": SurveyResponse.answered_on.expression,
        "Kind": SurveyResponse.kind.expression,
        "Score": SurveyResponse.score.expression,
        "Comment": SurveyResponse.comment.expression,
        "Survey": SurveyResponse.survey.expression,
        "Answered by us on": SurveyResponse.answered_by_us_on.expression,
        "Asked on": SurveyResponse.asked_on.expression,
    },
    SurveyResponse.__table__.join(Member.__table__, Member.id == SurveyResponse.member_id),
    SurveyResponse.id.expression,
    SURVEY_RESPONSE_FIELDS,
)
