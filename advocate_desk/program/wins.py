"""What members achieved with us, and for themselves: add, edit, delete."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from advocate_desk.program.activities import account_on
from advocate_desk.program.checks import Values
from advocate_desk.program.edits import Changes
from advocate_desk.program.listing import Chosen
from advocate_desk.program.plain_kinds import PlainKind, add_rows, delete_rows, edit_rows
from advocate_desk.program.relation_lists import CAREER_WINS, WINS
from advocate_desk.store.models import CareerWin, Win

_DAY = "Say on what day it was."
WIN = PlainKind(WINS, Win, needs={"on_day": _DAY, "what": "Say what was achieved."})
CAREER_WIN = PlainKind(
    CAREER_WINS, CareerWin, needs={"on_day": _DAY, "kind": "Say what kind of step it was."}
)


def add_wins(session: Session, rows: Sequence[Values]) -> list[int]:
    """Add wins; one that names no company stays with where its member worked on its day.

    Rows of an import name the company, or that there is none, by `company`.

    Raises:
        InvalidDraft: nobody, no day, or nothing achieved.
    """
    placed = [row if "company" in row else {**row, **_worked_at(session, row)} for row in rows]
    return add_rows(session, WIN, placed)


def _worked_at(session: Session, row: Values) -> Values:
    member, day = row.get("member_id"), row.get("on_day")
    return {"account_id": account_on(session, member, day)} if member and day else {}


def edit_wins(session: Session, chosen: Chosen, changes: Changes) -> int:
    """Set fields of the chosen wins; give how many rows changed.

    Raises:
        InvalidDraft: a value cannot be kept.
    """
    return edit_rows(session, WIN, chosen, changes)


def delete_wins(session: Session, chosen: Chosen) -> int:
    """Delete wins; undo brings them back."""
    return delete_rows(session, WIN, chosen)


def add_career_wins(session: Session, rows: Sequence[Values]) -> list[int]:
    """Add steps of members' careers.

    Raises:
        InvalidDraft: nobody, no day, or no kind.
    """
    return add_rows(session, CAREER_WIN, rows)


def edit_career_wins(session: Session, chosen: Chosen, changes: Changes) -> int:
    """Set fields of the chosen career wins; give how many rows changed.

    Raises:
        InvalidDraft: a value cannot be kept.
    """
    return edit_rows(session, CAREER_WIN, chosen, changes)


def delete_career_wins(session: Session, chosen: Chosen) -> int:
    """Delete career wins; undo brings them back."""
    return delete_rows(session, CAREER_WIN, chosen)
