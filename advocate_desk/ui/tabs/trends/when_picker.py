"""Where she says which time she wants to see, by month or by quarter."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from advocate_desk.base import clock
from advocate_desk.metrics.ranges import Range, When
from advocate_desk.metrics.trend import Grain
from advocate_desk.ui.widgets.days_between import DaysBetween
from advocate_desk.ui.widgets.pills import Pill

_GRAINS = {Grain.MONTH: "Months", Grain.QUARTER: "Quarters"}


class WhenPicker(QWidget):
    """Range and length of a point; `days` takes two days and shows while the range is custom.

    Signals:
        picked: a When.
    """

    picked = Signal(object)

    def __init__(self, when: When, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ranges = QComboBox()
        self.ranges.setAccessibleName("Range")
        for one in Range:
            self.ranges.addItem(one.value, one)
        self.ranges.setCurrentText(when.range.value)
        self.pills = {grain: Pill(words) for grain, words in _GRAINS.items()}
        self._grain = when.grain
        self.days = DaysBetween(when.first, when.last)
        self._lay_out()
        self._show_grain()
        self.ranges.activated.connect(self._on_picked)
        self.days.changed.connect(self._on_picked)

    def when(self) -> When:
        """Give what is chosen."""
        chosen = Range(self.ranges.currentData())
        return When(chosen, self._grain, self.days.first.day(), self.days.last.day())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.ranges)
        for grain, pill in self.pills.items():
            pill.setCheckable(True)
            pill.clicked.connect(lambda _checked, grain=grain: self._on_grain(grain))
            row.addWidget(pill)
        if self.when().range is not Range.CUSTOM:
            self.days.hide()

    def _on_grain(self, grain: Grain) -> None:
        self._grain = grain
        self._show_grain()
        self._on_picked()

    def _show_grain(self) -> None:
        for grain, pill in self.pills.items():
            pill.setChecked(grain is self._grain)

    def _on_picked(self) -> None:
        when = self.when()
        is_new = self.days.isHidden() and when.range is Range.CUSTOM
        self.days.setVisible(when.range is Range.CUSTOM)
        if is_new:
            span = When().span(clock.today(), None)  # begin with the last twelve months
            self.days.propose(span.first, span.last)
            self.days.setFocus()
        self.picked.emit(self.when())
