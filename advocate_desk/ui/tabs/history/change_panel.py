"""One change beside the list: its rows, and taking it back after saying what would stay."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from advocate_desk.base.errors import DeskError
from advocate_desk.base.words import moment_words, number_words
from advocate_desk.program.history_words import RowChange, counts_in_words, rows_in_words
from advocate_desk.store.desk import ChangeLine, Step
from advocate_desk.store.journal_reading import START, counts_of_change, rows_of_change
from advocate_desk.ui.tabs.history.row_list import RowDelegate, RowList
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import ghost_button, quiet_button
from advocate_desk.ui.widgets.frames import Card
from advocate_desk.ui.widgets.notice import Confirmation, InlineNotice
from advocate_desk.ui.widgets.plain import ElidedLabel, WrappedLabel
from advocate_desk.ui.workspace import Workspace

_PREFIX = "Take back: "
_OPENED = ("member", "account", "activity")
PAGE = 200  # rows read at once: an import may have touched a hundred thousand


@dataclass(frozen=True, slots=True)
class _Page:
    """Some of a change's rows, from after a place on."""

    line: ChangeLine
    after: tuple[int, int]
    rows: list[RowChange]
    counts: str


class ChangePanel(Card):
    """Shows a change.

    Signals:
        moved: the sentence about what was taken back or done again, and what stayed of it.
    """

    moved = Signal(str, list)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._workspace = workspace
        self._line: ChangeLine | None = None
        self._is_newest = False
        self._stays_of = 0
        self.title = ElidedLabel("", TextStyle.CARD)
        self.summary = WrappedLabel("", TextStyle.SMALL, "muted")
        self.back_button = quiet_button("Take back…", "arrow-back-up")
        self.again_button = quiet_button("Do again", "arrow-forward-up")
        self.question = Confirmation("Take back", "Keep it")
        self.stays = self.question.words
        self.notice = InlineNotice()
        self.rows = RowList(self)
        self.view = QListView()
        self.more_button = ghost_button("")
        self._lay_out()
        self._listen()

    def show_change(self, line: ChangeLine, *, is_newest: bool, is_next_redo: bool) -> None:
        """Show a change; the newest is undone exactly, the one undone last can be done again."""
        is_same = self._line is not None and self._line.change == line.change
        self._line, self._is_newest = line, is_newest
        self.title.setText(line.label)
        self.back_button.setVisible(not line.undone)
        self.again_button.setVisible(is_next_redo)
        self.question.hide()
        self.notice.clear()
        if not is_same:
            self.rows.show([])
            self.summary.setText(moment_words(line.at))
            self.more_button.hide()
        self._read(START)

    def ask_back(self) -> None:
        """Find out what would stay, and ask whether to go on."""
        line = self._line
        if line is None or line.undone:
            return
        if self._is_newest:
            self._ask([])
            return
        self.back_button.setEnabled(False)
        self._stays_of = line.change
        job = self._workspace.what_stays(line.change, self._on_stays)
        job.failed.connect(self._refuse)
        job.cancelled.connect(self._free)

    def take_back(self) -> None:
        """Take the change back as far as nothing newer is lost."""
        if self._line is None:
            return
        self.question.hide()
        job = self._workspace.take_back_exactly(self._line.change, self._on_taken_back)
        job.failed.connect(self._refuse)

    def do_again(self) -> None:
        """Do the change again that was undone last."""
        self._workspace.redo(self._on_done_again).failed.connect(self._refuse)

    # -- inside

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.again_button)
        head.addWidget(self.back_button)
        self.view.setModel(self.rows)
        self.view.setItemDelegate(RowDelegate(self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setAccessibleName("Rows of the change")
        self.column.setContentsMargins(1, 14, 1, 8)
        above = QVBoxLayout()
        above.setContentsMargins(17, 0, 17, 0)
        above.setSpacing(8)
        above.addLayout(head)
        for widget in (self.summary, self.question, self.notice):
            above.addWidget(widget)
        self.column.addLayout(above)
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignHCenter)

    def _listen(self) -> None:
        self.back_button.clicked.connect(lambda _checked: self.ask_back())
        self.again_button.clicked.connect(lambda _checked: self.do_again())
        self.question.go_button.clicked.connect(lambda _checked: self.take_back())
        self.question.keep_button.clicked.connect(lambda _checked: self._keep())
        self.more_button.clicked.connect(lambda _checked: self._read_more())
        self.view.activated.connect(self._open)

    def _read(self, after: tuple[int, int]) -> None:
        """Read a page of the change's rows, the first with the counts of all."""
        line = self._line
        if line is None:
            return

        def page(session: Session) -> _Page:
            rows = rows_of_change(session, line.change, PAGE, after)
            counts = {} if after > START else counts_of_change(session, line.change)
            told = rows_in_words(session, rows)
            return _Page(line, after, told, counts_in_words(counts))

        self._workspace.read(page, self._on_page)

    def _on_page(self, page: _Page) -> None:
        if page.line is not self._line:
            return
        if page.after > START:
            self.rows.add(page.rows)
        else:
            self.rows.show(page.rows)
            self.summary.setText(f"{moment_words(page.line.at)} · {page.counts}")
        left = page.line.rows - len(self.rows.rows)
        self.more_button.setText(f"Show more of the other {number_words(left)}")
        self.more_button.setVisible(len(page.rows) == PAGE and left > 0)
        self.more_button.setEnabled(True)

    def _read_more(self) -> None:
        self.more_button.setEnabled(False)
        self._read(self.rows.rows[-1].place)

    def _open(self, index: QModelIndex) -> None:
        """Show a row where it lives, if it is still there."""
        row = self.rows.rows[index.row()]
        if row.table in _OPENED and row.deed != "deleted":
            self._workspace.open_requested.emit(row.table, row.row_id)

    def _on_stays(self, stays: list[str]) -> None:
        self._free()
        if self._line and self._line.change == self._stays_of:
            self._ask(stays)

    def _ask(self, stays: list[str]) -> None:
        self.question.ask("\n".join(_question(stays, is_newest=self._is_newest)))

    def _keep(self) -> None:
        self.question.hide()
        self.back_button.setFocus()

    def _on_taken_back(self, step: Step | None) -> None:
        if step:
            self.moved.emit(f"Taken back: {step.label.removeprefix(_PREFIX)}", list(step.kept))

    def _on_done_again(self, step: Step | None) -> None:
        if step:
            self.moved.emit(f"Done again: {step.label}", [])

    def _free(self) -> None:
        self.back_button.setEnabled(True)

    def _refuse(self, error: DeskError) -> None:
        self._free()
        self.notice.say(str(error), "bad", "Close", self.notice.clear)


def _question(stays: list[str], *, is_newest: bool) -> list[str]:
    if is_newest:
        return ["This is the newest change: all of it goes back. You can do it again."]
    if not stays:
        return ["All of it goes back; nothing that was done since is touched."]
    return ["What was done since is kept, so not all of it goes back:", *stays]
