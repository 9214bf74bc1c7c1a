"""The page of look-alikes: pairs that may be one, merged or told apart, one key each."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from sqlalchemy.orm import Session

from advocate_desk.base.errors import DeskError
from advocate_desk.base.progress import Progress
from advocate_desk.base.words import count_words, number_words
from advocate_desk.program.look_alikes import LookAlikes, Pair, look_alikes
from advocate_desk.program.merge_card import merge_card
from advocate_desk.program.not_same import tell_apart
from advocate_desk.store.journal import change_being_made
from advocate_desk.ui.dialogs.merge import MergeSheet, open_merge
from advocate_desk.ui.dialogs.side_by_side import SideBySide
from advocate_desk.ui.tables.list_tab import OtherPage
from advocate_desk.ui.tabs.members.columns import TITLE
from advocate_desk.ui.tabs.members.pair_list import PairView, lines_of, names_of
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import primary_button, quiet_button
from advocate_desk.ui.widgets.empty_state import EmptyState
from advocate_desk.ui.widgets.frames import GAP, Card, ListBeside, PageHead, page_column, scrolling
from advocate_desk.ui.widgets.notice import InlineNotice
from advocate_desk.ui.widgets.plain import PlainLabel, WrappedLabel
from advocate_desk.ui.widgets.toast import toast_over
from advocate_desk.ui.widgets.two_lines import TwoLineList
from advocate_desk.ui.workspace import Job, Workspace

_LIST_PX = 420
_KEYS = "M merge · N not the same · ↑ ↓ move · Ctrl+Z take back"


class LookAlikesPage(OtherPage):
    """Lists the pairs; the one chosen stands beside them, field by field."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.pairs = TwoLineList(lines_of, self)
        self.view = PairView(self.pairs)
        self.head = PageHead(TITLE)
        self.notice = InlineNotice()
        self.sides: SideBySide | None = None
        self._job: Job | None = None
        self._total = 0
        self._evidence = WrappedLabel("", TextStyle.STRONG)
        self._room = scrolling()
        self._room.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # nothing on it takes the keys
        self._room.setAccessibleName("Both, side by side")
        self._merge = primary_button("Merge…")
        self._apart = quiet_button("Not the same")
        self._stack = QStackedWidget()
        self._looking = EmptyState("Looking for look-alikes…", "You can go on working meanwhile.")
        self._stopped = EmptyState(
            "The look was stopped",
            "Who looks like somebody else is not known yet.",
            ("Look again", self.refresh),
        )
        self._none = EmptyState(
            "Nobody looks like somebody else",
            "When two members or two accounts look like one, they stand here side by side: "
            "merge them, or say once that they are not the same.",
        )
        self._lay_out()
        self._listen()

    def refresh(self) -> None:
        """Look for pairs anew, in the background; what is shown stays until they are found."""
        if self._job is not None:
            self._job.cancel()
        if not self.pairs.rows:
            self._stack.setCurrentWidget(self._looking)
        desk = self.workspace.desk

        def find(progress: Progress) -> LookAlikes:
            with desk.read() as session:
                return look_alikes(session, progress)

        job = self.workspace.aside("Look for look-alikes", find)
        job.finished.connect(lambda found: self._on_found(job, found))
        job.failed.connect(self._say_refused)
        job.cancelled.connect(lambda: self._on_stopped(job))
        self._job = job

    def take_focus(self) -> None:
        self.view.setFocus()

    def pair(self) -> Pair | None:
        """Give the pair she is at."""
        row = self.view.currentIndex().row()
        return self.pairs.rows[row] if 0 <= row < len(self.pairs.rows) else None

    def merge(self) -> MergeSheet | None:
        """Ask how the two are to be made one."""
        pair = self.pair()
        if pair is None:
            return None
        ids = (pair.first.id, pair.second.id)
        try:
            sheet = open_merge(self.workspace, pair.kind, ids, self)
        except DeskError as error:
            self._say_refused(error)
            return None
        sheet.merged.connect(lambda _kept, sentence, change: self._settle(pair, sentence, change))
        return sheet

    def tell_apart(self) -> None:
        """Keep that the two are not the same, and go on to the next pair."""
        pair = self.pair()
        if pair is None:
            return
        one, other = pair.first, pair.second

        def work(session: Session, _progress: object) -> int:
            tell_apart(session, pair.kind, one.id, other.id)
            return change_being_made(session.connection())

        names = names_of(pair)
        job = self.workspace.write(f"Not the same: {names}", work)
        said = f"{names}: not the same. You will not be asked again."
        job.finished.connect(lambda change: self._settle(pair, said, change))
        job.failed.connect(self._say_refused)

    def _lay_out(self) -> None:
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        deeds.addWidget(self._merge)
        deeds.addWidget(self._apart)
        deeds.addStretch(1)
        card = Card()
        card.column.setSpacing(GAP)
        card.column.addWidget(self._evidence)
        card.column.addLayout(deeds)  # not at the foot, where a message may stand over it
        card.column.addWidget(self._room, 1)
        self._lists = ListBeside(self.view, card, _LIST_PX)
        for page in (self._looking, self._stopped, self._none, self._lists):
            self._stack.addWidget(page)
        self._keys = PlainLabel(_KEYS, TextStyle.SMALL, "muted")
        column = page_column(self)
        for widget in (self.head, self.notice):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        column.addWidget(self._keys)
        self._keys.hide()

    def _listen(self) -> None:
        self.view.merge_pressed.connect(self.merge)
        self.view.apart_pressed.connect(self.tell_apart)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self._merge.clicked.connect(lambda _on: self.merge())
        self._apart.clicked.connect(lambda _on: self.tell_apart())

    def _on_found(self, job: Job, found: LookAlikes) -> None:
        if job is not self._job:
            return
        self._job = None
        at, row = self.pair(), self.view.currentIndex().row()
        self._total = found.total
        self.pairs.show(found.pairs)
        same = (one for one, pair in enumerate(found.pairs) if at and _is_same(pair, at))
        self._go_to(next(same, max(row, 0)))

    def _on_stopped(self, job: Job) -> None:
        if job is self._job:  # she stopped it; else a newer look has taken its place
            self._job = None
            if not self.pairs.rows:
                self._stack.setCurrentWidget(self._stopped)

    def _go_to(self, row: int) -> None:
        """Go to a pair, the last one when there are fewer."""
        count = len(self.pairs.rows)
        self._stack.setCurrentWidget(self._lists if count else self._none)
        self._keys.setVisible(bool(count))
        self.head.say(_counted(count, self._total))
        if count:
            self.view.setCurrentIndex(self.pairs.index(min(row, count - 1)))

    def _on_current(self, current: QModelIndex) -> None:
        if not current.isValid():
            return
        pair = self.pairs.rows[current.row()]
        ids = (pair.first.id, pair.second.id)
        self._evidence.setText("\n".join(pair.evidence))
        try:
            card = self.workspace.look(lambda session: merge_card(session, pair.kind, *ids))
        except DeskError:  # one of them is gone; the list that is on its way knows it
            return
        self.sides = SideBySide(card)
        self._room.setWidget(self.sides)

    def _settle(self, pair: Pair, sentence: str, change: int) -> None:
        """Take a pair that is decided out of the list, and go on to the next."""
        self.notice.clear()
        if pair in self.pairs.rows:  # the desk may have been read anew meanwhile
            self._total -= 1
            self._go_to(self.pairs.drop(pair))
        toast_over(self).say(sentence, "Undo", lambda: self.workspace.take_back_exactly(change))
        self.view.setFocus()

    def _say_refused(self, error: DeskError) -> None:
        self.notice.say(str(error), "bad", "Close", self.notice.clear)


def _is_same(one: Pair, other: Pair) -> bool:
    return (one.kind, one.first.id, one.second.id) == (other.kind, other.first.id, other.second.id)


def _counted(shown: int, total: int) -> str:
    if total > shown:
        return f"The likeliest {number_words(shown)} of {count_words(total, 'pair')}"
    return count_words(total, "pair") if total else ""
