"""The card of one activity type on the panel: what it takes, what it is worth, what it needs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from advocate_desk.base.words import count_words
from advocate_desk.program.activity_list import ACTIVITY_TYPES
from advocate_desk.program.fields import ListField
from advocate_desk.program.listing import Line
from advocate_desk.program.wording import shown
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.tables.panel_parts import ChipWords, FieldSections, RowHead, Section
from advocate_desk.ui.widgets.buttons import quiet_button

_SECTIONS: tuple[Section, ...] = (
    ("Type", ("name", "category", "motivations", "stance", "moment", "code", "active")),
    ("What it takes", ("effort", "minutes", "counts_as_advocacy", "counts_towards_load")),
    ("What it is worth", ("points", "value", "currency", "value_source")),
    ("What it needs", ("needs_consent", "endorsement_rules")),
)


def type_card(session: Session, type_id: int) -> Line | None:
    """Read what the panel shows of a type."""
    return ACTIVITY_TYPES.lines(session, [type_id]).get(type_id)


class TypeFace(QWidget):
    """One activity type.

    Signals:
        switch_asked: the button that takes it out of use, or into use again.
        acts_asked: the button that shows the activities of this type.
    """

    switch_asked = Signal()
    acts_asked = Signal()

    def __init__(self, page: ListPage) -> None:
        super().__init__()
        self._page = page
        self.head = RowHead()
        self.fields = FieldSections(ACTIVITY_TYPES.key, _SECTIONS, page.known)
        self.switch = quiet_button("Deactivate")
        self._acts = quiet_button("Show activities")
        self.shown = 0
        self.switch.clicked.connect(lambda _checked: self.switch_asked.emit())
        self._acts.clicked.connect(lambda _checked: self.acts_asked.emit())
        self.fields.edited.connect(self._on_edited)
        self.fields.refused.connect(page.say_refused)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.switch)
        buttons.addWidget(self._acts)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.head, self.fields):
            column.addWidget(part)
        column.insertLayout(1, buttons)

    def show_card(self, line: Line) -> None:
        """Show a type."""
        if line.id != self.shown:
            self.fields.close_editors()
        self.shown = line.id
        values = line.values
        second = count_words(values["used"], "activity", "activities")
        self.head.show_row(values["name"], second, _chips(line))
        self.fields.show_fields(self._page.state.fields)
        self.fields.show_line(line)
        self.switch.setText("Deactivate" if values["active"] else "Activate")
        self._acts.setVisible(bool(values["used"]))

    def _on_edited(self, field: ListField, value: object) -> None:
        self._page.edit_field(self.shown, field, value)


def _chips(line: Line) -> list[ChipWords]:
    values = line.values
    found: list[ChipWords] = [(shown("category", values["category"]), "grey", False)]
    if not values["active"]:
        found.append(("Not in use", "amber", False))
    if values.get("endorsement_rules"):
        found.append(("Endorsement rules", "violet", False))
    return found
