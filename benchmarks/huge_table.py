"""P6: all activities opened until the right last row shows, beside QSqlTableModel."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from PySide6.QtSql import QSqlDatabase
from PySide6.QtWidgets import QApplication, QTableView

from advocate_desk.program.activity_list import ACTIVITIES
from advocate_desk.program.listing import Sort, Wanted
from advocate_desk.ui import theme
from benchmarks.big_desk import big_desk
from benchmarks.measuring import Line, Size, medians, milliseconds
from benchmarks.our_list import OurList, application
from benchmarks.qt_peer import open_peer, peer_model, peer_view, wait_for

COLUMNS = ("member", "type", "status", "asked_on", "completed_on", "trigger", "outcome", "points")


def measure(size: Size) -> list[Line]:
    """Open both in turns, each time from nothing."""
    app = application()
    with tempfile.TemporaryDirectory() as folder:
        desk = big_desk(size, Path(folder))
        copy = Path(folder, "peer.desk")
        shutil.copyfile(desk, copy)
        ours = OurList(desk, ACTIVITIES, COLUMNS)
        database = open_peer(copy)
        mine, peer = medians(
            size.repeats, lambda: _until_last_row(ours, size), lambda: _peer(database)
        )
        ours.close()
        database.close()
    app.quit()
    words = f"{milliseconds(mine)}; QSqlTableModel {milliseconds(peer)}"
    return [Line("P6 huge table", mine / peer, 0.35, "x", words)]


def _until_last_row(ours: OurList, size: Size) -> None:
    ours.finder.find(Wanted(), Sort("day", descending=True))
    wait_for(ours.finder.all_found)
    _paint_end(ours.view)
    assert ours.view.table.rowCount() == size.acts
    assert ours.view.table.cell(size.acts - 1, 0)[0]


def _peer(database: QSqlDatabase) -> None:
    model = peer_model(database, "activity", "day")
    view = peer_view(model, len(COLUMNS), theme.row_height())
    model.select()
    while model.canFetchMore():
        model.fetchMore()
    QApplication.processEvents()
    _paint_end(view)
    assert model.data(model.index(model.rowCount() - 1, 0))
    view.close()
    model.clear()


def _paint_end(view: QTableView) -> None:
    view.scrollToBottom()
    view.viewport().repaint()
