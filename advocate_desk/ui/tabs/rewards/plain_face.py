"""The card of a row on the panel: its head, a row of buttons, and its fields edited in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from advocate_desk.program.fields import ListField
from advocate_desk.program.listing import Line
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.tables.panel_parts import ChipWords, FieldSections, RowHead, Section
from advocate_desk.ui.widgets.buttons import Button, primary_button, quiet_button
from advocate_desk.ui.widgets.flow import FlowLayout


@dataclass(frozen=True, slots=True)
class Head:
    """What stands atop the card: a name, a line below, and chips."""

    name: str
    second: str = ""
    chips: Sequence[ChipWords] = ()


@dataclass(frozen=True, slots=True)
class FaceButton:
    """A button of a card.

    Attributes:
        words: what it says of a row; nothing where it makes no sense.
    """

    words: Callable[[Line], str]
    run: Callable[[], object]
    is_primary: bool = False


class PlainFace(QWidget):
    """One row of a list. `head` says what stands atop its fields."""

    def __init__(
        self,
        page: ListPage,
        sections: Sequence[Section],
        head: Callable[[Line], Head],
        buttons: Sequence[FaceButton] = (),
    ) -> None:
        super().__init__()
        self._page, self._head_of = page, head
        self.head = RowHead()
        self.fields = FieldSections(page.kind.listing.key, sections, page.known)
        self.shown: Line | None = None
        self._buttons: list[tuple[FaceButton, Button]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.head)
        flow = FlowLayout(gap=8)
        for described in buttons:
            button = primary_button("") if described.is_primary else quiet_button("")
            button.clicked.connect(lambda _checked, run=described.run: run())
            self._buttons.append((described, button))
            flow.addWidget(button)
        column.addLayout(flow)
        column.addWidget(self.fields)
        self.fields.edited.connect(self._on_edited)
        self.fields.refused.connect(page.say_refused)

    def show_card(self, line: Line) -> None:
        """Show a row."""
        if self.shown is None or line.id != self.shown.id:
            self.fields.close_editors()
        self.shown = line
        head = self._head_of(line)
        self.head.show_row(head.name, head.second, head.chips)
        for described, button in self._buttons:
            words = described.words(line)
            button.setText(words)
            button.setVisible(bool(words))
        self.fields.show_fields(self._page.state.fields)
        self.fields.show_line(line)

    def _on_edited(self, field: ListField, value: object) -> None:
        if self.shown is not None:
            self._page.edit_field(self.shown.id, field, value)
