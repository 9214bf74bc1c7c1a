"""The sheet Reward rules: which reward is offered for which type of activity."""

from __future__ import annotations

from advocate_desk.program.reward_fields import REWARD_RULE_FIELDS
from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.sheets.naming import reward_name, type_name
from advocate_desk.store.models import ActivityType, Reward, RewardRule

REWARD_RULES = sheet_of(
    "Reward rules",
    {
        "UID": RewardRule.uid.expression,
        "Activity type": type_name(),
        "Reward": reward_name(),
        "Mode": RewardRule.mode.expression,
        "Active": RewardRule.active.expression,
    },
    RewardRule.__table__.join(ActivityType.__table__, ActivityType.id == RewardRule.type_id).join(
        Reward.__table__, Reward.id == RewardRule.reward_id
    ),
    RewardRule.id.expression,
    REWARD_RULE_FIELDS,
)
