"""Rules that offer a reward when an activity of a type is completed; they never give it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base.errors import Problem
from advocate_desk.base.text import fold
from advocate_desk.program.checks import Values, refuse
from advocate_desk.program.edits import Changes
from advocate_desk.program.listing import Chosen
from advocate_desk.program.plain_kinds import (
    PlainKind,
    Unlike,
    add_rows,
    delete_rows,
    edit_rows,
    never_blank,
)
from advocate_desk.program.reward_list import REWARD_RULES
from advocate_desk.store.choices import GrantMode
from advocate_desk.store.models import ActivityType, Reward, RewardRule


def _as_kept(session: Session, values: Values) -> Values:
    """Name the type and the reward by their ids as well."""
    ids = {}
    if "activity_type" in values:
        types = session.execute(select(ActivityType.name, ActivityType.id))
        ids["type_id"] = _found(types.all(), "activity_type", values["activity_type"])
    if "reward" in values:
        ids["reward_id"] = reward_named(session, values["reward"])
    return {**values, **ids}


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


def _is_there(_row: Values) -> Problem:
    text = "There is a rule for this type and reward already: two would give it twice for one act."
    return Problem("reward", text)


_KIND = PlainKind(
    REWARD_RULES,
    RewardRule,
    needs=never_blank(REWARD_RULES, "activity_type", "reward", "mode", "active"),
    usual={"mode": GrantMode.COURTESY.value, "active": True},
    as_kept=_as_kept,
    unlike=(Unlike(("type_id", "reward_id"), _is_there),),
)


def add_rules(session: Session, rows: Sequence[Values]) -> list[int]:
    """Add rules; a row names the activity type, the reward and the mode. It may hold `uid`.

    Raises:
        InvalidDraft: a value cannot be kept, or two rules would give the same reward for one act.
    """
    return add_rows(session, _KIND, rows)


def edit_rules(session: Session, chosen: Chosen, changes: Changes) -> int:
    """Set fields of the chosen rules; give how many rows changed.

    Raises:
        InvalidDraft: a value cannot be kept, or two rules would give the same reward for one act.
    """
    return edit_rows(session, _KIND, chosen, changes)


def delete_rules(session: Session, chosen: Chosen) -> int:
    """Delete rules; what they led to stays."""
    return delete_rows(session, _KIND, chosen)
