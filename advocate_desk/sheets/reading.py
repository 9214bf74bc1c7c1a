"""Reads the rows of a sheet column by column: what each cell holds, and what is wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from advocate_desk.base.text import fold
from advocate_desk.base.words import minor_units, plain_number
from advocate_desk.program.fields import Shape
from advocate_desk.sheets.cells import Cell, CellError, cell_text
from advocate_desk.sheets.column_setup import ColumnSetup
from advocate_desk.sheets.doubts import Doubt
from advocate_desk.sheets.fields import CUSTOM, CUSTOM_SHAPES, IN_NOTES, Field, custom
from advocate_desk.sheets.kept_lines import line_of
from advocate_desk.sheets.meta import DAY_OF_IMPORT
from advocate_desk.sheets.numbers import Amount
from advocate_desk.sheets.planned import (
    LeftOut,
    Mend,
    PlannedRow,
    RowProblem,
    Section,
    Verdict,
)
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.setup import SKIP, SheetSetup
from advocate_desk.sheets.values import (
    CLEAR,
    Flawed,
    Manner,
    Read,
    error_words,
    read_column,
    reading_of,
)

STEP = 2_000  # rows between two looks at Cancel
_NO_PROBLEMS: tuple[RowProblem, ...] = ()


@dataclass(slots=True)
class SheetRows:
    """The rows of a sheet, read.

    Attributes:
        numbers: the row numbers of the spreadsheet program.
        fields: the fields that the sheet has, by key.
        columns: by field, what each row says; None where it says nothing.
        problems: by place of the row, what is wrong with its cells.
        unknown: by field, the words that mean nothing yet, with how many cells hold each.
        faulty: by place of the row, why the whole row cannot go in.
        doubts: by place of the row, why she must say who is meant.
        skipped: the places of the rows that she left out.
    """

    setup: SheetSetup
    kind: str
    numbers: Sequence[int]
    fields: Mapping[str, Field]
    columns: dict[str, list[Any]]
    problems: dict[int, list[RowProblem]] = field(default_factory=dict)
    unknown: dict[str, Counter[str]] = field(default_factory=dict)
    faulty: dict[int, RowProblem] = field(default_factory=dict)
    doubts: dict[int, Doubt] = field(default_factory=dict)
    skipped: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def is_program(self) -> bool:
        """Say whether the sheet has our own layout."""
        return self.setup.is_program

    @property
    def keys(self) -> tuple[str, ...]:
        """Give the fields that the sheet has."""
        return tuple(self.columns)

    def column(self, key: str) -> list[Any]:
        """Give what the rows say in a field; nothing at all when the sheet has no such column."""
        return self.columns.get(key) or [None] * len(self.numbers)

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Give the rows as values in the order of `keys`."""
        nothing = iter([()] * len(self.numbers))  # rows of which no column means anything
        return zip(*self.columns.values(), strict=True) if self.columns else nothing

    def problems_of(self, place: int) -> tuple[RowProblem, ...]:
        """Give what is wrong with the cells of a row."""
        found = self.problems.get(place)
        return tuple(found) if found else _NO_PROBLEMS

    def complain(
        self,
        place: int,
        key: str,
        value: Any,
        left_out: LeftOut,
        words: str,
        mend: Mend = Mend.CELL,
    ) -> RowProblem:
        """Note a problem with a row's cell in a field; give it."""
        column = self.setup.column_of(key)
        heading = column.heading if column else ""
        problem = RowProblem(heading, _shown(value), left_out, words, mend)
        self.problems.setdefault(place, []).append(problem)
        return problem

    def left_out(self, place: int, verdict: Verdict, values: Sequence[Any]) -> PlannedRow:
        """Give a row that does not go in; why stands in its problems."""
        number, problems = self.numbers[place], self.problems_of(place)
        return PlannedRow(number, verdict, values, problems, doubt=self.doubts.get(place))

    def left_by_choice(self, place: int, values: Sequence[Any] = ()) -> PlannedRow:
        """Give a row that does not go in because she said so."""
        return PlannedRow(self.numbers[place], Verdict.SKIPPED, values)

    def section(self, rows: list[PlannedRow]) -> Section:
        """Give the section of the planned rows."""
        return Section(
            setup=self.setup,
            kind=self.kind,
            keys=self.keys,
            rows=rows,
            mapping=self.setup.mapping(),
            unmapped=self.setup.unmapped(),
            unknown_values=self.unknown,
            notes=self.setup.notes(),
        )


