"""The panel beside a list: a card for one chosen row, a summary for several, a hint for none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.tables.many_panel import ManyPanel
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.frames import SidePanel
from advocate_desk.ui.widgets.plain import WrappedLabel
from advocate_desk.ui.workspace import Job

_PAUSE_MS = 60  # while she runs through the rows nothing is read

Card = TypeVar("Card")


class RowPanel(SidePanel, Generic[Card]):
    """Follows what is chosen in a page's list.

    `ask` reads a row's card, `show_card` shows it on the face, which `face` gives when the first
    row is chosen: until then no list needs it.
    """

    def __init__(
        self,
        page: ListPage,
        face: Callable[[], QWidget],
        many: ManyPanel,
        ask: Callable[[Session, int], Card | None],
        show_card: Callable[[Card], Any],
    ) -> None:
        super().__init__()
        self._page, self._give_face, self._many = page, face, many
        self._ask, self._show_card = ask, show_card
        self._face: QWidget | None = None
        self.shown_id: int | None = None
        self._job: Job | None = None
        hint = f"Choose one of the {page.kind.many} to see more."
        self._hint = WrappedLabel(hint, TextStyle.BODY, "muted")
        self.column.addWidget(self._hint)
        self.column.addWidget(many)
        self.column.addStretch(1)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.show_chosen)
        page.choice_changed.connect(self._pause.start)
        self._show_face(self._hint)

    def show_chosen(self) -> None:
        """Show what is chosen now."""
        view = self._page.view
        count = view.count_chosen()
        if count == 1 and (ids := view.chosen_ids()):
            self._read(ids[0])
        elif count > 1:
            self._job = None
            self.shown_id = None
            self._many.show_chosen(self._page.chosen(), count)
            self._show_face(self._many)
        else:
            self.shown_id = None
            self._show_face(self._hint)

    def _read(self, row_id: int) -> None:
        job = self._page.workspace.read(lambda session: self._ask(session, row_id))
        job.finished.connect(lambda card: self._on_read(job, row_id, card))
        self._job = job

    def _on_read(self, job: Job, row_id: int, card: Card | None) -> None:
        if job is not self._job:
            return
        self._job = None
        if card is None:
            self._show_face(self._hint)
            return
        self.shown_id = row_id
        if self._face is None:
            self._face = self._give_face()
            self.column.insertWidget(0, self._face)
        self._show_card(card)
        self._show_face(self._face)

    def _show_face(self, shown: QWidget) -> None:
        for widget in (self._hint, self._face, self._many):
            if widget is not None:
                widget.setVisible(widget is shown)
