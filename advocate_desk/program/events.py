"""Events: add, edit, delete."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from advocate_desk.base.errors import Problem
from advocate_desk.program.checks import Values
from advocate_desk.program.community_lists import EVENTS
from advocate_desk.program.edits import Changes
from advocate_desk.program.listing import Chosen
from advocate_desk.program.plain_kinds import (
    PlainKind,
    Unlike,
    add_rows,
    delete_rows,
    edit_rows,
)
from advocate_desk.store.models import Event


def _misfits(values: Values) -> list[Problem]:
    first, last = values.get("starts_on"), values.get("ends_on")
    if first and last and last < first:
        return [Problem("ends_on", "An event cannot end before the day it starts on.")]
    return []


def _is_there(_row: Values) -> Problem:
    words = "There is already an event of this name on that day: change that one instead."
    return Problem("event", words)


KIND = PlainKind(
    EVENTS,
    Event,
    needs={"event": "An event needs a name."},
    misfits=_misfits,
    together=("ends_on", "starts_on"),
    unlike=(Unlike(("event", "starts_on"), _is_there),),
)


def add_events(session: Session, rows: Sequence[Values]) -> list[int]:
    """Add events.

    Raises:
        InvalidDraft: no name, it ends before it starts, or it is there already.
    """
    return add_rows(session, KIND, rows)


def edit_events(session: Session, chosen: Chosen, changes: Changes) -> int:
    """Set fields of the chosen events; give how many rows changed.

    Raises:
        InvalidDraft: a value cannot be kept, or two events would be the same.
    """
    return edit_rows(session, KIND, chosen, changes)


def delete_events(session: Session, chosen: Chosen) -> int:
    """Delete events with the list of who was there; undo brings both back."""
    return delete_rows(session, KIND, chosen)
