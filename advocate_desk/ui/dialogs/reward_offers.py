"""Offers the rewards that rules have for what was just completed; she gives them, or does not."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget
from sqlalchemy.orm import Session

from advocate_desk.base.errors import DeskError
from advocate_desk.base.words import count_words
from advocate_desk.program.grants import give_rewards
from advocate_desk.program.rewards_due import News, Offer, completed_since, rewards_due
from advocate_desk.store.journal import change_being_made
from advocate_desk.ui import theme
from advocate_desk.ui.dialogs.give_reward import say_given
from advocate_desk.ui.dialogs.sheet import Sheet
from advocate_desk.ui.tab import Place
from advocate_desk.ui.widgets.buttons import primary_button, quiet_button
from advocate_desk.ui.widgets.notice import InlineNotice
from advocate_desk.ui.widgets.toast import question_over
from advocate_desk.ui.workspace import Workspace

_MOVES = frozenset({"activity", "grant", "grant_activity", "reward", "reward_rule"})
_WIDTH = 520
_ROWS, _ROW_PX = 8, 34


def show_due(place: Place) -> DueSheet:
    """Open the list of the rewards that are offered now."""
    return offers_of(place.workspace, place.parent).open_list()


def offers_of(workspace: Workspace, window: QWidget, seen: int | None = None) -> RewardOffers:
    """Give the offers of a desk's window; new ones look from the change `seen` on, or from now."""
    known = workspace.findChild(RewardOffers)
    if known is None:
        since = workspace.desk.newest_change() if seen is None else seen
        known = RewardOffers(workspace, window, since or 0)
    return known


class RewardOffers(QObject):
    """Looks what was completed in a desk's window, and asks whether its reward is given."""

    def __init__(self, workspace: Workspace, window: QWidget, seen: int) -> None:
        super().__init__(workspace)
        self._workspace, self._window = workspace, window
        self._seen = seen
        self._open_acts: tuple[int, ...] = ()
        self.offers: tuple[Offer, ...] = ()

    def look(self, tables: frozenset[str]) -> None:
        """See what is due after a change of these tables."""
        if tables & _MOVES:
            self._workspace.read(self._look, self._on_looked)

    def open_list(self) -> DueSheet:
        """Show all offers, to be given together."""
        sheet = DueSheet(self.offers, self._window)
        sheet.give_wanted.connect(partial(self._give, sheet))
        sheet.finished.connect(lambda _result: self._ask())
        question_over(self._window).hide()
        sheet.open()
        return sheet

    def _look(self, session: Session) -> tuple[News, list[Offer]]:
        news = completed_since(session, self._seen)
        return news, rewards_due(session, (*self._open_acts, *news.activity_ids))

    def _on_looked(self, found: tuple[News, list[Offer]]) -> None:
        news, offers = found
        before = self.offers
        self._seen = max(self._seen, news.newest)
        self.offers = tuple(offers)
        self._open_acts = tuple(dict.fromkeys(offer.activity_id for offer in offers))
        if self.offers != before:
            self._ask()

    def _ask(self) -> None:
        question = question_over(self._window)
        if not self.offers:
            question.hide()
        elif len(self.offers) == 1:
            offer = self.offers[0]
            question.ask(
                f"{offer.words} is due for {offer.member}",
                (("Give it", lambda: self._give(None, (offer,))), ("Not now", self._not_now)),
            )
        else:
            question.ask(
                f"{count_words(len(self.offers), 'reward')} are due",
                (("Look at them", self.open_list), ("Not now", self._not_now)),
            )

    def _not_now(self) -> None:
        self.offers, self._open_acts = (), ()

    def _give(self, sheet: DueSheet | None, offers: Sequence[Offer]) -> None:
        first = offers[0]
        what = f"{first.reward} for {first.member}"
        if len(offers) > 1:
            what = count_words(len(offers), "reward")

        def give(session: Session, _progress: object) -> int:
            give_rewards(session, [offer.draft() for offer in offers])
            return change_being_made(session.connection())

        job = self._workspace.write(f"Give {what}", give)
        job.finished.connect(lambda change: say_given(self._workspace, self._window, what, change))
        if sheet is not None:
            job.finished.connect(lambda _change: sheet.accept())
            job.failed.connect(sheet.say_refused)
        else:
            job.failed.connect(self._say_refused)

    def _say_refused(self, error: DeskError) -> None:
        question_over(self._window).ask(str(error), (("Close", self._not_now),))


class DueSheet(Sheet):
    """The rewards that are due, each with a tick.

    Signals:
        give_wanted: the offers that are ticked.
    """

    give_wanted = Signal(object)

    def __init__(self, offers: Sequence[Offer], parent: QWidget | None = None) -> None:
        super().__init__("Rewards due", _WIDTH, parent)
        self._offers = tuple(offers)
        self.notice = InlineNotice()
        self.list = QListWidget()
        self.list.setAccessibleName("Rewards due")
        for offer in self._offers:
            words = f"{offer.member} · {offer.words} · {offer.activity_type}"
            line = QListWidgetItem(words, self.list)
            line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            line.setCheckState(Qt.CheckState.Checked)
            line.setSizeHint(QSize(0, theme.scaled(_ROW_PX)))
        self.list.setFixedHeight(theme.scaled(_ROW_PX) * min(len(self._offers), _ROWS) + 4)
        self.list.setCurrentRow(0)
        self.list.itemChanged.connect(lambda _line: self._count())
        self.give = primary_button("Give")
        self.give.clicked.connect(lambda _checked: self._want())
        not_now = quiet_button("Not now")
        not_now.clicked.connect(lambda _checked: self.reject())
        self.body.addWidget(self.notice)
        self.body.addWidget(self.list)
        self.footer.addStretch(1)
        self.footer.addWidget(not_now)
        self.footer.addWidget(self.give)
        self.save_by_keys(self._want)
        if not self._offers:
            self.list.hide()
            words = "Nothing is due: rules offer a reward when an act of their type is completed."
            self.notice.say(words, "info")
        self._count()
        self.list.setFocus()

    def chosen(self) -> tuple[Offer, ...]:
        """Give the offers that are ticked."""
        ticked = Qt.CheckState.Checked
        return tuple(
            offer
            for number, offer in enumerate(self._offers)
            if self.list.item(number).checkState() == ticked
        )

    def say_refused(self, error: DeskError) -> None:
        """Say why nothing was given."""
        self.give.setEnabled(True)
        self.notice.say(str(error), "bad")

    def _want(self) -> None:
        if self.give.isEnabled():
            self.give.setEnabled(False)
            self.give_wanted.emit(self.chosen())

    def _count(self) -> None:
        count = len(self.chosen())
        self.give.setText(f"Give {count_words(count, 'reward')}" if count else "Give")
        self.give.setEnabled(bool(count))
