"""Setting one field of many rows to the same value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from advocate_desk.base.errors import DeskError
from advocate_desk.program.fields import ListField
from advocate_desk.ui.dialogs.labelled import Labelled
from advocate_desk.ui.dialogs.sheet import Sheet
from advocate_desk.ui.tables.inputs import FormInput, Known, form_input_for
from advocate_desk.ui.widgets.buttons import ENTER, primary_button

_WIDTH = 440


class SetFieldSheet(Sheet):
    """Asks for a field and a value.

    Signals:
        chosen: the ListField and the value; None empties the field.
    """

    chosen = Signal(object, object)

    def __init__(
        self,
        whom: str,
        kind: str,
        fields: Sequence[ListField],
        known: Known,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(f"Set a field of {whom}", _WIDTH, parent)
        self._kind, self._known = kind, known
        self._fields = [field for field in fields if field.bulk and field.editable]
        self.which = QComboBox()
        for field in self._fields:
            self.which.addItem(field.label)
        self._value: Labelled | None = None
        self._input: FormInput | None = None
        self.body.addWidget(Labelled("Field", self.which))
        save = primary_button(f"Set for {whom}")
        self.end_with(save, self._want)
        self.which.currentIndexChanged.connect(self._ask)
        self._ask(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter lead from the choice of a field to its value, before it sets anything."""
        if event.key() in ENTER and self.focusWidget() is self.which and self._input:
            self._input.setFocus()
            return
        super().keyPressEvent(event)

    def input(self) -> FormInput | None:
        """Give the widget that asks for the value."""
        return self._input

    def _ask(self, number: int) -> None:
        if self._value is not None:
            self._value.hide()
            self._value.deleteLater()
        self._input = form_input_for(self._kind, self._fields[number], self._known)
        self._value = Labelled("New value; leave it blank to empty the field", self._input)
        self.body.addWidget(self._value)
        self.setTabOrder(self.which, self._input)  # made last, it would come after the buttons

    def _want(self) -> None:
        if self._input is None or self._value is None:
            return
        try:
            value: Any = self._input.value()
        except DeskError as error:
            self._value.say(error.sentence)
            return
        self.chosen.emit(self._fields[self.which.currentIndex()], value)
        self.accept()
