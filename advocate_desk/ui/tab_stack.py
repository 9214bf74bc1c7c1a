"""The tabs of an open desk, one in front; each is built when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from advocate_desk.ui.tab import Chosen, Tab
from advocate_desk.ui.tabs import TabEntry, entry_of
from advocate_desk.ui.workspace import Workspace

if TYPE_CHECKING:
    from advocate_desk.program.listing import Wanted


class TabStack(QStackedWidget):
    """Shows the start page, or one tab.

    Signals:
        fronted: the tab that came to the front, or None.
        receded: the tab that was there before, or None; told first.
        went: the key of the tab in front.
    """

    fronted = Signal(object)
    receded = Signal(object)
    went = Signal(str)

    def __init__(self, entries: Sequence[TabEntry], make_start: Callable[[], QWidget]) -> None:
        super().__init__()
        self._entries = entries
        self._make_start = make_start
        self._start: QWidget | None = None
        self._blank = QWidget()
        self._workspace: Workspace | None = None
        self._tabs: dict[str, Tab] = {}
        self._front: Tab | None = None
        self._way: list[str] = []  # the keys of the tabs she came by; the last is in front
        self.addWidget(self._blank)

    def wait(self) -> None:
        """Show an empty page while a desk is being opened."""
        self.setCurrentWidget(self._blank)

    def show_start(self) -> None:
        """Show the page from which a desk is made or opened."""
        if self._start is None:
            self._start = self._make_start()
            self.addWidget(self._start)
        self.setCurrentWidget(self._start)

    def take(self, workspace: Workspace, tab: str = "") -> None:
        """Show a desk from a tab on; without one that is there, from its first."""
        self._workspace = workspace
        workspace.open_requested.connect(self.show_row)
        workspace.rows_requested.connect(self.show_rows)
        if entry := entry_of(self._entries, tab):
            self.go_to(entry.key)

    def let_go(self) -> None:
        """Drop the tabs: they go with their desk."""
        self._bring_to_front(None)
        self.wait()
        for tab in self._tabs.values():
            self.removeWidget(tab)
            tab.deleteLater()
        self._tabs.clear()
        self._way.clear()
        self._workspace = None

    def go_to(self, key: str) -> Tab | None:
        """Show a tab."""
        if self._workspace is None:
            return None
        if key not in self._tabs:
            entry = next(entry for entry in self._entries if entry.key == key)
            self._tabs[key] = import_module(entry.module).build(self._workspace)
            self.addWidget(self._tabs[key])
        tab = self._tabs[key]
        if tab is self._front:
            tab.return_to_start()
        self._bring_to_front(tab)
        self.setCurrentWidget(tab)
        tab.take_focus()
        if self._way[-1:] != [key]:
            self._way.append(key)
        self.went.emit(key)
        return tab

    def go_back(self) -> None:
        """Show the tab that was in front before."""
        if len(self._way) > 1:
            self._way.pop()
            self.go_to(self._way[-1])

    def show_row(self, kind: str, row: int) -> None:
        """Show a row in the tab that shows its kind."""
        for entry in self._entries:
            if kind in entry.shows and (tab := self.go_to(entry.key)):
                tab.show_row(kind, row)
                return

    def show_rows(self, listing: str, wanted: Wanted) -> None:
        """Show rows of a list in the tab that has it."""
        for entry in self._entries:
            if listing in entry.lists and (tab := self.go_to(entry.key)):
                tab.show_rows(listing, wanted)
                return

    def chosen(self) -> Chosen:
        """Give the rows chosen in the tab in front."""
        return self._front.chosen() if self._front else Chosen()

    def search_here(self) -> None:
        """Put the cursor where the tab in front is searched."""
        if self._front:
            self._front.search_here()

    def _bring_to_front(self, tab: Tab | None) -> None:
        self.receded.emit(self._front)
        self._front = tab
        self.fronted.emit(tab)