def read_rows(planning: Planning, sheet: SheetSetup, fields: Mapping[str, Field]) -> SheetRows:
    """Read the rows of a sheet that has a table and a kind."""
    table = sheet.found_table()
    rows = SheetRows(sheet, sheet.kind or "", table.numbers, {}, {})
    used: dict[str, Field] = {}
    for column in (*sheet.columns, *sheet.said_besides()):
        if column.field is None:
            _note_errors(rows, column)
            continue
        if column.field.startswith(IN_NOTES):
            continue
        meant = _field_of(planning, sheet, column, fields)
        used[meant.key] = meant
        cells = _whole_texts(planning, sheet, column)
        names = meant.shape is Shape.COMPANY or planning.vocabulary(sheet, meant) is not None
        values = read_column(cells, _read_of(planning, sheet, column, meant), names=names)
        if column.blank_clears and meant.erasable:
            values = [
                CLEAR if cell is None else value for cell, value in zip(cells, values, strict=True)
            ]
        rows.columns[meant.key] = _without_flaws(rows, column, cells, values, _mend_of(meant))
        planning.progress.step(0, 0, f"Reading {sheet.name}")
    _keep_in_notes(rows, used, fields)
    rows.fields = used
    rows.skipped = _skipped(planning, rows)
    _add_usual(planning, rows, fields)
    _settle_money(planning, rows)
    for place, number in enumerate(rows.numbers):
        if number in table.row_problems:
            text = table.row_problems[number]
            rows.faulty[place] = RowProblem("", "", LeftOut.ROW, text)
    return rows


def _keep_in_notes(rows: SheetRows, used: dict[str, Field], fields: Mapping[str, Field]) -> None:
    """Add the columns she keeps so to the notes of their rows, a line for each."""
    sheet = rows.setup
    kept = [one for one in sheet.columns if one.field and one.field.startswith(IN_NOTES)]
    if not kept:
        return
    notes = rows.column("notes")
    for column in kept:
        _note_errors(rows, column)
        for place, cell in enumerate(sheet.cells(column)):
            if line := line_of(column.heading, cell):
                notes[place] = line.added_to(notes[place])
    rows.columns["notes"], used["notes"] = notes, fields["notes"]


def _add_usual(planning: Planning, rows: SheetRows, fields: Mapping[str, Field]) -> None:
    """Let rows that do not say something mean what is usual in their kind of file."""
    foreign = rows.setup.foreign
    for key, cell in foreign.usual.items() if foreign else ():
        meant = rows.fields.get(key) or fields[key]
        read = reading_of(meant, Manner(vocabulary=planning.vocabulary(rows.setup, meant)))
        usual = read(cell)
        if not isinstance(usual, Flawed):
            said = rows.column(key)
            rows.columns[key] = [usual if one is None else one for one in said]
            rows.fields = {**rows.fields, key: meant}


def _skipped(planning: Planning, rows: SheetRows) -> frozenset[int]:
    """Give the places of the rows that she left out."""
    name, said = rows.setup.name, planning.setup.decisions
    numbers = {number for (sheet, number), what in said.items() if sheet == name and what == SKIP}
    places = enumerate(rows.numbers) if numbers else ()
    return frozenset(place for place, number in places if number in numbers)


def value_of(planning: Planning, rows: SheetRows, key: str, text: str) -> Any:
    """Read a text as a cell of one of the sheet's fields; None where it says nothing."""
    column = rows.setup.column_of(key) or ColumnSetup(0, rows.fields[key].heading, "")
    read = _read_of(planning, rows.setup, column, rows.fields[key])
    value = read(text) if text else None
    return value.value if isinstance(value, Flawed) else value


def _whole_texts(planning: Planning, sheet: SheetSetup, column: ColumnSetup) -> Sequence[Cell]:
    """Give a column's cells; texts that were too long for them are put together again."""
    if column.said == DAY_OF_IMPORT:
        return [planning.day] * len(sheet.found_table())
    cells = planning.cells(sheet, column)
    uids = sheet.column_of("uid")
    if uids is None or not sheet.is_program:
        return cells
    long_texts = planning.long_texts(sheet)
    if not long_texts:
        return cells
    whole = list(cells)
    for place, uid in enumerate(sheet.cells(uids)):
        rest = long_texts.get((sheet.kind or "", str(uid), column.heading))
        if rest:
            whole[place] = cell_text(whole[place]) + rest
    return whole


def _field_of(
    planning: Planning, sheet: SheetSetup, column: ColumnSetup, fields: Mapping[str, Field]
) -> Field:
    key = column.field or ""
    if not key.startswith(CUSTOM):
        return fields[key]
    name = key.removeprefix(CUSTOM) or column.heading
    own = planning.own_fields.get((sheet.kind or "", fold(name)))
    if own is not None:
        return custom(own.name, CUSTOM_SHAPES[own.type])
    told = sheet.own_fields.get(column.heading)
    return custom(name, CUSTOM_SHAPES.get(told.type, Shape.TEXT) if told else Shape.TEXT)


