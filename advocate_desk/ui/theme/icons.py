"""Line icons by name, in a colour of the tokens, drawn sharp for every screen."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from advocate_desk.base.paths import resource
from advocate_desk.ui.theme.choices import scaled

ICON_PX = 18
_STROKE = 'stroke-width="1.75"'  # the set is drawn with 2
_LEAST_RATIO = 2.0  # twice the px stays sharp when a window moves to a finer screen


def icon(colour: str, name: str, px: int = ICON_PX) -> QIcon:
    """Give an icon drawn in a colour."""
    return QIcon(icon_pixmap(colour, name, px))


def icon_pixmap(colour: str, name: str, px: int = ICON_PX) -> QPixmap:
    """Give an icon's picture in a colour; `px` is its size at 100 %."""
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else _LEAST_RATIO
    return _drawn(colour, name, scaled(px), max(ratio, _LEAST_RATIO))


@lru_cache(maxsize=512)
def _drawn(colour: str, name: str, px: int, ratio: float) -> QPixmap:
    picture = QPixmap(round(px * ratio), round(px * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(_coloured(colour, name).encode())).render(
        painter, QRectF(0, 0, px, px)
    )
    painter.end()
    return picture


def _coloured(colour: str, name: str) -> str:
    drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    return drawing.replace('stroke-width="2"', _STROKE).replace("currentColor", colour)
