"""Which rows are chosen: by runs of rows in the view, by ids or by the filter for the verbs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionModel

from advocate_desk.base.row_ids import Ids, ids_of, runs_of
from advocate_desk.program.listing import Chosen, Wanted
from advocate_desk.ui.tables.lazy_table import LazyTable

_BY_IDS = 500  # from here on a choice of nearly all rows is told as all but a few


@dataclass(frozen=True, slots=True)
class KeptChoice:
    """What was chosen before the rows changed their places."""

    is_all: bool
    ids: Ids
    current: int | None


def chosen_rows(choice: QItemSelectionModel) -> list[tuple[int, int]]:
    """Give the runs of chosen rows, first and last, in order."""
    return sorted({(run.top(), run.bottom()) for run in choice.selection().toList()})


def count_chosen(choice: QItemSelectionModel) -> int:
    """Count the chosen rows without listing them."""
    return sum(last - first + 1 for first, last in chosen_rows(choice))


def row_beside(choice: QItemSelectionModel, rows: int) -> int:
    """Give the row after the chosen ones, or the one before them at the end of the list."""
    runs = chosen_rows(choice)
    after = runs[-1][1] + 1
    return after if after < rows else runs[0][0] - 1


def chosen_ids(model: LazyTable, choice: QItemSelectionModel) -> Ids:
    """Give the ids of the chosen rows, in their order, as far as they are known."""
    found = ids_of(())
    for first, last in chosen_rows(choice):
        found.extend(model.ids[first : last + 1])
    return found


def chosen_for_verbs(model: LazyTable, choice: QItemSelectionModel, wanted: Wanted) -> Chosen:
    """Name the chosen rows for a change: many of them by the filter, few by their ids."""
    count = count_chosen(choice)
    if count and count == model.rowCount():
        return Chosen(wanted=wanted)
    if count > _BY_IDS and count * 2 > model.rowCount():
        return Chosen(wanted=wanted, without=tuple(_left_out(model, choice)))
    return Chosen(ids=tuple(chosen_ids(model, choice)))


def _left_out(model: LazyTable, choice: QItemSelectionModel) -> Iterator[int]:
    """Give the ids between the chosen rows."""
    start = 0
    for first, last in chosen_rows(choice):
        yield from model.ids[start:first]
        start = last + 1
    yield from model.ids[start:]


def keep(model: LazyTable, choice: QItemSelectionModel) -> KeptChoice:
    """Remember what is chosen."""
    rows = model.rowCount()
    is_all = rows > 1 and count_chosen(choice) == rows
    ids = ids_of(()) if is_all else chosen_ids(model, choice)
    current = choice.currentIndex()
    return KeptChoice(is_all, ids, model.id_at(current.row()) if current.isValid() else None)


def selection_of(model: LazyTable, kept: KeptChoice) -> QItemSelection:
    """Give where the remembered rows are now."""
    if kept.is_all:
        return _selection(model, [(0, model.rowCount() - 1)])
    return _selection(model, runs_of(model.ids, kept.ids))


def _selection(model: LazyTable, runs: Iterable[tuple[int, int]]) -> QItemSelection:
    found = QItemSelection()
    last_column = model.columnCount() - 1
    for first, last in runs:
        if first <= last and last_column >= 0:
            found.select(model.index(first, 0), model.index(last, last_column))
    return found
