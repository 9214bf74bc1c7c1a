"""What the program spent beside its grants: add, edit, delete."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.program.checks import Values
from advocate_desk.program.cost_list import COSTS
from advocate_desk.program.edits import Changes
from advocate_desk.program.listing import Chosen
from advocate_desk.program.plain_kinds import (
    PlainKind,
    add_rows,
    delete_rows,
    edit_rows,
    never_blank,
)
from advocate_desk.store.models import Cost

_KIND = PlainKind(COSTS, Cost, needs=never_blank(COSTS, "on_day", "kind", "amount"))


def add_costs(session: Session, rows: Sequence[Values]) -> list[int]:
    """Add costs; one without a day is of today. A row may hold `uid` and `rate`.

    Raises:
        InvalidDraft: a value cannot be kept, or there is no kind or amount.
    """
    dated = [{**row, "on_day": row.get("on_day") or clock.today()} for row in rows]
    return add_rows(session, _KIND, dated)


def edit_costs(session: Session, chosen: Chosen, changes: Changes) -> int:
    """Set fields of the chosen costs; give how many rows changed.

    Raises:
        InvalidDraft: a value cannot be kept.
    """
    return edit_rows(session, _KIND, chosen, changes)


def delete_costs(session: Session, chosen: Chosen) -> int:
    """Delete costs; undo brings them back."""
    return delete_rows(session, _KIND, chosen)
