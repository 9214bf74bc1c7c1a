"""A tab that shows one of several lists; the switch between them stands at the head of each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from advocate_desk.ui.tab import Chosen, Tab
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.widgets.pills import Pill
from advocate_desk.ui.workspace import Workspace

NamedPage = tuple[str, ListPage]  # what the switch says, and the list


class ListTab(Tab):
    """Holds the pages of lists; `watches` is set by the tab that names its lists."""

    def __init__(self, workspace: Workspace, menu: str, named_pages: Sequence[NamedPage]) -> None:
        super().__init__(workspace)
        self._pages = [page for _words, page in named_pages]
        self._switches: list[list[Pill]] = []
        self._stack = QStackedWidget()
        for page in self._pages:
            self._add_switch(page, [words for words, _page in named_pages])
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._stale_pages = set(self._pages)
        for number, (words, _page) in enumerate(named_pages):
            self.add_command(menu, words, "", partial(self.show_page, number))
        self.add_command(menu, "Show or hide the panel", "Ctrl+.", self._toggle_panel)
        self.add_command("View", "Columns…", "", self._ask_columns)
        self.add_command("View", "Save this view…", "", self._ask_name)
        self.add_command("Edit", "Fill down", "", self._fill_down)
        self.add_command("Edit", "Delete the chosen rows", "", self._delete)
        self.show_page(0)

    def front(self) -> ListPage:
        """Give the list in front."""
        return self._pages[self._stack.currentIndex()]

    def show_page(self, number: int) -> None:
        """Show one of the lists."""
        self._stack.setCurrentIndex(number)
        for pills in self._switches:
            for at, pill in enumerate(pills):
                pill.setChecked(at == number)
        page = self.front()
        self.setFocusProxy(page.view)
        if self.isVisible():
            self._refresh_front()
            page.view.setFocus()

    def refresh(self) -> None:
        self._stale_pages = set(self._pages)
        self._refresh_front()

    def show_row(self, kind: str, row: int) -> bool:
        for number, page in enumerate(self._pages):
            if page.kind.row == kind:
                self.show_page(number)
                page.reveal(row)
                return True
        return False

    def chosen(self) -> Chosen:
        page = self.front()
        return Chosen(page.kind.row, tuple(page.view.chosen_ids()))

    def search_here(self) -> None:
        self.front().search.setFocus()
        self.front().search.selectAll()

    def _refresh_front(self) -> None:
        page = self.front()
        if page in self._stale_pages:
            self._stale_pages.discard(page)
            page.refresh()

    def _add_switch(self, page: ListPage, names: Sequence[str]) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        pills = []
        for number, words in enumerate(names):
            pill = Pill(words)
            pill.setCheckable(True)
            pill.clicked.connect(lambda _checked, number=number: self.show_page(number))
            pills.append(pill)
            row.addWidget(pill)
        self._switches.append(pills)
        page.head.row.insertLayout(1, row)

    def _toggle_panel(self) -> None:
        self.front().toggle_panel()

    def _ask_columns(self) -> None:
        self.front().ask_columns()

    def _ask_name(self) -> None:
        self.front().name_asked.emit()

    def _fill_down(self) -> None:
        self.front().keys.fill_down()

    def _delete(self) -> None:
        self.front().keys.delete()
