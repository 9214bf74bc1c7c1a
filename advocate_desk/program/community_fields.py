"""What events, attendance and connections have."""

from __future__ import annotations

from advocate_desk.program.fields import ListField, Shape, rate_field
from advocate_desk.store import choices

EVENT_FIELDS = (
    ListField("event", "Event"),
    ListField("starts_on", "Starts on", Shape.DAY, bulk=True),
    ListField("ends_on", "Ends on", Shape.DAY, bulk=True),
    ListField("city", "City", bulk=True),
    ListField("kind", "Kind", bulk=True, hint="Such as conference, webinar, dinner"),
    ListField("capacity", "Capacity", Shape.NUMBER, bulk=True),
    ListField("budget", "Budget", Shape.MONEY),
    ListField("currency", "Currency", bulk=True),
    rate_field(),
)
ATTENDANCE_FIELDS = (
    ListField("person", "Person", editable=False, hint="The member, else the e-mail"),
    ListField("event", "Event", Shape.EVENT, bulk=True),
    ListField("event_on", "Event on", Shape.DAY, editable=False),
    ListField("email", "Email", Shape.EMAIL),
    ListField("member", "Member", Shape.MEMBER, editable=False),
    ListField("registered", "Registered", Shape.YES_NO, bulk=True),
    ListField("attended", "Attended", Shape.YES_NO, bulk=True),
    ListField("minutes", "Minutes", Shape.NUMBER, bulk=True),
    ListField("role", "Role", Shape.CHOICE, tuple(choices.AttendanceRole), bulk=True),
    ListField("seat", "Seat", bulk=True),
    ListField("dietary", "Dietary"),
)
CONNECTION_FIELDS = (
    ListField("member_a", "Member A", Shape.MEMBER, editable=False),
    ListField(
        "member_b",
        "Member B",
        Shape.MEMBER,
        editable=False,
        hint="A member, or the name of somebody who is none",
    ),
    ListField("kind", "Kind", Shape.CHOICE, tuple(choices.ConnectionKind), bulk=True),
    ListField("introduced_by", "Introduced by", Shape.COLLEAGUE, bulk=True),
    ListField("introduced_on", "Introduced on", Shape.DAY, bulk=True),
    ListField("status", "Status", Shape.CHOICE, tuple(choices.ConnectionStatus), bulk=True),
    ListField("outcome", "Outcome", bulk=True, hint="Such as answered question, referral, hire"),
    ListField("value", "Value", Shape.MONEY),
    ListField("currency", "Currency", bulk=True),
    rate_field(),
    ListField("notes", "Notes", Shape.LONG_TEXT),
)
