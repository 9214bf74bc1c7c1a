"""Qt's own way to show a table of a database: the peer of our lists."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtSql import QSqlDatabase, QSqlTableModel
from PySide6.QtWidgets import QHeaderView, QTableView

WIDTH, HEIGHT = 1400, 900


def open_peer(desk: Path) -> QSqlDatabase:
    """Open a copy of a desk that nobody else in this process has open."""
    database = QSqlDatabase.addDatabase("QSQLITE", str(desk))
    database.setDatabaseName(str(desk))
    if not database.open():
        raise RuntimeError(database.lastError().text())
    return database


def peer_model(database: QSqlDatabase, table: str, sort: str) -> QSqlTableModel:
    """Give a model of a table sorted by a column, newest first; nothing is selected yet."""
    model = QSqlTableModel(None, database)
    model.setTable(table)
    model.setSort(model.fieldIndex(sort), Qt.SortOrder.DescendingOrder)
    return model


def peer_view(model: QSqlTableModel, columns: int, row_height: int) -> QTableView:
    """Give the view people use for it, its rows as high as ours."""
    view = QTableView()
    view.setModel(model)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(row_height)
    for column in range(columns, model.columnCount()):
        view.setColumnHidden(column, True)
    view.resize(WIDTH, HEIGHT)
    view.show()
    return view


def wait_for(signal: object) -> None:
    """Let the event loop run until a signal comes."""
    loop = QEventLoop()
    signal.connect(loop.quit)  # type: ignore[attr-defined]
    loop.exec()
