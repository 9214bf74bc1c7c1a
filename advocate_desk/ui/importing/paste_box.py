"""The paste box: a mail, a thread or calendar rows become proposed rows of an import."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.errors import DeskError
from advocate_desk.base.words import count_words, day_words
from advocate_desk.program.wording import shown
from advocate_desk.sheets.named_in_text import KnownNames
from advocate_desk.sheets.pasted_text import Proposed, propose_rows, workbook_of
from advocate_desk.ui import theme
from advocate_desk.ui.importing.book_run import BookRun
from advocate_desk.ui.importing.wizard import CHECK, ImportWizard
from advocate_desk.ui.tab import Place
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import primary_button, quiet_button
from advocate_desk.ui.widgets.dialog_size import take_size
from advocate_desk.ui.widgets.frames import scrolling
from advocate_desk.ui.widgets.plain import ElidedLabel, PlainLabel, WrappedLabel
from advocate_desk.ui.workspace import Workspace

_TITLE = "Paste text"
_SIZE = (760, 660)
_TEXT_PX = 170
_INDENT_PX = 26  # where the words of a tick begin
_WAIT_MS = 300  # after the last key
_MOST = 100_000  # characters; a year of a calendar has fewer
_TOO_LONG = "This is longer than a mail or a calendar: paste a part of it, or import it as a file."
_TOLD = (
    "Paste a mail, a thread or rows of a calendar. Members are known by e-mail, by full name, or"
    " by first name with their company; days and activity types as they are written."
)
_NOTHING_YET = "What the text proposes is shown here; nothing goes in before you have checked it."
_NOBODY = (
    "Nobody you know is named here. Write a full name or an e-mail address beside what happened."
)


def paste_text(place: Place) -> PasteBox:
    """Open the paste box with what was copied."""
    known = place.workspace.findChild(TextPasting)
    return (known or TextPasting(place.workspace, place.parent)).open()


class _Found(NamedTuple):
    """What a text proposes, and the names by which it was searched."""

    text: str
    names: KnownNames
    rows: list[Proposed]


class PasteBox(QDialog):
    """Takes a text and shows what it proposes. Saves nothing: see `chosen`.

    Signals:
        asked: she wants to check the ticked rows.
        was_searched: the proposals for the text as it is now are shown.
    """

    asked = Signal()
    was_searched = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_TITLE)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._workspace = workspace
        self._names: KnownNames | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT_MS)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("The text")
        self.text.setPlaceholderText("Ctrl+V")
        self.text.setTabChangesFocus(True)
        self.count = PlainLabel(_NOTHING_YET, TextStyle.SMALL, "muted")
        self.ticks: list[tuple[Proposed, QCheckBox]] = []
        self._list = scrolling()
        self.check = primary_button("Check the rows")
        self._lay_out()
        self.text.textChanged.connect(self._wait.start)
        self._wait.timeout.connect(self._search)
        self._rest()

    def chosen(self) -> list[Proposed]:
        """Give the rows that are ticked."""
        return [row for row, tick in self.ticks if tick.isChecked()]

    def _lay_out(self) -> None:
        cancel = quiet_button("Cancel")
        cancel.clicked.connect(self.reject)
        self.check.setToolTip("Ctrl+Enter")
        self.check.clicked.connect(self._on_check)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._on_check)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.check)
        self.text.setFixedHeight(theme.scaled(_TEXT_PX))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(PlainLabel(_TITLE, TextStyle.CARD))
        column.addWidget(WrappedLabel(_TOLD, TextStyle.SMALL, "muted"))
        column.addWidget(self.text)
        column.addWidget(self.count)
        column.addWidget(self._list, 1)
        column.addLayout(foot)
        take_size(self, *_SIZE)

    def _search(self) -> None:
        """Find in the background what the text proposes."""
        text, names, today = self.text.toPlainText(), self._names, clock.today()
        if len(text) > _MOST:
            self._show([])
            self.count.setText(_TOO_LONG)
            return

        def ask(session: Session) -> _Found:
            known = names or KnownNames(session)
            return _Found(text, known, propose_rows(known, text, today))

        self._workspace.read(ask).finished.connect(self._on_found)

    def _on_found(self, found: _Found) -> None:
        if found.text != self.text.toPlainText():
            return  # the text went on meanwhile
        self._names = found.names
        self._show(found.rows)
        self.was_searched.emit()

    def _show(self, rows: list[Proposed]) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.ticks = [(row, self._tick(row, column)) for row in rows]
        column.addStretch(1)
        self._list.setWidget(inside)
        self._rest()

    def _tick(self, row: Proposed, column: QVBoxLayout) -> QCheckBox:
        what = row.type or shown("conversations.kind", row.kind)
        words = f"{row.who} · {day_words(row.day)} · {what}"
        tick = QCheckBox(words.replace("&", "&&"))
        tick.setChecked(row.is_certain)
        tick.toggled.connect(lambda _on: self._rest())
        why = "; ".join(row.doubts)
        told = ElidedLabel(" ".join(row.text.split()), TextStyle.SMALL, "muted")
        told.setContentsMargins(theme.scaled(_INDENT_PX), 0, 0, 0)
        column.addWidget(tick)
        if why:
            tick.setAccessibleDescription(why)
            doubt = WrappedLabel(f"Not ticked: {why}.", TextStyle.SMALL, "warn")
            doubt.setContentsMargins(theme.scaled(_INDENT_PX), 0, 0, 0)
            column.addWidget(doubt)
        column.addWidget(told)
        column.addSpacing(8)
        return tick

    def _rest(self) -> None:
        """Show how many rows there are, and whether there is something to check."""
        chosen = len(self.chosen())
        if self.ticks:
            words = f"{count_words(len(self.ticks), 'row')} proposed, {chosen} ticked"
        else:
            words = _NOBODY if self.text.toPlainText().strip() else _NOTHING_YET
        self.count.setText(words)
        self.check.setEnabled(chosen > 0)

    def _on_check(self) -> None:
        if self.check.isEnabled():
            self.asked.emit()


class TextPasting(QObject):
    """The paste box of a desk's window, and the import that follows it."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(workspace)
        self._workspace, self._window = workspace, window
        self.box: PasteBox | None = None
        self.run: BookRun | None = None
        self.wizard: ImportWizard | None = None

    def open(self) -> PasteBox:
        """Open the box; what was copied stands in it."""
        self._drop()
        box = self.box = PasteBox(self._workspace, self._window)
        box.asked.connect(self._on_asked)
        box.rejected.connect(self._drop)
        box.text.setPlainText(QGuiApplication.clipboard().text())
        box.text.selectAll()
        box.text.setFocus()
        box.open()
        return box

    def _on_asked(self) -> None:
        """Plan the ticked rows as an import."""
        if self.box is None or self.run is not None:
            return
        book = workbook_of(self.box.chosen(), clock.today())
        run = self.run = BookRun(self._workspace, book, self)
        run.was_planned.connect(self._on_planned)
        run.failed.connect(self._on_failed)
        run.stopped.connect(self._on_stopped)
        run.read()

    def _on_planned(self) -> None:
        if self.wizard is not None or self.run is None or self.box is None:
            return
        wizard = self.wizard = ImportWizard(
            self._workspace, self.run.files, self._window, self.run
        )
        wizard.setWindowTitle(_TITLE)
        wizard.left.connect(self._on_left)
        wizard.ended.connect(self._drop)
        self.box.hide()
        wizard.begin_at(CHECK)

    def _on_failed(self, error: DeskError) -> None:
        if self.wizard is None and self.box is not None:
            self.box.count.setText(str(error))
            self._let_go()

    def _on_stopped(self) -> None:
        """Let her ask again; once the rows are shown, the wizard says what was stopped."""
        if self.wizard is None:
            self._let_go()

    def _on_left(self) -> None:
        """Go back to the text: she may tick other rows."""
        self._let_go()
        if self.box is not None:
            self.box.open()

    def _let_go(self) -> None:
        if self.wizard is not None:
            self.wizard.deleteLater()
            self.wizard = None
        if self.run is not None:
            self.run.let_go()
            self.run.deleteLater()
            self.run = None

    def _drop(self) -> None:
        self._let_go()
        if self.box is not None:
            self.box.deleteLater()
            self.box = None
