"""The sheet Activities; its last column marks days that stand in for unknown ones."""

from __future__ import annotations

from sqlalchemy import Boolean, func, type_coerce

from advocate_desk.program.fields import ACTIVITY_FIELDS
from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.sheets.naming import colleague_name, company_name, member_name, type_name
from advocate_desk.store.models import Account, Activity, ActivityType, Colleague, Member

ACTIVITIES = sheet_of(
    "Activities",
    {
        "UID": Activity.uid.expression,
        "Member": member_name(),
        "Company": company_name(),
        "Type": type_name(),
        "Status": Activity.status.expression,
        "Asked on": Activity.asked_on.expression,
        "Asked by": colleague_name(),
        "Due on": Activity.due_on.expression,
        "Responded on": Activity.responded_on.expression,
        "Completed on": Activity.completed_on.expression,
        "Trigger": Activity.trigger.expression,
        "Reward promised": Activity.reward_promised.expression,
        "Usability": Activity.usability.expression,
        "Quality": Activity.quality.expression,
        "Minutes": Activity.minutes.expression,
        "Outcome": Activity.outcome.expression,
        "Points": Activity.points.expression,
        "Value": Activity.value.expression,
        "Currency": Activity.currency.expression,
        "Rate": Activity.rate.expression,
        "Link": Activity.link.expression,
        "Evidence": Activity.evidence.expression,
        "Text": Activity.text.expression,
        "Notes": Activity.notes.expression,
        "Day assumed": type_coerce(func.nullif(Activity.day_assumed, 0), Boolean),
    },
    Activity.__table__.join(Member.__table__, Member.id == Activity.member_id)
    .join(ActivityType.__table__, ActivityType.id == Activity.type_id)
    .outerjoin(Account.__table__, Account.id == Activity.account_id)
    .outerjoin(Colleague.__table__, Colleague.id == Activity.asked_by_id),
    Activity.id.expression,
    ACTIVITY_FIELDS,
)
