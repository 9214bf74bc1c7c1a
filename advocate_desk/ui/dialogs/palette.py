"""The command palette: a few letters lead to every command, person, company and saved view."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QMenu, QVBoxLayout, QWidget

from advocate_desk.program.find_anything import Found, FoundKind, find_anything, nearness
from advocate_desk.ui import theme
from advocate_desk.ui.commands import command_of
from advocate_desk.ui.dialogs.palette_lines import PaletteDelegate, PaletteLine, PaletteLines
from advocate_desk.ui.dialogs.sheet import Shade, paint_ground
from advocate_desk.ui.tab import Chosen, Place, run_command
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import ENTER
from advocate_desk.ui.widgets.mnemonics import plain_words
from advocate_desk.ui.widgets.plain import PlainLabel
from advocate_desk.ui.workspace import Job, Workspace

_WIDTH, _TOP = 620, 120
_MOST_ROWS_PX = 420
_INSET = 9
_PAUSE_MS = 60  # a look among 100,000 people takes as long: typing goes on meanwhile
_ASKS = "A command, a name, a company …"
_HINT = "> commands alone · @ people · # tags · log and a name logs for that person"
_NONE = "Nothing is called that."
_HEADINGS = {
    FoundKind.PERSON: ("People", "user"),
    FoundKind.COMPANY: ("Companies", "building"),
    FoundKind.VIEW: ("Views", "filter"),
    FoundKind.TAG: ("Tags", "tag"),
}
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ICONS = {  # of the menus, those of her work first; every line of one has it
    "Activities": "activity",
    "Members": "users",
    "Conversations": "message-circle",
    "Rewards": "gift",
    "Events": "calendar",
    "Community": "world",
    "Business": "building",
    "File": "file-spreadsheet",
    "View": "arrow-right",
    "Edit": "pencil",
    "Help": "info-circle",
}
_ORDER = tuple(_ICONS)
Actions = Iterable[tuple[str, Sequence[QAction]]]


class Palette(QDialog):
    """Asks what to run or to open, and does it."""

    def __init__(self, actions: Actions, workspace: Workspace | None, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle("Go to or run")
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)  # the corners are round
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window, self._workspace = window, workspace
        self._actions = [
            (_ICONS[menu], one)
            for menu, several in sorted(actions, key=lambda one: _ORDER.index(one[0]))
            for one in several
            if one.isVisible() and one.isEnabled()
        ]
        self._found: list[Found] = []
        self._job: Job | None = None
        self._shade = Shade(window)
        self.line = QLineEdit()
        self.line.setObjectName("paletteLine")
        self.line.setPlaceholderText(_ASKS)
        self.line.setAccessibleName("Go to or run")
        self.line.installEventFilter(self)
        self.lines = PaletteLines()
        self.view = QListView()
        self.view.setObjectName("paletteView")
        self.view.setAccessibleName("What was found")
        self.view.setModel(self.lines)
        self.view.setItemDelegate(PaletteDelegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay with the line
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._told = PlainLabel(_HINT, TextStyle.SMALL, "muted")
        self._told.setContentsMargins(_INSET + 3, 0, 0, 2)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look_up)
        self.line.textChanged.connect(self._on_typed)
        self.view.clicked.connect(self._take)
        self.finished.connect(self._uncover)
        self._lay_out()
        self._show()

    def run_current(self) -> None:
        """Run or open the line she is at."""
        self._take(self.view.currentIndex())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _STEPS:
                self._go_to(self.lines.next_line(self.view.currentIndex().row(), _STEPS[key]))
                return True
            if key in ENTER:
                self.run_current()
                return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        self._shade.cover()
        self._fit()
        super().showEvent(event)
        self.line.setFocus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_ground(self)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_INSET, _INSET, _INSET, _INSET)
        column.setSpacing(_INSET - 1)
        column.addWidget(self.line)
        column.addWidget(self.view)
        column.addWidget(self._told)
        self._column = column

    def _fit(self) -> None:
        """Take the height of what was found, within the window."""
        window = self._window
        width = min(theme.scaled(_WIDTH), window.width() - 4 * _INSET)
        rows = sum(self.view.sizeHintForRow(row) for row in range(self.lines.rowCount()))
        top = min(theme.scaled(_TOP), window.height() // 6)
        room = window.height() - top - 2 * self.line.sizeHint().height() - 6 * _INSET
        self.view.setFixedHeight(max(min(rows + 2, theme.scaled(_MOST_ROWS_PX), room), 1))
        self.setFixedSize(width, self._column.totalSizeHint().height())
        corner = window.mapToGlobal(QPoint(0, 0))
        self.move(corner.x() + (window.width() - width) // 2, corner.y() + top)

    def _on_typed(self, words: str) -> None:
        self._found = []
        self._job = None
        if self._workspace and words.strip():
            self._pause.start()
        self._show()

    def _look_up(self) -> None:
        if self._workspace is None:
            return
        words = self.line.text()
        job = self._workspace.read(lambda session: find_anything(session, words))
        job.finished.connect(lambda found: self._on_found(job, found))
        self._job = job

    def _on_found(self, job: Job, found: list[Found]) -> None:
        if job is self._job:
            self._found = found
            self._show()

    def _show(self) -> None:
        """Show the commands that answer, at once, and below them what was found so far."""
        logs = [one for one in self._found if one.kind is FoundKind.LOG]
        lines = [PaletteLine(one.words, "activity", one.about, one) for one in logs]
        lines += self._commands()
        if lines:
            lines.insert(0, PaletteLine("Commands"))
        for kind, (heading, icon) in _HEADINGS.items():
            of_kind = [one for one in self._found if one.kind is kind]
            if of_kind:
                lines.append(PaletteLine(heading))
                lines += [PaletteLine(one.words, icon, one.about, one) for one in of_kind]
        self._told.setText(_HINT if lines else _NONE)
        self.lines.show_lines(lines)
        self._go_to(self.lines.next_line(-1, 1))
        if self.isVisible():
            self._fit()

    def _commands(self) -> list[PaletteLine]:
        """Give the commands that answer what is typed, the nearest first."""
        typed = self.line.text().strip()
        if typed.startswith(("@", "#")):
            return []
        typed = typed.removeprefix(">").strip()
        near = []
        for icon, action in self._actions:
            words = command_words(action)
            how_near = nearness(typed, words)
            if how_near is not None:
                key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                near.append((how_near, PaletteLine(words, icon, key, action)))
        return [line for _near, line in sorted(near, key=lambda one: one[0])]

    def _go_to(self, row: int) -> None:
        index = self.lines.index(row)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(self.lines.index(0) if row == 1 else index)  # with its heading

    def _take(self, index: QModelIndex) -> None:
        if not index.isValid() or (target := self.lines.lines[index.row()].target) is None:
            return
        self.accept()
        if isinstance(target, QAction):
            QTimer.singleShot(0, target, target.trigger)  # when the focus is where it was
        elif self._workspace:
            _open(target, self._workspace, self._window)

    def _uncover(self, _result: int) -> None:
        self._pause.stop()
        self._shade.hide()
        self._shade.deleteLater()


def command_words(action: QAction) -> str:
    """Say what a command does; one of a submenu by the submenu's name too."""
    words, menu = plain_words(action.text()), action.parent()
    return f"{plain_words(menu.title())}: {words}" if isinstance(menu, QMenu) else words


def _open(found: Found, workspace: Workspace, window: QWidget) -> None:
    if found.kind is FoundKind.LOG and (log := command_of("log")):
        run_command(log, Place(window, workspace, Chosen("member", (found.row_id,))))
    elif found.wanted is not None:
        workspace.rows_requested.emit(found.listing, found.wanted)
    else:
        workspace.open_requested.emit(found.kind.value, found.row_id)
