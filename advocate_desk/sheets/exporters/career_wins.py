"""The sheet Career wins: the steps of members' own careers."""

from __future__ import annotations

from advocate_desk.program.relation_fields import CAREER_WIN_FIELDS
from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.sheets.naming import member_name
from advocate_desk.store.models import CareerWin, Member

CAREER_WINS = sheet_of(
    "Career wins",
    {
        "UID": CareerWin.uid.expression,
        "Member": member_name(),
        "On": CareerWin.on_day.expression,
        "Kind": CareerWin.kind.expression,
        "Text": CareerWin.text.expression,
        "Helped by": CareerWin.helped_by.expression,
        "Told publicly": CareerWin.told_publicly.expression,
    },
    CareerWin.__table__.join(Member.__table__, Member.id == CareerWin.member_id),
    CareerWin.id.expression,
    CAREER_WIN_FIELDS,
)
