"""The page of a list: head, search, views and filters, the rows, and the panel at the side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from advocate_desk.base.errors import DeskError
from advocate_desk.base.row_ids import RowIds
from advocate_desk.base.words import number_words
from advocate_desk.program.fields import ListField
from advocate_desk.program.listing import CUSTOM, Chosen, Line, Sort, Wanted
from advocate_desk.program.own_fields import KINDS_WITH_OWN_FIELDS
from advocate_desk.program.views import NamedView, View, remove_view, save_view
from advocate_desk.ui.tables.columns_popup import ColumnsPopup
from advocate_desk.ui.tables.filter_bar import FilterBar
from advocate_desk.ui.tables.list_edits import ListEdits
from advocate_desk.ui.tables.list_keys import ListKeys
from advocate_desk.ui.tables.list_kind import KnownWords, ListKind
from advocate_desk.ui.tables.list_state import ListState
from advocate_desk.ui.tables.list_view import ListView
from advocate_desk.ui.tables.row_finder import RowFinder
from advocate_desk.ui.widgets.buttons import Button, primary_button
from advocate_desk.ui.widgets.empty_state import Deed, EmptyState
from advocate_desk.ui.widgets.frames import PageHead, SidePanel, TableCard, page_column
from advocate_desk.ui.widgets.notice import InlineNotice
from advocate_desk.ui.widgets.search_field import SearchField
from advocate_desk.ui.widgets.side_room import SideRoom
from advocate_desk.ui.widgets.toast import toast_over
from advocate_desk.ui.workspace import Job, Workspace

_PANEL_SHOWN = "panel_shown"


class ListPage(QWidget):
    """A list with everything around it.

    Signals:
        choice_changed: other rows are chosen, or the chosen ones changed.
        field_asked: she wants a field of her own.
        name_asked: she wants to save the view under a name.
    """

    choice_changed = Signal()
    field_asked = Signal()
    name_asked = Signal()

    def __init__(
        self, workspace: Workspace, kind: ListKind, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.workspace, self.kind = workspace, kind
        self.state = ListState(workspace, kind, self)
        self.known = KnownWords(workspace, kind.listing, self, kind.offers)
        self.view = ListView(kind.listing.key, self._fetch, self.known)
        self.view.setAccessibleName(kind.many.capitalize())
        self.edits = ListEdits(workspace, kind, self.view.table, self)
        self.keys = ListKeys(workspace, kind, self.view, self.edits, self.chosen)
        self.head = PageHead(title)
        self.search = SearchField(f"Search {kind.many}")
        self.filters = FilterBar(kind.listing.key, self.known)
        self.notice = InlineNotice()
        self._finder = RowFinder(workspace, kind.listing, self)
        self._stack = QStackedWidget()
        self._no_hit = EmptyState(
            f"No {kind.one} matches",
            "Nothing fits the words and filters in force.",
            ("Clear filters", self.clear_filters),
        )
        self.run_main: Callable[[], object] = lambda: None
        self._none_yet: QWidget | None = None
        self._reveal_id: int | None = None
        self._lay_out()
        self._listen()
        self.state.read()
        self._show_columns()
        self._show_bar()

    # -- what the tab gives

    def set_panel(self, panel: SidePanel) -> None:
        """Show a panel right of the list."""
        self.side.set_panel(panel, wanted=QSettings().value(_PANEL_SHOWN, "yes") == "yes")

    def set_strip(self, strip: QWidget) -> None:
        """Show figures in a strip between the head and the filters."""
        self._column.insertWidget(1, strip)

    def set_none_yet(
        self,
        title: str,
        sentence: str,
        action: Deed,
        link: Deed | None,
        second_link: Deed | None = None,
    ) -> None:
        """Say what to do while there are no rows at all."""
        self._none_yet = EmptyState(title, sentence, action, link, second_link)
        self._stack.addWidget(self._none_yet)

    def set_main(self, words: str, run: Callable[[], object]) -> None:
        """Take what the page is for: its primary button, and the key for something new."""
        self.run_main = run
        button = primary_button(words, "plus")
        button.clicked.connect(lambda _checked: run())
        self.head.add(button)

    # -- what others ask

    def refresh(self) -> None:
        """Show the desk as it is now."""
        self.known.forget()
        if self.state.read_fields():
            self._show_columns()
            self._show_bar()
        self._find()

    def show_rows(self, wanted: Wanted) -> None:
        """Show the rows behind a figure."""
        self.state.chosen_view = 0
        self._want(wanted)

    def reveal(self, row_id: int) -> None:
        """Choose a row and bring it into view, whatever is filtered now."""
        self._reveal_id = row_id
        if self.view.reveal(row_id):
            self._reveal_id = None
        elif self.state.wanted != Wanted():
            self.clear_filters()
        else:
            self._find()

    def chosen_line(self) -> Line | None:
        """Give the first of the chosen rows."""
        ids = self.view.chosen_ids()[:1]
        return next(iter(self._fetch(ids).values()), None)

    def only_line(self) -> Line | None:
        """Give the chosen row when it is one."""
        return self.chosen_line() if self.view.count_chosen() == 1 else None

    def needed_count(self) -> int:
        """Count the chosen rows for a command; with none it is said what to do."""
        count = self.view.count_chosen()
        if not count:
            self._say_choose()
        return count

    def needed_line(self) -> Line | None:
        """Give the chosen row for a command about one; else it is said what to do."""
        if self.needed_count() > 1:
            toast_over(self).say(f"This is about one {self.kind.one}: choose just that one.")
        return self.only_line()

    def chosen(self) -> Chosen:
        """Name the chosen rows for a change."""
        return self.view.chosen(self.state.wanted)

    def clear_filters(self) -> None:
        """Show all rows."""
        self.state.chosen_view = 0
        self._want(Wanted())

    def save_view(self, name: str) -> Job:
        """Keep filter, order and columns under a name; the caller says when it is refused."""
        view, listing = self.state.view(), self.kind.listing

        def then(view_id: int) -> None:
            self.state.chosen_view = view_id
            self._read_views()

        label = f"Save view {name}"
        return self.workspace.write(label, lambda s, _p: save_view(s, listing, name, view), then)

    def show_own_field(self, field_id: int) -> None:
        """Show a field of her own as the last column."""
        self.state.read_fields()
        self._on_columns((*self.state.keys, f"{CUSTOM}{field_id}"))
        self._show_bar()

    def edit_field(self, row_id: int, field: ListField, value: Any) -> None:
        """Set a field of a row, as the panel asks."""
        self.notice.clear()
        self.edits.set_cell(row_id, self.state.column(field.key), value)

    def toggle_panel(self) -> None:
        """Show or hide the panel."""
        self.side.toggle()
        QSettings().setValue(_PANEL_SHOWN, "yes" if self.side.wants_panel else "no")

    def say_refused(self, error: DeskError) -> None:
        """Say above the list why something was not done."""
        self.notice.say(str(error), "bad", "Close", self.notice.clear)

    def say_done(self, sentence: str, change: int) -> None:
        """Say what was done, and offer to take it back."""
        self.notice.clear()
        toast_over(self).say(sentence, "Undo", lambda: self.workspace.take_back_exactly(change))

    def ask_columns(self) -> ColumnsPopup:
        """Open the place where columns are chosen."""
        can_add = self.kind.listing.key in KINDS_WITH_OWN_FIELDS
        popup = ColumnsPopup(
            self, self.state.fields, self.state.keys, self.kind.people.key, can_add=can_add
        )
        popup.chosen.connect(self._on_columns)
        popup.usual_asked.connect(lambda: self._on_view(None, columns_only=True))
        popup.field_asked.connect(self.field_asked)
        popup.open_under(self.filters.columns_button)
        popup.setFocus()
        return popup

    # -- inside

    def _lay_out(self) -> None:
        left = QWidget()
        self.side = SideRoom(left)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.side)
        self._column = column = page_column(left)
        self.head.add(self.search)
        self._stack.addWidget(TableCard(self.view))
        self._stack.addWidget(self._no_hit)
        for widget in (self.head, self.filters, self.notice):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)

    def _listen(self) -> None:
        self.search.searched.connect(self._on_words)
        self.search.left.connect(self.view.setFocus)
        self.head.arranged.connect(self._order_stops)
        self.filters.drawn.connect(self._order_stops)
        self.filters.filtered.connect(self._want)
        self.filters.view_chosen.connect(self._on_view)
        self.filters.view_removed.connect(self._on_view_removed)
        self.filters.save_asked.connect(self.name_asked)
        self.filters.columns_asked.connect(self.ask_columns)
        self.filters.panel_asked.connect(self.toggle_panel)
        self.view.head.sort_asked.connect(self._on_sort)
        self.view.columns_moved.connect(self._on_moved)
        self.view.column_sized.connect(self._on_sized)
        self.view.choice_changed.connect(self.choice_changed)
        self.view.panel_pressed.connect(self.toggle_panel)
        self.view.rows.not_readable.connect(self.say_refused)
        self.view.rows.typed.connect(lambda *_what: self.notice.clear())
        self.view.rows.left.connect(self.notice.clear)
        self.keys.choice_missed.connect(self._say_choose)
        self.keys.filter_asked.connect(self.filters.add)
        self.keys.sort_asked.connect(self._sort_by)
        self.keys.copied.connect(
            lambda count: toast_over(self).say(f"{self.kind.counted(count)} copied")
        )
        self._finder.first_found.connect(self._on_first)
        self._finder.all_found.connect(self._on_all)
        self._finder.failed.connect(self.say_refused)
        self.edits.refused.connect(self.say_refused)
        self.edits.done.connect(self.say_done)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._order_stops()  # not before: what is put into a window goes to the end of its order

    def _order_stops(self) -> None:
        """Let Tab go from the head over the filters to the list, and on to the panel."""
        panel = self.side.panel.findChildren(Button) if self.side.panel else []
        around = (*self.head.stops(), *self.filters.stops(), self.view, *panel)
        stops = [one for one in around if one.focusPolicy() is not Qt.FocusPolicy.NoFocus]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def _say_choose(self) -> None:
        toast_over(self).say(f"Choose one of the {self.kind.many} first, or several.")

    def _fetch(self, ids: Sequence[int]) -> dict[int, Line]:
        return self.workspace.look(lambda session: self.kind.lines(session, ids))

    def _find(self) -> None:
        self._finder.find(self.state.wanted, self.state.sort)

    def _want(self, wanted: Wanted) -> None:
        self.state.wanted = wanted
        if self.search.text().strip() != wanted.words:
            self.search.setText(wanted.words)
        self.filters.show_views(self.state.views, self.state.chosen_view)
        self.filters.show_wanted(wanted)
        self._find()

    def _show_columns(self) -> None:
        self.view.show_columns(self.state.columns(), self.state.widths)
        self.view.show_sort(self.state.sort)

    def _show_bar(self) -> None:
        self.filters.show_fields(self.state.fields)
        self.filters.show_views(self.state.views, self.state.chosen_view)
        self.filters.show_wanted(self.state.wanted)

    def _on_first(self, ids: RowIds) -> None:
        if self._finder.is_again and self.view.loses_place(ids):
            return  # the same rows as before: they stay until it is known where each is now
        self.view.show_first(ids)
        self._show_count(ids.rows)

    def _on_all(self, ids: RowIds) -> None:
        self.view.show_all(ids)
        self._show_count(ids.rows)
        if self._reveal_id and not self.view.reveal(self._reveal_id):
            toast_over(self).say(f"That {self.kind.one} is not there any more.")
        self._reveal_id = None
        self.choice_changed.emit()

    def _show_count(self, count: int) -> None:
        is_filtered = self.state.wanted != Wanted()
        if count:
            self._stack.setCurrentIndex(0)
        elif is_filtered or self._none_yet is None:
            self._stack.setCurrentWidget(self._no_hit)
        else:
            self._stack.setCurrentWidget(self._none_yet)
        has_rows = bool(count) or is_filtered
        self.search.setEnabled(has_rows)
        self.filters.setVisible(has_rows)
        self.side.show_rows(has_rows=has_rows)
        if not is_filtered:
            self.head.say(self.kind.counted(count) if count else "")
            return
        self.workspace.read(
            lambda session: self.kind.listing.count(session, Wanted()),
            lambda total: self._say_share(count, total),
        )

    def _say_share(self, count: int, total: int) -> None:
        if self.state.wanted != Wanted():
            self.head.say(f"{number_words(count)} of {self.kind.counted(total)}")

    def _on_words(self, words: str) -> None:
        if words != self.state.wanted.words:  # it was not us who wrote them there
            self._want(replace(self.state.wanted, words=words))

    def _on_sort(self, section: int, descending: bool) -> None:
        self._sort_by(Sort(self.view.table.columns[section].key, descending))

    def _sort_by(self, sort: Sort) -> None:
        self.state.choose_sort(sort)
        self.view.show_sort(sort)
        self._find()

    def _on_moved(self) -> None:
        self.state.keys = tuple(column.key for column in self.view.columns_in_order())
        self.state.keep()

    def _on_sized(self, key: str, width: int) -> None:
        self.state.widths[key] = width
        self.state.keep()

    def _on_columns(self, keys: tuple[str, ...]) -> None:
        self.state.keys = keys
        self._show_columns()
        self.state.keep()

    def _on_view(self, named: NamedView | None, *, columns_only: bool = False) -> None:
        view = named.view if named else View()
        if (named and named.id > 0) or columns_only:  # a usual view leaves the columns alone
            self.state.take_columns(view)
            self._show_columns()
            self.state.keep()
        if not columns_only:
            self.state.chosen_view = named.id if named else 0
            if self.state.order_as(named):
                self.view.show_sort(self.state.sort)
            self._want(view.wanted)

    def _on_view_removed(self, named: NamedView) -> None:
        self.state.chosen_view = 0

        def remove(session: Session) -> None:
            remove_view(session, named.id)

        job = self.edits.change(
            f"Delete view {named.name}", remove, lambda _done: f"View {named.name} deleted"
        )
        job.finished.connect(lambda _told: self._read_views())

    def _read_views(self) -> None:
        self.state.read_fields()
        self._show_bar()


def list_in_front(window: QWidget) -> ListPage | None:
    """Give the list that a window shows; None where it shows none."""
    pages = window.findChildren(ListPage)
    return next((page for page in pages if page.isVisible()), None)
