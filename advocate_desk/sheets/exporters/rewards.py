"""The sheet Rewards: what the program can give."""

from __future__ import annotations

from advocate_desk.program.reward_fields import REWARD_FIELDS
from advocate_desk.program.reward_list import IN_STOCK
from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.store.models import Reward

REWARDS = sheet_of(
    "Rewards",
    {
        "UID": Reward.uid.expression,
        "Reward": Reward.reward.expression,
        "Kind": Reward.kind.expression,
        "Value": Reward.value.expression,
        "Cost": Reward.cost.expression,
        "Currency": Reward.currency.expression,
        "Rate": Reward.rate.expression,
        "Units given": Reward.units_given.expression,
        "Points price": Reward.points_price.expression,
        "In stock": IN_STOCK,
        "Vendor": Reward.vendor.expression,
        "Active": Reward.active.expression,
        "Notes": Reward.notes.expression,
    },
    Reward.__table__,
    Reward.id.expression,
    REWARD_FIELDS,
)
