"""The catalogue of rewards: add, edit, retire."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from advocate_desk.base.errors import Problem
from advocate_desk.base.words import count_words
from advocate_desk.program.bulk import set_each
from advocate_desk.program.checks import Values, refuse, tidy_values
from advocate_desk.program.edits import Changes, Each, Edits, edits_of, made_of, with_any
from advocate_desk.program.listing import Chosen, listed
from advocate_desk.program.plain_kinds import (
    PlainKind,
    Unlike,
    add_rows,
    delete_rows,
    edit_rows,
    never_blank,
)
from advocate_desk.program.reward_fields import REWARD_FIELDS
from advocate_desk.program.reward_list import REWARDS
from advocate_desk.store.choices import GRANTS_THAT_HOLD
from advocate_desk.store.models import Grant, Reward


def _is_there(row: Values) -> Problem:
    return Problem("reward", f"There is already a reward {row['reward']}.")


_KIND = PlainKind(
    REWARDS,
    Reward,
    needs=never_blank(REWARDS, "reward", "kind", "active"),
    usual={"active": True},
    unlike=(Unlike(("reward",), _is_there),),
)


def add_rewards(session: Session, rows: Sequence[Values]) -> list[int]:
    """Add rewards to the catalogue. A row may hold `uid` and `rate`.

    Raises:
        InvalidDraft: a value cannot be kept, or the name is taken.
    """
    tidied = [tidy_values(REWARD_FIELDS, row) for row in rows]
    return add_rows(session, _KIND, [{**row, "stocked": row.get("in_stock")} for row in tidied])


def edit_rewards(session: Session, chosen: Chosen, changes: Changes) -> int:
    """Set fields of the chosen rewards; give how many rows changed.

    What was given before keeps the value, cost and kind it was given with.

    Raises:
        InvalidDraft: a value cannot be kept, or the name is taken.
    """
    edits = edits_of(session, REWARDS, chosen, changes)
    tidied = Each(made_of(edits, lambda told: tidy_values(REWARD_FIELDS, told)))
    changed = edit_rows(session, _KIND, tidied.chosen, tidied)
    return max(changed, _set_stock(session, with_any(tidied.by_id, "in_stock")))


def _set_stock(session: Session, told: Edits) -> int:
    """Let so many be left of each: what is kept counts those that were given as well."""
    held = held_by_grants(session, tuple(told))
    left = {reward_id: values["in_stock"] for reward_id, values in told.items()}
    counted = {one: None if rest is None else rest + held[one] for one, rest in left.items()}
    return set_each(session, Reward, {one: {"stocked": n} for one, n in counted.items()})


def held_by_grants(session: Session, reward_ids: Sequence[int]) -> dict[int, int]:
    """Count the grants that hold one of each of these rewards."""
    counted = session.execute(
        select(Grant.reward_id, func.count())
        .where(
            Grant.reward_id.in_(listed(reward_ids)),
            Grant.status.in_(GRANTS_THAT_HOLD),
        )
        .group_by(Grant.reward_id)
    )
    return dict.fromkeys(reward_ids, 0) | {row: count for row, count in counted if row}


def delete_rewards(session: Session, chosen: Chosen) -> int:
    """Delete rewards that were never given, with the rules that offer them.

    Raises:
        InvalidDraft: one of them was given.
    """
    ids = tuple(session.scalars(REWARDS.settled(session, chosen)))
    used = session.execute(
        select(Reward.reward, func.count())
        .join(Grant, Grant.reward_id == Reward.id)
        .where(Reward.id.in_(listed(ids)))
        .group_by(Reward.id)
        .limit(1)
    ).first()
    if used is not None:
        name, count = used
        times = count_words(count, "time")
        refuse([Problem("reward", f"{name} was given {times}: make it inactive instead.")])
    return delete_rows(session, _KIND, Chosen(ids=ids))
