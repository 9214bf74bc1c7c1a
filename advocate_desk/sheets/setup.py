"""What was decided about a file before its rows are planned: kinds, columns, orders, policies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from advocate_desk.base.words import count_words
from advocate_desk.program.fields import Shape
from advocate_desk.sheets.cells import Cell
from advocate_desk.sheets.column_setup import ColumnSetup, Existing
from advocate_desk.sheets.days import DayOrder
from advocate_desk.sheets.grid import Area, Sheet, Table
from advocate_desk.sheets.layout import ForeignLayout, Layout
from advocate_desk.sheets.merged_cells import filled_down, merged_in
from advocate_desk.sheets.meta import OwnField, Sent
from advocate_desk.sheets.mojibake import examples_of
from advocate_desk.sheets.synonyms import is_added
from advocate_desk.sheets.tables import AS_FOUND, TableForm
from advocate_desk.sheets.workbook import Workbook

SYSTEM = "import"  # the system of external ids that imports make themselves
NEW, SKIP, ROW = "new", "skip", "row:"  # what she says of a row besides the UID of a member


class Unknown(StrEnum):
    """What to do with what the desk does not know."""

    LEAVE = "leave"
    CREATE = "create"


@dataclass(slots=True)
class SheetSetup:
    """One sheet, or a table on one, and how it is read.

    Attributes:
        source: its rows as they stand in the file.
        is_whole: a sheet undivided, whose tables stand beside it as sheets of their own.
        form: where its headings are and which rows count, as far as that was said.
        table: its rows under their headings, as the layout puts them; None when nothing is on it.
        kind: what its rows are; None when that is not known.
        included: it is wanted. Only a sheet of a known kind goes in: see `is_chosen`.
        existing: what to do with rows that are there; None for the usual: update for rows matched
            by UID in our own layout, fill for all others.
        unknown_words: by field, words that mean nothing yet, each with how many cells hold it.
        own_fields: by heading, the fields of her own that the workbook says it has.
        own_shapes: by folded name, what the fields of her own hold.
        mended: by row number and column of the sheet (from 0), what she wrote over a cell; the
            file's own cells stay as they are.
        decided_at: the moment its columns were chosen for such a sheet; blank for a new one.
        usual_existing: what was done then with rows that are there; None for the usual.
        sent: what it held when it was sent to a colleague; None when it was not.
        said: columns that it has not, with what all rows say in them; one that it has goes first.
        found_form: the form in which it was found, before anything was said of it.
        found_headings: the headings that it has in that form.
    """

    source: Sheet
    is_whole: bool = False
    form: TableForm = AS_FOUND
    table: Table | None = None
    kind: str | None = None
    layout: Layout | ForeignLayout = Layout.GENERIC
    included: bool = False
    columns: list[ColumnSetup] = field(default_factory=list)
    existing: Existing | None = None
    unknown_words: dict[str, Counter[str]] = field(default_factory=dict)
    own_fields: dict[str, OwnField] = field(default_factory=dict)
    own_shapes: dict[str, Shape] = field(default_factory=dict)
    mended: dict[tuple[int, int], str] = field(default_factory=dict)
    decided_at: str = ""
    usual_existing: Existing | None = None
    sent: Sent | None = None
    said: list[ColumnSetup] = field(default_factory=list)
    found_form: TableForm = AS_FOUND
    found_headings: tuple[str, ...] = ()
    _cells: Sequence[Sequence[Cell]] = field(default=(), repr=False)
    _found: Table | None = field(init=False, repr=False)  # as it stands on the sheet

    def __post_init__(self) -> None:
        self._found = self.table

    @property
    def name(self) -> str:
        """Give its name; no two sheets of a file have the same."""
        return f"{self.source.name} (whole sheet)" if self.is_whole else self.source.name

    @property
    def visible(self) -> bool:
        """Say whether the spreadsheet program shows it."""
        return self.source.visible

    @property
    def is_program(self) -> bool:
        """Say whether it has our own layout."""
        return self.layout is Layout.PROGRAM

    @property
    def foreign(self) -> ForeignLayout | None:
        """Give the layout of another program that it has."""
        return self.layout if isinstance(self.layout, ForeignLayout) else None

    @property
    def is_chosen(self) -> bool:
        """Say whether it goes in."""
        return self.included and self.kind is not None and self.table is not None

    @property
    def header_row(self) -> int:
        """Give the number of the heading row; 0 when there is none."""
        return self.table.header_row if self.table is not None else 0

    @property
    def headings(self) -> tuple[str, ...]:
        """Give the headings."""
        return self.table.headings if self.table is not None else ()

    def take(self, form: TableForm, table: Table | None) -> None:
        """Take the rows as they were found in a form."""
        self.form, self._found, self.table, self._cells = form, table, table, ()

    def read_as(self, layout: Layout | ForeignLayout) -> None:
        """Read the rows in the order that a layout puts them."""
        self.layout, self.table, self._cells = layout, self._found, ()
        is_mended = any(map(is_added, self.headings))  # a workbook of rows that were left out
        if isinstance(layout, ForeignLayout) and self._found is not None and not is_mended:
            self.table = layout.shape(self._found, self.source)

    def system_of(self, key: str) -> str:
        """Give whose ids stand in the column of a field: a program's, else as its heading says."""
        column = self.column_of(key)
        if self.foreign is not None and self.foreign.system:
            return self.foreign.system
        return column.heading if column else ""

    def take_sent(self, sent: Sent | None) -> None:
        """Take what it held when it was sent: who got it was asked to change what stands there."""
        self.sent = sent
        if sent is not None and sent.cells:
            self.existing = Existing.UPDATE

    def found_table(self) -> Table:
        """Give the table of a sheet that has one.

        Raises:
            ValueError: nothing is on the sheet.
        """
        if self.table is None:
            raise ValueError(f"nothing is on the sheet {self.name}")
        return self.table

    def column_of(self, key: str) -> ColumnSetup | None:
        """Give the column that means a field."""
        return next((column for column in self.columns if column.field == key), None)

    def said_besides(self) -> list[ColumnSetup]:
        """Give what all rows say in fields that no column of the file means."""
        return [one for one in self.said if one.field and self.column_of(one.field) is None]

    def cells(self, column: ColumnSetup) -> Sequence[Cell]:
        """Give a column's cells, with what she mended."""
        if self.table is None:
            return ()
        if column.said:
            return [column.said] * len(self.table)
        if not self._cells:
            self._cells = self.table.turned()
        cells, at = self._cells[column.index], self.table.columns[column.index]
        if column.fills_down:
            cells = filled_down(self.table, self.merged_in(column), cells)
        mended = {number: text for (number, place), text in self.mended.items() if place == at}
        if not mended:
            return cells
        numbered = zip(self.table.numbers, cells, strict=True)
        return [mended[number] or None if number in mended else cell for number, cell in numbered]

    def merged_in(self, column: ColumnSetup) -> list[Area]:
        """Give the blocks of a column that are merged over several rows of data."""
        return merged_in(self.table, self.source.merged, column.index) if self.table else []

    def rows_under_merged(self, column: ColumnSetup) -> int:
        """Give how many rows are blank in a column because cells above are merged over them."""
        return sum(area.bottom - area.top for area in self.merged_in(column))

    def shown_as_percent(self, column: ColumnSetup) -> int:
        """Give how many cells of a column the spreadsheet program shows as percent."""
        return self.source.percent_cells.get(self.found_table().columns[column.index], 0)

    def own_policies(self) -> dict[str, Existing]:
        """Give by field what she said of columns: what to do with values that are there."""
        return {c.field: c.existing for c in self.columns if c.field and c.existing}

    def notes(self) -> tuple[str, ...]:
        """Give what she should know of it before its rows go in."""
        table = self.table
        if table is None:
            return ()
        told = list(table.notes)
        if table.broken and not self.form.mends_letters:
            told.append(f"Letters look broken and can be mended: {examples_of(table.broken)}.")
        if table.joined and self.form.joins_answers:
            told.append(f"Ticked answers are in one column: {'; '.join(table.joined)}.")
        said = [f"{column.heading} is {column.said}" for column in self.said_besides()]
        if said:
            told.append(f"In every row: {'; '.join(said)}.")
        for column in self.columns:
            told += column.notes()
            if (
                column.field
                and not column.fills_down
                and (blank := self.rows_under_merged(column))
            ):
                rows = count_words(blank, "row")
                told.append(f"{column.heading}: {rows} can be filled from merged cells above.")
        return tuple(told)

    def mapping(self) -> dict[str, str]:
        """Give heading to field, of the columns that go somewhere."""
        return {column.heading: column.field for column in self.columns if column.field}

    def unmapped(self) -> tuple[str, ...]:
        """Give the headings of the columns that go nowhere."""
        return tuple(
            column.heading
            for column in self.columns
            if not column.field and not is_added(column.heading)
        )


