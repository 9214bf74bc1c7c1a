"""Rows of a file that are older than an edit made by hand since: ours is kept, and she is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from sqlalchemy import text
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.words import day_words
from advocate_desk.program.fields import Shape
from advocate_desk.sheets.column_setup import Existing
from advocate_desk.sheets.fields import foreign, is_blank
from advocate_desk.sheets.planned import Group, LeftOut, Mend
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.store.models import TABLE_OF_KIND

LAST_MODIFIED = foreign("last_modified", "Last modified", Shape.DAY)
_KEY = LAST_MODIFIED.key


class OlderRows:
    """Tells which rows of a sheet are older than the edits of the desk's rows they mean."""

    def __init__(self, planning: Planning, rows: SheetRows, ids: Iterable[int]) -> None:
        self._rows = rows
        self._wins = planning.setup.older_wins
        tells = _KEY in rows.columns and not self._wins
        table = TABLE_OF_KIND.get(rows.kind, "")
        self._edited = _edited_by_hand(planning.session, table, ids) if tells and table else {}

    def policies(
        self, group: Group, policy: Existing, own: Mapping[str, Existing]
    ) -> tuple[Existing, Mapping[str, Existing]]:
        """Give the policies for a row that is there: an older file only fills what is blank."""
        modified, edited = group.merged.pop(_KEY, None), self._edited.get(group.target or 0)
        if not isinstance(modified, dt.date) or edited is None or modified >= edited:
            return policy, own
        if not _would_overwrite(group, policy, own):
            return policy, own
        place = group.givers.get(_KEY, group.places[0])
        words = f"is before your own edit on {day_words(edited)}: what you have is kept"
        self._rows.complain(place, _KEY, modified, LeftOut.CELL, words, Mend.AGE)
        kept = {key: one if one is Existing.SKIP else Existing.FILL for key, one in own.items()}
        return (policy if policy is Existing.SKIP else Existing.FILL), kept


def _would_overwrite(group: Group, policy: Existing, own: Mapping[str, Existing]) -> bool:
    """Say whether a row would change what stands there."""
    return any(
        own.get(key, policy) is Existing.UPDATE
        and not is_blank(group.known.get(key))
        and group.known.get(key) != value
        for key, value in group.merged.items()
        if key in group.known
    )


def _edited_by_hand(session: Session, table: str, ids: Iterable[int]) -> dict[int, dt.date]:
    """Give by id the day of the last edit that no import made, as far as the history goes."""
    rows = session.execute(
        text(
            'SELECT r.row_id, max(c.at) FROM change_row r JOIN "change" c ON c.id = r.change_id'
            " WHERE r.table_name = :table AND r.op = 'update' AND NOT c.undone"
            " AND r.row_id IN (SELECT value FROM json_each(:ids))"
            ' AND c.id NOT IN (SELECT change_id FROM "import" WHERE change_id IS NOT NULL)'
            " GROUP BY r.row_id"
        ),
        {"table": table, "ids": f"[{','.join(map(str, ids))}]"},
    )
    return {row: dt.date.fromisoformat(clock.local_words(at)[:10]) for row, at in rows}
