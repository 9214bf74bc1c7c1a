"""What rewards, their rules, grants, points, costs and rates have."""

from __future__ import annotations

from advocate_desk.program.fields import ListField, Shape, rate_field
from advocate_desk.store import choices

_KINDS = tuple(choices.RewardKind)
_MODES = tuple(choices.GrantMode)


REWARD_FIELDS = (
    ListField("reward", "Reward"),
    ListField("kind", "Kind", Shape.CHOICE, _KINDS, bulk=True),
    ListField("value", "Value", Shape.MONEY, hint="What it is worth on the market"),
    ListField("cost", "Cost", Shape.MONEY, hint="What we pay"),
    ListField("currency", "Currency", bulk=True),
    rate_field(),
    ListField("units_given", "Units given", Shape.NUMBER, bulk=True),
    ListField("points_price", "Points price", Shape.NUMBER, of_points=True),
    ListField(
        "in_stock", "In stock", Shape.NUMBER, hint="What is left; blank: as many as are asked for"
    ),
    ListField("vendor", "Vendor", bulk=True),
    ListField("active", "Active", Shape.YES_NO, bulk=True),
    ListField("notes", "Notes", Shape.LONG_TEXT),
    ListField(
        "given", "Times given", Shape.NUMBER, editable=False, hint="Also those on their way"
    ),
)
REWARD_RULE_FIELDS = (
    ListField("activity_type", "Activity type", Shape.ACTIVITY_TYPE),
    ListField("reward", "Reward", Shape.REWARD),
    ListField("mode", "Mode", Shape.CHOICE, _MODES, bulk=True),
    ListField("active", "Active", Shape.YES_NO, bulk=True),
)
GRANT_FIELDS = (
    ListField("member", "Member", Shape.MEMBER, editable=False),
    ListField("reward", "Reward", Shape.REWARD, bulk=True),
    ListField("kind", "Kind", Shape.CHOICE, _KINDS, bulk=True),
    ListField("mode", "Mode", Shape.CHOICE, _MODES, bulk=True),
    ListField("status", "Status", Shape.CHOICE, tuple(choices.GrantStatus), bulk=True),
    ListField("given_on", "Given on", Shape.DAY, bulk=True),
    ListField("sent_on", "Sent on", Shape.DAY, bulk=True),
    ListField("delivered_on", "Delivered on", Shape.DAY, bulk=True),
    ListField("value", "Value", Shape.MONEY),
    ListField("cost", "Cost", Shape.MONEY),
    ListField("currency", "Currency", bulk=True),
    rate_field(),
    ListField("points_spent", "Points spent", Shape.NUMBER, of_points=True),
    ListField("for_activities", "For activities", editable=False),
    ListField("branded", "Branded", Shape.YES_NO, bulk=True),
    ListField("cash_equivalent", "Cash equivalent", Shape.YES_NO, bulk=True),
    ListField("vendor", "Vendor", bulk=True),
    ListField("order_id", "Order id"),
    ListField("cost_centre", "Cost centre", bulk=True),
    ListField("approved_by", "Approved by", Shape.COLLEAGUE, bulk=True),
    ListField("check_result", "Check result"),
    ListField("check_note", "Check note", Shape.LONG_TEXT),
    ListField("notes", "Notes", Shape.LONG_TEXT),
)
POINTS_FIELDS = (
    ListField("member", "Member", Shape.MEMBER, editable=False),
    ListField("on_day", "On", Shape.DAY, editable=False),
    ListField("amount", "Amount", Shape.NUMBER, editable=False),
    ListField("kind", "Kind", Shape.CHOICE, tuple(choices.PointsKind), editable=False),
    ListField("reason", "Reason", editable=False),
    ListField("for_activity", "For activity", editable=False),
    ListField("for_grant", "For grant", editable=False),
)
COST_FIELDS = (
    ListField("on_day", "On", Shape.DAY, bulk=True),
    ListField("kind", "Kind", bulk=True),
    ListField("amount", "Amount", Shape.MONEY),
    ListField("currency", "Currency", bulk=True),
    rate_field(),
    ListField("cost_centre", "Cost centre", bulk=True),
    ListField("vendor", "Vendor", bulk=True),
    ListField("invoice", "Invoice"),
    ListField("note", "Note", Shape.LONG_TEXT),
)
RATE_FIELDS = (
    ListField("currency", "Currency"),
    ListField("from_day", "From", Shape.DAY),
    ListField("rate", "Rate", hint="What one of it is worth in the base currency"),
)
