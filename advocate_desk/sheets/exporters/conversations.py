"""The sheet Conversations: talks, thanks, and what was promised in them."""

from __future__ import annotations

from advocate_desk.program.relation_fields import CONVERSATION_FIELDS
from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.sheets.naming import colleague_name, member_name
from advocate_desk.store.models import Colleague, Member, Touch

CONVERSATIONS = sheet_of(
    "Conversations",
    {
        "UID": Touch.uid.expression,
        "Member": member_name(),
        "On": Touch.on_day.expression,
        "Kind": Touch.kind.expression,
        "Text": Touch.text.expression,
        "Goal": Touch.goal.expression,
        "Promise": Touch.promise.expression,
        "Promise due": Touch.promise_due.expression,
        "Promise done": Touch.promise_done.expression,
        "By": colleague_name(),
    },
    Touch.__table__.join(Member.__table__, Member.id == Touch.member_id).outerjoin(
        Colleague.__table__, Colleague.id == Touch.by_id
    ),
    Touch.id.expression,
    CONVERSATION_FIELDS,
)
