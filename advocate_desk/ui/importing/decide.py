"""Asks who a row is that might be somebody she knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.program.listing import Wanted
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.store.models import Member
from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import primary_button, quiet_button
from advocate_desk.ui.widgets.plain import PlainLabel, WrappedLabel

NEW = "new"
_WIDTH = 480
_MOST_PROPOSED = 8
_EACH = 4  # members proposed for one word
_SHORT = 2  # letters of a word too short to search by


class DecideRow(QDialog):
    """Offers the members it may be, and somebody new; nobody is chosen beforehand."""

    def __init__(
        self, parent: QWidget, proposals: Sequence[tuple[str, str]], said: str, why: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Who is it?")
        self.setMinimumWidth(theme.scaled(_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(PlainLabel("Who is it?", TextStyle.CARD))
        column.addWidget(WrappedLabel(f"The file says: {said}"))
        if why:
            column.addWidget(WrappedLabel(why, TextStyle.SMALL, "muted"))
        column.addSpacing(6)
        self._choices: list[tuple[str, QRadioButton]] = []
        for uid, words in (*proposals, (NEW, "Somebody new")):
            choice = QRadioButton(words.replace("&", "&&"))
            choice.toggled.connect(self._on_chosen)
            column.addWidget(choice)
            self._choices.append((uid, choice))
        self.take = primary_button("Take this")
        self.take.setEnabled(False)
        self.take.clicked.connect(self.accept)
        later = quiet_button("Leave it for later")
        later.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(later)
        foot.addWidget(self.take)
        column.addSpacing(8)
        column.addLayout(foot)

    def answer(self) -> str:
        """Give the UID of the member it is, or `new`."""
        return next(uid for uid, choice in self._choices if choice.isChecked())

    def choose(self, uid: str) -> None:
        """Choose one of the answers."""
        next(choice for known, choice in self._choices if known == uid).setChecked(True)

    def _on_chosen(self) -> None:
        self.take.setEnabled(True)


def members_like(session: Session, said: str) -> list[tuple[str, str]]:
    """Give members whose name, company or address has a word of the row: uid and words."""
    found: dict[int, None] = {}
    for word in (word for word in said.split() if len(word) > _SHORT):
        ids = MEMBERS.first_ids(session, Wanted(word), MEMBERS.default_sort, _EACH)
        found.update(dict.fromkeys(ids))
    ids = list(found)[:_MOST_PROPOSED]
    lines = MEMBERS.lines(session, ids)
    uids = dict(session.execute(select(Member.id, Member.uid).where(Member.id.in_(ids))).all())
    return [(uids[row_id], _person(lines[row_id].values)) for row_id in ids]


def _person(values: Mapping[str, Any]) -> str:
    return " · ".join(str(values[key]) for key in ("name", "role", "email") if values[key])
