"""The sheet Goals: what is to be reached in a quarter."""

from __future__ import annotations

from advocate_desk.program.relation_fields import GOAL_FIELDS
from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.sheets.naming import colleague_name
from advocate_desk.store.models import Colleague, Goal

GOALS = sheet_of(
    "Goals",
    {
        "Period": Goal.period.expression,
        "What": Goal.what.expression,
        "Target": Goal.target.expression,
        "Owner": colleague_name(),
    },
    Goal.__table__.outerjoin(Colleague.__table__, Colleague.id == Goal.owner_id),
    Goal.id.expression,
    GOAL_FIELDS,
)
