"""The sheet Standings: the steps of members through the program."""

from __future__ import annotations

from advocate_desk.program.fields import ListField, Shape
from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.sheets.naming import colleague_name, member_name
from advocate_desk.store.choices import Status
from advocate_desk.store.models import Colleague, Member, Standing

STANDINGS = sheet_of(
    "Standings",
    {
        "UID": Standing.uid.expression,
        "Member": member_name(),
        "Status": Standing.status.expression,
        "From": Standing.from_day.expression,
        "To": Standing.to_day.expression,
        "Reason": Standing.reason.expression,
        "By": colleague_name(),
    },
    Standing.__table__.join(Member.__table__, Member.id == Standing.member_id).outerjoin(
        Colleague.__table__, Colleague.id == Standing.by_id
    ),
    Standing.id.expression,
    (ListField("status", "Status", Shape.CHOICE, tuple(Status)),),
)
