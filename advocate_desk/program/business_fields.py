"""What opportunities, usage, series and their events have."""

from __future__ import annotations

from advocate_desk.program.fields import ListField, Shape, rate_field
from advocate_desk.store import choices

OPPORTUNITY_FIELDS = (
    ListField("opportunity_id", "Opportunity id", hint="Its id in the CRM"),
    ListField("name", "Name"),
    ListField("company", "Company", Shape.COMPANY, bulk=True),
    ListField("amount", "Amount", Shape.MONEY),
    ListField("currency", "Currency", bulk=True),
    rate_field(),
    ListField("stage", "Stage", bulk=True),
    ListField("outcome", "Outcome", Shape.CHOICE, tuple(choices.Outcome), bulk=True),
    ListField("created_on", "Created on", Shape.DAY, bulk=True),
    ListField(
        "closed_on", "Closed on", Shape.DAY, bulk=True, hint="While it is open: when it should"
    ),
    ListField("owner", "Owner", Shape.COLLEAGUE, bulk=True),
    ListField("competitor", "Competitor", bulk=True),
    ListField("heard_via", "Heard via", bulk=True, hint="How they came to hear of us"),
)
USAGE_FIELDS = (
    ListField("whose", "Whose", editable=False, hint="The company, else the member"),
    ListField("company", "Company", Shape.COMPANY),
    ListField("member", "Member", Shape.MEMBER, editable=False),
    ListField("in_month", "Month", bulk=True, hint="A month, such as 2026-03"),
    ListField("measure", "Measure", bulk=True, hint="What is counted, such as logins"),
    ListField("value", "Value", Shape.DECIMAL),
)
SERIES_FIELDS = (
    ListField("series", "Series", bulk=True, hint="What is measured, such as open tickets"),
    ListField("on_day", "Day", Shape.DAY),
    ListField("value", "Value", Shape.DECIMAL),
)
SERIES_EVENT_FIELDS = (
    ListField("series", "Series", bulk=True),
    ListField("on_day", "Day", Shape.DAY),
    ListField("event", "Event", hint="What happened that day"),
)
