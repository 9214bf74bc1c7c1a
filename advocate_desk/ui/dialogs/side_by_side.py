"""Two members or accounts side by side, field by field; where they differ, she may choose."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from advocate_desk.program.fields import ListField
from advocate_desk.program.merge_card import MergeCard, MergeField
from advocate_desk.ui.tables.values import value_of, words_of
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.avatars import Avatar
from advocate_desk.ui.widgets.plain import ElidedLabel, PlainLabel, WrappedLabel

_LONGEST = 240  # characters of a value; she is to tell two apart, not to read all of their notes
_ABOUT = {"members": "role", "accounts": "industry"}
_BLANK = "–"
# where an address may go on in the next line, and a word that is longer than most
_JOINT = re.compile(r"(?<=[@./_-])(?=\w)|(?<=\w{12})(?=\w{4})")
_BREAK = "\u200b"


class SideBySide(QWidget):
    """A card in two columns; with `choosing` a radio button before each value that differs.

    Signals:
        kept_chosen: the id of the one she wants to keep.
    """

    kept_chosen = Signal(int)

    def __init__(
        self, card: MergeCard, parent: QWidget | None = None, *, choosing: bool = False
    ) -> None:
        super().__init__(parent)
        self._card, self._choosing = card, choosing
        self.kept = card.kept
        self._groups: dict[str, QButtonGroup] = {}
        self.radios: dict[tuple[str, int], QRadioButton] = {}  # by field and row; "" for which
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        for column, row_id in enumerate(card.lines, start=1):
            self._grid.addWidget(self._head(row_id), 0, column)
        for row, field in enumerate(card.fields, start=1):
            self._add_field(row, field)
        self._grid.setRowStretch(len(card.fields) + 1, 1)
        proposed = {"": card.kept, **{one.field.key: one.proposed for one in card.fields}}
        for key, group in self._groups.items():
            for radio in group.buttons():  # Tab comes by the one that is on, arrows by the other
                radio.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            group.button(proposed[key]).setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            group.button(proposed[key]).setChecked(True)

    def choices(self) -> dict[str, int]:
        """Give by field the id of the row whose value she chose."""
        return {key: group.checkedId() for key, group in self._groups.items() if key}

    def _head(self, row_id: int) -> QWidget:
        """Give the top of a column: who it is, and whether it is the one to keep."""
        name = self._card.name(row_id)
        about = str(self._card.lines[row_id].values.get(_ABOUT[self._card.kind]) or "")
        holder = QWidget()
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(ElidedLabel(name, TextStyle.STRONG))
        names.addWidget(ElidedLabel(about or _BLANK, TextStyle.SMALL, "muted"))
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(Avatar(name, 36))
        line.addLayout(names, 1)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(
            WrappedLabel(self._card.follows[row_id] or "Nothing yet", TextStyle.SMALL, "muted")
        )
        if self._choosing:
            radio = self._radio("", row_id, f"Keep {name}")
            radio.setText("Keep this one")
            radio.toggled.connect(lambda on: self._on_kept(row_id) if on else None)
            column.addWidget(radio)
        column.addStretch(1)
        return holder

    def _add_field(self, row: int, field: MergeField) -> None:
        label = PlainLabel(field.field.label, TextStyle.SMALL, "muted")
        label.setContentsMargins(0, 2, 0, 0)  # its letters are smaller than those beside it
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(label, row, 0, top)
        for column, row_id in enumerate(self._card.lines, start=1):
            words = self._words(field.field, row_id)
            if field.differs and self._choosing:
                value: QWidget = self._choice(field, row_id, words)
            else:
                style = TextStyle.STRONG if field.differs else TextStyle.BODY
                value = WrappedLabel(words, style, "muted" if words == _BLANK else "text")
            self._grid.addWidget(value, row, column, top)

    def _choice(self, field: MergeField, row_id: int, words: str) -> QWidget:
        name = f"{field.field.label}: {words.replace(_BREAK, '')}"
        radio = self._radio(field.field.key, row_id, name)
        return _Choice(radio, words)

    def _radio(self, key: str, row_id: int, name: str) -> QRadioButton:
        radio = QRadioButton()
        radio.setAccessibleName(name)
        group = self._groups.setdefault(key, QButtonGroup(self))
        group.addButton(radio, row_id)
        self.radios[key, row_id] = radio
        return radio

    def _words(self, field: ListField, row_id: int) -> str:
        values = self._card.lines[row_id].values
        currency = str(values.get("currency") or "")
        words = words_of(self._card.kind, field, value_of(field, values), currency)
        plain = words.replace("; ", ", ") if isinstance(values.get(field.key), tuple) else words
        shown = f"{plain[:_LONGEST]}…" if len(plain) > _LONGEST else plain
        return _JOINT.sub(_BREAK, shown) or _BLANK

    def _on_kept(self, row_id: int) -> None:
        self.kept = row_id
        self.kept_chosen.emit(row_id)


class _Choice(QWidget):
    """A value that can be taken: a click anywhere on it chooses it."""

    def __init__(self, radio: QRadioButton, words: str) -> None:
        super().__init__()
        self._radio = radio
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(radio, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(WrappedLabel(words), 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._radio.setChecked(True)
        self._radio.setFocus()
        super().mousePressEvent(event)
