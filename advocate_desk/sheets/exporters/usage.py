"""The sheet Usage: how much companies and members use the product, month by month."""

from __future__ import annotations

from advocate_desk.program.business_fields import USAGE_FIELDS
from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.sheets.naming import company_name, member_name
from advocate_desk.store.models import Account, Member, Usage

USAGE = sheet_of(
    "Usage",
    {
        "Company": company_name(),
        "Member": member_name(),
        "Month": Usage.in_month.expression,
        "Measure": Usage.measure.expression,
        "Value": Usage.value.expression,
    },
    Usage.__table__.outerjoin(Account.__table__, Account.id == Usage.account_id).outerjoin(
        Member.__table__, Member.id == Usage.member_id
    ),
    Usage.id.expression,
    USAGE_FIELDS,
)
