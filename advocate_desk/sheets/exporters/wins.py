"""The sheet Wins: what members achieved with us."""

from __future__ import annotations

from advocate_desk.program.relation_fields import WIN_FIELDS
from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.sheets.naming import company_name, member_name
from advocate_desk.store.models import Account, Member, Win

WINS = sheet_of(
    "Wins",
    {
        "UID": Win.uid.expression,
        "Member": member_name(),
        "Company": company_name(),
        "On": Win.on_day.expression,
        "What": Win.what.expression,
        "Measure": Win.measure.expression,
        "Before": Win.before.expression,
        "After": Win.after.expression,
        "Unit": Win.unit.expression,
        "Product": Win.product.expression,
        "Use case": Win.use_case.expression,
        "May we tell it": Win.may_tell.expression,
        "Told in": Win.told_in.expression,
    },
    Win.__table__.join(Member.__table__, Member.id == Win.member_id).outerjoin(
        Account.__table__, Account.id == Win.account_id
    ),
    Win.id.expression,
    WIN_FIELDS,
)
