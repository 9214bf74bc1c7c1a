"""A combo box for long pages: rolling over it scrolls the page and changes nothing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

_ROWS = 14
_EDGE = 2  # px between the words and the end of their room


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

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what is chosen with … where the room ends; Qt cuts it off."""
        option = self._option()
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, self._room(option) - _EDGE
        )
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def sizeHint(self) -> QSize:
        """Leave room for the longest answer where that is wanted; Qt forgets a wide arrow."""
        size = super().sizeHint()
        if self.sizeAdjustPolicy() is not QComboBox.SizeAdjustPolicy.AdjustToContents:
            return size
        option = self._option()
        option.rect = QRect(QPoint(), size)
        letters = self.fontMetrics()
        answers = (letters.horizontalAdvance(self.itemText(at)) for at in range(self.count()))
        missing = max(answers, default=0) + _EDGE - self._room(option)
        return QSize(size.width() + max(missing, 0), size.height())

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return option

    def _room(self, option: QStyleOptionComboBox) -> int:
        """Give the width that the words have."""
        whole, words = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(whole, option, words, self).width()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