@dataclass(slots=True)
class ImportSetup:
    """A file and how it is brought in; the wizard and the command line change it, then plan.

    Attributes:
        values: by field, what words in the file mean: {"type": {"ref call": "Reference call"}};
            words are compared without case and accents.
        decisions: by (sheet, row number), who a row is that she had to decide: a member’s UID,
            `new`, `row:` and the number of a row of members, or `skip`.
        loosened: the (sheet, row number) of answers that permit more than the desk does, and which
            she confirmed.
        older_wins: what was edited here after the file last changed is overwritten all the same.
        settled: by kind, UID and field of a row that was answered in several ways, the sheet whose
            answer holds; blank: what the desk has.
    """

    workbook: Workbook
    sheets: list[SheetSetup]
    existing: Existing | None = None
    unknown_value: Unknown = Unknown.LEAVE
    unknown_member: Unknown = Unknown.LEAVE
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    decisions: dict[tuple[str, int], str] = field(default_factory=dict)
    loosened: set[tuple[str, int]] = field(default_factory=set)
    older_wins: bool = False
    settled: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def chosen_sheets(self) -> list[SheetSetup]:
        """Give the sheets that go in."""
        return [sheet for sheet in self.sheets if sheet.is_chosen]

    def sheet(self, name: str) -> SheetSetup:
        """Give a sheet by its name."""
        return next(sheet for sheet in self.sheets if sheet.name == name)

    def undecided(self) -> list[tuple[SheetSetup, ColumnSetup]]:
        """Give the columns whose days or amounts nobody can order without asking her."""
        return [
            (sheet, column)
            for sheet in self.chosen_sheets()
            for column in sheet.columns
            if column.field and column.is_undecided
        ]

    def decided_at(self) -> str:
        """Give when the columns of all sheets were chosen last; blank if some never were."""
        moments = [sheet.decided_at for sheet in self.chosen_sheets()]
        return max(moments) if moments and all(moments) else ""

    def read_days_as(self, order: DayOrder, sheets: Sequence[SheetSetup] | None = None) -> None:
        """Read the days of every column in this order where its cells prove no other."""
        for sheet in sheets or self.sheets:
            for column in sheet.columns:
                if column.days is not None and column.days.order is None:
                    column.day_order = order

    def learn(self, values: Mapping[str, Mapping[str, str]]) -> None:
        """Take in what words mean, besides what is known already."""
        for key, words in values.items():
            self.values.setdefault(key, {}).update(words)
