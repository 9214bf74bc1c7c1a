"""The sheet Points: the lines of the ledger."""

from __future__ import annotations

from advocate_desk.program.reward_fields import POINTS_FIELDS
from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.sheets.naming import member_name
from advocate_desk.store.models import Activity, Grant, Member, PointsEntry

POINTS = sheet_of(
    "Points",
    {
        "UID": PointsEntry.uid.expression,
        "Member": member_name(),
        "On": PointsEntry.on_day.expression,
        "Amount": PointsEntry.amount.expression,
        "Kind": PointsEntry.kind.expression,
        "Reason": PointsEntry.reason.expression,
        "For activity": Activity.uid.expression,
        "For grant": Grant.uid.expression,
    },
    PointsEntry.__table__.join(Member.__table__, Member.id == PointsEntry.member_id)
    .outerjoin(Activity.__table__, Activity.id == PointsEntry.activity_id)
    .outerjoin(Grant.__table__, Grant.id == PointsEntry.grant_id),
    PointsEntry.id.expression,
    POINTS_FIELDS,
)
