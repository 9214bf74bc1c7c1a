"""The window: the rail, the page in front, menus, the status line; it holds one desk at a time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QWidget

from advocate_desk.base.errors import DeskError
from advocate_desk.base.paths import APP_NAME
from advocate_desk.ui.commands import COMMANDS, Command, command_of
from advocate_desk.ui.help_menu import fill_help
from advocate_desk.ui.menus import Menus
from advocate_desk.ui.open_desk import OpenDesk, ask_for_known
from advocate_desk.ui.tab import Place, Tab, run_command
from advocate_desk.ui.tab_left import keep_tab, tab_left
from advocate_desk.ui.tab_stack import TabStack
from advocate_desk.ui.tabs import TABS, TabEntry
from advocate_desk.ui.undoing import Undoing
from advocate_desk.ui.widgets.drop_overlay import DropOverlay
from advocate_desk.ui.widgets.mnemonics import give_letters
from advocate_desk.ui.widgets.rail import Rail
from advocate_desk.ui.widgets.status_strip import StatusStrip
from advocate_desk.ui.widgets.window_place import keep_place, take_place
from advocate_desk.ui.workspace import Workspace

if TYPE_CHECKING:
    from advocate_desk.ui.pages.first_run import FirstRunPage

_LEAST = (1100, 680)
_IMPORT = "import"  # the command that dropped files are for
_BACKUPS = "backups"  # the tab that the status line leads to
_SAMPLE_TOLD = "An invented program: change what you like. It is gone when you close it."
_Key = QKeySequence.StandardKey


class MainWindow(QMainWindow):
    """The one window; it begins as the shell of a desk that is about to be opened.

    Signals:
        painted: the window was seen for the first time.
        files_dropped: spreadsheets were let go over the window, as a list of paths.
    """

    painted = Signal()
    files_dropped = Signal(list)

    def __init__(self, entries: Sequence[TabEntry] = TABS) -> None:
        super().__init__()
        self._entries = entries
        self.desk = OpenDesk(self)
        self.menus = Menus(self)
        self.rail = Rail(APP_NAME)
        self.strip = StatusStrip()
        self.tabs = TabStack(entries, self._make_first_page)
        self._first_page: FirstRunPage | None = None
        self._dropped: list[Path] = []  # they wait until a desk is open
        self._needing_desk: list[QAction] = []
        self._was_painted = False
        self._lay_out()
        self._fill_menus()
        self._listen()
        self._enable(is_open=False)
        self.expect_desk()
        self.setMinimumSize(*_LEAST)
        take_place(self)

    def run(self, command: Command, files: tuple[Path, ...] = ()) -> None:
        """Run a command where she is; files to import are asked for before there is a desk."""
        if workspace := self.desk.workspace:
            run_command(command, Place(self, workspace, self.tabs.chosen(), files))
        elif command.key == _IMPORT:
            self._ask_files()

    def expect_desk(self) -> None:
        """Show the shell of a desk that is about to be opened."""
        self.tabs.wait()
        self.rail.setVisible(True)
        self.rail.setEnabled(False)

    def show_start(self) -> None:
        """Show the page of a window without a desk."""
        from advocate_desk.base.recent import recent_desks

        self._enable(is_open=False)
        self.tabs.show_start()
        if self._first_page:
            self._first_page.show_recent(recent_desks())
            self._first_page.take_focus()
        self.strip.show_nothing()
        self.setWindowTitle(APP_NAME)

    def _make_first_page(self) -> FirstRunPage:
        from advocate_desk.ui.pages.first_run import FirstRunPage

        self._first_page = FirstRunPage()
        self._first_page.create_requested.connect(self.desk.make)
        self._first_page.open_requested.connect(self.desk.open)
        self._first_page.files_asked.connect(self._ask_files)
        self._first_page.sample_requested.connect(self.desk.open_sample)
        return self._first_page

    def _lay_out(self) -> None:
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.tabs, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(self.strip)
        for entry in self._entries:
            self.rail.add_place(entry.key, entry.title, entry.icon, at_foot=entry.at_foot)

    def _fill_menus(self) -> None:
        add = self.menus.add
        add("File", "New desk…", "Ctrl+Shift+N", self._ask_new)
        add("File", "Open…", _Key.Open, self._ask_open)
        self._recent = self.menus.menu("File").addMenu("Open recent")
        self.menus.menu("File").addSeparator()
        self._undoing = Undoing(self.menus, self)
        self.menus.menu("Edit").addSeparator()
        find = add("Edit", "Find", _Key.Find, self.tabs.search_here)
        add("Edit", "Go to or run…", "Ctrl+K", self._open_palette)
        self.menus.menu("Edit").addSeparator()
        places = [self._add_place(entry) for entry in self._entries]
        places.append(add("View", "Back", _Key.Back, self.tabs.go_back))
        self.menus.menu("View").addSeparator()
        lines = {line.key: self._add_command(line) for line in COMMANDS}
        back_up = add("File", "Back up now", "", self.desk.back_up_now)
        self.menus.menu("File").addSeparator()
        close = add("File", "Close", "Ctrl+W", lambda: self.desk.leave(self.show_start))
        add("File", "Quit", "Ctrl+Q", self.close)
        self.menus.menu("View").addSeparator()
        self.menus.add_looks()
        add("Help", "Try with sample data", "", self.desk.open_sample)
        fill_help(self.menus, self)
        del lines[_IMPORT]  # files may be chosen before there is a desk
        self._needing_desk = [*lines.values(), back_up, close, find, *places]

    def _add_command(self, line: Command) -> QAction:
        return self.menus.add(line.menu, line.words, line.shortcut, lambda: self.run(line))

    def _add_place(self, entry: TabEntry) -> QAction:
        return self.menus.add(
            "View", entry.title, entry.shortcut, lambda: self.tabs.go_to(entry.key)
        )

    def _listen(self) -> None:
        self.desk.opening.connect(self.expect_desk)
        self.desk.opened.connect(self._on_opened)
        self.desk.left.connect(self._on_left)
        self.desk.failed.connect(self._on_not_opened)
        self.desk.told.connect(self.strip.say)
        self.desk.backed_up.connect(self.strip.say_right)
        self.desk.swapped.connect(self._say)
        self.desk.refused.connect(self._on_failed)
        self.desk.making.connect(self.strip.show_job)
        self.desk.stopped.connect(self.show_start)
        self.strip.own_program.clicked.connect(lambda _checked: self._ask_new())
        self.strip.right.clicked.connect(lambda _checked: self.tabs.go_to(_BACKUPS))
        self.rail.chosen.connect(self.tabs.go_to)
        self.tabs.went.connect(self._on_went)
        self.tabs.receded.connect(self._on_receded)
        self.tabs.fronted.connect(self._on_fronted)
        self._undoing.moved.connect(self._say)
        self._recent.aboutToShow.connect(self._list_recent)
        give_letters(self._recent)
        overlay = DropOverlay(self)
        overlay.desk_dropped.connect(self.desk.open)
        overlay.sheets_dropped.connect(self.files_dropped)
        self.files_dropped.connect(self._bring_in)

    def _on_opened(self, workspace: Workspace) -> None:
        workspace.saving.connect(self.strip.show_saving)
        workspace.busy.connect(self.strip.show_job)
        workspace.failed.connect(self._on_failed)
        self.setWindowTitle(f"{workspace.desk.path.stem} – {APP_NAME}")
        self.strip.show_saving(0)
        self._enable(is_open=True)
        self._undoing.take(workspace)
        is_sample = self.desk.is_sample
        self.tabs.take(workspace, "" if is_sample else tab_left(workspace.desk.path))
        self._offer_rewards(workspace)
        self.strip.mark_sample(is_sample=is_sample)
        if is_sample:
            self._say(_SAMPLE_TOLD)
        else:
            self._bring_in(self._dropped)  # never into what is thrown away

    def _offer_rewards(self, workspace: Workspace) -> None:
        """See after each change what is due; what looks is imported after the first."""
        newest = workspace.desk.newest_change() or 0

        def look(tables: frozenset[str]) -> None:
            from advocate_desk.ui.dialogs.reward_offers import offers_of

            offers_of(workspace, self, newest).look(tables)

        workspace.changed.connect(look)

    def _on_left(self) -> None:
        from advocate_desk.ui.widgets.toast import hush_over

        hush_over(self)
        hush_over(self.tabs)
        self._undoing.let_go()
        self.tabs.let_go()
        self.strip.mark_sample(is_sample=False)
        self._enable(is_open=False)

    def _on_went(self, tab: str) -> None:
        self.rail.show_chosen(tab)
        if self.desk.workspace and not self.desk.is_sample:
            keep_tab(self.desk.workspace.desk.path, tab)

    def _on_receded(self, tab: Tab | None) -> None:
        self.menus.take_away(tab.commands if tab else ())

    def _on_fronted(self, tab: Tab | None) -> None:
        self.menus.lend(tab.commands if tab else ())

    def _enable(self, *, is_open: bool) -> None:
        self.rail.setVisible(is_open)
        self.rail.setEnabled(is_open)
        for action in self._needing_desk:
            action.setEnabled(is_open)

    def _bring_in(self, files: list[Path]) -> None:
        """Import spreadsheets; they wait while there is no desk to bring them into."""
        self._dropped = [] if self.desk.workspace else files
        if self._first_page:
            self._first_page.show_waiting(self._dropped)
        command = command_of(_IMPORT)
        if files and command and self.desk.workspace:
            self.run(command, tuple(files))

    def _ask_files(self) -> None:
        """Let her choose the spreadsheets that the desk begins with."""
        from advocate_desk.ui.importing.wizard import ask_for_files

        if files := ask_for_files(self):
            self._bring_in(files)

    def _open_palette(self) -> None:
        from advocate_desk.ui.dialogs.palette import Palette

        palette = Palette(self.menus.actions(), self.desk.workspace, self)
        self.desk.left.connect(palette.reject)  # a second start may bring another desk
        palette.open()

    def _ask_new(self) -> None:
        self.desk.leave(self.show_start)

    def _ask_open(self) -> None:
        if path := ask_for_known(self):
            self.desk.open(path)

    def _list_recent(self) -> None:
        from advocate_desk.base.recent import recent_desks

        self._recent.clear()
        for path in recent_desks():
            action = self._recent.addAction(path.name.replace("&", "&&"))
            action.triggered.connect(lambda _checked, path=path: self.desk.open(path))

    def _say(self, sentence: str) -> None:
        from advocate_desk.ui.widgets.toast import toast_over

        toast_over(self.tabs).say(sentence)

    def _on_failed(self, error: DeskError) -> None:
        from advocate_desk.ui.widgets.messages import tell

        tell(self, APP_NAME, error.sentence, error.hint)

    def _on_not_opened(self, error: DeskError) -> None:
        self.show_start()
        self._on_failed(error)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.fit_into(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.desk.workspace:
            event.ignore()
            # not at once: a close within a close is not heard
            self.desk.leave(lambda: QTimer.singleShot(0, self.close))
            return
        keep_place(self)
        self.desk.close()
        super().closeEvent(event)
