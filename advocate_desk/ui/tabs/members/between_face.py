"""What is between us and a member, on her card: last words, promises, permissions, motives."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from advocate_desk.base import clock
from advocate_desk.base.words import count_words, day_words
from advocate_desk.program.conversations import keep_promises
from advocate_desk.program.listing import Chosen
from advocate_desk.program.member_card import BetweenUs, MemberCard, PromiseBit
from advocate_desk.program.relation_lists import CONSENTS
from advocate_desk.program.wording import shown
from advocate_desk.ui.tables.columns import chip_kind
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.tables.panel_parts import Lines
from advocate_desk.ui.widgets.chips import Chip
from advocate_desk.ui.widgets.flow import FlowLayout


class BetweenFace(QWidget):
    """Two lines when we spoke and thanked, what we promised, and chips for the rest."""

    def __init__(self, page: ListPage) -> None:
        super().__init__()
        self._page = page
        self.spoken = Lines("Between us")
        self.promised = Lines("We promised")
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6)
        tall = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        tall.setHeightForWidth(True)
        self._chips.setSizePolicy(tall)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.spoken, self._chips, self.promised):
            column.addWidget(widget)

    def show_card(self, card: MemberCard) -> None:
        """Show what is between us and a member."""
        self.spoken.show_lines(_spoken(card), none="Not spoken yet")
        between = card.between
        opens: list[Callable[[], Any]] = [
            partial(self._page.workspace.open_requested.emit, "conversation", one.conversation_id)
            for one in between.promises
        ]
        self.promised.show_lines(
            [_promise(one) for one in between.promises],
            opens,
            deeds=[("Kept", partial(self._keep, one)) for one in between.promises],
        )
        self._flow.clear()
        for words, kind in _chips_of(between):
            self._flow.addWidget(Chip(words, kind, dot=kind != "grey"))
        self._chips.setVisible(bool(between.consents or between.motivations))
        self._chips.updateGeometry()

    def _keep(self, one: PromiseBit) -> None:
        chosen = Chosen(ids=(one.conversation_id,))
        self._page.edits.change(
            "Promise kept",
            lambda session: keep_promises(session, chosen),
            lambda _count: "Promise kept today",
        )


def _spoken(card: MemberCard) -> list[tuple[str, str]]:
    values = card.line.values
    found = []
    if spoke := values.get("last_spoke_on"):
        found.append((f"Last spoke {day_words(spoke)}", ""))
    waits = values.get("to_thank") or 0
    waiting = f"{count_words(waits, 'act')} to thank for" if waits else ""
    if thanked := values.get("last_thanked_on"):
        found.append((f"Last thanked {day_words(thanked)}", waiting))
    elif waiting:
        found.append(("Not thanked yet", waiting))
    return found


def _promise(one: PromiseBit) -> tuple[str, str]:
    due = ""
    if one.due is not None:
        verb = "overdue since" if one.due < clock.today() else "by"
        due = f"{verb} {day_words(one.due)}"
    return one.promise.partition("\n")[0], " · ".join(filter(None, (due, one.by)))


def _chips_of(between: BetweenUs) -> list[tuple[str, str]]:
    permitted = [
        (
            f"{shown('use', use)}: {shown('state', state).lower()}",
            chip_kind(CONSENTS.key, "state", state),
        )
        for use, state in between.consents
    ]
    return permitted + [
        (f"{shown('motivation', word)} {weight}", "violet") for word, weight in between.motivations
    ]
