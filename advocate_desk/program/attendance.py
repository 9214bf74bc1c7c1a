"""Who registered for events and was there: add, edit, delete. Attendance is never an act."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from sqlalchemy.orm import Session

from advocate_desk.base.errors import Problem
from advocate_desk.program.checks import Values
from advocate_desk.program.community_lists import ATTENDANCE
from advocate_desk.program.edits import Changes
from advocate_desk.program.listing import Chosen
from advocate_desk.program.plain_kinds import (
    PlainKind,
    Unlike,
    add_rows,
    delete_rows,
    edit_rows,
)
from advocate_desk.store.models import Attendance


def _misfits(values: Values) -> list[Problem]:
    if values.get("email") or values.get("member_id"):
        return []
    return [Problem("email", "Choose a member, or give the e-mail address of somebody else.")]


def _is_there(_row: Values) -> Problem:
    return Problem("event", "This person is on the list of that event already.")


def _of_somebody(said: Sequence[Any]) -> Hashable:
    event, person = said
    return (event, person) if person else None


KIND = PlainKind(
    ATTENDANCE,
    Attendance,
    needs={"event": "Say which event it was."},
    misfits=_misfits,
    together=("email", "member_id"),
    unlike=(
        Unlike(("event_id", "email"), _is_there, _of_somebody),
        Unlike(("event_id", "member_id"), _is_there, _of_somebody),
    ),
)


def add_attendance(session: Session, rows: Sequence[Values]) -> list[int]:
    """Add people to the lists of events, made where they are new; it makes no member and no act.

    Raises:
        InvalidDraft: no event, nobody, or somebody who is on the list already.
    """
    return add_rows(session, KIND, rows)


def edit_attendance(session: Session, chosen: Chosen, changes: Changes) -> int:
    """Set fields of the chosen rows; give how many changed.

    Raises:
        InvalidDraft: a value cannot be kept, or somebody would be on a list twice.
    """
    return edit_rows(session, KIND, chosen, changes)


def delete_attendance(session: Session, chosen: Chosen) -> int:
    """Take people off the lists of events; undo brings them back."""
    return delete_rows(session, KIND, chosen)
