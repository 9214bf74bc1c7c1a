"""Rules that offer a reward when an activity of a type is completed; they never give it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from advocate_desk.base.errors import Problem
from advocate_desk.base.text import fold
from advocate_desk.program.bulk import insert_rows, set_columns
from advocate_desk.program.checks import Values, problems_of, refuse, tidy_values
from advocate_desk.program.listing import Chosen, listed
from advocate_desk.program.own_fields import forget_rows
from advocate_desk.program.reward_fields import REWARD_RULE_FIELDS
from advocate_desk.program.reward_list import REWARD_RULES
from advocate_desk.store.choices import GrantMode
from advocate_desk.store.models import ActivityType, Reward, RewardRule

_OWN = ("type_id", "reward_id", "mode", "active")
_NEVER_BLANK = ("activity_type", "reward", "mode", "active")
_NEW = {"mode": GrantMode.COURTESY.value, "active": True}


def add_rules(session: Session, rows: Sequence[Values]) -> list[int]:
    """Add rules; a row names the activity type, the reward and the mode. It may hold `uid`.

    Raises:
        InvalidDraft: a value cannot be kept, or two rules would give the same reward for one act.
    """
    taken = {
        (type_id, reward_id)
        for type_id, reward_id in session.execute(select(RewardRule.type_id, RewardRule.reward_id))
    }
    made: list[dict[str, Any]] = []
    for row in rows:
        given = {key: value for key, value in row.items() if value is not None}
        rule = _resolved(session, {"activity_type": None, "reward": None, **_NEW, **given})
        key = (rule["type_id"], rule["reward_id"])
        if key in taken:
            refuse([_twice()])
        taken.add(key)
        made.append(rule)
    return list(insert_rows(session, RewardRule, _OWN, made))


def _twice() -> Problem:
    text = "There is a rule for this type and reward already: two would give it twice for one act."
    return Problem("reward", text)


def rule_problems(values: Values) -> list[Problem]:
    """Say what is wrong with the tidied values of a rule, but for names that nothing goes by."""
    found = problems_of(REWARD_RULE_FIELDS, values)
    return found + [
        Problem(key, f"{REWARD_RULES.field(key).label} cannot be blank.")
        for key in _NEVER_BLANK
        if key in values and values[key] is None
    ]


def _resolved(session: Session, values: Values) -> dict[str, Any]:
    """Name the type and the reward by their ids."""
    tidy = tidy_values(REWARD_RULE_FIELDS, values)
    refuse(rule_problems(tidy))
    if "activity_type" in tidy:
        types = session.execute(select(ActivityType.name, ActivityType.id))
        tidy["type_id"] = _found(types.all(), "activity_type", tidy.pop("activity_type"))
    if "reward" in tidy:
        tidy["reward_id"] = reward_named(session, tidy.pop("reward"))
    return tidy


def reward_named(session: Session, name: str) -> int:
    """Give the reward of a name, however it is written.

    Raises:
        InvalidDraft: the catalogue has none of that name.
    """
    rewards = session.execute(select(Reward.reward, Reward.id))
    return _found(rewards.all(), "reward", name)


def _found(names: Sequence[Any], key: str, wanted: str) -> int:
    ids = {fold(name): row_id for name, row_id in names}
    if fold(wanted) not in ids:
        text = {
            "activity_type": f"There is no activity type {wanted}: add it under Activities first.",
            "reward": f"There is no reward {wanted} in the catalogue: add it there first.",
        }[key]
        refuse([Problem(key, text)])
    return int(ids[fold(wanted)])


def edit_rules(session: Session, chosen: Chosen, changes: Values) -> int:
    """Set fields of the chosen rules; give how many rows changed.

    Raises:
        InvalidDraft: a value cannot be kept, or two rules would give the same reward for one act.
    """
    values = _resolved(session, changes)
    own = {key: value for key, value in values.items() if key in _OWN}
    whom = REWARD_RULES.settled(session, chosen)
    if {"type_id", "reward_id"} & own.keys():
        _refuse_clash(session, set(session.scalars(whom)), own)
    return set_columns(session, RewardRule, whom, own) if own else 0


def _refuse_clash(session: Session, ids: set[int], own: Mapping[str, Any]) -> None:
    seen: set[tuple[int, int]] = set()
    for row_id, type_id, reward_id in session.execute(
        select(RewardRule.id, RewardRule.type_id, RewardRule.reward_id)
    ):
        key = (type_id, reward_id)
        if row_id in ids:
            key = (own.get("type_id", type_id), own.get("reward_id", reward_id))
        if key in seen:
            refuse([_twice()])
        seen.add(key)


def edit_each_rule(session: Session, changes: Mapping[int, Values]) -> int:
    """Give each rule its own changes, as imports do; give how many were changed."""
    return sum(
        edit_rules(session, Chosen(ids=(rule_id,)), values) > 0
        for rule_id, values in changes.items()
    )


def delete_rules(session: Session, chosen: Chosen) -> int:
    """Delete rules; what they led to stays."""
    ids = tuple(session.scalars(REWARD_RULES.settled(session, chosen)))
    whom = listed(ids)
    forget_rows(session, "reward_rules", whom)
    session.execute(delete(RewardRule).where(RewardRule.id.in_(whom)))
    return len(ids)
