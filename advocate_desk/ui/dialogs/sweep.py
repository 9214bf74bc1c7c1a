"""The Friday sweep: all open asks in one list, one key each, every answer a change of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListView, QWidget
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.errors import DeskError
from advocate_desk.base.words import day_words, number_words
from advocate_desk.program.activities import Answer, answer_ask, edit_activities
from advocate_desk.program.listing import Chosen
from advocate_desk.program.open_asks import MOST, OpenAsk, open_asks
from advocate_desk.program.wording import shown
from advocate_desk.store.choices import ActStatus, Usability
from advocate_desk.store.journal import change_being_made
from advocate_desk.ui import theme
from advocate_desk.ui.dialogs.labelled import Labelled
from advocate_desk.ui.dialogs.pill_row import PillRow
from advocate_desk.ui.dialogs.sheet import Sheet
from advocate_desk.ui.dialogs.sweep_list import AskDelegate, AskList, Outcome
from advocate_desk.ui.tab import Place
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import quiet_button
from advocate_desk.ui.widgets.day_field import DayField
from advocate_desk.ui.widgets.empty_state import EmptyState
from advocate_desk.ui.widgets.notice import InlineNotice
from advocate_desk.ui.widgets.plain import PlainLabel
from advocate_desk.ui.workspace import Workspace

_WIDTH = 720
_ROWS = 8
_BESIDE_ROWS = 240  # px of all that is not the list, at a text size of 100 %
_WEEK = dt.timedelta(days=7)
_RATINGS = {
    Qt.Key.Key_1: Usability.AS_IS,
    Qt.Key.Key_2: Usability.NEEDS_WORK,
    Qt.Key.Key_3: Usability.NOT_USABLE,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_KEYS = "D done · N no · L later · R no reply · ↑ ↓ move · Ctrl+Z take back"


def sweep(place: Place) -> SweepDialog:
    """Open the sweep."""
    dialog = SweepDialog(place.workspace, place.parent)
    dialog.open()
    return dialog


@dataclass
class _Given:
    """An answer that was given; its change is known when it is saved."""

    row: int
    change: int | None = None


class SweepDialog(Sheet):
    """Goes through the open asks."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("Friday sweep", _WIDTH, parent)
        self._workspace = workspace
        self.asks = AskList()
        self.view = QListView()
        self.view.setModel(self.asks)
        self.view.setItemDelegate(AskDelegate(self.view))
        self.view.setAccessibleName("Open asks")
        self.view.setUniformItemSizes(True)
        self.view.installEventFilter(self)
        self.progress = PlainLabel("", TextStyle.BODY, "muted")
        self.notice = InlineNotice()
        self.rating = PillRow("Can it be used", numbered=True)
        self.rating.show_choices([(w.value, shown("usability", w)) for w in Usability])
        self.rating.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rating_box = Labelled("Done. Can it be used? 1, 2, 3, or Enter", self.rating)
        self.later = DayField(ahead=True)
        self.later.line.installEventFilter(self)
        self._later_box = Labelled("Ask again on", self.later)
        self.calm = EmptyState("Nothing waits", "No ask is open. Enjoy your weekend.")
        self._keys = PlainLabel(_KEYS, TextStyle.SMALL, "muted")
        self._deeds = self._buttons()
        self._given: list[_Given] = []
        self._lay_out()
        self._listen()
        workspace.read(open_asks).finished.connect(self._on_found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.view and self._on_key(event):
                return True
            if watched is self.later.line and event.key() == Qt.Key.Key_Escape:
                self._leave_later()
                return True
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Take the room there is; the list gives way to what is asked below it.

        So the sheet stays where it is while she answers one ask after the other.
        """
        parent = self.parentWidget()
        room = parent.window().height() if parent else theme.scaled(_WIDTH)
        rows = (room - theme.scaled(_BESIDE_ROWS)) // theme.row_height()
        rows = max(min(rows, _ROWS, len(self.asks.asks)), 1)
        boxes = [box for box in (self._rating_box, self._later_box) if not box.isHidden()]
        asked = sum(self._height_of(box) + self.body.spacing() for box in boxes)
        self.view.setFixedHeight(max(rows * theme.row_height() - asked, theme.row_height()))
        super().fit()
        self.view.scrollTo(self.view.currentIndex())

    def _height_of(self, box: QWidget) -> int:
        width = self.view.width()
        return box.heightForWidth(width) if box.hasHeightForWidth() else box.sizeHint().height()

    def reject(self) -> None:
        """Close; an answer that waits for its rating is saved without one."""
        if not self._rating_box.isHidden():
            self._save_done(None)
        super().reject()

    def _lay_out(self) -> None:
        self.calm.setMinimumHeight(theme.scaled(200))
        parts = (self.calm, self.view, self._rating_box, self._later_box, self.notice, self._keys)
        for part in parts:
            self.body.addWidget(part)
            part.hide()
        self.footer.addWidget(self._deeds)
        self.footer.addWidget(self.progress, 1)
        close = quiet_button("Close")
        close.clicked.connect(self.reject)
        self.footer.addWidget(close)

    def _on_found(self, asks: list[OpenAsk]) -> None:
        self.asks.show_asks(asks)
        for part in (self.view, self._keys, self._deeds):
            part.setVisible(bool(asks))
        self.calm.setVisible(not asks)
        if len(asks) == MOST:
            words = f"These {number_words(MOST)} wait longest. The others come next time."
            self.notice.say(words, "info")
        self._show_progress()
        self.view.setCurrentIndex(self.asks.index(0))
        self.view.setFocus()

    def _buttons(self) -> QWidget:
        """Give the buttons for who uses the mouse; the keys do the same."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for words, run in (
            ("Done", self._begin_rating),
            ("No", self._say_no),
            ("Later…", self._begin_later),
            ("No reply", self._say_no_reply),
        ):
            button = quiet_button(words)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay with the list
            button.clicked.connect(lambda _on, run=run: self._on_deed(run))
            row.addWidget(button)
        holder.hide()
        return holder

    def _listen(self) -> None:
        self.rating.chosen.connect(lambda word: self._save_done(Usability(word) if word else None))
        self.later.line.returnPressed.connect(self._save_later)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.activated.connect(self._take_back_last)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if not self._rating_box.isHidden():
            if key in _RATINGS:
                self._save_done(_RATINGS[key])
                return True
            if key in _ENTER:
                self._save_done(None)
                return True
            if key == Qt.Key.Key_Escape:
                self._rating_box.hide()
                return True
            # any other key goes on: this one is done, not rated
            self._save_done(None, goes_on=key not in _MOVES)
        deed = {
            Qt.Key.Key_D: self._begin_rating,
            Qt.Key.Key_N: self._say_no,
            Qt.Key.Key_L: self._begin_later,
            Qt.Key.Key_R: self._say_no_reply,
        }.get(key)
        if deed is None or event.modifiers():
            return False
        self._on_deed(deed)
        return True

    def _on_deed(self, deed: Callable[[], None]) -> None:
        self.notice.clear()
        if self._ask() is None:
            self.notice.say("This ask is answered. Ctrl+Z takes the last answer back.", "info")
        else:
            deed()

    def _row(self) -> int:
        return self.view.currentIndex().row()

    def _ask(self) -> OpenAsk | None:
        """Give the ask she is at, when it is still open."""
        row = self._row()
        return self.asks.asks[row] if row >= 0 and self.asks.outcome(row) is None else None

    def _begin_rating(self) -> None:
        self.rating.set_value(None)
        self._rating_box.show()

    def _begin_later(self) -> None:
        self.later.set_day(clock.today() + _WEEK)
        self._later_box.show()
        self.later.line.setFocus(Qt.FocusReason.TabFocusReason)  # with all of it selected

    def _say_no(self) -> None:
        today = clock.today()
        self._save(
            Outcome("Declined", "amber"),
            lambda session, ask: answer_ask(session, (ask.id,), Answer.NO, today),
        )

    def _say_no_reply(self) -> None:
        self._save(
            Outcome("No reply", "grey"),
            lambda session, ask: edit_activities(
                session, Chosen(ids=(ask.id,)), {"status": ActStatus.NO_REPLY}
            ),
        )

    def _save_done(self, usability: Usability | None, *, goes_on: bool = True) -> None:
        self._rating_box.hide()
        rated = f" · {shown('usability', usability)}" if usability else ""
        self._save(
            Outcome(f"Done{rated}", "green"),
            lambda session, ask: answer_ask(
                session, (ask.id,), Answer.DONE, _done_on(ask), usability
            ),
            goes_on=goes_on,
        )

    def _save_later(self) -> None:
        day = self.later.day()
        if day is None or day <= clock.today():
            self._later_box.say("Write a day to come, such as fri or +2w.")
            return
        self._leave_later()
        self._save(
            Outcome(f"Later · {day_words(day)}", "blue"),
            lambda session, ask: answer_ask(session, (ask.id,), Answer.LATER, day),
        )

    def _leave_later(self) -> None:
        self._later_box.say("")
        self._later_box.hide()
        self.view.setFocus()

    def _save(
        self,
        outcome: Outcome,
        verb: Callable[[Session, OpenAsk], int],
        *,
        goes_on: bool = True,
    ) -> None:
        """Save an answer and go on to the next ask."""
        ask = self._ask()
        if ask is None:
            return
        given = _Given(self._row())
        self._given.append(given)
        self.asks.settle(given.row, outcome)

        def answer(session: Session, _progress: object) -> int:
            verb(session, ask)
            return change_being_made(session.connection())

        job = self._workspace.write(f"Answer ask: {ask.member}, {ask.type}", answer)
        job.finished.connect(lambda change: setattr(given, "change", change))
        job.failed.connect(lambda error: self._on_failed(given, error))
        self._show_progress()
        following = self.asks.next_open(given.row)
        if goes_on and following is not None:
            self.view.setCurrentIndex(self.asks.index(following))

    def _on_failed(self, given: _Given, error: DeskError) -> None:
        self._given.remove(given)
        self._reopen(given)
        self.notice.say(str(error), "bad")

    def _take_back_last(self) -> None:
        self._rating_box.hide()
        if not self._given:
            return
        given = self._given[-1]
        if given.change is None:
            self.notice.say("The last answer is still being saved. Try again in a moment.", "info")
            return
        self._given.pop()
        self._workspace.take_back_exactly(given.change)
        self._reopen(given)

    def _reopen(self, given: _Given) -> None:
        self.asks.settle(given.row, None)
        self.view.setCurrentIndex(self.asks.index(given.row))
        self._show_progress()

    def _show_progress(self) -> None:
        rows, answered = len(self.asks.asks), self.asks.answered()
        self.progress.setText(f"{answered} of {rows}" if rows else "")
        if rows and answered == rows:
            self.notice.say("All asks are answered.", "info")


def _done_on(ask: OpenAsk) -> dt.date:
    """Give the day an ask was done: the day it was set for, when that has been, else today."""
    is_set = ask.status in (ActStatus.SCHEDULED, ActStatus.ACCEPTED)
    if is_set and ask.due_on is not None and ask.due_on <= clock.today():
        return ask.due_on
    return clock.today()
