"""The card of a trend: what is counted, its chart, or a sentence while there is too little."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from advocate_desk.base.words import count_words
from advocate_desk.metrics.trend import LEAST_POINTS, Form, Metric, Trend
from advocate_desk.ui import theme
from advocate_desk.ui.canvas.trend_canvas import TrendCanvas
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.frames import Card
from advocate_desk.ui.widgets.plain import PlainLabel, WrappedLabel

_LEAST_HEIGHT = 190


class ChartCard(Card):
    """Shows a trend; the canvas takes the keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.canvas = TrendCanvas()
        self.sentence = WrappedLabel("", TextStyle.BODY, "muted")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = PlainLabel("", TextStyle.CARD)
        self._formula = PlainLabel("", TextStyle.SMALL, "muted")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self.sentence)
        heading = QVBoxLayout()
        heading.setSpacing(3)
        heading.addWidget(self._title)
        heading.addWidget(self._formula)
        self.column.addLayout(heading)
        self.column.addWidget(self._stack, 1)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def show_trend(self, metric: Metric, trend: Trend, whose: str) -> None:
        """Show a trend, as a chart if it has enough points."""
        self._title.setText(metric.title)
        self._formula.setText(metric.formula)
        points = trend.points()
        if points >= (1 if metric.form is Form.HEAT else LEAST_POINTS):
            self.canvas.show_trend(metric, trend)
            self._stack.setCurrentWidget(self.canvas)
            return
        self.sentence.setText(_too_few(metric, trend, points, whose))
        self._stack.setCurrentWidget(self.sentence)

    def shows_chart(self) -> bool:
        """Say whether there is a chart, not a sentence."""
        return self._stack.currentWidget() is self.canvas

    def _dress(self) -> None:
        self.canvas.setMinimumHeight(theme.scaled(_LEAST_HEIGHT))


def _too_few(metric: Metric, trend: Trend, points: int, whose: str) -> str:
    if points == 0:
        return f"No {metric.unit} of {whose} in this time. Choose a longer one, or somebody else."
    grain = trend.span.grain.value
    return (
        f"A chart is drawn from {count_words(LEAST_POINTS, grain)} on;"
        f" here there {'is' if points == 1 else 'are'} {points}. The numbers are below."
    )
