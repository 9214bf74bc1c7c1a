"""The catalogue of activity types: add, edit, retire."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from advocate_desk.base.errors import Problem
from advocate_desk.program.activity_list import ACTIVITY_TYPES
from advocate_desk.program.checks import Values, refuse
from advocate_desk.program.edits import Changes, Each, edits_of, with_any
from advocate_desk.program.listing import Chosen, listed
from advocate_desk.program.plain_kinds import (
    PlainKind,
    Unlike,
    add_rows,
    delete_rows,
    edit_rows,
    never_blank,
    sound_edits,
)
from advocate_desk.program.type_names import follow_rename
from advocate_desk.store.choices import MINUTES_BY_EFFORT
from advocate_desk.store.models import Activity, ActivityType

_USUAL: dict[str, Any] = {
    "category": "other",  # marks a type that she has still to complete
    "stance": "both",
    "moment": "both",
    "effort": 2,
    "counts_as_advocacy": True,
    "counts_towards_load": True,
    "active": True,
}


def _misfits(values: Values) -> list[Problem]:
    fits = values["effort"] in MINUTES_BY_EFFORT
    return [] if fits else [Problem("effort", "Effort is 1 to 5.")]


def _is_there(row: Values) -> Problem:
    return Problem("name", f"There is already a type {row['name']}.")


_KIND = PlainKind(
    ACTIVITY_TYPES,
    ActivityType,
    needs=never_blank(ACTIVITY_TYPES, "name", *_USUAL),
    usual=_USUAL,
    misfits=_misfits,
    together=("effort",),
    unlike=(Unlike(("name",), _is_there),),
)


def add_types(session: Session, rows: Sequence[Values]) -> list[int]:
    """Add activity types; what a row does not say is as for any new type. A row may hold `uid`.

    Raises:
        InvalidDraft: a value cannot be kept, or the name is taken.
    """
    return add_rows(session, _KIND, [{"minutes": _usual_minutes(row), **row} for row in rows])


def _usual_minutes(row: Values) -> int | None:
    return MINUTES_BY_EFFORT.get(row.get("effort") or _USUAL["effort"])


def edit_types(session: Session, chosen: Chosen, changes: Changes) -> int:
    """Set fields of the chosen types; give how many rows changed. Goals follow a new name.

    Raises:
        InvalidDraft: a value cannot be kept, or the name is taken.
    """
    edits = edits_of(session, ACTIVITY_TYPES, chosen, changes)
    renamed = with_any(sound_edits(session, _KIND, edits), "name")
    whom = ActivityType.id.in_(listed(tuple(renamed)))
    for kind in session.scalars(select(ActivityType).where(whom)):
        if kind.name != (name := renamed[kind.id]["name"]):
            follow_rename(session, kind, name)
    each = Each(edits)
    return edit_rows(session, _KIND, each.chosen, each)


def delete_types(session: Session, chosen: Chosen) -> int:
    """Delete activity types that nothing uses.

    Raises:
        InvalidDraft: activities are of one of them.
    """
    ids = tuple(session.scalars(ACTIVITY_TYPES.settled(session, chosen)))
    used = session.execute(
        select(ActivityType.name, func.count())
        .join(Activity, Activity.type_id == ActivityType.id)
        .where(ActivityType.id.in_(listed(ids)))
        .group_by(ActivityType.id)
        .limit(1)
    ).first()
    if used is not None:
        name, count = used
        text = f"{count} activities are of the type {name}: make it inactive instead."
        refuse([Problem("name", text)])
    return delete_rows(session, _KIND, Chosen(ids=ids))
