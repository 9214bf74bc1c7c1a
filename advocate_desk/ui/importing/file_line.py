"""One line about a file: what stands in it, what that means, and what is to be said about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.plain import ElidedLabel, PlainLabel

HEIGHT = 56
ASIDE_PX, _ASIDE_SHARE = 232, 0.26  # of a line where that is less
_LETTERS_PX = 30
_MEANING_PX, _MEANING_SHARE = 220, 0.3


class FileLine(QWidget):
    """A line with the letters of a column, words, their meaning, and room for more: `aside`."""

    def __init__(self, letters: str, words: QWidget, means: QWidget) -> None:
        super().__init__()
        self._letters = PlainLabel(letters, TextStyle.SMALL, "faint")
        self._means, self._aside = means, QWidget()
        self.aside = QHBoxLayout(self._aside)
        self.aside.setContentsMargins(0, 0, 0, 0)
        self.aside.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self._letters)
        row.addWidget(words, 1)
        row.addWidget(means)
        row.addWidget(self._aside)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_aside"):
            self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fit_columns(self.width(), self._letters, self._means, self._aside)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(theme.tokens().row_line))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _dress(self) -> None:
        self.setFixedHeight(theme.scaled(HEIGHT))
        fit_columns(self.width(), self._letters, self._means, self._aside)


def two_lines(words: str, below: str) -> QWidget:
    """Give words with others below them, as they stand in a line."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addStretch(1)
    column.addWidget(ElidedLabel(words, TextStyle.STRONG))
    column.addWidget(ElidedLabel(below, TextStyle.SMALL, "muted"))
    column.addStretch(1)
    return both


def fit_columns(width: int, letters: QWidget, means: QWidget, aside: QWidget) -> None:
    """Give what stands in a line of a width its room; the words of the file take the rest."""
    letters.setFixedWidth(theme.scaled(_LETTERS_PX))
    means.setFixedWidth(min(theme.scaled(_MEANING_PX), round(width * _MEANING_SHARE)))
    aside.setFixedWidth(min(theme.scaled(ASIDE_PX), round(width * _ASIDE_SHARE)))
