"""A tab of several pages, most of them lists; the switch stands at the head of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from advocate_desk.program.listing import Wanted
from advocate_desk.ui.tab import Chosen, Tab
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.widgets.empty_state import Deed
from advocate_desk.ui.widgets.flow import FlowRow
from advocate_desk.ui.widgets.frames import PageHead
from advocate_desk.ui.widgets.pills import Pill
from advocate_desk.ui.workspace import Workspace


class OtherPage(QWidget):
    """A page of such a tab that is no list of rows. `head` takes the switch."""

    head: PageHead

    def refresh(self) -> None:
        """Show the desk as it is now."""

    def take_focus(self) -> None:
        """Put the keyboard where she works."""


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A page of a tab.

    Attributes:
        words: what the switch says.
        row: the kind of row, as `open_requested` names it; empty where it is no list.
        make: gives its page, when it is first shown.
        listing: the key of the list, as numbers name what is behind them; where it is no list,
            the page is shown as it is.
        is_used: whether the switch offers it; asked again when the desk changed.
    """

    words: str
    row: str
    make: Callable[[], ListPage | OtherPage]
    listing: str = ""
    is_used: Callable[[], bool] = lambda: True


class ListTab(Tab):
    """Holds the pages; `watches` is set by the tab that names them."""

    def __init__(self, workspace: Workspace, menu: str, entries: Sequence[ListEntry]) -> None:
        super().__init__(workspace)
        self._menu, self._entries = menu, tuple(entries)
        self._pages: dict[int, ListPage | OtherPage] = {}
        self._stale_pages: set[QWidget] = set()
        self._page_actions: list[tuple[int, QAction]] = []
        self._list_actions: list[QAction] = []
        self._switches: list[tuple[ListEntry, Pill | QAction]] = []
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.show_page(0)

    def page(self, number: int) -> ListPage:
        """Give the page of a list."""
        page = self.any_page(number)
        if not isinstance(page, ListPage):
            raise TypeError(f"{self._entries[number].words} is no list")
        return page

    def any_page(self, number: int) -> ListPage | OtherPage:
        """Give a page; made when first wanted, so that a tab opens at once."""
        if number not in self._pages:
            page = self._entries[number].make()
            self._pages[number] = page
            self._stale_pages.add(page)
            self._stack.addWidget(page)
            page.head.add_switch(self._switch(number))
        return self._pages[number]

    def front(self) -> ListPage | OtherPage:
        """Give the page in front."""
        return self._pages[self._number()]

    def front_list(self) -> ListPage | None:
        """Give the list in front; None where the page in front is none."""
        page = self.front()
        return page if isinstance(page, ListPage) else None

    def show_page(self, number: int) -> None:
        """Show one of the pages."""
        page = self.any_page(number)
        self._stack.setCurrentWidget(page)
        for of_page, action in self._page_actions:
            action.setEnabled(of_page == number)
        for action in self._list_actions:
            action.setEnabled(isinstance(page, ListPage))
        if self.isVisible():
            self._refresh_front()
            self.take_focus()

    def add_page_commands(self, number: int, commands: Iterable[Deed]) -> None:
        """Offer commands that can be used while one of the lists is in front."""
        for words, run in commands:
            action = self.add_command(self._menu, words, "", run)
            action.setEnabled(number == self._number())
            self._page_actions.append((number, action))

    def add_list_commands(self) -> None:
        """Offer what every list can do; called last, it stands below what this tab's can."""
        for number, entry in enumerate(self._entries):
            action = self.add_command(self._menu, entry.words, "", partial(self.show_page, number))
            action.setVisible(entry.is_used())
            self._switches.append((entry, action))
        deeds: tuple[tuple[str, str, str, Callable[[ListPage], object]], ...] = (
            (self._menu, "Show or hide the panel", "Ctrl+.", lambda page: page.toggle_panel()),
            ("View", "Columns…", "", lambda page: page.ask_columns()),
            ("View", "Save this view…", "", lambda page: page.name_asked.emit()),
            ("Edit", "Copy", "Ctrl+C", lambda page: page.keys.copy(headings=False)),
            ("Edit", "Copy with headings", "Ctrl+Shift+C", lambda p: p.keys.copy(headings=True)),
            ("Edit", "Fill down", "Ctrl+D", lambda page: page.keys.fill_down()),
            ("Edit", "Delete the chosen rows", "Del", lambda page: page.keys.delete()),
        )
        for menu, words, shortcut, run in deeds:
            action = self.add_command(menu, words, shortcut, partial(self._in_front, run))
            if menu == "Edit":  # said here, heard by the list alone: fields have these keys too
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self._list_actions.append(action)

    def refresh(self) -> None:
        self._stale_pages = set(self._pages.values())
        for entry, switch in self._switches:
            switch.setVisible(entry.is_used())
        if not self._entries[self._number()].is_used():
            self.show_page(0)
        self._refresh_front()

    def show_row(self, kind: str, row: int) -> bool:
        for number, entry in enumerate(self._entries):
            if entry.row == kind:
                self.show_page(number)
                self._in_front(lambda page: page.reveal(row))
                return True
        return False

    def show_rows(self, listing: str, wanted: Wanted) -> None:
        for number, entry in enumerate(self._entries):
            if entry.listing == listing:
                self.show_page(number)
                self._in_front(lambda page: page.show_rows(wanted))
                return

    def chosen(self) -> Chosen:
        page = self.front_list()
        return Chosen(page.kind.row, tuple(page.view.chosen_ids())) if page else Chosen()

    def take_focus(self) -> None:
        page = self.front()
        if isinstance(page, ListPage):
            page.view.setFocus()
        else:
            page.take_focus()

    def search_here(self) -> None:
        if page := self.front_list():
            page.search.setFocus()
            page.search.selectAll()

    def _in_front(self, run: Callable[[ListPage], object]) -> None:
        if page := self.front_list():
            run(page)

    def _number(self) -> int:
        front = self._stack.currentWidget()
        return next(number for number, page in self._pages.items() if page is front)

    def _refresh_front(self) -> None:
        page = self.front()
        if page in self._stale_pages:
            self._stale_pages.discard(page)
            page.refresh()

    def _switch(self, shown: int) -> QWidget:
        holder = FlowRow(gap=6)
        for number, entry in enumerate(self._entries):
            pill = Pill(entry.words)
            pill.setCheckable(True)
            pill.setChecked(number == shown)
            pill.clicked.connect(partial(self._on_switch, pill, shown, number))
            holder.add(pill)
            pill.setVisible(entry.is_used())  # not before: without a place it is a window
            self._switches.append((entry, pill))
        return holder

    def _on_switch(self, pill: Pill, shown: int, number: int) -> None:
        pill.setChecked(number == shown)  # each page has its own switch, which stays as it is
        self.show_page(number)
