"""The bar over a list: saved views, the filters in force, and the way to more of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from advocate_desk.program.fields import ListField
from advocate_desk.program.listing import Among, Condition, Wanted
from advocate_desk.program.views import NamedView, View
from advocate_desk.ui import theme
from advocate_desk.ui.tables.filter_editor import FilterEditor
from advocate_desk.ui.tables.inputs import Known
from advocate_desk.ui.tables.values import condition_words
from advocate_desk.ui.widgets.buttons import IconButton, quiet_button
from advocate_desk.ui.widgets.flow import FlowLayout
from advocate_desk.ui.widgets.pills import Pill

_ALL = 0


class FilterBar(QWidget):
    """Shows and changes which rows are wanted.

    Signals:
        drawn: there are other pills.
        filtered: the Wanted with other conditions.
        view_chosen: a NamedView, or None for all rows.
        view_removed: a NamedView.
        save_asked, columns_asked, panel_asked: buttons.
    """

    drawn = Signal()
    filtered = Signal(object)
    view_chosen = Signal(object)
    view_removed = Signal(object)
    save_asked = Signal()
    columns_asked = Signal()
    panel_asked = Signal()

    def __init__(self, kind: str, known: Known, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._known = kind, known
        self._fields: Mapping[str, ListField] = {}
        self._views: tuple[NamedView, ...] = ()
        self._view = _ALL
        self._wanted = Wanted()
        self._drawn: object = None
        self._pills = QWidget()
        self._flow = FlowLayout(self._pills)
        self.columns_button = quiet_button("Columns", "columns-3")
        self.columns_button.clicked.connect(lambda _checked: self.columns_asked.emit())
        self._panel_button = IconButton("layout-sidebar-right", "Show or hide the panel")
        self._panel_button.clicked.connect(lambda _checked: self.panel_asked.emit())
        wide = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        wide.setHeightForWidth(True)
        self._pills.setSizePolicy(wide)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._pills, 1, Qt.AlignmentFlag.AlignVCenter)
        self._buttons = buttons = QHBoxLayout()
        for button in (self.columns_button, self._panel_button):
            buttons.addWidget(button)
        row.addLayout(buttons)
        row.setAlignment(buttons, Qt.AlignmentFlag.AlignTop)

    def show_fields(self, fields: Mapping[str, ListField]) -> None:
        """Take the fields that can be filtered by."""
        self._fields = fields

    def show_views(self, views: Sequence[NamedView], chosen: int = _ALL) -> None:
        """Show the saved views; `chosen` is the id of the one in force."""
        self._views, self._view = tuple(views), chosen
        self._draw()

    def show_wanted(self, wanted: Wanted) -> None:
        """Show the filters in force."""
        known = tuple(one for one in wanted.conditions if one.field in self._fields)
        self._wanted = replace(wanted, conditions=known)
        self._draw()

    def stops(self) -> list[QWidget]:
        """Give what Tab comes by, in the order of the eye."""
        held = (self._flow.itemAt(number) for number in range(self._flow.count()))
        pills = [widget for item in held if item and (widget := item.widget())]
        return [*pills, self.columns_button, self._panel_button]

    def conditions(self) -> tuple[Condition, ...]:
        """Give the filters in force."""
        return self._wanted.conditions

    def add(self, condition: Condition) -> None:
        """Add a filter; one with the same field and test is replaced."""
        same = (condition.field, condition.test)
        others = [one for one in self._wanted.conditions if (one.field, one.test) != same]
        self._set((*others, condition))

    def ask(self, anchor: QWidget, condition: Condition | None = None) -> FilterEditor:
        """Open the place where a filter is made or changed."""
        editor = FilterEditor(self, self._kind, tuple(self._fields.values()), self._known)
        if condition:
            editor.edit(self._fields[condition.field], condition)
            editor.made.connect(lambda made: self._replace(condition, made))
        else:
            editor.made.connect(self.add)
        editor.open_under(anchor)
        editor.setFocus()
        return editor

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Let the button of the columns give its words where the pills need the room."""
        panel = self._panel_button.sizeHint().width()
        buttons = self.columns_button.width_with_words() + self._buttons.spacing() + panel
        wanted = self._flow.in_one_line().width() + self._row.spacing() + buttons
        self.columns_button.show_words(shown=wanted <= self.width())

    def _replace(self, old: Condition, new: Condition) -> None:
        self._set(tuple(new if one == old else one for one in self._wanted.conditions))

    def _set(self, conditions: tuple[Condition, ...]) -> None:
        self._want(replace(self._wanted, conditions=conditions))

    def _want(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._draw()
        self.filtered.emit(wanted)

    def _draw(self) -> None:
        state = (self._views, self._view, self._wanted, dict(self._fields))
        if state == self._drawn:
            return  # a pill that has the keyboard keeps it
        self._drawn = state
        self._flow.clear()
        every = NamedView(_ALL, "All", View())
        for view in (every, *self._views):
            self._flow.addWidget(self._view_pill(view))
        save = IconButton("plus", "Save this view")
        save.clicked.connect(lambda _checked: self.save_asked.emit())
        self._flow.addWidget(save)
        self._flow.addWidget(_Divider())
        if among := self._wanted.among:
            self._flow.addWidget(self._among_pill(among))
        for condition in self._wanted.conditions:
            self._flow.addWidget(self._filter_pill(condition))
        more = Pill("+ Filter")
        more.clicked.connect(lambda _checked: self.ask(more))
        self._flow.addWidget(more)
        self._pills.updateGeometry()
        self.drawn.emit()

    def _view_pill(self, view: NamedView) -> Pill:
        is_chosen = view.id == self._view and (view.id != _ALL or self._wanted == Wanted())
        pill = Pill(view.name, removable=is_chosen and view.id > _ALL)
        pill.setCheckable(True)
        pill.setChecked(is_chosen)
        chosen = view if view.id != _ALL else None
        pill.clicked.connect(lambda _checked: self.view_chosen.emit(chosen))
        pill.removed.connect(lambda: self.view_removed.emit(view))
        return pill

    def _among_pill(self, among: Among) -> Pill:
        pill = Pill(among.called, removable=True)
        pill.removed.connect(lambda: self._want(replace(self._wanted, among=None)))
        return pill

    def _filter_pill(self, condition: Condition) -> Pill:
        field = self._fields[condition.field]
        pill = Pill(condition_words(self._kind, field, condition), removable=True)
        pill.clicked.connect(lambda _checked: self.ask(pill, condition))
        pill.removed.connect(
            lambda: self._set(tuple(one for one in self._wanted.conditions if one != condition))
        )
        return pill


class _Divider(QWidget):
    """A short line between the views and the filters."""

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(9), theme.scaled(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        middle = self.width() // 2
        painter = QPainter(self)
        painter.setPen(QColor(theme.tokens().line))
        painter.drawLine(middle, 4, middle, self.height() - 4)
