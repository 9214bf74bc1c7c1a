"""Which rows are chosen: by runs of rows in the view, by ids or by the filter for the verbs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QItemSelection, QItemSelectionModel

from advocate_desk.program.listing import Chosen, Wanted
from advocate_desk.ui.tables.lazy_table import Ids, LazyTable

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


def chosen_ids(model: LazyTable, choice: QItemSelectionModel) -> Ids:
    """Give the ids of the chosen rows, in their order."""
    runs = [model.ids[first : last + 1] for first, last in chosen_rows(choice)]
    found = np.concatenate(runs) if runs else np.empty(0, dtype=np.int64)
    return found[found > 0]


def chosen_for_verbs(model: LazyTable, choice: QItemSelectionModel, wanted: Wanted) -> Chosen:
    """Name the chosen rows for a change: many of them by the filter, few by their ids."""
    count = count_chosen(choice)
    if count and count == model.rowCount():
        return Chosen(wanted=wanted)
    ids = chosen_ids(model, choice)
    if count > _BY_IDS and count * 2 > model.rowCount():
        left_out = np.setdiff1d(model.ids, ids)
        return Chosen(wanted=wanted, without=tuple(left_out[left_out > 0].tolist()))
    return Chosen(ids=tuple(ids.tolist()))


def keep(model: LazyTable, choice: QItemSelectionModel) -> KeptChoice:
    """Remember what is chosen."""
    rows = model.rowCount()
    is_all = rows > 1 and count_chosen(choice) == rows
    ids = np.empty(0, dtype=np.int64) if is_all else chosen_ids(model, choice)
    current = choice.currentIndex()
    return KeptChoice(is_all, ids, model.id_at(current.row()) if current.isValid() else None)


def selection_of(model: LazyTable, kept: KeptChoice) -> QItemSelection:
    """Give where the remembered rows are now."""
    if kept.is_all:
        return _selection(model, [(0, model.rowCount() - 1)])
    rows = np.flatnonzero(np.isin(model.ids, kept.ids))
    breaks = np.flatnonzero(np.diff(rows) > 1) + 1
    runs = [(int(run[0]), int(run[-1])) for run in np.split(rows, breaks) if run.size]
    return _selection(model, runs)


def _selection(model: LazyTable, runs: Iterable[tuple[int, int]]) -> QItemSelection:
    found = QItemSelection()
    last_column = model.columnCount() - 1
    for first, last in runs:
        if first <= last and last_column >= 0:
            found.select(model.index(first, 0), model.index(last, last_column))
    return found
