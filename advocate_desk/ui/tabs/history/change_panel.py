"""One change beside the list: its rows, and taking it back after saying what would stay."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from advocate_desk.base.errors import DeskError
from advocate_desk.base.words import number_words
from advocate_desk.program.history_words import RowChange, counts_in_words, rows_in_words
from advocate_desk.store.desk import ChangeLine
from advocate_desk.store.journal_reading import START, counts_of_change, rows_of_change
from advocate_desk.ui.tabs.history.change_list import moment_words
from advocate_desk.ui.tabs.history.row_list import RowDelegate, RowList
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import ghost_button, primary_button, quiet_button
from advocate_desk.ui.widgets.frames import Card
from advocate_desk.ui.widgets.notice import InlineNotice
from advocate_desk.ui.widgets.plain import ElidedLabel, WrappedLabel
from advocate_desk.ui.workspace import Job, Workspace

_OPENED = ("member", "account", "activity")
PAGE = 200  # rows read at once: an import may have touched a hundred thousand


class ChangePanel(Card):
    """Shows a change.

    Signals:
        taken_back: the label of a change that was taken back or done again, and what stayed.
    """

    taken_back = Signal(str, list)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._workspace = workspace
        self._line: ChangeLine | None = None
        self._is_newest = False
        self._job: Job | None = None
        self.title = ElidedLabel("", TextStyle.CARD)
        self.summary = WrappedLabel("", TextStyle.SMALL, "muted")
        self.back_button = quiet_button("Take back…", "arrow-back-up")
        self.again_button = quiet_button("Do again", "arrow-forward-up")
        self.stays = WrappedLabel()
        self.go_button = primary_button("Take back")
        self.keep_button = quiet_button("Keep it")
        self.question = QFrame()
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
        self._read_rows()

    def ask_back(self) -> None:
        """Find out what would stay, and ask whether to go on."""
        line = self._line
        if line is None or line.undone:
            return
        if self._is_newest:
            self._ask([])
            return
        self.back_button.setEnabled(False)
        job = self._workspace.what_stays(line.change)
        job.finished.connect(lambda stays: self._ask(stays) if line is self._line else None)
        job.failed.connect(self._refuse)
        for ending in (job.finished, job.failed, job.cancelled):
            ending.connect(lambda *_what: self.back_button.setEnabled(True))

    def take_back(self) -> None:
        """Take the change back as far as nothing newer is lost."""
        line = self._line
        if line is None:
            return
        self.question.hide()
        back = self._workspace.undo if self._is_newest else None
        job = back() if back else self._workspace.take_back(line.change)
        self._tell_of(job, f"Taken back: {line.label}")

    def do_again(self) -> None:
        """Do the change again that was undone last."""
        if self._line:
            self._tell_of(self._workspace.redo(), f"Done again: {self._line.label}")

    # -- inside

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.again_button)
        head.addWidget(self.back_button)
        self.question.setObjectName("notice")
        self.question.setProperty("kind", "warn")
        asking = QVBoxLayout(self.question)
        asking.setContentsMargins(12, 10, 12, 12)
        asking.setSpacing(10)
        asking.addWidget(self.stays)
        buttons = QHBoxLayout()
        for button in (self.go_button, self.keep_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        asking.addLayout(buttons)
        self.question.hide()
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
        self.go_button.clicked.connect(lambda _checked: self.take_back())
        self.keep_button.clicked.connect(lambda _checked: self._keep())
        self.more_button.clicked.connect(lambda _checked: self._read_more())
        self.view.activated.connect(self._open)

    def _read_rows(self) -> None:
        line = self._line
        if line is None:
            return

        def read(session: Session) -> tuple[str, list[RowChange]]:
            rows = rows_of_change(session, line.change, PAGE)
            counts = counts_of_change(session, line.change)
            return counts_in_words(counts), rows_in_words(session, rows)

        self._ask_rows(self._workspace.read(read), line)

    def _ask_rows(self, job: Job, line: ChangeLine) -> None:
        self._job = job

        def show(answer: tuple[str, list[RowChange]]) -> None:
            if job is not self._job:
                return
            counts, rows = answer
            self.summary.setText(f"{moment_words(line.at)} · {counts}")
            self.rows.show(rows)
            self._offer_more(line, is_full=len(rows) == PAGE)

        job.finished.connect(show)

    def _open(self, index: QModelIndex) -> None:
        """Show a row where it lives, if it is still there."""
        row = self.rows.rows[index.row()]
        if row.table in _OPENED and row.deed != "deleted":
            self._workspace.open_requested.emit(row.table, row.row_id)

    def _read_more(self) -> None:
        line = self._line
        if line is None:
            return
        place = self.rows.rows[-1].place if self.rows.rows else START
        self.more_button.setEnabled(False)
        self._job = job = self._workspace.read(
            lambda s: rows_in_words(s, rows_of_change(s, line.change, PAGE, place))
        )

        def add(rows: list[RowChange]) -> None:
            if job is self._job:
                self.rows.add(rows)
                self._offer_more(line, is_full=len(rows) == PAGE)

        job.finished.connect(add)

    def _offer_more(self, line: ChangeLine, *, is_full: bool) -> None:
        left = line.rows - len(self.rows.rows)
        self.more_button.setText(f"Show more of the other {number_words(left)}")
        self.more_button.setVisible(is_full and left > 0)
        self.more_button.setEnabled(True)

    def _ask(self, stays: list[str]) -> None:
        self.stays.setText("\n".join(_question(stays, is_newest=self._is_newest)))
        self.question.show()
        self.keep_button.setFocus()

    def _keep(self) -> None:
        self.question.hide()
        self.back_button.setFocus()

    def _tell_of(self, job: Job, sentence: str) -> None:
        job.finished.connect(
            lambda step: self.taken_back.emit(sentence, list(step.kept) if step else [])
        )
        job.failed.connect(self._refuse)

    def _refuse(self, error: DeskError) -> None:
        self.notice.say(str(error), "bad", "Close", self.notice.clear)


def _question(stays: list[str], *, is_newest: bool) -> list[str]:
    if is_newest:
        return ["This is the newest change: all of it goes back. You can do it again."]
    if not stays:
        return ["All of it goes back; nothing that was done since is touched."]
    return ["What was done since is kept, so not all of it goes back:", *stays]
