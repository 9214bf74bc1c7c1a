"""The sheet Attendance: who registered for events, and who was there."""

from __future__ import annotations

from advocate_desk.program.community_fields import ATTENDANCE_FIELDS
from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.sheets.naming import event_name, member_name
from advocate_desk.store.models import Attendance, Event, Member

ATTENDANCE = sheet_of(
    "Attendance",
    {
        "Event": event_name(),
        "Email": Attendance.email.expression,
        "Member": member_name(),
        "Registered": Attendance.registered.expression,
        "Attended": Attendance.attended.expression,
        "Minutes": Attendance.minutes.expression,
        "Role": Attendance.role.expression,
        "Seat": Attendance.seat.expression,
        "Dietary": Attendance.dietary.expression,
    },
    Attendance.__table__.join(Event.__table__, Event.id == Attendance.event_id).outerjoin(
        Member.__table__, Member.id == Attendance.member_id
    ),
    Attendance.id.expression,
    ATTENDANCE_FIELDS,
)
