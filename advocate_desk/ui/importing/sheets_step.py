"""The first step: which sheets go in, and what their rows are."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from advocate_desk.base.words import count_words
from advocate_desk.sheets.cells import cell_text
from advocate_desk.sheets.importers import IMPORTERS
from advocate_desk.sheets.mapping import choose_header_row, choose_kind
from advocate_desk.sheets.setup import ImportSetup, SheetSetup
from advocate_desk.ui.importing.run import ImportRun
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.notice import InlineNotice
from advocate_desk.ui.widgets.plain import PlainLabel

_SHOWN_ROWS = 20
_ENCODINGS = ("utf-8", "cp1252", "mac_roman", "cp850", "cp1250", "shift_jis", "utf-16")
_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}


def kind_words(kind: str) -> str:
    """Give a kind as she reads it."""
    return kind.replace("_", " ").capitalize()


class SheetsStep(QWidget):
    """Shows each sheet with what it is taken for; a look at its first rows below.

    Signals:
        changed: another sheet or kind was chosen.
    """

    changed = Signal()

    def __init__(self, run: ImportRun) -> None:
        super().__init__()
        self._run = run
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setColumnStretch(1, 1)
        self.notice = InlineNotice()
        self._looked_at = PlainLabel("", TextStyle.CARD)
        self.preview = QTableWidget()
        self.preview.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.preview.setAccessibleName("The first rows of the sheet")
        self.preview.verticalHeader().hide()
        self._text_row = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.notice)
        column.addLayout(self._grid)
        column.addWidget(self._looked_at)
        column.addWidget(self.preview, 1)

    def show_setup(self, setup: ImportSetup) -> None:
        """Show what was read."""
        self._clear()
        self._say_notes(setup)
        for row, sheet in enumerate(setup.sheets):
            self._add_sheet(row, sheet)
        if setup.workbook.kind == "text" and len(self._run.files) == 1:
            self._add_text_choices(len(setup.sheets), setup)
        first = next((s for s in setup.sheets if s.included), None)
        self._look_at(first or (setup.sheets[0] if setup.sheets else None))

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()

    def _say_notes(self, setup: ImportSetup) -> None:
        told = [str(refused.error) for refused in self._run.refused]
        told += list(setup.workbook.notes)
        if self._run.seen_before:
            told.append("This very file was imported before: nothing new is expected.")
        if not any(sheet.included for sheet in setup.sheets):
            told.append("Nothing was recognised by its headings: say what the rows are.")
        if told:
            self.notice.say(" ".join(told))
        else:
            self.notice.clear()

    def _add_sheet(self, row: int, sheet: SheetSetup) -> None:
        goes_in = QCheckBox(sheet.name.replace("&", "&&"))
        goes_in.setChecked(sheet.included)
        goes_in.toggled.connect(lambda on: self._on_included(sheet, on=on))
        rows = len(sheet.table) if sheet.table is not None else 0
        hidden = "" if sheet.visible else ", hidden"
        about = PlainLabel(f"{count_words(rows, 'row')}{hidden}", TextStyle.SMALL, "muted")
        kind = QComboBox()
        kind.setAccessibleName(f"What the rows of {sheet.name} are")
        kind.addItem("Not imported", None)
        for importer in IMPORTERS:
            kind.addItem(kind_words(importer.key), importer.key)
        kind.setCurrentIndex(max(kind.findData(sheet.kind), 0))
        kind.setEnabled(sheet.table is not None)
        kind.activated.connect(lambda _at: self._on_kind(sheet, kind.currentData(), goes_in))
        header = QSpinBox()
        header.setRange(0, 40)
        header.setValue(sheet.header_row)
        header.setPrefix("Headings in row ")
        header.setSpecialValueText("No headings")
        header.setEnabled(sheet.table is not None)
        header.editingFinished.connect(lambda: self._on_header(sheet, header.value()))
        for at, widget in enumerate((goes_in, about, header, kind)):
            self._grid.addWidget(widget, row, at)
        goes_in.clicked.connect(lambda _on: self._look_at(sheet))

    def _add_text_choices(self, row: int, setup: ImportSetup) -> None:
        """Let her see and change how a text file is read; the file is read again at once."""
        encoding = self._combo("Signs", _ENCODINGS, setup.workbook.encoding)
        named = {sign: name for name, sign in _DELIMITERS.items()}
        delimiter = self._combo(
            "Between cells", tuple(_DELIMITERS), named.get(setup.workbook.delimiter, "comma")
        )

        def read_again() -> None:
            self._run.read(encoding.currentText(), _DELIMITERS[delimiter.currentText()])

        for combo in (encoding, delimiter):
            combo.activated.connect(lambda _at: read_again())
        self._grid.addWidget(PlainLabel("Read as text", TextStyle.SMALL, "muted"), row, 1)
        self._grid.addWidget(encoding, row, 2)
        self._grid.addWidget(delimiter, row, 3)

    @staticmethod
    def _combo(name: str, choices: tuple[str, ...], chosen: str) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(name)
        combo.addItems(choices if chosen in choices or not chosen else (chosen, *choices))
        combo.setCurrentText(chosen)
        return combo

    def _on_included(self, sheet: SheetSetup, *, on: bool) -> None:
        sheet.included = on
        self.changed.emit()

    def _on_kind(self, sheet: SheetSetup, kind: str | None, goes_in: QCheckBox) -> None:
        self._run.workspace.look(lambda session: choose_kind(session, sheet, kind))
        goes_in.setChecked(kind is not None)
        self._look_at(sheet)
        self.changed.emit()

    def _on_header(self, sheet: SheetSetup, row: int) -> None:
        if row != sheet.header_row and self._run.setup is not None:
            book = self._run.setup.workbook
            self._run.workspace.look(lambda session: choose_header_row(session, book, sheet, row))
            self._look_at(sheet)
            self.changed.emit()

    def _look_at(self, sheet: SheetSetup | None) -> None:
        table = sheet.table if sheet is not None else None
        self.preview.setRowCount(0)
        self.preview.setColumnCount(len(table.headings) if table else 0)
        self._looked_at.setText(sheet.name if sheet else "")
        if table is None:
            return
        self.preview.setHorizontalHeaderLabels(list(table.headings))
        for at, (_number, cells) in enumerate(table.rows()):
            if at == _SHOWN_ROWS:
                break
            self.preview.insertRow(at)
            for column, cell in enumerate(cells):
                item = QTableWidgetItem(cell_text(cell))
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.preview.setItem(at, column, item)
