"""The catalogue of activity types: add, edit, retire."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from advocate_desk.base.errors import Problem
from advocate_desk.base.text import fold
from advocate_desk.program.activity_list import ACTIVITY_TYPES
from advocate_desk.program.bulk import insert_rows
from advocate_desk.program.checks import Values, problems_of, refuse, tidy_values
from advocate_desk.program.fields import ACTIVITY_TYPE_FIELDS
from advocate_desk.program.listing import Chosen
from advocate_desk.program.money import priced, set_money
from advocate_desk.program.type_names import follow_rename
from advocate_desk.store.choices import MINUTES_BY_EFFORT
from advocate_desk.store.models import Activity, ActivityType

_OWN = tuple(c.name for c in ActivityType.__table__.columns if c.name not in ("id", "uid"))
_NEW = {
    "category": "other",  # marks a type that she has still to complete
    "stance": "both",
    "moment": "both",
    "effort": 2,
    "counts_as_advocacy": True,
    "counts_towards_load": True,
    "active": True,
}
_NEVER_BLANK = (
    "name",
    "category",
    "stance",
    "moment",
    "effort",
    "counts_as_advocacy",
    "counts_towards_load",
    "active",
)


def add_types(session: Session, rows: Sequence[Values]) -> list[int]:
    """Add activity types; what a row does not say is as for any new type. A row may hold `uid`.

    Raises:
        InvalidDraft: a value cannot be kept, or the name is taken.
    """
    tidied = [tidy_values(ACTIVITY_TYPE_FIELDS, row) for row in rows]
    taken = {fold(name) for name in session.scalars(select(ActivityType.name))}
    made = []
    for row in tidied:
        kind = {**_NEW, **{key: value for key, value in row.items() if value is not None}}
        refuse(_problems({"name": None, **kind}))
        if fold(kind["name"]) in taken:
            refuse([Problem("name", f"There is already a type {kind['name']}.")])
        taken.add(fold(kind["name"]))
        if "minutes" not in row:
            kind["minutes"] = MINUTES_BY_EFFORT[kind["effort"]]
        made.append(kind)
    return list(insert_rows(session, ActivityType, _OWN, priced(session, ActivityType, made)))


def _problems(values: Values) -> list[Problem]:
    found = problems_of(ACTIVITY_TYPE_FIELDS, values)
    found += [
        Problem(key, f"{ACTIVITY_TYPES.field(key).label} cannot be blank.")
        for key in _NEVER_BLANK
        if key in values and values[key] in (None, "")
    ]
    if values.get("effort") not in (None, 1, 2, 3, 4, 5):
        found.append(Problem("effort", "Effort is 1 to 5."))
    return found


def edit_types(session: Session, chosen: Chosen, changes: Values) -> int:
    """Set fields of the chosen types; give how many rows changed. Goals follow a new name.

    Raises:
        InvalidDraft: a value cannot be kept, or the name is taken.
    """
    tidy = tidy_values(ACTIVITY_TYPE_FIELDS, changes)
    refuse(_problems(tidy))
    whom = ACTIVITY_TYPES.settled(session, chosen)
    if "name" in tidy:
        ids = list(session.scalars(whom.limit(2)))
        others = session.execute(select(ActivityType.id, ActivityType.name))
        clash = any(fold(name) == fold(tidy["name"]) and row not in ids for row, name in others)
        if clash or len(ids) > 1:
            refuse([Problem("name", f"There is already a type {tidy['name']}.")])
        for kind in session.scalars(select(ActivityType).where(ActivityType.id.in_(ids))):
            if kind.name != tidy["name"]:
                follow_rename(session, kind, tidy["name"])
    own = {key: value for key, value in tidy.items() if key in _OWN}
    return set_money(session, ActivityType, whom, own) if own else 0


def delete_types(session: Session, chosen: Chosen) -> int:
    """Delete activity types that nothing uses.

    Raises:
        InvalidDraft: activities are of one of them.
    """
    session.flush()
    ids = tuple(session.scalars(ACTIVITY_TYPES.chosen(chosen)))
    used = session.execute(
        select(ActivityType.name, func.count())
        .join(Activity, Activity.type_id == ActivityType.id)
        .where(ActivityType.id.in_(ids))
        .group_by(ActivityType.id)
        .limit(1)
    ).first()
    if used is not None:
        name, count = used
        text = f"{count} activities are of the type {name}: make it inactive instead."
        refuse([Problem("name", text)])
    session.execute(delete(ActivityType).where(ActivityType.id.in_(ids)))
    return len(ids)
