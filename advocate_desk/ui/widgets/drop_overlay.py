"""What covers the window while files are dragged over it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle

_INSET = 16
_SEE_THROUGH = 0.88


class DropOverlay(QWidget):
    """Says that the files may be let go here."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._sentence = ""
        self.hide()

    def cover(self, sentence: str) -> None:
        """Cover the parent and say what happens to what is let go."""
        self._sentence = sentence
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme.tokens()
        ground = QColor(tokens.accent_soft)
        ground.setAlphaF(_SEE_THROUGH)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), ground)
        painter.setPen(QPen(QColor(tokens.accent), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET), 12, 12
        )
        painter.setFont(theme.font(TextStyle.TITLE))
        painter.setPen(QColor(tokens.accent))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._sentence)
