"""What an exporter is: one sheet of the program workbook, its columns, and the rows below them.

Rows come out of SQLite as texts, one per column, blank for nothing: the same for a workbook, a CSV
file and the checksum. A million of them need no object of ours each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
    FromClause,
    Integer,
    Select,
    Text,
    case,
    cast,
    func,
    literal,
    select,
    type_coerce,
)
from sqlalchemy.orm import Session

from advocate_desk.base import words
from advocate_desk.program.fields import ListField, Shape
from advocate_desk.sheets.sheet_columns import SheetColumn, with_unlike_headings
from advocate_desk.store.models import CustomField, CustomValue, Setting
from advocate_desk.store.preferences import Preferences
from advocate_desk.store.setting_rules import setting_name

YES_NO = ("yes", "no")
TYPE_HEADINGS = ("Type", "Activity type")
_ONE_TO_FIVE = frozenset({"Effort", "Quality"})
_SPANS = {"Score": (0, 10), "Weight": (0, 3)}
_AT_ONCE = 2_000  # rows held at a time

Values = Mapping[str, ColumnElement[Any]]
Query = Select[*tuple[Any, ...]]


@dataclass(frozen=True, eq=False)
class Exporter:
    """One sheet of the program workbook.

    Attributes:
        sheet: its name.
        columns: its columns in the order in which they stand in a file.
        query: its rows, each cell as text, in the order they are written.
        row_id: what the values of her own fields belong to; None where there can be none.
        own: the fields of her own that are added, by their uid.
    """

    sheet: str
    columns: tuple[SheetColumn, ...]
    query: Query
    row_id: ColumnElement[int] | None = None
    own: tuple[OwnColumn, ...] = ()

    @property
    def kind(self) -> str:
        """Give the name of the kind of row, as lists, commands and own fields call it."""
        return SheetColumn(self.sheet).key

    def count(self, session: Session) -> int:
        """Count the rows."""
        return session.scalar(select(func.count()).select_from(self.query.subquery())) or 0

    def rows(self, session: Session) -> Iterator[Sequence[str]]:
        """Give the rows, a few thousand at a time."""
        money = [n for n, column in enumerate(self.columns) if column.shape is Shape.MONEY]
        found = session.connection().execute(
            self.query, execution_options={"stream_results": True, "yield_per": _AT_ONCE}
        )
        for row in found:
            yield with_amounts(row, money) if money else row

    def with_own_fields(self, session: Session) -> Exporter:
        """Give the exporter with a column for each field of her own, at the right end."""
        if self.row_id is None:
            return self
        fields = session.scalars(
            select(CustomField).where(CustomField.kind == self.kind).order_by(CustomField.id)
        ).all()
        columns = with_unlike_headings(
            *self.columns, *(SheetColumn(field.name, Shape(field.type)) for field in fields)
        )
        own = columns[len(self.columns) :]
        values = [_own_value(field.id, self.row_id) for field in fields]
        return replace(
            self,
            columns=columns,
            query=self.query.add_columns(*values),
            own=tuple(
                OwnColumn(field.uid, field.type, column.heading, field.name)
                for field, column in zip(fields, own, strict=True)
            ),
        )

    def with_types(self, types: Sequence[str]) -> Exporter:
        """Give the exporter with a drop-down list of activity types where a column names one."""
        columns = tuple(
            replace(column, choices=tuple(types)) if column.heading in TYPE_HEADINGS else column
            for column in self.columns
        )
        return replace(self, columns=columns)


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """A field of her own as a column; its heading has a number when one of ours is the same."""

    uid: str
    type: str
    heading: str
    name: str


def sheet_of(
    name: str,
    values: Values,
    source: FromClause,
    row_id: ColumnElement[int],
    fields: Sequence[ListField] = (),
) -> Exporter:
    """Make the exporter of a sheet whose columns are these values, in this order.

    What a column holds is what the field of that label or name holds, else what its SQL type
    says.
    """
    known = {SheetColumn(field.label).key: field for field in fields}
    known.update({field.key: field for field in fields})
    columns = tuple(
        _column(text, value, known.get(SheetColumn(text).key)) for text, value in values.items()
    )
    texts = [
        as_money(values, column.heading) if column.shape is Shape.MONEY else as_text(value)
        for column, value in zip(columns, values.values(), strict=True)
    ]
    query = select(*texts).select_from(source).order_by(row_id)
    return Exporter(name, columns, query, row_id)


def _column(text: str, value: ColumnElement[Any], field: ListField | None) -> SheetColumn:
    shape = _shape_of(value) if field is None else field.shape
    choices = field.choices if field else ()
    if shape is Shape.YES_NO:
        choices = YES_NO
    elif text in _ONE_TO_FIVE:
        choices = tuple("12345")
    hint = field.hint if field else ""
    return SheetColumn(text, shape, choices, hint, span=_SPANS.get(text))


def _shape_of(value: ColumnElement[Any]) -> Shape:
    if isinstance(value.type, Boolean):
        return Shape.YES_NO
    if isinstance(value.type, Date):
        return Shape.DAY
    return Shape.NUMBER if isinstance(value.type, Integer) else Shape.TEXT


def as_text(value: ColumnElement[Any]) -> ColumnElement[str]:
    """Give a value as the text of its cell; nothing is blank."""
    if isinstance(value.type, Boolean):
        plain = type_coerce(value, Integer)
        return case((plain == 1, literal("yes")), (plain == 0, literal("no")), else_=literal(""))
    if isinstance(value.type, Integer):
        return func.coalesce(cast(value, Text), literal(""))
    return func.coalesce(type_coerce(value, Text), literal(""))  # days are kept as ISO text


def as_money(values: Values, heading: str) -> ColumnElement[str]:
    """Give an amount in minor units and its currency; `amount_text` makes it an amount."""
    base = select(Setting.value).where(Setting.name == setting_name("base_currency"))
    currency = func.coalesce(
        values["Currency"], base.scalar_subquery(), literal(Preferences().base_currency)
    )
    return func.coalesce(cast(values[heading], Text) + literal(" ") + currency, literal(""))


@lru_cache(maxsize=10_000)
def amount_text(minor_and_currency: str) -> str:
    """Give an amount in major units: `1250 EUR` is 12.5."""
    if not minor_and_currency:
        return ""
    minor, _, currency = minor_and_currency.partition(" ")
    return words.plain_number(words.money_amount(int(minor), currency))


def with_amounts(row: Sequence[str], money: Sequence[int]) -> Sequence[str]:
    """Give a row with the amounts in these places in major units."""
    changed = list(row)
    for place in money:
        changed[place] = amount_text(row[place])
    return changed


def _own_value(field_id: int, row_id: ColumnElement[int]) -> ColumnElement[str]:
    held = select(CustomValue.value).where(
        CustomValue.field_id == field_id, CustomValue.row_id == row_id
    )
    return func.coalesce(held.scalar_subquery(), literal(""))


def unless_shared(
    name: ColumnElement[str],
    row_id: ColumnElement[int],
    shared: Select[int],
    other_name: ColumnElement[str],
) -> ColumnElement[str]:
    """Give the name by which other sheets call a row, or another when it shares that name.

    `shared` gives the ids of the rows whose names are not theirs alone; SQLite asks it once.
    """
    return case((row_id.in_(shared), other_name), else_=name)
