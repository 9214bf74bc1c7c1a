"""Where she says which time Home is of: the last days, the quarter, or days she names."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from PySide6.QtCore import QObject, QSettings, Signal

from advocate_desk.base import clock
from advocate_desk.metrics.home import Lookback, OwnDays
from advocate_desk.ui.widgets.days_between import DaysBetween
from advocate_desk.ui.widgets.pills import Pill

_KEPT, _CUSTOM = "home/lookback", "Custom…"
_BETWEEN = ".."  # the two days of a time of her own, as they are kept


class LookbackPicker(QObject):
    """A pill for each time, and `days` for a time of her own, shown while that is chosen.

    Signals:
        picked: another time is wanted: see `time`.
    """

    picked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.time: Lookback | OwnDays = _as_left()
        own = self.time if isinstance(self.time, OwnDays) else None
        self.days = DaysBetween(*((own.first, own.last) if own else ()))
        self.days.hide()
        self.pills = {one: Pill(one.value) for one in Lookback}
        self.custom = Pill(_CUSTOM)
        for one, pill in self.pills.items():
            pill.clicked.connect(lambda _checked, one=one: self._take(one))
        self.custom.clicked.connect(lambda _checked: self._ask_days())
        self.days.changed.connect(self._on_days)
        for pill in self.all_pills():
            pill.setCheckable(True)
        self._is_custom = own is not None
        self._check()

    def all_pills(self) -> tuple[Pill, ...]:
        """Give the pills in their order."""
        return (*self.pills.values(), self.custom)

    def show_for(self, *, has_members: bool) -> None:
        """Show what there is to choose; without members there is nothing to look back on."""
        for pill in self.all_pills():
            pill.setVisible(has_members)
        self.days.setVisible(has_members and self._is_custom)

    def _ask_days(self) -> None:
        """Begin with the days that were shown until now."""
        span = self.time.span(clock.today())
        self.days.propose(span.first, span.last)
        self._is_custom = True
        self.days.show()
        self.days.setFocus()
        self._check()
        self._on_days()

    def _on_days(self) -> None:
        first, last = self.days.first.day(), self.days.last.day()
        if first is not None and last is not None:
            self._keep(OwnDays(min(first, last), max(first, last)))

    def _take(self, lookback: Lookback) -> None:
        self._is_custom = False
        self.days.hide()
        self._keep(lookback)
        self._check()

    def _keep(self, time: Lookback | OwnDays) -> None:
        self.time = time
        QSettings().setValue(_KEPT, _kept(time))
        self.picked.emit()

    def _check(self) -> None:
        for one, pill in self.pills.items():
            pill.setChecked(not self._is_custom and one is self.time)
        self.custom.setChecked(self._is_custom)


def _kept(time: Lookback | OwnDays) -> str:
    if isinstance(time, OwnDays):
        return f"{time.first}{_BETWEEN}{time.last}"
    return time.value


def _as_left() -> Lookback | OwnDays:
    """Give the time she looked at last."""
    kept = str(QSettings().value(_KEPT, ""))
    first, between, last = kept.partition(_BETWEEN)
    if between:
        with suppress(ValueError):  # written by hand
            return OwnDays(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    return Lookback(kept) if kept in set(Lookback) else Lookback.QUARTER
