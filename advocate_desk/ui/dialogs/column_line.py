"""One column of a file for others: whether it is there, what stands above it, and where."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from advocate_desk.ui import theme
from advocate_desk.ui.widgets.buttons import IconButton

_NAME_PX = 170


class ColumnLine(QWidget):
    """A field of ours with the heading somebody else has for it.

    Signals:
        ticked: the column was taken in or left out.
        moved: it is to stand further down, or up: by how many places.
    """

    ticked = Signal()
    moved = Signal(int)

    def __init__(self, key: str, ours: str, theirs: str | None) -> None:
        super().__init__()
        self.key, self._ours = key, ours
        self.tick = QCheckBox(ours)
        self.tick.setChecked(theirs is not None)
        self.tick.setFixedWidth(theme.scaled(_NAME_PX))
        self.theirs = QLineEdit(theirs if theirs != ours else "")
        self.theirs.setPlaceholderText(ours)
        self.theirs.setAccessibleName(f"The vendor's heading for {ours}")
        self.up = IconButton("chevron-up", f"Move {ours} up")
        self.down = IconButton("chevron-down", f"Move {ours} down")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.tick)
        row.addWidget(self.theirs, 1)
        row.addWidget(self.up)
        row.addWidget(self.down)
        self.up.clicked.connect(lambda _checked: self.moved.emit(-1))
        self.down.clicked.connect(lambda _checked: self.moved.emit(1))
        self.tick.toggled.connect(self._on_ticked)
        self.theirs.setEnabled(self.tick.isChecked())

    def heading(self) -> str:
        """Give what stands above the column: their word, else ours."""
        return self.theirs.text().strip() or self._ours

    def _on_ticked(self, on: bool) -> None:
        self.theirs.setEnabled(on)
        self.ticked.emit()
