"""How a list is looked at now, read from the desk and kept in it: columns, order, saved views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer
from sqlalchemy.orm import Session

from advocate_desk.program.fields import ListField
from advocate_desk.program.listing import Sort, Wanted
from advocate_desk.program.views import NamedView, View, keep_as_left, view_as_left, views_of
from advocate_desk.ui.tables.columns import Column, columns_of
from advocate_desk.ui.tables.list_kind import ListKind
from advocate_desk.ui.workspace import Workspace

_PAUSE_MS = 600  # while she drags a column nothing is kept


class ListState(QObject):
    """The view of one list; keeps columns, widths and order a moment after they change."""

    def __init__(self, workspace: Workspace, kind: ListKind, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._kind = workspace, kind
        self.fields: Mapping[str, ListField] = {}
        self.views: list[NamedView] = []
        self.chosen_view = 0
        self.wanted = Wanted()
        self.sort = kind.listing.default_sort
        self._sort_before: Sort | None = None  # while a usual view has its own
        self.keys: tuple[str, ...] = kind.listing.default_columns
        self.widths: dict[str, int] = {}
        self._columns: dict[str, Column] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.keep_now)

    def read(self) -> None:
        """Take the list as she left it, with the fields and views there are now."""
        view = self._workspace.look(lambda session: view_as_left(session, self._kind.listing))
        self.read_fields()
        self.take_columns(view)

    def read_fields(self) -> bool:
        """Take the fields and views there are now; True when they are others."""
        listing = self._kind.listing

        def ask(session: Session) -> tuple[tuple[ListField, ...], list[NamedView]]:
            return listing.all_fields(session), views_of(session, listing)

        fields, saved = self._workspace.look(ask)
        before = (self.fields, self.views)
        self.views = [*self._kind.usual_views(), *saved]
        self.fields = {field.key: field for field in fields}
        usual = self._kind.widths
        self._columns = {
            key: replace(column, width=usual.get(key, column.width))
            for key, column in columns_of(listing.key, fields, self._kind.people).items()
        }
        if self.chosen_view not in {view.id for view in self.views}:
            self.chosen_view = 0
        return before != (self.fields, self.views)

    def take_columns(self, view: View) -> None:
        """Take the columns, widths and order of a view; what it leaves open is as usual."""
        keys = tuple(key for key in view.columns if key in self.fields)
        if keys and self._kind.people.key not in keys:
            keys = (self._kind.people.key, *keys)
        self.keys = keys or self._kind.listing.default_columns
        usual = self._kind.widths  # which views of before hold too, as if she had chosen them
        self.widths = {key: px for key, px in view.widths.items() if px != usual.get(key)}
        is_known = view.sort is not None and view.sort.field in self.fields
        self.sort = view.sort if view.sort and is_known else self._kind.listing.default_sort

    def columns(self) -> list[Column]:
        """Give the columns to show."""
        return [self._columns[key] for key in self.keys if key in self._columns]

    def column(self, key: str) -> Column:
        """Give the column of a field."""
        return self._columns[key]

    def view(self) -> View:
        """Give how the list is looked at, to be saved."""
        return View(self.wanted, self.sort, self.keys, self.widths)

    def choose_sort(self, sort: Sort) -> None:
        """Take another order."""
        self.sort = sort
        self.keep()

    def order_as(self, named: NamedView | None) -> bool:
        """Take the order a usual view asks for; the one before comes back after it."""
        wanted = named.view.sort if named and named.id < 0 else None
        if wanted is not None:
            self._sort_before = self._sort_before or self.sort
        elif self._sort_before is not None:
            wanted, self._sort_before = self._sort_before, None
        self.sort = wanted or self.sort
        return wanted is not None

    def keep(self) -> None:
        """Keep columns, widths and order a moment later."""
        self._pause.start()

    def keep_now(self) -> None:
        """Keep columns, widths and order; the filter is not kept: it would hide rows tomorrow."""
        self._pause.stop()
        view = replace(self.view(), wanted=Wanted())
        self._workspace.note(lambda session: keep_as_left(session, self._kind.listing, view))
