"""A trend that answers: hover and arrows say a number in words, click and Enter open its rows."""

# mypy: allow-untyped-calls
# (matplotlib's canvas for Qt has no types)

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from advocate_desk.charts import style
from advocate_desk.charts.chart import Chart, Spot
from advocate_desk.charts.picture import MOST_SERIES, chart_on
from advocate_desk.charts.style import Style
from advocate_desk.metrics.trend import Form, Metric, Trend
from advocate_desk.ui import theme
from advocate_desk.ui.canvas.spot_words import spot_words
from advocate_desk.ui.canvas.tip import SpotTip

_SIZE = QSize(900, 360)
_QUIET_MS = 80  # a resize that paused this long is over
_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
    Qt.Key.Key_Home: (-(10**6), 0),
    Qt.Key.Key_End: (10**6, 0),
}
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


def current_style() -> Style:
    """Give the style of charts that goes with the look of the window."""
    look = style.DARK if theme.tokens().dark else style.LIGHT
    return style.at_scale(look, theme.text_size() / 100)


class TrendCanvas(FigureCanvasQTAgg):
    """Shows one trend at a time; one figure and its artists are kept for all of them.

    Signals:
        chosen: the first day of a bucket and a Series: she wants to see the rows behind.
        pointed: the Spot that is marked, or None.
    """

    chosen = Signal(object, object)
    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Figure(dpi=style.DPI))
        self.setParent(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._metric: Metric | None = None
        self._charts: dict[Form, Chart] = {}
        self._chart: Chart | None = None
        self._spot: Spot | None = None
        self._ground: Any = None  # the drawn figure without the mark
        self._shows_ring = False
        self._tip = SpotTip(self)
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(
            lambda: self._take_size(QResizeEvent(self.size(), self.size()))
        )

    def show_trend(self, metric: Metric, trend: Trend) -> None:
        """Show another trend."""
        self._metric = metric
        if metric.form not in self._charts:
            self._charts[metric.form] = chart_on(self.figure, metric.form, current_style())
        self._chart = self._charts[metric.form]
        for chart in self._charts.values():
            chart.axes.set_visible(chart is self._chart)
        self._chart.style = current_style()
        self._chart.show(trend.largest(MOST_SERIES))
        self.point_at(None)
        self.setAccessibleName(f"{metric.title}, chart")
        self.draw_idle()

    def spot(self) -> Spot | None:
        """Give the spot that is marked."""
        return self._spot

    def words(self) -> str:
        """Give what is said about the marked spot."""
        return self._tip.words()

    def point_at(self, spot: Spot | None) -> None:
        """Mark a spot and say what it is, or nothing."""
        if spot == self._spot:
            return
        self._spot = spot
        self._mark()
        if spot is None or self._chart is None or self._metric is None:
            self._tip.hide()
        else:
            lines = spot_words(self._metric, self._chart.trend, spot)
            reach = round(self._chart.reach() / self.device_pixel_ratio)
            self._tip.say(lines, self._place_of(spot), reach)
            self.setAccessibleDescription(". ".join(line for line in lines if line))
        self.pointed.emit(spot)

    def open_spot(self) -> None:
        """Ask for the rows behind the marked spot."""
        if self._spot and self._chart:
            trend = self._chart.trend
            series = trend.series[self._spot.series]
            if series.values[self._spot.bucket]:
                self.chosen.emit(trend.buckets[self._spot.bucket], series)

    def sizeHint(self) -> QSize:
        return _SIZE

    # -- drawing

    def draw(self) -> None:
        super().draw()
        self._ground = self.copy_from_bbox(self.figure.bbox)
        self._mark()

    def _mark(self) -> None:
        """Draw the mark over the figure as it was: a millisecond instead of a redraw."""
        if self._chart is None or self._ground is None:
            return
        self.restore_region(self._ground)
        self._chart.mark(self._spot)
        if self._spot is not None:
            for artist in self._chart.marks:
                self._chart.axes.draw_artist(artist)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._quiet.isActive():
            self._paint_stretched()
            return
        super().paintEvent(event)
        if self._shows_ring and self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.tokens().accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_stretched(self) -> None:
        """Show the last picture in the new size until she stops resizing."""
        pixels = np.asarray(self.buffer_rgba())
        height, width, _colours = pixels.shape
        picture = QImage(pixels.data, width, height, QImage.Format.Format_RGBA8888)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), picture)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._ground is None or not self.isVisible():
            self._take_size(event)
            return
        QWidget.resizeEvent(self, event)
        self._tip.hide()
        self._quiet.start()
        self.update()

    def _take_size(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._chart:
            self._chart.fit()
        spot, self._spot = self._spot, None
        self.point_at(spot)  # the place she had come to by keys is somewhere else now

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._chart:
            self._chart.dress(current_style())
            self.draw_idle()

    # -- mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._chart and not self._quiet.isActive():
            self.point_at(self._chart.spot_at(*self.mouseEventCoords(event)))
            hand = Qt.CursorShape.PointingHandCursor if self._spot else Qt.CursorShape.ArrowCursor
            self.setCursor(hand)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.mouseMoveEvent(event)
            self.open_spot()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()  # its first click has opened the rows

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def enterEvent(self, event: QEnterEvent) -> None:
        event.accept()

    def leaveEvent(self, _event: QEvent) -> None:
        self.point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._shows_ring = True
            across, up = _STEPS[key]
            turned = self._chart is not None and self._chart.buckets_go_down
            self._step(*((-up, across) if turned else (across, up)))
        elif key in _OPENING and self._spot:
            self.open_spot()
        elif key == Qt.Key.Key_Escape and self._spot:
            self.point_at(None)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._shows_ring = event.reason() in _BY_KEYS
        if self._shows_ring and self._spot is None:
            self._step(0, 0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.point_at(None)
        self.update()

    def _step(self, buckets: int, series: int) -> None:
        """Go on by so many months and series; from nowhere to the newest month."""
        trend = self._chart.trend if self._chart else None
        if trend is None or not trend.buckets or not trend.series:
            return
        last = Spot(len(trend.buckets) - 1, len(trend.series) - 1)
        if self._spot is None:
            at = Spot(0 if buckets < -1 else last.bucket, 0)
        else:
            at = Spot(self._spot.bucket + buckets, self._spot.series + series)
        self.point_at(
            Spot(min(max(at.bucket, 0), last.bucket), min(max(at.series, 0), last.series))
        )

    def _place_of(self, spot: Spot) -> QPoint:
        """Give where a spot is, as Qt counts: from the upper left, in px of the window."""
        if self._chart is None:
            return QPoint()
        x, y = self._chart.place_of(spot)
        ratio = self.device_pixel_ratio
        return QPointF(x / ratio, self.height() - y / ratio).toPoint()
