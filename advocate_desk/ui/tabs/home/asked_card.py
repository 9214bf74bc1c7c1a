"""The card of what was asked and done by month: a chart, or a sentence of why there is none."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget

from advocate_desk.metrics.asked_and_done import ASKED_AND_DONE
from advocate_desk.metrics.trend import LEAST_POINTS, Trend
from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.frames import Card
from advocate_desk.ui.widgets.plain import WrappedLabel
from advocate_desk.ui.workspace import Workspace

if TYPE_CHECKING:
    from advocate_desk.ui.canvas.trend_canvas import TrendCanvas

CHART_PX = 230
_CALM_MS = 250  # who looks for a member has left by then
_CANVAS = "advocate_desk.ui.canvas.trend_canvas"


class AskedCard(Card):
    """Shows the trend; what draws it is brought in behind it, so that Home opens at once.

    Signals:
        chosen: the bucket and the Series whose rows she wants to see.
    """

    chosen = Signal(object, object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(ASKED_AND_DONE.title)
        self._workspace = workspace
        self._trend: Trend | None = None
        self.canvas: TrendCanvas | None = None  # made when matplotlib is there
        self.sentence = WrappedLabel("", TextStyle.BODY, "muted")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self._bring_canvas)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.sentence)
        self.column.addWidget(self._stack, 1)
        self._dress()

    def show_trend(self, trend: Trend) -> None:
        """Show the trend, as a chart when it has enough points."""
        self._trend = trend
        if trend.points() < LEAST_POINTS:
            self.sentence.setText(_too_few(trend))
            self._stack.setCurrentWidget(self.sentence)
        elif self.canvas is None:
            self._calm.start()
        else:
            self.canvas.show_trend(ASKED_AND_DONE, trend)
            self._stack.setCurrentWidget(self.canvas)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.canvas is None and self._trend is not None:
            self.show_trend(self._trend)

    def _bring_canvas(self) -> None:
        """Import what draws, unless she went on to a list: that would be slower for it."""
        if self.canvas is None and self.isVisible():
            self._workspace.aside("", lambda _progress: import_module(_CANVAS), self._on_canvas)

    def _on_canvas(self, module: ModuleType) -> None:
        if self.canvas is None:
            self.canvas = module.TrendCanvas()
            self.canvas.chosen.connect(self.chosen)
            self._stack.addWidget(self.canvas)
        if self._trend is not None:
            self.show_trend(self._trend)

    def _dress(self) -> None:
        self._stack.setFixedHeight(theme.scaled(CHART_PX))


def _too_few(trend: Trend) -> str:
    if not trend.points():
        return "Nothing was asked or done in the last twelve months."
    points = trend.points()
    there = "is one" if points == 1 else f"are {points}"
    return f"A chart is drawn from {LEAST_POINTS} months on; so far there {there}."
