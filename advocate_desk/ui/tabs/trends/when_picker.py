"""Where she says which time she wants to see, by month or by quarter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from advocate_desk.base import clock
from advocate_desk.metrics.ranges import Range, When
from advocate_desk.metrics.trend import Grain
from advocate_desk.ui.widgets.day_field import DayField
from advocate_desk.ui.widgets.pills import Pill
from advocate_desk.ui.widgets.plain import PlainLabel

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
        self.first, self.last = DayField(when.first), DayField(when.last)
        self.days = QWidget()
        self._lay_out()
        self._show_grain()
        self.ranges.activated.connect(self._on_picked)
        for field in (self.first, self.last):
            field.day_changed.connect(lambda _day: self._on_picked())

    def when(self) -> When:
        """Give what is chosen."""
        chosen = Range(self.ranges.currentData())
        return When(chosen, self._grain, self.first.day(), self.last.day())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.ranges)
        for grain, pill in self.pills.items():
            pill.setCheckable(True)
            pill.clicked.connect(lambda _checked, grain=grain: self._on_grain(grain))
            row.addWidget(pill)
        days = QHBoxLayout(self.days)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(8)
        for words, field in (("From", self.first), ("to", self.last)):
            label = PlainLabel(words, colour="muted")
            label.setBuddy(field)
            label.setMinimumHeight(field.line.sizeHint().height())  # level with it
            field.line.setAccessibleName(f"{words} day")
            field.line.setPlaceholderText("1 Jan 2026")
            days.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
            days.addWidget(field)
        days.addStretch(1)
        self.days.setVisible(self.when().range is Range.CUSTOM)

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
        if is_new and when.first is None and when.last is None:
            self._propose_days()
        if is_new:
            self.first.setFocus()
        self.picked.emit(self.when())

    def _propose_days(self) -> None:
        """Begin with the last twelve months; nobody is told of it yet."""
        span = When().span(clock.today(), None)
        for field, day in ((self.first, span.first), (self.last, span.last)):
            field.blockSignals(True)
            field.set_day(day)
            field.blockSignals(False)
