"""The catalogue of rewards: add, edit, retire."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from advocate_desk.base.errors import Problem
from advocate_desk.base.text import fold
from advocate_desk.base.words import count_words
from advocate_desk.program.bulk import insert_rows, set_columns
from advocate_desk.program.checks import Values, problems_of, refuse, tidy_values
from advocate_desk.program.listing import Chosen, listed
from advocate_desk.program.money import priced, set_money
from advocate_desk.program.own_fields import forget_rows
from advocate_desk.program.reward_fields import REWARD_FIELDS
from advocate_desk.program.reward_list import REWARDS
from advocate_desk.store.choices import GRANTS_THAT_HOLD
from advocate_desk.store.models import Grant, Reward

_OWN = tuple(c.name for c in Reward.__table__.columns if c.name not in ("id", "uid"))
_NEVER_BLANK = ("reward", "kind", "active")
_NEW = {"active": True}


def add_rewards(session: Session, rows: Sequence[Values]) -> list[int]:
    """Add rewards to the catalogue. A row may hold `uid` and `rate`.

    Raises:
        InvalidDraft: a value cannot be kept, or the name is taken.
    """
    taken = {fold(name) for name in session.scalars(select(Reward.reward))}
    made: list[dict[str, Any]] = []
    for row in rows:
        tidy = tidy_values(REWARD_FIELDS, row)
        given = {key: value for key, value in tidy.items() if value is not None}
        reward = {"reward": None, "kind": None, **_NEW, **given}
        refuse(reward_problems(reward))
        if fold(reward["reward"]) in taken:
            refuse([_taken(reward["reward"])])
        taken.add(fold(reward["reward"]))
        reward["stocked"] = reward.pop("in_stock", None)
        made.append(reward)
    return list(insert_rows(session, Reward, _OWN, priced(session, Reward, made)))


def reward_problems(values: Values) -> list[Problem]:
    """Say what is wrong with the tidied values of a reward."""
    found = problems_of(REWARD_FIELDS, values)
    return found + [
        Problem(key, f"{REWARDS.field(key).label} cannot be blank.")
        for key in _NEVER_BLANK
        if key in values and values[key] is None
    ]


def _taken(name: str) -> Problem:
    return Problem("reward", f"There is already a reward {name}.")


def edit_rewards(session: Session, chosen: Chosen, changes: Values) -> int:
    """Set fields of the chosen rewards; give how many rows changed.

    What was given before keeps the value, cost and kind it was given with.

    Raises:
        InvalidDraft: a value cannot be kept, or the name is taken.
    """
    tidy = tidy_values(REWARD_FIELDS, changes)
    refuse(reward_problems(tidy))
    whom = REWARDS.settled(session, chosen)
    if "reward" in tidy:
        _refuse_clash(session, whom, tidy["reward"])
    changed = _set_stock(session, whom, tidy["in_stock"]) if "in_stock" in tidy else 0
    own = {key: value for key, value in tidy.items() if key in _OWN}
    return max(changed, set_money(session, Reward, whom, own) if own else 0)


def _refuse_clash(session: Session, whom: Select[int], name: str) -> None:
    ids = list(session.scalars(whom.limit(2)))
    others = session.execute(select(Reward.id, Reward.reward))
    if len(ids) > 1 or any(fold(known) == fold(name) and row not in ids for row, known in others):
        refuse([_taken(name)])


def _set_stock(session: Session, whom: Select[int], left: int | None) -> int:
    """Let so many be left of each: what is kept counts those that were given as well."""
    if left is None:
        return set_columns(session, Reward, whom, {"stocked": None})
    held = held_by_grants(session, tuple(session.scalars(whom)))
    return sum(
        set_columns(session, Reward, listed((reward_id,)), {"stocked": left + count})
        for reward_id, count in held.items()
    )


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


def edit_each_reward(session: Session, changes: Mapping[int, Values]) -> int:
    """Give each reward its own changes, as imports do; give how many were changed."""
    return sum(
        edit_rewards(session, Chosen(ids=(reward_id,)), values) > 0
        for reward_id, values in changes.items()
    )


def delete_rewards(session: Session, chosen: Chosen) -> int:
    """Delete rewards that were never given, with the rules that offer them.

    Raises:
        InvalidDraft: one of them was given.
    """
    ids = tuple(session.scalars(REWARDS.settled(session, chosen)))
    whom = listed(ids)
    used = session.execute(
        select(Reward.reward, func.count())
        .join(Grant, Grant.reward_id == Reward.id)
        .where(Reward.id.in_(whom))
        .group_by(Reward.id)
        .limit(1)
    ).first()
    if used is not None:
        name, count = used
        times = count_words(count, "time")
        refuse([Problem("reward", f"{name} was given {times}: make it inactive instead.")])
    forget_rows(session, "rewards", whom)
    session.execute(delete(Reward).where(Reward.id.in_(whom)))
    return len(ids)
