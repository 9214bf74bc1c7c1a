"""Makers of rows with usual values inside, so that a test says only what matters to it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from advocate_desk.program.activities import ActivityDraft, log_activities
from advocate_desk.program.grants import GrantDraft, give_rewards
from advocate_desk.program.members import add_members
from advocate_desk.program.rewards import add_rewards
from advocate_desk.store.desk import Desk
from advocate_desk.store.journal import journalled_tables

REFERENCE_CALL = 1  # the first of the activity types
CASE_STUDY = 23
A_DAY = dt.date(2026, 3, 2)


def add_member(desk: Desk, **values: Any) -> int:
    """Add one member; give her id."""
    return add_members_(desk, {"full_name": "Ada Lovelace", **values})[0]


def add_members_(desk: Desk, *rows: dict[str, Any]) -> list[int]:
    """Add members as one change."""
    with desk.write("Add members") as write:
        return add_members(write.session, rows)


def log_act(desk: Desk, *members: int, **values: Any) -> tuple[int, ...]:
    """Log an act, a reference call done on a day unless told otherwise."""
    draft = {"type_id": REFERENCE_CALL, "completed_on": A_DAY, **values}
    if draft.get("status", "completed") != "completed":
        draft["completed_on"] = values.get("completed_on")
    with desk.write("Log activity") as write:
        return log_activities(write.session, [ActivityDraft(members, **draft)]).activity_ids


def add_reward(desk: Desk, **values: Any) -> int:
    """Add a reward to the catalogue, a gift card unless told otherwise."""
    with desk.write("Add reward") as write:
        return add_rewards(
            write.session, [{"reward": "Gift card", "kind": "gift card", **values}]
        )[0]


def give(desk: Desk, reward: int, *members: int, **values: Any) -> tuple[int, ...]:
    """Give a reward, approved unless told otherwise."""
    with desk.write("Give reward") as write:
        return give_rewards(write.session, [GrantDraft(members, reward, **values)])


def dump(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Give every row of every journalled table, ids and uids included."""
    with desk.read() as session:
        return {
            table.name: [
                tuple(row) for row in session.execute(table.select().order_by(table.c.id))
            ]
            for table in journalled_tables()
        }
