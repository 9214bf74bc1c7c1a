"""The first step: which sheets go in, what their rows are, and where their headings stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advocate_desk.sheets.column_setup import Basis, ColumnSetup
from advocate_desk.sheets.grid import Sheet
from advocate_desk.sheets.mapping import choose_kind, look_at, map_column
from advocate_desk.sheets.setup import ImportSetup, SheetSetup
from advocate_desk.sheets.tables import TableForm
from advocate_desk.sheets.telling_kinds import what_is_missing
from advocate_desk.ui import theme
from advocate_desk.ui.importing.raw_rows import RawRows, Shown
from advocate_desk.ui.importing.rows_view import RowsView
from advocate_desk.ui.importing.run import ImportRun, imported_words
from advocate_desk.ui.importing.sheet_form import SheetForm
from advocate_desk.ui.importing.sheet_line import SheetLine
from advocate_desk.ui.importing.text_form import TextFormBar
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import quiet_button
from advocate_desk.ui.widgets.flow import FlowRow
from advocate_desk.ui.widgets.frames import Card, TableCard, scrolling
from advocate_desk.ui.widgets.notice import InlineNotice
from advocate_desk.ui.widgets.plain import ElidedLabel, PlainLabel

_ROW_PX = 32
_NUMBER_PX = 64
_LINE_PX = 46
_LINES_SHOWN = 4
_TABLE_PX = 180  # of the rows at least; in a low window the page scrolls


class SheetsStep(QWidget):
    """Shows each sheet with what it is taken for; a look at its first rows below.

    Signals:
        changed: another sheet, kind or heading row was chosen.
        file_asked: she wants to choose another file, for this one holds nothing.
    """

    changed = Signal()
    file_asked = Signal()

    def __init__(self, run: ImportRun) -> None:
        super().__init__()
        self._run = run
        self._front: SheetSetup | None = None
        self._columns: dict[tuple[str, str | None, TableForm], list[ColumnSetup]] = {}
        self.lines: dict[str, SheetLine] = {}
        self.notice = InlineNotice()
        self.raw = RawRows()
        self.rows = RowsView("The first rows of the sheet", self.raw, _ROW_PX)
        self.text_form = TextFormBar()
        self.form = SheetForm(self)
        self._head = FlowRow(gap=10)
        self._card = TableCard(self.rows)
        self.take_headings = quiet_button("")
        self._name = PlainLabel("", TextStyle.CARD)
        self._where = ElidedLabel("", TextStyle.SMALL, "muted")
        self._lay_out()
        self.show_nothing()
        self.rows.selectionModel().currentRowChanged.connect(self._name_row)
        self.text_form.asked.connect(self._on_text_form)
        self.text_form.filtered.connect(self._show_rows)
        self.form.asked.connect(self._on_form)
        self.form.filtered.connect(self._show_rows)
        self.take_headings.clicked.connect(lambda: self._take_headings(self._chosen_row()))

    def show_setup(self, setup: ImportSetup) -> None:
        """Show what was read."""
        self._say_notes(setup)
        self._show_parts(shown=bool(setup.sheets))
        files = {name.name: self._run.reading.file_of(name.name) for name in setup.sheets}
        several = len(self._run.reading.books) > 1
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.lines = {}
        for sheet in setup.sheets:
            file = files[sheet.name]
            line = SheetLine(sheet, file.name if file and several else "")
            line.looked_at.connect(lambda sheet=sheet: self.look_at(sheet))
            line.included.connect(lambda on, sheet=sheet: self._on_included(sheet, on=on))
            line.kind_chosen.connect(lambda kind, sheet=sheet: self._on_kind(sheet, kind))
            self.lines[sheet.name] = line
            column.addWidget(line)
        inside = QWidget()
        inside.setLayout(column)
        self._list.setWidget(inside)
        self._dress()
        kept = next((one for one in setup.sheets if self._is_front(one)), None)
        chosen = next(iter(setup.chosen_sheets()), None)
        self.look_at(kept or chosen or next(iter(setup.sheets), None))

    def show_nothing(self) -> None:
        """Show no sheets, for none could be read: why is said above."""
        self.notice.clear()
        self._show_parts(shown=False)

    def focus_question(self) -> bool:
        """Put the cursor where she says what the rows are; False where nothing can be said."""
        kinds = (line.kind for line in self.lines.values())
        asked = next((kind for kind in kinds if kind.isEnabled()), None)
        if asked is not None:
            asked.setFocus()
        return asked is not None

    def look_at(self, sheet: SheetSetup | None) -> None:
        """Show the first rows of a sheet."""
        self._front = sheet
        for name, line in self.lines.items():
            line.show_looked_at(is_looked_at=sheet is not None and name == sheet.name)
        self._show_rows()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _lay_out(self) -> None:
        self._list = scrolling()
        sheets = Card()
        sheets.column.setContentsMargins(6, 6, 6, 6)
        sheets.column.addWidget(self._list)
        self._parts: tuple[QWidget, ...] = (sheets, self._head, self._card)
        named = QWidget()
        names = QHBoxLayout(named)
        names.setContentsMargins(0, 0, 8, 0)
        names.setSpacing(10)
        names.addWidget(self._name)
        names.addWidget(self._where, 1)
        asked = (*self.form.widgets, self.take_headings)
        for widget in (named, self.text_form, *asked):
            self._head.add(widget)
        inside = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inside))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.notice)
        column.addWidget(sheets)
        column.addWidget(self._head)
        column.addWidget(self._card, 1)
        column.addStretch(0)  # the notice stays at the top where nothing could be read

    def _show_parts(self, *, shown: bool) -> None:
        for part in self._parts:
            part.setVisible(shown)

    def _dress(self) -> None:
        self._card.setMinimumHeight(theme.scaled(_TABLE_PX))
        shown = min(max(len(self.lines), 1), _LINES_SHOWN)
        half = theme.scaled(_LINE_PX) // 2 if len(self.lines) > _LINES_SHOWN else 0
        self._list.setFixedHeight(shown * (theme.scaled(_LINE_PX) + 2) + half)

    def _is_front(self, sheet: SheetSetup) -> bool:
        return self._front is not None and self._front.name == sheet.name

    def _say_notes(self, setup: ImportSetup) -> None:
        reading = self._run.reading
        told = [str(refused.error) for refused in reading.refused]
        told += [*setup.workbook.notes, *reading.notes]
        told += [f"{s.name}: {note}" for s in setup.sheets if s.table for note in s.table.notes]
        if reading.imported_at:
            told.append(imported_words(reading))
        is_empty = not any(sheet.table for sheet in setup.sheets)
        if is_empty:
            told.append("No sheet has any rows: choose another file.")
        elif not setup.chosen_sheets():
            missing = next(filter(None, map(what_is_missing, setup.sheets)), "")
            words = "Nothing was recognised by its headings: say what the rows are."
            told.append(f"{words} {missing}".strip())
        if is_empty:
            self.notice.say("\n".join(told), "bad", "Choose another file…", self.file_asked.emit)
        elif reading.refused:
            self.notice.say("\n".join(told), "bad", "Try again", self._run.read)
        elif told:
            self.notice.say("\n".join(told))
        else:
            self.notice.clear()

    def _source(self) -> Sheet | None:
        return self._front.source if self._front is not None else None

    def _show_rows(self) -> None:
        source, sheet = self._source(), self._front
        is_there = source is not None and sheet is not None
        for widget in (self.rows, self.take_headings):
            widget.setVisible(is_there)
        self._name.setText(sheet.name if sheet else "")
        if source is None or sheet is None:
            self._where.setText("")
            return
        file = self._run.reading.file_of(sheet.name)
        book = self._run.reading.books.get(file) if file else None
        self.text_form.show_form(book)
        self.form.show_sheet(sheet)
        self.raw.show_sheet(source, sheet, self._shown())
        self.rows.fit_columns({0: _NUMBER_PX})
        headings = f"Headings in row {sheet.header_row}" if sheet.header_row else "No headings"
        self._where.setText(headings)
        self._name_row()

    def _shown(self) -> Shown:
        if self.form.is_filtering():
            return Shown.LEFT_OUT
        return Shown.SPECIAL if self.text_form.is_filtering() else Shown.FIRST

    def _chosen_row(self) -> int:
        return self.raw.number_at(self.rows.currentIndex().row())

    def _name_row(self) -> None:
        """Let the button name the row that would hold the headings."""
        number = self._chosen_row()
        can_be = bool(number) and self._front is not None and number != self._front.header_row
        self.take_headings.setText(f"Headings are in row {number}")
        self.take_headings.setVisible(can_be)

    def _take_headings(self, number: int) -> None:
        if self._front is not None:
            self._take(replace(self._front.form, header_row=number, heading_rows=None))

    def _on_form(self) -> None:
        if self._front is not None:
            self._take(self.form.form(self._front))

    def _take(self, form: TableForm) -> None:
        """Look at the sheet in front in another form; what she said of its columns stays."""
        sheet = self._front
        if sheet is None:
            return
        before = self._keep_columns(sheet)
        self._run.workspace.look(lambda session: look_at(session, sheet, form))
        self._recall_columns(sheet, before)
        sheet.included = sheet.kind is not None
        self.lines[sheet.name].show_sheet(sheet)
        self._show_rows()
        self.changed.emit()

    def _on_included(self, sheet: SheetSetup, *, on: bool) -> None:
        sheet.included = on
        for other in self._rivals(sheet) if on else ():
            other.included = False
            self.lines[other.name].goes_in.setChecked(False)
        if on and sheet.kind is None:
            self.notice.say(f"Say what the rows of {sheet.name} are.", "info")
            self.lines[sheet.name].kind.setFocus()
        self.changed.emit()

    def _rivals(self, sheet: SheetSetup) -> list[SheetSetup]:
        """Give the parts of a whole sheet, or the whole of a part: their rows go in once."""
        home = sheet.source.home
        sheets = self._run.setup.sheets if self._run.setup is not None else ()
        return [s for s in sheets if s.source.home == home and s.is_whole is not sheet.is_whole]

    def _on_kind(self, sheet: SheetSetup, kind: str | None) -> None:
        self._keep_columns(sheet)
        self._run.workspace.look(lambda session: choose_kind(session, sheet, kind))
        self._recall_columns(sheet, [])
        self.lines[sheet.name].goes_in.setChecked(kind is not None)
        self.lines[sheet.name].show_sheet(sheet)
        if self._run.setup is not None:
            self._say_notes(self._run.setup)  # what was asked for may be answered now
        self.changed.emit()

    def _keep_columns(self, sheet: SheetSetup) -> list[ColumnSetup]:
        """Keep what she said of the columns, should she come back to this kind and form."""
        self._columns[sheet.name, sheet.kind, sheet.form] = sheet.columns
        return sheet.columns

    def _recall_columns(self, sheet: SheetSetup, before: Sequence[ColumnSetup]) -> None:
        kept = self._columns.get((sheet.name, sheet.kind, sheet.form))
        if kept is not None:
            sheet.columns = kept
            return
        chosen = {one.heading: one.field for one in before if one.basis is Basis.CHOSEN}
        for column in sheet.columns:
            if column.heading in chosen:
                map_column(sheet, column, chosen[column.heading])

    def _on_text_form(self) -> None:
        file = self._run.reading.file_of(self._front.name) if self._front else None
        if file is not None:
            self._columns.clear()
            self._run.read_again(file, self.text_form.form())
