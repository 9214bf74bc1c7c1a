"""Parts of the panels beside lists: the head of a row, its fields by section, short histories."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from advocate_desk.program.fields import ListField
from advocate_desk.program.listing import CUSTOM, Line
from advocate_desk.ui.tables.field_line import FieldLine
from advocate_desk.ui.tables.inputs import Known
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.avatars import Avatar
from advocate_desk.ui.widgets.buttons import quiet_button
from advocate_desk.ui.widgets.chips import Chip
from advocate_desk.ui.widgets.flow import FlowLayout
from advocate_desk.ui.widgets.frames import caps_label
from advocate_desk.ui.widgets.plain import ElidedLabel, PlainLabel

ChipWords = tuple[str, str, bool]  # words, kind, with a dot
Section = tuple[str, tuple[str, ...]]  # title, keys of its fields
OWN_FIELDS = "Your own fields"


class RowHead(QWidget):
    """Avatar, name, a line below, and chips."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._avatar = Avatar()
        self._name = ElidedLabel("", TextStyle.CARD)
        self._second = ElidedLabel("", TextStyle.SMALL, "muted")
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6)
        tall = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        tall.setHeightForWidth(True)
        self._chips.setSizePolicy(tall)
        names = QVBoxLayout()
        names.setSpacing(4)
        names.addStretch(1)
        names.addWidget(self._name)
        names.addWidget(self._second)
        names.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._avatar)
        row.addLayout(names, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self._chips)

    def show_row(self, name: str, second: str, chips: Sequence[ChipWords]) -> None:
        """Show a row."""
        self._avatar.show_name(name)
        self._name.setText(name)
        self._second.setText(second)
        self._flow.clear()
        for words, kind, dot in chips:
            self._flow.addWidget(Chip(words, kind, dot=dot))
        self._chips.setVisible(bool(chips))
        self._chips.updateGeometry()


class FieldSections(QWidget):
    """The fields of a row under small headings, edited in place.

    Signals:
        edited: the ListField and its new value.
        refused: the DeskError that says why the words mean nothing.
    """

    edited = Signal(object, object)
    refused = Signal(object)

    def __init__(
        self, kind: str, sections: Sequence[Section], known: Known, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind, self._sections, self._known = kind, tuple(sections), known
        self._lines: list[FieldLine] = []
        self._fields: Mapping[str, ListField] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_fields(self, fields: Mapping[str, ListField]) -> None:
        """Take the fields there are; those of her own have a section at the end."""
        if fields == self._fields:
            return
        self._fields = fields
        while held := self._column.takeAt(0):
            if widget := held.widget():
                widget.hide()
                widget.deleteLater()
        self._lines = []
        own = tuple(key for key in fields if key.startswith(CUSTOM))
        for title, named in (*self._sections, (OWN_FIELDS, own)):
            keys = [key for key in named if key in fields]  # points may be off
            if keys:
                self._column.addSpacing(12)
                self._column.addWidget(caps_label(title))
                self._column.addSpacing(4)
            for key in keys:
                self._add(fields[key])

    def show_line(self, line: Line) -> None:
        """Show what a row holds."""
        for field in self._lines:
            field.show_line(line.values)

    def line(self, key: str) -> FieldLine:
        """Give the line of a field."""
        return next(one for one in self._lines if one.field.key == key)

    def close_editors(self) -> None:
        """Close what is open: another row is shown."""
        for field in self._lines:
            field.close_editor()

    def _add(self, field: ListField) -> None:
        line = FieldLine(self._kind, field, self._known)
        line.edited.connect(self.edited)
        line.refused.connect(self.refused)
        self._column.addWidget(line)
        self._lines.append(line)


LineDeed = tuple[str, Callable[[], Any]]  # what a line's button says, and what it does


class Lines(QWidget):
    """A small heading and lines of two texts below; some open something when clicked."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(caps_label(title))

    def show_lines(
        self,
        lines: Sequence[tuple[str, str]],
        opens: Sequence[Callable[[], Any]] = (),
        none: str = "",
        deeds: Sequence[LineDeed | None] = (),
    ) -> None:
        """Show lines, some with a button; `none` is said when there are none."""
        while held := self._column.takeAt(1):
            if widget := held.widget():
                widget.hide()
                widget.deleteLater()
        for number, (first, second) in enumerate(lines):
            opening = opens[number] if number < len(opens) else None
            deed = deeds[number] if number < len(deeds) else None
            self._column.addWidget(TwoLines(first, second, opening, deed))
        if not lines and none:
            self._column.addWidget(PlainLabel(none, TextStyle.SMALL, "muted"))
        self.setVisible(bool(lines or none))


class TwoLines(QWidget):
    """A text and a muted one below, and a button beside them where something can be done."""

    def __init__(
        self,
        first: str,
        second: str,
        opens: Callable[[], Any] | None = None,
        deed: LineDeed | None = None,
    ) -> None:
        super().__init__()
        self._opens = opens
        self.setAccessibleName(f"{first}, {second}" if second else first)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(ElidedLabel(first))
        if second:
            column.addWidget(ElidedLabel(second, TextStyle.SMALL, "muted"))
        row.addLayout(column, 1)
        if deed:
            words, run = deed
            self.deed = quiet_button(words)
            self.deed.setAccessibleName(f"{words}: {first}")
            self.deed.clicked.connect(lambda _checked: run())
            row.addWidget(self.deed)
        if opens:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._opens and self.rect().contains(event.position().toPoint()):
            self._opens()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._opens and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._opens()
            return
        super().keyPressEvent(event)
