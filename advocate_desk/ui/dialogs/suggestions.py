"""The list that opens below a line while she types, and what Enter takes from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from advocate_desk.ui import theme

Suggestion = tuple[Any, str]  # what is meant, and the words it is shown with
_ROW_PX = 32
_PAUSE_MS = 60  # a look among 100,000 people takes as long: typing goes on meanwhile
_VALUE = Qt.ItemDataRole.UserRole


class Suggestions(QObject):
    """Looks up what the typed words may mean; the first suggestion is ready for Enter.

    Signals:
        picked: what she took.
    """

    picked = Signal(object)

    def __init__(self, line: QLineEdit, look_up: Callable[[str], list[Suggestion]]) -> None:
        super().__init__(line)
        self._line = line
        self._look_up = look_up
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        # not line.setCompleter: that would write every highlighted row into the line
        self._completer.setWidget(line)
        self._popup = QListView()
        self._popup.setObjectName("suggestions")
        self._completer.setPopup(self._popup)
        self._completer.activated[QModelIndex].connect(self._on_activated)  # type: ignore[index]
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._open)
        line.textEdited.connect(self._on_edited)

    def pick_current(self) -> bool:
        """Take the highlighted suggestion; False when there is none."""
        self._catch_up()
        index = self._popup.currentIndex()
        if not index.isValid() or not self._model.rowCount():
            return False
        self._popup.hide()
        self._take(index)
        return True

    def _on_edited(self, words: str) -> None:
        if words.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self._popup.hide()

    def _catch_up(self) -> None:
        """Look up at once what was typed last: she does not wait for the list to answer Enter."""
        if self._pause.isActive():
            self._pause.stop()
            self._open()

    def _open(self) -> None:
        words = self._line.text()
        found = self._look_up(words) if words.strip() else []
        self._model.clear()
        for value, shown in found:
            row = QStandardItem(shown)
            row.setData(value, _VALUE)
            row.setSizeHint(QSize(0, theme.scaled(_ROW_PX)))
            self._model.appendRow(row)
        if not found:
            self._popup.hide()
            return
        self._completer.complete()
        self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def _on_activated(self, index: QModelIndex) -> None:
        """Take what she chose in the list, unless she typed on after it was shown."""
        if self._pause.isActive():
            self.pick_current()
        else:
            self._take(index)

    def _take(self, index: QModelIndex) -> None:
        value = index.data(_VALUE)
        if value is not None:
            self._model.clear()
            self.picked.emit(value)
