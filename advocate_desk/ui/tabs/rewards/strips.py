"""Figures above the lists of this tab; each opens the rows it counts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from advocate_desk.base.words import count_words, money_words, number_words
from advocate_desk.program.listing import Condition, Test, Wanted
from advocate_desk.program.money import Sum, rows_without_rate
from advocate_desk.program.points import Outstanding, outstanding
from advocate_desk.program.spending import Spent, spent_this_quarter
from advocate_desk.program.wording import shown
from advocate_desk.ui.widgets.pill_line import PillLine
from advocate_desk.ui.widgets.pills import Pill
from advocate_desk.ui.workspace import Workspace

_MOST = 6  # figures of a kind; the others are put together
_NO_CENTRE = "No cost centre"


class Strip(QWidget):
    """A line of figures that are read again when the desk changed.

    Attributes:
        watches: the tables that the figures are of.
    """

    watches: frozenset[str] = frozenset()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.pills: dict[str, Pill] = {}
        self._is_stale = True
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()
        workspace.changed.connect(self._on_changed)
        self.read()

    def read(self) -> None:
        """Read the figures, and show them when they are there."""

    def clear(self) -> None:
        """Take all figures away."""
        self.pills = {}
        while held := self._column.takeAt(0):
            if widget := held.widget():
                widget.hide()
                widget.deleteLater()

    def add_line(self, title: str) -> PillLine:
        """Begin a line of figures."""
        line = PillLine(title)
        self._column.addWidget(line)
        return line

    def add_figure(
        self, line: PillLine, words: str, run: Callable[[], object], tip: str = ""
    ) -> None:
        """Add a figure that does something when it is pressed."""
        pill = Pill(words)
        pill.setToolTip(tip)
        pill.clicked.connect(lambda _checked: run())
        self.pills[words] = pill
        line.add(pill)

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & self.watches:
            self._is_stale = True
            if self.isVisible() or self.isHidden():  # hidden, it waits for its first figure
                self._read_if_stale()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read_if_stale()

    def _read_if_stale(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self.read()


class SpentStrip(Strip):
    """What was spent this quarter, by kind and by cost centre."""

    watches = frozenset({"grant", "cost", "setting"})

    def read(self) -> None:
        self.workspace.read(spent_this_quarter, self._show)

    def _show(self, spent: Spent) -> None:
        self.clear()
        if not (spent.grants.rows or spent.others.rows or spent.left_out):
            self.hide()
            return
        line = self.add_line("Spent this quarter")
        self._add(line, "Rewards", spent.grants, spent)
        if spent.others.rows or spent.others.left_out:
            words = f"Other costs {money_words(spent.others.amount, spent.currency)}"
            self.add_figure(line, words, partial(self._open, "costs", spent.quarter.costs()))
        if spent.left_out:
            words = f"{count_words(spent.left_out, 'amount')} left out: no rate"
            tip = "Add the rate of their currency under Rates; then they can be filled in there."
            self.add_figure(line, words, lambda: self._open_left_out(spent), tip)
        for kind, found in list(spent.by_kind.items())[:_MOST]:
            condition = Condition("kind", Test.IS, (kind,))
            self._add(line, shown("kind", kind), found, spent, condition)
        if set(spent.by_centre) - {""}:
            self._show_centres(spent)
        self.show()

    def _show_centres(self, spent: Spent) -> None:
        line = self.add_line("By cost centre")
        for centre, found in list(spent.by_centre.items())[:_MOST]:
            condition = Condition("cost_centre", Test.IS, (centre,))
            if not centre:
                condition = Condition("cost_centre", Test.BLANK)
            self._add(line, centre or _NO_CENTRE, found, spent, condition)

    def _add(self, line: PillLine, name: str, found: Sum, spent: Spent, *more: Condition) -> None:
        wanted = Wanted(conditions=(*spent.quarter.grants(), *more))
        words = f"{name} {money_words(found.amount, spent.currency)}"
        tip = f"{count_words(found.rows, 'reward')} sent"
        if found.left_out:
            tip += f", {found.left_out} left out: no rate"
        self.add_figure(line, words, partial(self._open, "grants", wanted), tip)

    def _open_left_out(self, spent: Spent) -> None:
        no_rate = Condition("rate", Test.BLANK)
        if spent.grants.left_out:
            wanted = Wanted(conditions=(*spent.quarter.grants(), no_rate))
            self._open("grants", wanted)
        else:
            costs = spent.quarter.costs()
            self._open("costs", Wanted(conditions=(*costs.conditions, no_rate)))

    def _open(self, listing: str, wanted: Wanted) -> None:
        self.workspace.rows_requested.emit(listing, wanted)


class PointsStrip(Strip):
    """What members could still spend, and what that is worth."""

    watches = frozenset({"points_entry", "setting", "member"})

    def read(self) -> None:
        self.workspace.read(outstanding, self._show)

    def _show(self, found: Outstanding) -> None:
        self.clear()
        line = self.add_line("Outstanding")
        balances = Wanted(conditions=(Condition("points_balance", Test.IS_NOT, 0),))

        def open_balances() -> None:
            self.workspace.rows_requested.emit("members", balances)

        worth = money_words(found.worth, found.currency)
        for words in (
            f"{number_words(found.points)} points",
            f"worth {worth}",
            f"Balances of {count_words(found.members, 'member')}",
        ):
            self.add_figure(line, words, open_balances)
        self.show()


class RateStrip(Strip):
    """How many amounts no sum holds for lack of a rate."""

    watches = frozenset({"grant", "cost", "rate", "activity", "account", "setting"})

    def __init__(self, workspace: Workspace, fill: Callable[[], object]) -> None:
        self._fill = fill
        super().__init__(workspace)

    def read(self) -> None:
        def ask(session: Session) -> int:
            return rows_without_rate(session)

        self.workspace.read(ask, self._show)

    def _show(self, count: int) -> None:
        self.clear()
        self.setVisible(bool(count))
        if count:
            line = self.add_line(f"{count_words(count, 'amount')} without a rate")
            tip = "Each takes the rate of its day. A rate that a row keeps stays what it is."
            self.add_figure(line, "Fill in what is known", self._fill, tip)
