"""Takes back the apostrophes that our CSV files for people have before texts that would run.

Only files with our columns have them, and not all: CSV for other programs is written as it is. So
a cell is compared with what the desk holds of its row. Where that tells nothing, because the cell
was edited or the row is not here, the other rows do: a file in which texts stand unguarded that we
would have guarded is one for other programs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.sheets.cells import Cell
from advocate_desk.sheets.column_setup import ColumnSetup
from advocate_desk.sheets.exporters import EXPORTERS
from advocate_desk.sheets.fields import CUSTOM
from advocate_desk.sheets.safe_cells import guarded, is_guarded, unguarded
from advocate_desk.sheets.setup import SheetSetup

_AT_ONCE = 500  # rows asked for together

Held = Mapping[str, Mapping[str, str]]  # by field, by UID


class Apostrophes:
    """What the cells of a file's sheets say without them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._sheets: dict[int, _Sheet] = {}

    def cells(self, sheet: SheetSetup, column: ColumnSetup) -> Sequence[Cell]:
        """Give a column's cells as they were before they were guarded."""
        cells = sheet.cells(column)
        if not sheet.source.is_text or not any(map(_may_be_guarded, cells)):
            return cells
        if id(sheet) not in self._sheets:
            self._sheets[id(sheet)] = _Sheet(self._session, sheet)
        return self._sheets[id(sheet)].without(column, cells)


class _Sheet:
    """One sheet of a text file."""

    def __init__(self, session: Session, sheet: SheetSetup) -> None:
        self._session, self._sheet = session, sheet
        uids = sheet.column_of("uid")
        self._uids = [str(uid or "") for uid in sheet.cells(uids)] if uids else []

    def without(self, column: ColumnSetup, cells: Sequence[Cell]) -> Sequence[Cell]:
        """Give the cells of a column, each as it was written or as it stands."""
        if not self._is_ours:
            return cells
        return [
            self._plain(column, place, cell) if _may_be_guarded(cell) else cell
            for place, cell in enumerate(cells)
        ]

    def _plain(self, column: ColumnSetup, place: int, cell: Cell) -> str:
        text = str(cell)
        held = self._held_at(column, place)
        if held in (text, unguarded(text)):
            return held or ""
        knows = held is not None or self._sheet.is_program
        return unguarded(text) if knows and self._is_for_people else text

    @property
    def _is_ours(self) -> bool:
        """Say whether it has our mark: the column UID, or a sheet without one all our columns."""
        if self._uids:
            return True
        exporter = next((one for one in EXPORTERS if one.kind == self._sheet.kind), None)
        ours = {one.heading for one in exporter.columns} if exporter else {"UID"}
        return "UID" not in ours and ours.issubset(self._sheet.headings)

    @cached_property
    def _is_for_people(self) -> bool:
        """Say whether all texts are guarded that should be, but those she typed."""
        for column in self._sheet.columns:
            for place, cell in enumerate(self._sheet.cells(column)):
                if isinstance(cell, str) and guarded(cell) != cell and not is_guarded(cell):
                    held = self._held_at(column, place)
                    if held is None or held == cell:
                        return False
        return True

    def _held_at(self, column: ColumnSetup, place: int) -> str | None:
        """Give what the desk holds in a cell; None when it does not know the row."""
        of_field = self._held.get(column.field or "", {})
        return of_field.get(self._uids[place].lower()) if self._uids else None

    @cached_property
    def _held(self) -> Held:
        """Give the texts of the rows that the file names, of the desk."""
        exporter = next((one for one in EXPORTERS if one.kind == self._sheet.kind), None)
        if exporter is None or not self._uids:
            return {}
        whole = exporter.with_own_fields(self._session)
        own = {one.heading: f"{CUSTOM}{one.name}" for one in whole.own}
        keys = [own.get(column.heading, column.key) for column in whole.columns]
        held: dict[str, dict[str, str]] = {key: {} for key in keys}
        rows = whole.query.order_by(None).subquery()
        for start in range(0, len(self._suspects), _AT_ONCE):
            uids = self._suspects[start : start + _AT_ONCE]
            for row in self._session.execute(select(rows).where(rows.c[0].in_(uids))):
                for key, text in zip(keys, row, strict=True):
                    held[key][row[0].lower()] = text
        return held

    @cached_property
    def _suspects(self) -> list[str]:
        """Give the UIDs of the rows that have a text which is guarded, or should be."""
        return list(dict.fromkeys(self._uids[place] for place in self._suspicious()))

    def _suspicious(self) -> Iterator[int]:
        for column in self._sheet.columns:
            for place, cell in enumerate(self._sheet.cells(column)):
                if isinstance(cell, str) and guarded(cell) != cell:
                    yield place


def _may_be_guarded(cell: Cell) -> bool:
    return isinstance(cell, str) and cell[:1] == "'" and is_guarded(cell)
