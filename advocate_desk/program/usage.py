"""How much companies and members use the product, month by month: add, edit, delete."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from sqlalchemy.orm import Session

from advocate_desk.base.errors import Problem
from advocate_desk.base.text import fold
from advocate_desk.program.business_lists import USAGE
from advocate_desk.program.checks import Values, refuse
from advocate_desk.program.edits import Changes
from advocate_desk.program.listing import Chosen
from advocate_desk.program.plain_kinds import (
    PlainKind,
    Unlike,
    add_rows,
    delete_rows,
    edit_rows,
)
from advocate_desk.store.models import Usage

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.]\d{1,2})?(?:[t ].*)?")
_MONTH_FIRST = re.compile(r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})")
_NAMED = re.compile(r"(?P<name>[a-z]{3,9})\.?[-/ ]*(?P<year>\d{4})")


def month_called(text: str) -> str | None:
    """Give a month as it is kept: `Mar 2026` is 2026-03, and so is a day in it."""
    said = fold(text).strip()
    for pattern in (_ISO, _MONTH_FIRST, _NAMED):
        if found := pattern.fullmatch(said):
            parts = found.groupdict()
            name = parts.get("name")
            month = _named_month(name) if name else int(parts["month"])
            return f"{parts['year']}-{month:02}" if 1 <= month <= 12 else None
    return None


def _named_month(name: str) -> int:
    """Give the number of a month by its English name or the start of it; 0 for no month."""
    short = name[:3]
    whole = dt.date(2000, _MONTHS.index(short) + 1, 1).strftime("%B") if short in _MONTHS else ""
    return _MONTHS.index(short) + 1 if whole.lower().startswith(name) else 0


def _misfits(values: Values) -> list[Problem]:
    if values.get("company") or values.get("account_id") or values.get("member_id"):
        return []
    return [Problem("company", "Say whose use it is: a company's, or a member's.")]


def _as_kept(_session: Session, values: Values) -> Values:
    said = values.get("in_month")
    if not said:
        return values
    month = month_called(str(said))
    if month is None:
        refuse([Problem("in_month", f"“{said}” is no month: write it like 2026-03.")])
    return {**values, "in_month": month}


def _is_there(_row: Values) -> Problem:
    return Problem("measure", "This is told for that month already: change its value instead.")


KIND = PlainKind(
    USAGE,
    Usage,
    needs={
        "in_month": "Say which month it was, such as 2026-03.",
        "measure": "Say what was counted.",
        "value": "Say how much it was.",
    },
    misfits=_misfits,
    together=("account_id", "member_id"),
    as_kept=_as_kept,
    unlike=(Unlike(("account_id", "member_id", "in_month", "measure"), _is_there),),
)


def add_usage(session: Session, rows: Sequence[Values]) -> list[int]:
    """Add what companies, or members, used in months.

    Raises:
        InvalidDraft: nobody's, no month, no measure, no number, or it is told already.
    """
    return add_rows(session, KIND, rows)


def edit_usage(session: Session, chosen: Chosen, changes: Changes) -> int:
    """Set fields of the chosen rows; give how many changed.

    Raises:
        InvalidDraft: a value cannot be kept, or one month would be told twice.
    """
    return edit_rows(session, KIND, chosen, changes)


def delete_usage(session: Session, chosen: Chosen) -> int:
    """Delete usage; undo brings it back."""
    return delete_rows(session, KIND, chosen)
