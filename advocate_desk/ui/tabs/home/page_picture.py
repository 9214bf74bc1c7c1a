"""Home as a picture or a page of paper, as it looks, with what it is of and since when."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QIODevice,
    QMargins,
    QMarginsF,
    QPoint,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QWidget

from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.frames import PAGE_MARGIN

_HEAD = 64  # px, at a text size of 100 %, for two lines above the page
_FINE = 2  # times the px, so that letters stay sharp on a slide
_POINTS = 0.75  # of 1/72 inch in a px, as a screen of 96 px an inch has them


def save_page(path: Path, page: QWidget, words: tuple[str, str], *, ending: str) -> None:
    """Write a page as PNG or PDF; `words` are a title and what the page is of.

    Raises:
        OSError: it could not be written.
    """
    filled = QSize(page.width(), page.childrenRect().bottom())  # without the room at the foot
    size = filled.grownBy(_margins())
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    if ending == ".pdf":
        writer = QPdfWriter(held)
        writer.setTitle(words[0])
        writer.setPageSize(QPageSize(QSizeF(size) * _POINTS, QPageSize.Unit.Point))
        writer.setPageMargins(QMarginsF())
        writer.setResolution(round(72 / _POINTS))
        _paint(QPainter(writer), page, size, words)
    else:
        image = QImage(size * _FINE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_FINE)
        _paint(QPainter(image), page, size, words)
        image.save(held, "PNG")  # type: ignore[call-overload]
    path.write_bytes(held.data().data())


def _paint(painter: QPainter, page: QWidget, size: QSize, words: tuple[str, str]) -> None:
    tokens, margins = theme.tokens(), _margins()
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(tokens.window))
    y = PAGE_MARGIN
    for text, style, ink in zip(
        words, (TextStyle.TITLE, TextStyle.BODY), (tokens.text, tokens.muted), strict=True
    ):
        height = theme.metrics(style).height()
        painter.setFont(theme.font(style))
        painter.setPen(QColor(ink))
        line = QRectF(margins.left(), y, size.width() - 2 * margins.left(), height)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, text)
        y += round(height) + 4
    page.render(painter, QPoint(margins.left(), margins.top()))
    painter.end()


def _margins() -> QMargins:
    top = PAGE_MARGIN + theme.scaled(_HEAD)
    return QMargins(PAGE_MARGIN, top, PAGE_MARGIN, PAGE_MARGIN)
