"""Figures day by day, and what happened on a day: add, edit, delete."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from advocate_desk.base.errors import Problem
from advocate_desk.program.business_lists import SERIES, SERIES_EVENTS
from advocate_desk.program.checks import Values
from advocate_desk.program.edits import Changes
from advocate_desk.program.listing import Chosen
from advocate_desk.program.plain_kinds import (
    PlainKind,
    Unlike,
    add_rows,
    delete_rows,
    edit_rows,
)
from advocate_desk.store.models import SeriesEvent, SeriesPoint


def _is_there(_row: Values) -> Problem:
    return Problem("on_day", "The series has this day already: change what stands there instead.")


_NEEDS = {"series": "Say which series it belongs to.", "on_day": "Say which day it was."}
_ONE_A_DAY = (Unlike(("series", "on_day"), _is_there),)
POINT = PlainKind(
    SERIES,
    SeriesPoint,
    needs={**_NEEDS, "value": "Say how much it was."},
    unlike=_ONE_A_DAY,
)
EVENT = PlainKind(
    SERIES_EVENTS,
    SeriesEvent,
    needs={**_NEEDS, "event": "Say what happened."},
    unlike=_ONE_A_DAY,
)


def add_series(session: Session, rows: Sequence[Values]) -> list[int]:
    """Add values of series, one a day.

    Raises:
        InvalidDraft: no series, no day, no number, or a day that is told already.
    """
    return add_rows(session, POINT, rows)


def edit_series(session: Session, chosen: Chosen, changes: Changes) -> int:
    """Set fields of the chosen values; give how many rows changed.

    Raises:
        InvalidDraft: a value cannot be kept, or a day would be told twice.
    """
    return edit_rows(session, POINT, chosen, changes)


def delete_series(session: Session, chosen: Chosen) -> int:
    """Delete values of series; undo brings them back."""
    return delete_rows(session, POINT, chosen)


def add_series_events(session: Session, rows: Sequence[Values]) -> list[int]:
    """Add what happened on days of series.

    Raises:
        InvalidDraft: no series, no day, nothing that happened, or a day that is told already.
    """
    return add_rows(session, EVENT, rows)


def edit_series_events(session: Session, chosen: Chosen, changes: Changes) -> int:
    """Set fields of the chosen events; give how many rows changed.

    Raises:
        InvalidDraft: a value cannot be kept, or a day would be told twice.
    """
    return edit_rows(session, EVENT, chosen, changes)


def delete_series_events(session: Session, chosen: Chosen) -> int:
    """Delete events of series; undo brings them back."""
    return delete_rows(session, EVENT, chosen)
