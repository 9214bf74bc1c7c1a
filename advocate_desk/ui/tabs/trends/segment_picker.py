"""Where she says whose numbers she wants to see: one field of members or accounts, one value."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget
from sqlalchemy.orm import Session

from advocate_desk.metrics.segment import EVERYONE, Segment
from advocate_desk.program.account_list import ACCOUNTS
from advocate_desk.program.fields import ListField, Shape
from advocate_desk.program.listing import CUSTOM, Condition, Listing, Test, Wanted
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.wording import shown
from advocate_desk.ui.tables.list_kind import in_sentence
from advocate_desk.ui.workspace import Workspace

_OF_MEMBERS = (
    *("status", "tier", "tags", "company", "country", "seniority", "function", "source"),
    *("language", "interests", "use_cases", "can_help_with"),
)
_OF_ACCOUNTS = ("region", "industry", "segment", "size", "health", "csm")
_NO_VALUE = "Nothing filled in yet"
_OWN = {Shape.TEXT, Shape.YES_NO}


@dataclass(frozen=True, eq=False)
class SegmentField:
    """A field by which members can be told apart."""

    listing: Listing
    field: ListField

    def words(self) -> str:
        """Give its name in the window."""
        of_account = self.listing is ACCOUNTS
        return f"Account’s {in_sentence(self.field.label)}" if of_account else self.field.label

    def segment(self, value: str) -> Segment:
        """Give the members for whom it has a value."""
        wanted = Wanted(conditions=(Condition(self.field.key, Test.IS, value),))
        return Segment(accounts=wanted) if self.listing is ACCOUNTS else Segment(members=wanted)


def segment_fields(session: Session) -> list[SegmentField]:
    """Give the fields to choose from, with those of her own."""
    found = [SegmentField(MEMBERS, MEMBERS.field(key)) for key in _OF_MEMBERS]
    found += [SegmentField(ACCOUNTS, ACCOUNTS.field(key)) for key in _OF_ACCOUNTS]
    for listing in (MEMBERS, ACCOUNTS):
        own = (field for field in listing.all_fields(session) if field.key.startswith(CUSTOM))
        found += [SegmentField(listing, field) for field in own if field.shape in _OWN]
    return found


class SegmentPicker(QWidget):
    """Everyone, or those with one value in one field.

    Signals:
        picked: another Segment.
    """

    picked = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._fields: list[SegmentField] = []
        self.fields, self.values = QComboBox(), QComboBox()
        self.fields.setAccessibleName("Whose")
        self.values.setAccessibleName("Value")
        self.values.setMinimumContentsLength(12)
        self.values.setPlaceholderText(_NO_VALUE)
        self.values.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.fields)
        row.addWidget(self.values)
        self.fields.activated.connect(self._on_field)
        self.values.activated.connect(lambda _at: self.picked.emit())
        self.read_fields()

    def segment(self) -> Segment:
        """Give whose numbers are wanted."""
        field, value = self._field(), self.values.currentData()
        return field.segment(value) if field and value is not None else EVERYONE

    def words(self) -> str:
        """Say whose numbers are wanted."""
        field, value = self._field(), self.values.currentText()
        return f"{field.words()}: {value}" if field and value else "everyone"

    def read_fields(self) -> None:
        """Take the fields there are now; the chosen one and its value stay."""
        chosen = self.fields.currentText()
        self._fields = self._workspace.look(segment_fields)
        self.fields.clear()
        self.fields.addItem("Everyone")
        self.fields.addItems([field.words() for field in self._fields])
        at = max(self.fields.findText(chosen), 0)
        self.fields.setCurrentIndex(at)
        if at == 0:
            self._show_values([])
        elif field := self._field():
            self._ask_values(field)

    def _field(self) -> SegmentField | None:
        at = self.fields.currentIndex()
        return self._fields[at - 1] if at > 0 else None

    def _on_field(self) -> None:
        self.values.clear()
        if field := self._field():
            self._ask_values(field)
        else:
            self._show_values([])
        self.picked.emit()

    def _ask_values(self, field: SegmentField) -> None:
        """Read the values in the background; an answer for another field is dropped."""
        self._workspace.read(
            lambda session: (
                field,
                sorted(field.listing.choices_in_use(session, field.field.key)),
            ),
            self._on_values,
        )

    def _on_values(self, answer: tuple[SegmentField, list[str]]) -> None:
        field, found = answer
        if field is self._field():
            self._show_values(found)

    def _show_values(self, found: list[str]) -> None:
        before, field = self.values.currentData(), self._field()
        self.values.clear()
        self.values.setVisible(field is not None)
        for value in found if field else ():
            words = shown(field.field.key, value) if field and field.field.choices else value
            self.values.addItem(words, value)
        at = self.values.findData(before)
        self.values.setCurrentIndex(max(at, 0) if found else -1)
        self.values.setEnabled(bool(found))
        if field and at < 0 and found:
            self.picked.emit()
