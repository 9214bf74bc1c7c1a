"""The list of rewards that can be given, and the list of rules that offer them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, func, select

from advocate_desk.program.listing import Listing, Sort, like_word
from advocate_desk.program.reward_fields import REWARD_FIELDS, REWARD_RULE_FIELDS
from advocate_desk.store.choices import GRANTS_THAT_HOLD
from advocate_desk.store.models import ActivityType, Grant, Reward, RewardRule

_HOLDING = (
    select(func.count())
    .where(Grant.reward_id == Reward.id, Grant.status.in_(GRANTS_THAT_HOLD))
    .correlate(Reward)
    .scalar_subquery()
)
_TIMES_GIVEN = (
    select(func.count()).where(Grant.reward_id == Reward.id).correlate(Reward).scalar_subquery()
)

# what is left: all that were ever there less those that grants hold; blank where nobody counts
IN_STOCK: ColumnElement[int | None] = Reward.stocked - _HOLDING

_REWARD_COLUMNS: dict[str, ColumnElement[Any]] = {"in_stock": IN_STOCK, "given": _TIMES_GIVEN}


def _reward_search(folded: str, _typed: str) -> ColumnElement[bool]:
    written = func.concat_ws(" ", Reward.reward, Reward.kind, Reward.vendor, Reward.notes)
    return like_word(func.fold_name(written), folded)


def _rule_search(folded: str, _typed: str) -> ColumnElement[bool]:
    types = select(ActivityType.id).where(like_word(func.fold_name(ActivityType.name), folded))
    rewards = select(Reward.id).where(like_word(func.fold_name(Reward.reward), folded))
    return RewardRule.type_id.in_(types) | RewardRule.reward_id.in_(rewards)


REWARDS = Listing(
    key="rewards",
    fields=REWARD_FIELDS,
    source=Reward.__table__,
    id=Reward.id.expression,
    columns={
        field.key: _REWARD_COLUMNS[field.key]
        if field.key in _REWARD_COLUMNS
        else getattr(Reward, field.key).expression
        for field in REWARD_FIELDS
    },
    sort_keys={},
    search=_reward_search,
    default_columns=("reward", "kind", "value", "cost", "in_stock", "given", "active"),
    default_sort=Sort("reward"),
)

REWARD_RULES = Listing(
    key="reward_rules",
    fields=REWARD_RULE_FIELDS,
    source=RewardRule.__table__.outerjoin(
        ActivityType.__table__, ActivityType.id == RewardRule.type_id
    ).outerjoin(Reward.__table__, Reward.id == RewardRule.reward_id),
    id=RewardRule.id.expression,
    columns={
        "activity_type": ActivityType.name.expression,
        "reward": Reward.reward.expression,
        "mode": RewardRule.mode.expression,
        "active": RewardRule.active.expression,
        "type_id": RewardRule.type_id.expression,
        "reward_id": RewardRule.reward_id.expression,
    },
    sort_keys={},
    search=_rule_search,
    default_columns=("activity_type", "reward", "mode", "active"),
    default_sort=Sort("activity_type"),
)
