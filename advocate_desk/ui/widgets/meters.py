"""Meters: a short bar that shows a share of what is bearable."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from advocate_desk.ui import theme

METER_SIZE = QSize(74, 6)


def paint_meter(painter: QPainter, box: QRectF, share: float, colour: str) -> None:
    """Draw a meter, filled to `share` (0 to 1) in a colour."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = box.height() / 2
    painter.setBrush(QColor(theme.tokens().line))
    painter.drawRoundedRect(box, radius, radius)
    if share > 0:
        filled = QRectF(box)
        filled.setWidth(max(box.width() * min(share, 1.0), box.height()))
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(filled, radius, radius)


class Meter(QWidget):
    """A meter on a panel; `colour` is a token: ok, warn, bad or accent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share, self._colour = 0.0, "ok"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float, colour: str = "ok") -> None:
        """Show another share."""
        self._share, self._colour = share, colour
        self.setAccessibleName(f"{share:.0%}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(METER_SIZE.width()), METER_SIZE.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        colour = getattr(theme.tokens(), self._colour)
        paint_meter(QPainter(self), QRectF(self.rect()), self._share, colour)
