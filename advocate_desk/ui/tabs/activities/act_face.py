"""The card of one act on the panel: how far it is, how it came about, its proof and its words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from advocate_desk.base.words import day_words
from advocate_desk.program.activity_list import ACTIVITIES
from advocate_desk.program.fields import ListField
from advocate_desk.program.listing import Line
from advocate_desk.program.wording import shown
from advocate_desk.store.choices import OPEN_ASKS, ActStatus, Trigger
from advocate_desk.ui.tables.columns import chip_kind
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.tables.panel_parts import ChipWords, FieldSections, RowHead, Section
from advocate_desk.ui.tabs.activities.evidence import ProofLinks
from advocate_desk.ui.widgets.buttons import primary_button, quiet_button

_SECTIONS: tuple[Section, ...] = (
    (
        "How far it is",
        ("status", "completed_on", "due_on", "asked_on", "asked_by", "responded_on", "outcome"),
    ),
    ("What it is", ("type", "company", "minutes", "points", "value", "currency")),
    ("How it came about", ("trigger", "reward_promised")),
    ("Can it be used?", ("usability", "quality", "link", "evidence")),
    ("Words", ("text", "notes")),
)
_USABILITY_KINDS = {"as is": "green", "needs work": "amber", "not usable": "red"}
_TO_BE_DONE = (ActStatus.IDEA, *OPEN_ASKS)


def act_card(session: Session, activity_id: int) -> Line | None:
    """Read what the panel shows of an act."""
    return ACTIVITIES.lines(session, [activity_id]).get(activity_id)


class ActFace(QWidget):
    """One act.

    Signals:
        done_asked, edit_asked: buttons.
    """

    done_asked = Signal()
    edit_asked = Signal()

    def __init__(self, page: ListPage) -> None:
        super().__init__()
        self._page = page
        self.head = RowHead()
        self.links = ProofLinks()
        self.fields = FieldSections(ACTIVITIES.key, _SECTIONS, page.known)
        self._done = primary_button("Done")
        self._line: Line | None = None
        self._lay_out()
        self.fields.edited.connect(self._on_edited)
        self.fields.refused.connect(page.say_refused)

    def show_card(self, line: Line) -> None:
        """Show an act."""
        if self._line is None or line.id != self._line.id:
            self.fields.close_editors()
        self._line = line
        values = line.values
        second = " · ".join(filter(None, (values["type"], day_words(values.get("day")))))
        self.head.show_row(values["member"] or "", second, _chips(line))
        self.links.show_texts(values.get("link"), values.get("evidence"))
        self.fields.show_fields(self._page.state.fields)
        self.fields.show_line(line)
        self._done.setVisible(values["status"] in _TO_BE_DONE)

    def _lay_out(self) -> None:
        edit, member = quiet_button("Edit…"), quiet_button("Member")
        self._done.clicked.connect(lambda _checked: self.done_asked.emit())
        edit.clicked.connect(lambda _checked: self.edit_asked.emit())
        member.clicked.connect(lambda _checked: self._show_member())
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._done, edit, member):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addLayout(buttons)
        column.addWidget(self.links)
        column.addWidget(self.fields)

    def _show_member(self) -> None:
        if self._line is not None:
            self._page.workspace.open_requested.emit("member", self._line.values["member_id"])

    def _on_edited(self, field: ListField, value: object) -> None:
        if self._line is not None:
            self._page.edit_field(self._line.id, field, value)


def _chips(line: Line) -> list[ChipWords]:
    values = line.values
    status = values["status"]
    found: list[ChipWords] = [
        (shown("activities.status", status), chip_kind(ACTIVITIES.key, "status", status), True)
    ]
    if (trigger := values.get("trigger")) and trigger != Trigger.UNKNOWN:
        found.append((shown("trigger", trigger), "grey", False))
    if usability := values.get("usability"):
        found.append((shown("usability", usability), _USABILITY_KINDS[usability], False))
    if values.get("day_assumed"):
        found.append(("Day not known", "amber", False))
    return found
