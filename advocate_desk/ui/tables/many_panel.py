"""The panel while several rows are chosen: what they share, and what can be done to all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from advocate_desk.program.common_values import Common, common_values
from advocate_desk.program.fields import ListField
from advocate_desk.program.listing import Chosen
from advocate_desk.ui.tables.list_kind import ListKind
from advocate_desk.ui.tables.values import words_of
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import Button, primary_button, quiet_button
from advocate_desk.ui.widgets.frames import caps_label
from advocate_desk.ui.widgets.plain import ElidedLabel, PlainLabel
from advocate_desk.ui.workspace import Job, Workspace

ManyAction = tuple[str, str, Callable[[], Any]]  # words, icon, what it does


class ManyPanel(QWidget):
    """Counts the chosen rows, shows what they share, and offers changes of all of them.

    What is on it is made when several rows are chosen for the first time: no list opens that way.
    """

    def __init__(
        self,
        workspace: Workspace,
        kind: ListKind,
        keys: Sequence[str],
        actions: Sequence[ManyAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._kind = workspace, kind
        self._fields: list[ListField] = [kind.listing.field(key) for key in keys]
        self._title = PlainLabel("", TextStyle.CARD)
        self._actions = tuple(actions)
        self._shared: dict[str, ElidedLabel] = {}
        self._job: Job | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._title)

    def show_chosen(self, chosen: Chosen, count: int) -> None:
        """Show how many rows are chosen, and read what they have in common."""
        if not self._shared:
            self._fill()
        self._title.setText(f"{self._kind.counted(count)} selected")
        keys = [field.key for field in self._fields]

        def ask(session: Session) -> dict[str, Common]:
            return common_values(session, self._kind.listing, chosen, keys)

        if self._job is not None:
            self._job.cancel()
        job = self._workspace.read(ask)
        job.finished.connect(lambda found: self._on_read(job, found))
        self._job = job

    def shared(self, key: str) -> str:
        """Give what is shown for a field."""
        return self._shared[key].text()

    def _fill(self) -> None:
        column = self._column
        column.addSpacing(6)
        for number, (words, icon, run) in enumerate(self._actions):
            column.addWidget(_button(words, icon, run, is_first=number == 0))
        column.addSpacing(10)
        column.addWidget(caps_label("In common"))
        for field in self._fields:
            column.addLayout(self._line(field))
        column.addStretch(1)

    def _on_read(self, job: Job, found: dict[str, Common]) -> None:
        if job is not self._job:
            return
        self._job = None
        for field in self._fields:
            common = found[field.key]
            words = words_of(self._kind.listing.key, field, common.value)
            label = self._shared[field.key]
            label.setText("mixed" if common.is_mixed else words or "–")
            label.paint_with("muted" if common.is_mixed or not words else "text")

    def _line(self, field: ListField) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(ElidedLabel(field.label, TextStyle.SMALL, "muted"), 2)
        self._shared[field.key] = ElidedLabel()
        row.addWidget(self._shared[field.key], 3)
        return row


def _button(words: str, icon: str, run: Callable[[], Any], *, is_first: bool) -> Button:
    button = primary_button(words, icon) if is_first else quiet_button(words, icon)
    policy = button.sizePolicy()
    policy.setHorizontalPolicy(policy.Policy.Expanding)
    button.setSizePolicy(policy)
    button.clicked.connect(lambda _checked: run())
    return button
