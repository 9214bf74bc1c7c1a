"""The imports of the past: which file, when, what came of it, whether it can be taken back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from advocate_desk.store.models import Change, Import, ImportedRow

_NEWEST = 500  # listed at most


class Outcome(StrEnum):
    """How it stands with an import."""

    STANDS = "stands"
    TAKEN_BACK = "taken back"
    FINAL = "final"  # it stands, and the history does not reach back to it any more


@dataclass(frozen=True, slots=True)
class PastImport:
    """One import.

    Attributes:
        change: the change it made, by which it is taken back.
        at: the moment, as stored.
        counts: by sheet, how many rows became what.
        has_left_rows: the rows that it left out are kept still.
    """

    id: int
    change: int
    file: str
    at: str
    outcome: Outcome
    counts: Mapping[str, Mapping[str, int]]
    has_left_rows: bool = False

    def count(self, verdict: str) -> int:
        """Count the rows of all sheets that became something."""
        return sum(sheet.get(verdict, 0) for sheet in self.counts.values())


def past_imports(session: Session) -> list[PastImport]:
    """Give the imports that changed something, the newest first."""
    rows = session.execute(
        select(Import, Change)
        .join(Change, Change.id == Import.change_id, isouter=True)
        .order_by(Import.id.desc())
        .limit(_NEWEST)
    )
    return [
        PastImport(
            made.id,
            made.change_id or 0,
            made.file,
            made.at,
            _outcome(made, change),
            json.loads(made.counts),
            made.left_rows is not None,
        )
        for made, change in rows
    ]


def imported_before(session: Session, sha256: str) -> str:
    """Give the moment when all of these very files were imported, if they still stand; else blank.

    The sums of several files stand side by side, with blanks between.
    """
    moments = [_newest_of(session, one) for one in sha256.split()]
    return min(moments) if moments and all(moments) else ""


def left_rows_kept(session: Session, made: int) -> str:
    """Give the rows that an import left out, as they are kept; blank when they are no more."""
    kept = session.scalar(select(Import.left_rows).where(Import.id == made))
    return kept or ""


def rows_of_import(session: Session, made: int) -> dict[str, tuple[int, ...]]:
    """Give the rows that an import made, by kind; those deleted since are among them."""
    rows = session.execute(
        select(ImportedRow.kind, ImportedRow.row_id)
        .where(ImportedRow.import_id == made, ImportedRow.verdict == "new")
        .order_by(ImportedRow.id)
    )
    found: dict[str, dict[int, None]] = defaultdict(dict)
    for kind, row_id in rows:
        found[kind][row_id] = None
    return {kind: tuple(ids) for kind, ids in found.items()}


def _outcome(made: Import, change: Change | None) -> Outcome:
    if not made.status.startswith("done") or (change is not None and change.undone):
        return Outcome.TAKEN_BACK
    return Outcome.FINAL if change is None or change.forgotten else Outcome.STANDS


def _newest_of(session: Session, sum_of_file: str) -> str:
    stands = (
        select(func.max(Import.at))
        .join(Change, Change.id == Import.change_id)
        .where(Import.status.startswith("done"), ~Change.undone)
        .where(Import.sha256.contains(sum_of_file))
    )
    return session.scalar(stands) or ""
