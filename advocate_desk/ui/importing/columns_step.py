"""The second step: what each column means."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advocate_desk.base.errors import DeskError
from advocate_desk.base.words import number_words
from advocate_desk.sheets.column_setup import ColumnSetup
from advocate_desk.sheets.every_row import say_in_every_row, sayable_fields
from advocate_desk.sheets.fields import plain_label
from advocate_desk.sheets.mapping import map_column
from advocate_desk.sheets.setup import ImportSetup, SheetSetup
from advocate_desk.ui.importing.column_line import (
    ColumnLine,
    Standing,
    meanings_of,
    standing_of,
)
from advocate_desk.ui.importing.column_readings import question_of
from advocate_desk.ui.importing.every_row import SaidLine, SayLine
from advocate_desk.ui.importing.file_line import fit_columns
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.flow import FlowRow
from advocate_desk.ui.widgets.frames import GAP, TableCard, scrolling, show_instead
from advocate_desk.ui.widgets.notice import InlineNotice
from advocate_desk.ui.widgets.pills import Pill
from advocate_desk.ui.widgets.plain import ElidedLabel, PlainLabel

_ALL = "All"


class ColumnsStep(QWidget):
    """Shows the columns of one sheet at a time, with samples and what they are taken for.

    Signals:
        changed: a column means something else.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.notice = InlineNotice()
        self.lines: list[ColumnLine] = []
        self.said: list[SaidLine] = []
        self.say: SayLine | None = None
        self._setup: ImportSetup | None = None
        self._front: SheetSetup | None = None
        self._filter = _ALL
        self._sheets, self._filters = FlowRow(), FlowRow()
        self._scroll = scrolling()
        self._head = _Head()
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addWidget(self._scroll, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        pills = QHBoxLayout()
        pills.setSpacing(GAP)
        pills.addWidget(self._sheets, 1)
        pills.addWidget(self._filters, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(pills)
        column.addWidget(self.notice)
        column.addWidget(TableCard(inside), 1)

    def show_setup(self, setup: ImportSetup) -> None:
        """Show the sheets that go in; the first with a question is in front."""
        self._setup = setup
        self._filter = _ALL
        sheets = setup.chosen_sheets()
        asked = next((sheet for sheet, _column in setup.undecided()), None)
        kept = next((sheet for sheet in sheets if sheet is self._front), None)
        self.show_sheet(asked or kept or next(iter(sheets), None))

    def show_sheet(self, sheet: SheetSetup | None) -> None:
        """Show the columns of a sheet."""
        self._front = sheet
        self._fill_pills()
        self._fill_lines()
        self._say_open()

    def _fill_pills(self) -> None:
        for row in (self._sheets, self._filters):
            row.clear()
        sheets = self._setup.chosen_sheets() if self._setup else []
        for sheet in sheets if len(sheets) > 1 else ():
            pill = _pill(sheet.name, is_on=sheet is self._front)
            pill.clicked.connect(lambda _on=False, sheet=sheet: self.show_sheet(sheet))
            self._sheets.add(pill)
        columns = self._front.columns if self._front else []
        names = [_ALL, *(one for one in Standing if any(standing_of(c) is one for c in columns))]
        for name in names if len(names) > 2 else ():
            count = sum(name in (_ALL, standing_of(column)) for column in columns)
            pill = _pill(f"{name} {number_words(count)}", is_on=name == self._filter)
            pill.clicked.connect(lambda _on=False, name=name: self._filter_by(name))
            self._filters.add(pill)

    def _fill_lines(self) -> None:
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.lines, self.said, self.say = [], [], None
        sheet = self._front
        meanings = meanings_of(sheet.kind) if sheet and sheet.kind else None
        for column in sheet.columns if sheet and meanings else ():
            if self._filter in (_ALL, standing_of(column)) and meanings is not None:
                line = self._line(column, meanings)
                whole.addWidget(line)
        if sheet is not None and self._filter == _ALL:
            self._fill_every_row(whole, sheet)
        whole.addStretch(1)
        if meanings is not None:
            meanings.setParent(inside)
        kept = self._scroll.verticalScrollBar().value()
        show_instead(self._scroll, inside)
        self._scroll.verticalScrollBar().setValue(kept)

    def _line(self, column: ColumnSetup, meanings: QStandardItemModel) -> ColumnLine:
        merged = self._front.rows_under_merged(column) if self._front else 0
        line = ColumnLine(column, meanings, merged)
        line.chosen.connect(lambda key: self._on_chosen(column, key))
        line.reading_chosen.connect(lambda key, value: self._on_reading(column, key, value))
        self.lines.append(line)
        return line

    def _fill_every_row(self, whole: QVBoxLayout, sheet: SheetSetup) -> None:
        """Add what every row says that no column does, and a line for saying more."""
        self.said = [SaidLine(one) for one in sheet.said_besides()]
        for line in self.said:
            line.taken_back.connect(lambda key=line.key: self._say(sheet, key, ""))
            whole.addWidget(line)
        told = {line.key for line in self.said}
        self.say = SayLine([one for one in sayable_fields(sheet) if one.key not in told])
        self.say.said.connect(lambda key, text: self._say(sheet, key, text))
        whole.addWidget(self.say)

    def _say(self, sheet: SheetSetup, key: str, text: str) -> None:
        """Let every row say a text; the cursor stays where more can be said."""
        try:
            say_in_every_row(sheet, key, text)
        except DeskError as error:
            self.notice.say(str(error), "bad")
            return
        self.show_sheet(sheet)
        if self.say is not None:
            self.say.text.setFocus()
        self.changed.emit()

    def _filter_by(self, name: str) -> None:
        self._filter = name
        self.show_sheet(self._front)

    def _on_chosen(self, column: ColumnSetup, key: str) -> None:
        sheet = self._front
        if sheet is None:
            return
        before = sheet.column_of(key) if key else None
        map_column(sheet, column, key or None)
        self._answered(column)
        if before is not None and before is not column:
            self.notice.say(
                f"“{column.heading}” is the {plain_label(key)} now;"
                f" “{before.heading}” goes nowhere. Only one column can mean it."
            )

    def _on_reading(self, column: ColumnSetup, key: str, value: Any) -> None:
        """Read this column as she says, and others of which the same must be asked."""
        open_ones = self._setup.undecided() if self._setup is not None else []
        same = [other for _sheet, other in open_ones if _key_of(other) == key]
        setattr(column, key, value)
        for other in same if value is not None else ():
            setattr(other, key, value)
        self._answered(column, key)

    def _answered(self, column: ColumnSetup, key: str = "") -> None:
        """Show what came of an answer; the cursor stays where it was given."""
        self.show_sheet(self._front)
        line = next((line for line in self.lines if line.column is column), None)
        if line is not None:
            is_asked = bool(key and line.asks and key == _key_of(column))
            (line.asks[0] if is_asked else line.meaning).setFocus()
        self.changed.emit()

    def _say_open(self) -> None:
        """Name what must be answered before the rows can be checked."""
        undecided = self._setup.undecided() if self._setup else []
        if not undecided:
            self._say_notes()
            return
        sheet, column = undecided[0]
        where = f"{sheet.name}, column {column.letters} “{column.heading}”"
        self.notice.say(f"{where}: {_question(column)}", "warn", "Show it", self.focus_question)

    def _say_notes(self) -> None:
        """Tell what looks odd in the columns shown, though nothing has to be answered."""
        columns = self._front.columns if self._front is not None else ()
        told = [note for column in columns for note in column.notes()]
        if told:
            self.notice.say("\n".join(told), "warn")
        else:
            self.notice.clear()

    def focus_question(self) -> bool:
        """Put the cursor on the first question; False when nothing must be answered."""
        undecided = self._setup.undecided() if self._setup else []
        if not undecided:
            return False
        sheet, column = undecided[0]
        self._filter = _ALL
        self.show_sheet(sheet)
        line = next((line for line in self.lines if line.column is column), None)
        if line is not None and line.asks:
            self._scroll.ensureWidgetVisible(line)
            line.asks[0].setFocus()
        return True


class _Head(QWidget):
    """The headings over the lines."""

    def __init__(self) -> None:
        super().__init__()
        style = TextStyle.SMALL_STRONG
        self._letters, self._aside = QWidget(), QWidget()
        self._means = PlainLabel("Means", style, "muted")
        self._means.setContentsMargins(13, 0, 0, 0)  # over the words in the fields
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 16, 8)
        row.setSpacing(12)
        row.addWidget(self._letters)
        row.addWidget(ElidedLabel("Column in the file", style, "muted"), 1)
        row.addWidget(self._means)
        row.addWidget(self._aside)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dress()

    def _dress(self) -> None:
        fit_columns(self.width(), self._letters, self._means, self._aside)


def _key_of(column: ColumnSetup) -> str:
    """Give what must be said of a column."""
    question = question_of(column)
    return question.key if question else ""


def _question(column: ColumnSetup) -> str:
    if column.needs_decimals:
        examples = ", ".join(column.numbers.examples) if column.numbers else ""
        return f"{examples} can be read as two different numbers. Say which is meant."
    if column.needs_percents:
        examples = ", ".join(column.percents.examples) if column.percents else ""
        return f"{examples} stand beside percents. Say how much is meant."
    days = column.days
    examples = ", ".join(days.examples) if days else ""
    if days is not None and days.contradictory:
        return f"{examples} contradict each other. Say which order is right."
    return f"{examples} can be read with the day or the month first. Say which is meant."


def _pill(words: str, *, is_on: bool) -> Pill:
    pill = Pill(words)
    pill.setCheckable(True)
    pill.setChecked(is_on)
    return pill
