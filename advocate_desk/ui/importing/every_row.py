"""Lines for what every row of a sheet says that it has no column for, and for saying so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from advocate_desk.sheets.column_setup import ColumnSetup
from advocate_desk.sheets.fields import Field
from advocate_desk.sheets.meta import DAY_OF_IMPORT
from advocate_desk.ui.importing.file_line import FileLine, two_lines
from advocate_desk.ui.widgets.buttons import ENTER, ghost_button, quiet_button
from advocate_desk.ui.widgets.calm_combo import CalmCombo
from advocate_desk.ui.widgets.plain import PlainLabel

_ASKED = "The same in every row"
_LEFT = Qt.AlignmentFlag.AlignLeft


class SaidLine(FileLine):
    """Shows what every row says in a field.

    Signals:
        taken_back: no row says it any more.
    """

    taken_back = Signal()

    def __init__(self, said: ColumnSetup) -> None:
        self.key = said.field or ""
        text = "The day of the import" if said.said == DAY_OF_IMPORT else said.said
        means = PlainLabel(said.heading)
        means.setContentsMargins(13, 0, 0, 0)  # as the words in the fields above
        super().__init__("", two_lines(text, "In every row"), means)
        self.remove = ghost_button("Take away")
        self.remove.setAccessibleName(f"Take {said.heading} away from every row")
        self.remove.clicked.connect(lambda _on: self.taken_back.emit())
        self.aside.addWidget(self.remove, 0, _LEFT)
        self.aside.addStretch(1)


class SayLine(FileLine):
    """Asks for something that every row says.

    Signals:
        said: the key of the field, and the text.
    """

    said = Signal(str, str)

    def __init__(self, fields: Sequence[Field]) -> None:
        self.text = _Text()
        self.meaning = CalmCombo("What the text for every row means")
        super().__init__("", self.text, self.meaning)
        self._fields = {field.key: field for field in fields}
        self.meaning.addItem("Means…", "")
        for field in fields:
            self.meaning.addItem(field.heading, field.key)
        self.add = quiet_button("Say it of every row")
        self.aside.addWidget(self.add, 0, _LEFT)
        self.aside.addStretch(1)
        self.meaning.currentIndexChanged.connect(lambda _at: self._propose())
        self.meaning.activated.connect(lambda _at: self._rest())
        self.text.textChanged.connect(lambda _text: self._rest())
        self.text.entered.connect(self._say)
        self.add.clicked.connect(lambda _on: self._say())
        self._rest()

    def _propose(self) -> None:
        """Offer the words of a field that has a closed list."""
        field = self._fields.get(self.meaning.currentData())
        words = QCompleter(field.choices if field else (), self.text)
        words.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.text.setCompleter(words)

    def _rest(self) -> None:
        self.add.setEnabled(bool(self.meaning.currentData() and self.text.text().strip()))

    def _say(self) -> None:
        if self.add.isEnabled():
            self.said.emit(self.meaning.currentData(), self.text.text())
        else:
            self.meaning.setFocus()


class _Text(QLineEdit):
    """A field in which Enter says it of every row.

    Signals:
        entered: Enter was pressed; it presses no button of the wizard besides.
    """

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_ASKED)
        self.setAccessibleName("A text that every row says")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
            return
        super().keyPressEvent(event)
