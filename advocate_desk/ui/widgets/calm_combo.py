"""A combo box for long pages: rolling over it scrolls the page and changes nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

_ROWS = 14


class CalmCombo(QComboBox):
    """A combo box that only keys and clicks change."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMaxVisibleItems(_ROWS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def choose(self, value: object) -> None:
        """Choose an answer by its value, as she would."""
        answers = [self.itemData(at) for at in range(self.count())]
        self.setCurrentIndex(answers.index(value))
        self.activated.emit(self.currentIndex())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
