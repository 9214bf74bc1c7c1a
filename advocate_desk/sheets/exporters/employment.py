"""The sheet Employment: where members work and worked."""

from __future__ import annotations

from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.sheets.naming import company_name, member_name
from advocate_desk.store.models import Account, Employment, Member

EMPLOYMENT = sheet_of(
    "Employment",
    {
        "UID": Employment.uid.expression,
        "Member": member_name(),
        "Company": company_name(),
        "Job title": Employment.job_title.expression,
        "From": Employment.from_day.expression,
        "To": Employment.to_day.expression,
    },
    Employment.__table__.join(Member.__table__, Member.id == Employment.member_id).outerjoin(
        Account.__table__, Account.id == Employment.account_id
    ),
    Employment.id.expression,
)
