"""Words that are drawn again and again: shaped once, since that is most of what a frame costs."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QStaticText

from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle

LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_Laid = tuple[QStaticText, float, float, QFont]


def write_line(
    painter: QPainter,
    box: QRectF,
    words: str,
    style: TextStyle,
    colour: str,
    side: Qt.AlignmentFlag = LEFT,
) -> None:
    """Write one line in the middle of a box, cut where the box ends."""
    room = int(box.width())
    laid, width, height, font = _laid_out(words, style, theme.text_size(), room)
    left = box.left() if side is LEFT else box.left() + room - width
    painter.setFont(font)
    painter.setPen(colour_of(colour))
    painter.drawStaticText(QPointF(left, box.center().y() - height / 2), laid)


@lru_cache(maxsize=256)
def colour_of(name: str) -> QColor:
    """Give a colour by its name; shared, so copy it to change it."""
    return QColor(name)


@lru_cache(maxsize=4096)
def _laid_out(words: str, style: TextStyle, _text_size: int, room: int) -> _Laid:
    font = theme.font(style)
    fitting = theme.metrics(style).elidedText(words, Qt.TextElideMode.ElideRight, room)
    laid = QStaticText(fitting)
    laid.setTextFormat(Qt.TextFormat.PlainText)
    laid.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    laid.prepare(font=font)
    return laid, laid.size().width(), laid.size().height(), font
