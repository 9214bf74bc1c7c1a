"""What becomes of values that are there already, column by column."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QGridLayout

from advocate_desk.sheets.column_setup import ColumnSetup, Existing
from advocate_desk.sheets.fields import IN_NOTES, Field, plain_label
from advocate_desk.sheets.mapping import fields_of
from advocate_desk.sheets.setup import ImportSetup, SheetSetup
from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import quiet_button
from advocate_desk.ui.widgets.calm_combo import CalmCombo
from advocate_desk.ui.widgets.frames import Card
from advocate_desk.ui.widgets.plain import ElidedLabel, WrappedLabel

_TOLD = "A blank cell changes nothing, unless you tick that it erases what is there."
_POLICIES = {
    None: "As the rule above says",
    Existing.UPDATE: "Take what the file says",
    Existing.FILL: "Fill what is blank only",
    Existing.SKIP: "Never change it",
}
_RULE_PX = 260
_NAMING = frozenset(("uid", "external_id", "member", "member_email", "member_id", "member_name"))


class ColumnRules(Card):
    """Shows one line per column, once she asks for them; they are many."""

    def __init__(self, setup: ImportSetup) -> None:
        super().__init__("Rules for single columns")
        self._setup = setup
        self.policies: dict[tuple[str, str], CalmCombo] = {}  # by sheet and heading
        self.clears: dict[tuple[str, str], QCheckBox] = {}
        self.open = quiet_button("Choose for each column…")
        self.open.clicked.connect(lambda _on: self.show_columns())
        self._model = QStandardItemModel(self)
        for policy, words in _POLICIES.items():
            item = QStandardItem(words)
            item.setData(policy, Qt.ItemDataRole.UserRole)
            self._model.appendRow(item)
        self.column.addWidget(WrappedLabel(_TOLD, TextStyle.BODY, "muted"))
        self.column.addWidget(self.open)
        if any(_is_ruled(column) for sheet in setup.chosen_sheets() for column in sheet.columns):
            self.show_columns()

    def show_columns(self) -> None:
        """Show the columns that can change something."""
        self.open.hide()
        sheets = [(sheet, _fields(sheet)) for sheet in self._setup.chosen_sheets()]
        for sheet, fields in sheets:
            if len(sheets) > 1:
                title = ElidedLabel(sheet.name.upper(), TextStyle.CAPS, "muted")
                self.column.addWidget(title)
            grid = QGridLayout()
            grid.setHorizontalSpacing(14)
            grid.setVerticalSpacing(6)
            grid.setColumnStretch(0, 1)
            columns = [one for one in sheet.columns if one.field and not _is_fixed(one.field)]
            for row, column in enumerate(columns):
                self._add_line(grid, row, sheet, column, fields)
            self.column.addLayout(grid)
        self._dress()
        first = next(iter(self.policies.values()), None)
        if first is not None:
            first.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "policies"):
            self._dress()

    def _dress(self) -> None:
        for combo in self.policies.values():
            combo.setFixedWidth(theme.scaled(_RULE_PX))

    def _add_line(
        self,
        grid: QGridLayout,
        row: int,
        sheet: SheetSetup,
        column: ColumnSetup,
        fields: dict[str, Field],
    ) -> None:
        key, place = column.field or "", (sheet.name, column.heading)
        meant = plain_label(key)
        words = (
            column.heading if meant == column.heading.lower() else f"{column.heading} · {meant}"
        )
        grid.addWidget(ElidedLabel(words, TextStyle.MEDIUM), row, 0)
        combo = CalmCombo(f"What the column {column.heading} changes")
        combo.setModel(self._model)
        combo.setCurrentIndex(list(_POLICIES).index(column.existing))
        combo.activated.connect(lambda at: setattr(column, "existing", list(_POLICIES)[at]))
        self.policies[place] = combo
        grid.addWidget(combo, row, 1)
        known = fields.get(key)
        if known is None or known.erasable:
            tick = QCheckBox("Blank erases")
            tick.setAccessibleName(f"A blank cell of {column.heading} erases")
            tick.setChecked(column.blank_clears)
            tick.toggled.connect(lambda on: setattr(column, "blank_clears", on))
            self.clears[place] = tick
            grid.addWidget(tick, row, 2)


def _fields(sheet: SheetSetup) -> dict[str, Field]:
    return {field.key: field for field in fields_of(sheet.kind or "")}


def _is_fixed(key: str) -> bool:
    """Say whether a field tells who is meant, or adds to notes and never changes them."""
    return key in _NAMING or key.startswith(IN_NOTES)


def _is_ruled(column: ColumnSetup) -> bool:
    return column.existing is not None or column.blank_clears
