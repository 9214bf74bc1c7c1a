"""Avatars: a person's initials on a round ground whose colour stays with the name."""

from __future__ import annotations

import zlib

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from advocate_desk.base.text import fold_name
from advocate_desk.ui import theme


def initials(name: str) -> str:
    """Give the first letters of the first and the last name."""
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return name.strip()[:1].upper()
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def avatar_colour(name: str) -> str:
    """Give the ground of a name's avatar: the same one at every start."""
    return theme.AVATARS[zlib.crc32(fold_name(name).encode()) % len(theme.AVATARS)]


def paint_avatar(painter: QPainter, box: QRectF, name: str) -> None:
    """Draw a name's avatar into a square box."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(avatar_colour(name)))
    painter.drawEllipse(box)
    painter.setFont(theme.font_of(round(box.height() * 0.36), QFont.Weight.DemiBold.value))
    painter.setPen(QColor("#FFFFFF"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials(name))


class Avatar(QWidget):
    """An avatar on a panel; `px` is its size at 100 %."""

    def __init__(self, name: str = "", px: int = 52, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._px = name, px
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_name(self, name: str) -> None:
        """Show another person."""
        self._name = name
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(self._px), theme.scaled(self._px))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_avatar(QPainter(self), QRectF(self.rect()), self._name)
