"""Asks from whom approved rewards are ordered and which columns the vendor wants; then orders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.text import file_name
from advocate_desk.base.words import count_words
from advocate_desk.sheets.order_file import (
    ORDER_FIELDS,
    OrderColumn,
    Vendor,
    order_columns,
    order_from,
    vendors,
)
from advocate_desk.ui.dialogs.column_line import ColumnLine
from advocate_desk.ui.dialogs.labelled import Labelled
from advocate_desk.ui.dialogs.sheet import Sheet
from advocate_desk.ui.tab import Place
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import primary_button
from advocate_desk.ui.widgets.calm_combo import CalmCombo
from advocate_desk.ui.widgets.plain import WrappedLabel
from advocate_desk.ui.widgets.saving import ask_file, folder_for, offer_again, say_saved
from advocate_desk.ui.workspace import Job, Workspace

_WIDTH = 620
_FORMS = ("Excel workbook (*.xlsx)", "CSV file (*.csv)")
_ABOUT = (
    "The approved rewards go into a file for the vendor, and are ordered from then on. Tick what"
    " the vendor wants to know and write its own headings; they are kept for the next time. Its"
    " answer comes back through Import: the order id finds each reward again."
)
_NOTHING = (
    "No approved reward names a vendor, so there is nothing to order. Approve rewards on the list"
    " of what is given, and name the vendor on them or in the catalogue."
)
_NEEDS_ID = "Without the order id, what the vendor sends back finds no reward."
_ORDER_ID = "order_id"


@dataclass(frozen=True, slots=True)
class Order:
    """What she orders, and in which columns."""

    vendor: str
    columns: tuple[OrderColumn, ...]


def order_rewards(place: Place) -> OrderSheet:
    """Ask what is to be ordered from whom."""
    known = place.workspace.findChild(Ordering)
    return (known or Ordering(place.workspace, place.parent)).open()


class OrderSheet(Sheet):
    """Offers the vendors and what they may be told. Saves nothing: see `wanted`.

    Signals:
        wanted: the Order she asked for.
    """

    wanted = Signal(object)

    def __init__(
        self,
        found: Sequence[Vendor],
        columns_of: Callable[[str], tuple[OrderColumn, ...]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Order rewards", _WIDTH, parent)
        self._columns_of = columns_of
        self.vendor = CalmCombo("Vendor")
        self.lines: list[ColumnLine] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.save = primary_button("Order and save as…")
        named = [one for one in found if one.name]
        for one in named:
            words = f"{one.name} · {count_words(one.to_order, 'reward')}"
            self.vendor.addItem(words, one.name)
        self._lay_out(named, sum(one.to_order for one in found if not one.name))
        self.vendor.currentIndexChanged.connect(lambda _at: self._show_columns())
        if named:
            self._show_columns()
            self.vendor.setFocus()

    def order(self) -> Order:
        """Give what she asks for."""
        chosen = [line for line in self.lines if line.tick.isChecked()]
        columns = tuple(OrderColumn(line.key, line.heading()) for line in chosen)
        return Order(str(self.vendor.currentData() or ""), columns)

    def move_column(self, line: ColumnLine, by: int) -> None:
        """Put a column before the one above it, or after the one below."""
        at = self.lines.index(line)
        to = min(max(at + by, 0), len(self.lines) - 1)
        self.lines.insert(to, self.lines.pop(at))
        self._lines.removeWidget(line)
        self._lines.insertWidget(to, line)

    def _lay_out(self, named: Sequence[Vendor], nobodys: int) -> None:
        about = WrappedLabel(_ABOUT if named else _NOTHING, TextStyle.BODY, "muted")
        self.body.addWidget(about)
        self._problem = WrappedLabel(_NEEDS_ID, TextStyle.SMALL, "bad")
        self._problem.hide()
        if named:
            self.body.addWidget(Labelled("Vendor", self.vendor))
            self.body.addLayout(self._lines)
            self.body.addWidget(self._problem)
        if nobodys:
            words = (
                f"{count_words(nobodys, 'approved reward')} without a vendor cannot be ordered."
            )
            self.body.addWidget(WrappedLabel(words, TextStyle.SMALL, "muted"))
        self.end_with(self.save, self._on_save, leave="Cancel" if named else "Close")
        self.save.setVisible(bool(named))

    def _show_columns(self) -> None:
        """Show the columns of the chosen vendor first, then what else could be told."""
        for line in self.lines:
            self._lines.removeWidget(line)
            line.deleteLater()
        told = self._columns_of(str(self.vendor.currentData()))
        headings = {one.key: one.heading for one in told}
        rest = (one.key for one in ORDER_FIELDS if one.key not in headings)
        ours = {one.key: one.heading for one in ORDER_FIELDS}
        self.lines = [ColumnLine(key, ours[key], headings.get(key)) for key in (*headings, *rest)]
        for line in self.lines:
            line.moved.connect(lambda by, line=line: self.move_column(line, by))
            line.ticked.connect(self._rest)
            self._lines.addWidget(line)
        self._rest()

    def _rest(self) -> None:
        has_id = any(line.key == _ORDER_ID and line.tick.isChecked() for line in self.lines)
        self._problem.setVisible(not has_id)
        self.save.setEnabled(has_id)

    def _on_save(self) -> None:
        if self.save.isVisible() and self.save.isEnabled():
            self.wanted.emit(self.order())
            self.accept()


class Ordering(QObject):
    """The orders of a desk's window."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(workspace)
        self._workspace, self._window = workspace, window

    def open(self) -> OrderSheet:
        """Ask what is to be ordered."""
        look = self._workspace.look
        sheet = OrderSheet(
            look(vendors),
            lambda vendor: look(lambda session: order_columns(session, vendor)),
            self._window,
        )
        sheet.wanted.connect(self._on_wanted)
        sheet.open()
        return sheet

    def write(self, order: Order, out: Path) -> Job:
        """Order: write the file and what is ordered as one change."""

        def work(session: Session, _progress: object) -> int:
            return order_from(session, order.vendor, order.columns, out)

        job = self._workspace.write(
            f"Order from {order.vendor}", work, lambda count: self._on_written(out, count)
        )
        offer_again(
            job,
            self._window,
            "Order rewards",
            lambda: self.write(order, out),
            lambda: self._on_wanted(order),
        )
        return job

    def _on_wanted(self, order: Order) -> None:
        desk = self._workspace.desk.path
        name = file_name(f"Order {order.vendor} {clock.today().isoformat()}") + ".xlsx"
        proposed = folder_for(desk) / name
        if out := ask_file(self._window, "Save the order", proposed, *_FORMS):
            self.write(order, out)

    def _on_written(self, out: Path, count: int) -> None:
        told = f"{count_words(count, 'reward')} ordered: {out.name} saved"
        say_saved(self._window, told, out)
