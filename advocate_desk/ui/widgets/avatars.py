"""Avatars: a person's initials on a round ground whose colour stays with the name."""

from __future__ import annotations

import zlib
from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPixmap
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
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(box.topLeft(), _drawn(*_seen_in(name), round(box.height()), ratio))


@lru_cache(maxsize=4096)
def _seen_in(name: str) -> tuple[str, str]:
    return initials(name), avatar_colour(name)


@lru_cache(maxsize=512)
def _drawn(letters: str, colour: str, px: int, ratio: float) -> QPixmap:
    """Draw letters on their ground once; a list shows them in every frame."""
    drawn = QPixmap(round(px * ratio), round(px * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    box = QRectF(0, 0, px, px)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(box)
    painter.setFont(theme.font_of(round(px * 0.36), QFont.Weight.DemiBold.value))
    painter.setPen(QColor("#FFFFFF"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letters)
    painter.end()
    return drawn


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
