"""What all sheets of one import share while they are written: ids of what was made just before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from advocate_desk.base.progress import Progress
from advocate_desk.base.text import fold_name
from advocate_desk.sheets.planned import ImportPlan


class Saving:
    """One import being written, in one transaction."""

    def __init__(self, session: Session, plan: ImportPlan, progress: Progress) -> None:
        self.session = session
        self.plan = plan
        self.progress = progress
        self.made_members: dict[int, int] = {}  # by the number of a member that was planned

    def member(self, who: int) -> int:
        """Give the id of a member that a planned row names."""
        return who if who > 0 else self.made_members[who]

    def ids_by_name(self, table: str, column: str) -> dict[str, int]:
        """Give the ids of rows by folded name."""
        rows = self.session.execute(text(f"SELECT id, {column} FROM {table}"))  # noqa: S608  # ours
        return {fold_name(name): row_id for row_id, name in rows}

    def step(self, done: int, total: int, note: str) -> None:
        """Say how far the writing is.

        Raises:
            Cancelled: she pressed Cancel; the transaction is rolled back.
        """
        self.progress.step(done, total, note)


Values = Mapping[str, Any]
