"""What conversations, wins, permissions, motives, survey answers and goals have."""

from __future__ import annotations

from advocate_desk.program.fields import ListField, Shape
from advocate_desk.store import choices


def _member() -> ListField:
    return ListField("member", "Member", Shape.MEMBER, editable=False)


CONVERSATION_FIELDS = (
    _member(),
    ListField("on_day", "On", Shape.DAY, bulk=True),
    ListField("kind", "Kind", Shape.CHOICE, tuple(choices.TouchKind), bulk=True),
    ListField("text", "Text", Shape.LONG_TEXT),
    ListField("goal", "Goal", Shape.LONG_TEXT, hint="What she cares about, as we heard it"),
    ListField("promise", "Promise", Shape.LONG_TEXT, hint="What we promised her"),
    ListField("promise_due", "Promise due", Shape.DAY, bulk=True),
    ListField("promise_done", "Promise done", Shape.DAY, bulk=True),
    ListField("by", "By", Shape.COLLEAGUE, bulk=True),
)
WIN_FIELDS = (
    _member(),
    ListField("company", "Company", Shape.COMPANY),
    ListField("on_day", "On", Shape.DAY, bulk=True),
    ListField("what", "What"),
    ListField("measure", "Measure"),
    ListField("before", "Before"),
    ListField("after", "After"),
    ListField("unit", "Unit"),
    ListField("product", "Product", bulk=True),
    ListField("use_case", "Use case", bulk=True),
    ListField("may_tell", "May we tell it", Shape.CHOICE, tuple(choices.MayTell), bulk=True),
    ListField("told_in", "Told in", bulk=True),
)
CAREER_WIN_FIELDS = (
    _member(),
    ListField("on_day", "On", Shape.DAY, bulk=True),
    ListField("kind", "Kind", Shape.CHOICE, tuple(choices.CareerWinKind), bulk=True),
    ListField("text", "Text", Shape.LONG_TEXT),
    ListField("helped_by", "Helped by"),
    ListField("told_publicly", "Told publicly", Shape.YES_NO, bulk=True),
)
CONSENT_FIELDS = (
    _member(),
    ListField("use", "Use", Shape.CHOICE, tuple(choices.ConsentUse)),
    ListField("state", "State", Shape.CHOICE, tuple(choices.ConsentState)),
    ListField("scope", "Scope"),
    ListField("given_on", "Given on", Shape.DAY, bulk=True),
    ListField("expires_on", "Expires on", Shape.DAY, bulk=True),
    ListField("refused_on", "Refused on", Shape.DAY, bulk=True),
    ListField("withdrawn_on", "Withdrawn on", Shape.DAY, bulk=True),
    ListField("evidence", "Evidence"),
)
MOTIVATION_FIELDS = (
    _member(),
    ListField(
        "motivation",
        "Motivation",
        bulk=True,
        hint="Such as influence; or her own word",
        ours=choices.MOTIVATIONS,
    ),
    ListField("weight", "Weight", Shape.NUMBER, bulk=True, hint="0 to 3"),
    ListField("basis", "Basis", Shape.CHOICE, tuple(choices.MotivationBasis)),
    ListField("on_day", "On", Shape.DAY, bulk=True),
)
SURVEY_RESPONSE_FIELDS = (
    _member(),
    ListField("answered_on", "Answered on", Shape.DAY),
    ListField("kind", "Kind", Shape.CHOICE, tuple(choices.SurveyKind)),
    ListField("score", "Score", Shape.NUMBER, hint="NPS 0 to 10, CSAT and 5-star 1 to 5"),
    ListField("comment", "Comment", Shape.LONG_TEXT),
    ListField("survey", "Survey", bulk=True),
    ListField("answered_by_us_on", "Answered by us on", Shape.DAY, bulk=True),
    ListField("asked_on", "Asked on", Shape.DAY, bulk=True),
)
GOAL_FIELDS = (
    ListField("period", "Period", bulk=True, hint="A quarter, such as 2026-Q4"),
    ListField(
        "what",
        "What",
        bulk=True,
        hint="An activity type, a category or a figure",
        ours=(*choices.GOAL_FIGURES, *choices.CATEGORIES),
    ),
    ListField("target", "Target", Shape.NUMBER),
    ListField("owner", "Owner", Shape.COLLEAGUE, bulk=True),
)
