"""The merge of two members or accounts: side by side, one kept, one undo."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from advocate_desk.base.errors import DeskError
from advocate_desk.program.merge_card import MergeCard, merge_card
from advocate_desk.program.merging import MERGES
from advocate_desk.store.journal import change_being_made
from advocate_desk.ui.dialogs.sheet import Sheet
from advocate_desk.ui.dialogs.side_by_side import SideBySide
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.widgets.buttons import primary_button, quiet_button
from advocate_desk.ui.widgets.notice import InlineNotice
from advocate_desk.ui.widgets.plain import WrappedLabel
from advocate_desk.ui.widgets.toast import toast_over
from advocate_desk.ui.workspace import Workspace

_WIDTH = 720


class MergeSheet(Sheet):
    """Asks which of two is kept and which values are taken, and makes them one.

    Signals:
        merged: the id of the one that was kept, a sentence, the change that undo would take back.
    """

    merged = Signal(int, str, int)

    def __init__(self, workspace: Workspace, card: MergeCard, parent: QWidget | None) -> None:
        title = f"Merge two {card.kind}"
        super().__init__(title, _WIDTH, parent)
        self._workspace, self._card = workspace, card
        self.notice = InlineNotice()
        self.sides = SideBySide(card, choosing=True)
        self.sides.kept_chosen.connect(lambda _kept: self._say())
        self.follows = WrappedLabel("", colour="muted")
        self.body.addWidget(self.notice)
        self.body.addWidget(self.sides)
        self.save = primary_button("Merge")
        self.save.setToolTip("Ctrl+Enter")
        self.save.setDefault(True)
        self.save.clicked.connect(lambda _checked: self._merge())
        cancel = quiet_button("Cancel")
        cancel.clicked.connect(lambda _checked: self.reject())
        self.footer.addWidget(self.follows, 1)
        self.footer.addWidget(cancel)
        self.footer.addWidget(self.save)
        self.save_by_keys(self._merge)
        self._say()
        self.sides.radios["", card.kept].setFocus()

    def _say(self) -> None:
        """Say what follows to the one that is kept, and what becomes of lists and notes."""
        kept = self.sides.kept
        moved = self._card.follows[self._card.other(kept)]
        belongs = f"{moved} will belong to {self._card.name(kept)}. " if moved else ""
        self.follows.setText(f"{belongs}Lists and notes of both are kept.")

    def _merge(self) -> None:
        if not self.save.isEnabled():
            return
        self.save.setEnabled(False)
        kept, choices = self.sides.kept, self.sides.choices()
        other, kind = self._card.other(kept), self._card.kind

        def work(session: Session, _progress: object) -> int:
            MERGES[kind](session, kept, other, choices)
            return change_being_made(session.connection())

        job = self._workspace.write(self._card.label(kept), work)
        job.finished.connect(lambda change: self._on_merged(kept, change))
        job.failed.connect(self._on_refused)
        job.cancelled.connect(lambda: self.save.setEnabled(True))

    def _on_merged(self, kept: int, change: int) -> None:
        other, name = self._card.name(self._card.other(kept)), self._card.name(kept)
        self.accept()
        self.merged.emit(kept, f"{other} merged into {name}", change)

    def _on_refused(self, error: DeskError) -> None:
        self.save.setEnabled(True)
        self.notice.say(str(error), "bad")


def open_merge(
    workspace: Workspace, kind: str, pair: tuple[int, int], parent: QWidget
) -> MergeSheet:
    """Open the dialog for two of a kind.

    Raises:
        InvalidDraft: it is one and the same, or one of them is gone.
    """
    card = workspace.look(lambda session: merge_card(session, kind, *pair))
    sheet = MergeSheet(workspace, card, parent)
    sheet.open()
    return sheet


def ask_merge(page: ListPage) -> MergeSheet | None:
    """Open the dialog for the two rows that are chosen in a list; else say what to choose."""
    count = page.needed_count()
    if count != 2:
        if count:
            kind = page.kind
            words = f"one {kind.one} is" if count == 1 else f"{kind.counted(count)} are"
            sentence = f"A merge takes two: {words} chosen. Choose just two, the second by Ctrl."
            toast_over(page).say(sentence)
        return None
    first, second = page.view.chosen_ids()
    try:
        pair = (int(first), int(second))
        sheet = open_merge(page.workspace, page.kind.listing.key, pair, page)
    except DeskError as error:  # one was deleted meanwhile
        page.say_refused(error)
        return None
    sheet.merged.connect(lambda _kept, sentence, change: page.say_done(sentence, change))
    sheet.merged.connect(lambda kept, _sentence, _change: page.reveal(kept))
    return sheet