def _read_of(planning: Planning, sheet: SheetSetup, column: ColumnSetup, field_: Field) -> Read:
    if field_.shape is Shape.COMPANY:
        return _company(planning, field_)
    manner = Manner(
        order=column.order_of_days,
        decimals=column.decimals or (column.numbers.style if column.numbers else None),
        serials=column.serials,
        percents=column.percents,
        percent_scale=column.percent_scale,
        vocabulary=planning.vocabulary(sheet, field_),
        is_program=sheet.is_program,
    )
    return reading_of(field_, manner)


def _company(planning: Planning, field_: Field) -> Read:
    read_text = reading_of(field_, Manner())

    def read(cell: Cell) -> Any:
        name = read_text(cell)
        if not isinstance(name, str):
            return name
        if planning.companies.is_shared(name):
            return Flawed("is the name of two accounts")
        return planning.companies.name_for(name)

    return read


def _mend_of(field_: Field) -> Mend:
    """Give what mends cells of a field that cannot be read."""
    return Mend.DAYS if field_.shape is Shape.DAY else Mend.CELL


def _without_flaws(
    rows: SheetRows, column: ColumnSetup, cells: Sequence[Cell], values: list[Any], mend: Mend
) -> list[Any]:
    """Take out what is wrong with a column's cells, and note it."""
    if Flawed not in set(map(type, values)):
        return values
    for place, value in enumerate(values):
        if type(value) is Flawed:
            problem = RowProblem(
                column.heading,
                _shown(cells[place]),
                LeftOut.CELL,
                value.text,
                Mend.WORDS if value.unknown else mend,
            )
            rows.problems.setdefault(place, []).append(problem)
            values[place] = value.value
            if value.unknown and column.field:
                rows.unknown.setdefault(column.field, Counter()).update(value.unknown)
    return values


def _note_errors(rows: SheetRows, column: ColumnSetup) -> None:
    """Name the errors in a column that goes nowhere: she may want to know."""
    cells = rows.setup.cells(column)
    if CellError not in set(map(type, cells)):
        return
    for place, cell in enumerate(cells):
        if type(cell) is CellError:
            problem = RowProblem(column.heading, cell.text, LeftOut.NOTHING, error_words(cell))
            rows.problems.setdefault(place, []).append(problem)


def _settle_money(planning: Planning, rows: SheetRows) -> None:
    """Turn amounts into minor units of the currency that the cell, the row or the desk names."""
    money = [key for key, field_ in rows.fields.items() if field_.shape is Shape.MONEY]
    unread = _flawed_places(rows, "currency") if money else frozenset()
    settled: dict[int, str] = {}  # where an amount of the row stands already
    for key in money:
        given = rows.column("currency")
        currencies: list[Any] = list(given)
        known: dict[tuple[Decimal, str], int] = {}
        amounts = rows.columns[key]
        for place, amount in enumerate(amounts):
            if not isinstance(amount, Amount):
                continue
            currency = amount.currency or _text_or(given[place], planning.base_currency)
            words = _money_problem(amount, settled.get(place), is_unread=place in unread)
            if words:
                rows.complain(place, key, plain_number(amount.value), LeftOut.CELL, words)
                amounts[place] = None
                continue
            currencies[place] = currency
            if len(money) > 1:
                settled[place] = currency
            worth = (amount.value, currency)
            if worth not in known:
                known[worth] = minor_units(amount.value, currency)
            amounts[place] = known[worth]
        rows.columns["currency"] = currencies


def _flawed_places(rows: SheetRows, key: str) -> frozenset[int]:
    """Give the places of the rows whose cell in a field could not be read."""
    column = rows.setup.column_of(key)
    heading = column.heading if column else ""
    return frozenset(
        place
        for place, problems in rows.problems.items()
        if column and any(problem.column == heading for problem in problems)
    )


def _money_problem(amount: Amount, settled: str | None, *, is_unread: bool) -> str:
    """Say why an amount cannot go in: nobody knows in which currency it is."""
    if is_unread and amount.currency is None:
        return "has a currency that is not known"
    if settled and amount.currency and amount.currency != settled:
        return f"is in another currency than the row, which is in {settled}"
    return ""


def _text_or(value: Any, default: str) -> str:
    return value if isinstance(value, str) else default


def _shown(value: Any) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, tuple):
        return "; ".join(value)
    return cell_text(value)
