"""The History tab: every change, newest first, with its rows and the way back."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QStackedWidget, QWidget

from advocate_desk.base.words import count_words
from advocate_desk.store.journal import KEEP_CHANGES, KEEP_DAYS, journalled_tables
from advocate_desk.ui.importing.past_imports import PastImports
from advocate_desk.ui.tab import Tab
from advocate_desk.ui.tabs.history.change_panel import ChangePanel
from advocate_desk.ui.tabs.history.change_words import lines_of
from advocate_desk.ui.widgets.buttons import quiet_button
from advocate_desk.ui.widgets.empty_state import EmptyState
from advocate_desk.ui.widgets.frames import ListBeside, PageHead, page_column
from advocate_desk.ui.widgets.toast import toast_over
from advocate_desk.ui.widgets.two_lines import TwoLineList, TwoLineView
from advocate_desk.ui.workspace import Workspace

_LIST_PX = 380


def build(workspace: Workspace) -> HistoryTab:
    """Make the tab."""
    return HistoryTab(workspace)


class HistoryTab(Tab):
    """Shows the changes; the one chosen stands beside them."""

    watches = frozenset(table.name for table in journalled_tables())

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.changes = TwoLineList(lines_of, self)
        self.view = TwoLineView(self.changes, "Changes")
        self.panel = ChangePanel(workspace)
        self._chosen = 0
        self._pages = QStackedWidget()
        self._head = PageHead("History")
        self.imports = quiet_button("Past imports…", "file-import")
        self._head.row.addWidget(self.imports)
        self._lay_out()
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.panel.moved.connect(self._tell)
        self.imports.clicked.connect(lambda _on: self.show_imports())
        self.add_command("Edit", "Take back this change…", "Del", self.panel.ask_back)

    def refresh(self) -> None:
        before = self.changes.rows
        changes = self.workspace.desk.history(KEEP_CHANGES)
        self.changes.show(changes)
        self._pages.setCurrentIndex(0 if changes else 1)
        kept = f"the last {KEEP_CHANGES}, for {KEEP_DAYS} days"
        self._head.say(f"{count_words(len(changes), 'change')} · {kept}" if changes else "")
        is_new = bool(changes) and bool(before) and changes[0].change > before[0].change
        row = None if is_new else self._place_of(self._chosen)
        if changes:
            self.view.setCurrentIndex(self.changes.index(row or 0))

    def take_focus(self) -> None:
        self.view.setFocus()

    def choose(self, change: int) -> None:
        """Show a change."""
        row = self._place_of(change)
        if row is not None:
            self.view.setCurrentIndex(self.changes.index(row))

    def show_imports(self) -> PastImports:
        """Show the imports alone; the chosen change first, if it is one."""
        dialog = PastImports(self.workspace, self)
        dialog.choose(self._chosen)
        dialog.open()
        return dialog

    def _place_of(self, change: int) -> int | None:
        return self.changes.place_of(lambda line: line.change == change)

    def _lay_out(self) -> None:
        self._pages.addWidget(ListBeside(self.view, self.panel, _LIST_PX))
        self._pages.addWidget(
            EmptyState(
                "Nothing was changed yet",
                "Whatever you add, edit, import or delete is listed here and can be taken back.",
            )
        )
        column = page_column(self)
        column.addWidget(self._head)
        column.addWidget(self._pages, 1)

    def _on_current(self, current: QModelIndex) -> None:
        if not current.isValid():
            return
        line = self.changes.rows[current.row()]
        self._chosen = line.change
        standing = [one.change for one in self.changes.rows if not one.undone]
        undone = [one.change for one in self.changes.rows if one.undone]
        self.panel.show_change(
            line,
            is_newest=bool(standing) and line.change == standing[0],
            is_next_redo=bool(undone) and line.change == undone[-1],
        )

    def _tell(self, sentence: str, kept: list[str]) -> None:
        if kept:
            self.panel.notice.say(" ".join([sentence + ".", *kept]), "info")
        else:
            toast_over(self).say(sentence)
