"""The sheet Grants: the rewards that were given, or are on their way."""

from __future__ import annotations

from sqlalchemy import func, select

from advocate_desk.program.reward_fields import GRANT_FIELDS
from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.sheets.naming import colleague_name, member_name, reward_name
from advocate_desk.store.models import (
    Activity,
    Colleague,
    Grant,
    GrantActivity,
    Member,
    Reward,
)

_FOR = (
    select(Activity.uid)
    .join(GrantActivity, GrantActivity.activity_id == Activity.id)
    .where(GrantActivity.grant_id == Grant.id)
    .order_by(Activity.uid)
    .correlate(Grant)
    .subquery()
)

GRANTS = sheet_of(
    "Grants",
    {
        "UID": Grant.uid.expression,
        "Member": member_name(),
        "Reward": reward_name(),
        "Kind": Grant.kind.expression,
        "Mode": Grant.mode.expression,
        "Status": Grant.status.expression,
        "Given on": Grant.given_on.expression,
        "Sent on": Grant.sent_on.expression,
        "Delivered on": Grant.delivered_on.expression,
        "Value": Grant.value.expression,
        "Cost": Grant.cost.expression,
        "Currency": Grant.currency.expression,
        "Rate": Grant.rate.expression,
        "Points spent": Grant.points_spent.expression,
        "For activities": select(func.group_concat(_FOR.c.uid, "; ")).scalar_subquery(),
        "Branded": Grant.branded.expression,
        "Cash equivalent": Grant.cash_equivalent.expression,
        "Vendor": Grant.vendor.expression,
        "Order id": Grant.order_id.expression,
        "Cost centre": Grant.cost_centre.expression,
        "Approved by": colleague_name(),
        "Check result": Grant.check_result.expression,
        "Check note": Grant.check_note.expression,
        "Notes": Grant.notes.expression,
    },
    Grant.__table__.join(Member.__table__, Member.id == Grant.member_id)
    .outerjoin(Reward.__table__, Reward.id == Grant.reward_id)
    .outerjoin(Colleague.__table__, Colleague.id == Grant.approved_by_id),
    Grant.id.expression,
    GRANT_FIELDS,
)
