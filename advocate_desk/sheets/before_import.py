"""Keeps a copy of a desk before an import changes much of it."""

from __future__ import annotations

from sqlalchemy import text

from advocate_desk.base.progress import Progress
from advocate_desk.sheets.planned import ImportPlan
from advocate_desk.store.backup import back_up, backups_of
from advocate_desk.store.desk import Desk

_MANY = 100  # rows that change; fewer are taken back by undo alone


def changes_much(plan: ImportPlan) -> bool:
    """Say whether a copy is due before the plan is carried out."""
    return plan.changed_rows() > _MANY


def back_up_first(desk: Desk, plan: ImportPlan, progress: Progress) -> None:
    """Back the desk up if the plan changes much, unless the newest backup holds it as it is.

    Raises:
        DeskError: no backup was made.
        Cancelled: she pressed Cancel.
    """
    if not changes_much(plan):
        return
    with desk.read() as session:
        newest = session.execute(text('SELECT max(id) FROM "change" WHERE NOT undone')).scalar()
    held = next((backup.change for backup in backups_of(desk.path)), None)
    if held is None or held != (newest or 0):
        back_up(desk.path, note="before import", progress=progress)
