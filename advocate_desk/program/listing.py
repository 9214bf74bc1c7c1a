"""The one mechanism behind every list: which rows are wanted, in which order, and a page of them.

Sort keys and filters are names looked up in a list's own columns, so that SQL never meets a text
from the window.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    FromClause,
    Join,
    Select,
    Text,
    UnaryExpression,
    and_,
    cast,
    func,
    literal,
    not_,
    or_,
    select,
)
from sqlalchemy.orm import Session
from sqlalchemy.sql.operators import custom_op

from advocate_desk.base.row_ids import Ids, RowIds, ids_in, ids_of
from advocate_desk.base.text import fold, fold_name
from advocate_desk.program.fields import ListField, Shape
from advocate_desk.program.joins import needed
from advocate_desk.store.models import CustomField, CustomValue
from advocate_desk.store.preferences import preferences

FIRST_PAGE = 256  # rows read at once before the ids of the others are known
CUSTOM = "custom:"  # the key of a field of her own is this and its id

_CUSTOM_SHAPES = {
    "text": Shape.TEXT,
    "number": Shape.NUMBER,
    "day": Shape.DAY,
    "yes/no": Shape.YES_NO,
}


class Test(StrEnum):
    """How a condition compares."""

    __test__ = False  # no test class, whatever its name

    IS = "is"
    IS_NOT = "is not"
    CONTAINS = "contains"
    BLANK = "is blank"
    NOT_BLANK = "is not blank"
    BEFORE = "before"
    AFTER = "on or after"
    AT_LEAST = "at least"
    AT_MOST = "at most"


Value = str | int | bool | dt.date | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Condition:
    """One filter: a field, how to compare, with what; several values mean any of them."""

    field: str
    test: Test
    value: Value = None


@dataclass(frozen=True, slots=True)
class Among:
    """Rows found elsewhere, such as those behind a number, and what they are called there."""

    ids: tuple[int, ...]
    called: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows of a list are asked for; with `among` only of those."""

    words: str = ""
    conditions: tuple[Condition, ...] = ()
    among: Among | None = None


@dataclass(frozen=True, slots=True)
class Sort:
    """The order of a list."""

    field: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """Rows to change: these ids, or all that a filter gives but a few."""

    ids: tuple[int, ...] = ()
    wanted: Wanted | None = None
    without: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """What a list shows of one row: plain values by the key of their field."""

    id: int
    values: Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Listing:
    """One kind of list.

    Attributes:
        key: the kind of row, as files and commands call it.
        source: the joined tables.
        id: the column of the rows' ids.
        columns: the value of each field.
        sort_keys: where sorting goes by something else than the value.
        search: the condition for one typed word, already folded, with the word as typed.
        always: what holds for every row, said of a column that is in no index: SQLite then reads
            the rows in their order, where it would jump through the joined table by an index.
        near: of a list so long that looking through it takes a while, how many rows at the top are
            looked through first.
    """

    key: str
    fields: tuple[ListField, ...]
    source: FromClause
    id: ColumnElement[int]
    columns: Mapping[str, ColumnElement[Any]]
    sort_keys: Mapping[str, ColumnElement[Any]]
    search: Callable[[str, str], ColumnElement[bool]]
    default_columns: tuple[str, ...]
    default_sort: Sort
    always: ColumnElement[bool] | None = None
    near: int = 0

    def all_fields(self, session: Session) -> tuple[ListField, ...]:
        """Give the fields with those of her own; those of points only while she uses them."""
        has_points = preferences(session).points
        own = session.scalars(
            select(CustomField).where(CustomField.kind == self.key).order_by(CustomField.id)
        )
        usual = tuple(field for field in self.fields if has_points or not field.of_points)
        return usual + tuple(
            ListField(f"{CUSTOM}{field.id}", field.name, _CUSTOM_SHAPES[field.type], bulk=True)
            for field in own
        )

    def field(self, key: str) -> ListField:
        """Give a field by its key."""
        return next(field for field in self.fields if field.key == key)

    def first_ids(
        self, session: Session, wanted: Wanted, sort: Sort, limit: int = FIRST_PAGE
    ) -> list[int]:
        """Give the ids of the first rows, at once."""
        return list(session.scalars(self._ordered(wanted, sort).limit(limit)))

    def first_found(self, session: Session, wanted: Wanted, sort: Sort) -> RowIds:
        """Give the ids of the first rows, and how many there are; all of them where few are.

        In a long list most words and filters fit enough of the rows at the top; where they do
        not, all rows are looked through once, and all ids are given.
        """
        if not self.near or not _is_sought(wanted):
            return self._counted(session, wanted, self.first_ids(session, wanted, sort))
        if sort.field == self.default_sort.field:
            top = self._ordered(Wanted(), sort).limit(self.near)
            found = self._ordered(wanted, sort).where(self.id.in_(top)).limit(FIRST_PAGE)
            ids = list(session.scalars(found))
            if len(ids) == FIRST_PAGE:
                return self._counted(session, wanted, ids)
        return RowIds.all(self.ids(session, wanted, sort))

    def _counted(self, session: Session, wanted: Wanted, ids: list[int]) -> RowIds:
        if len(ids) < FIRST_PAGE:
            return RowIds.all(ids)
        return RowIds(ids_of(ids), max(self.count(session, wanted), len(ids)))

    def ids(self, session: Session, wanted: Wanted, sort: Sort) -> Ids:
        """Give the ids of all rows in order.

        SQLite joins them into one text: three times as fast as a row of Python each.
        """
        ordered = self._ordered(wanted, sort).subquery()
        joined = session.scalar(select(func.group_concat(ordered.c[0], ",")))
        return ids_in(joined) if joined else ids_of(())

    def count(self, session: Session, wanted: Wanted) -> int:
        """Count the wanted rows."""
        where = self._where(wanted)
        counted = select(func.count()).select_from(needed(self.source, *where)).where(*where)
        return session.scalar(counted) or 0

    def lines(self, session: Session, ids: Sequence[int]) -> dict[int, Line]:
        """Give a page of rows; those deleted meanwhile are not in it."""
        wanted = [int(row_id) for row_id in ids]
        keys = list(self.columns)
        rows = session.execute(
            select(self.id, *self.columns.values())
            .select_from(self.source)
            .where(self.id.in_(wanted))
        )
        found = {row[0]: dict(zip(keys, row[1:], strict=True)) for row in rows}
        for field_id, row_id, value in session.execute(
            select(CustomValue.field_id, CustomValue.row_id, CustomValue.value).where(
                CustomValue.kind == self.key, CustomValue.row_id.in_(wanted)
            )
        ):
            if row_id in found:
                found[row_id][f"{CUSTOM}{field_id}"] = value
        return {row_id: Line(row_id, values) for row_id, values in found.items()}

    def choices_in_use(self, session: Session, key: str, limit: int = 200) -> list[str]:
        """Give the values a field holds now, the most frequent first, for menus and completers."""
        column = self._column(key)
        found = session.execute(
            select(column, func.count())
            .select_from(self.source)
            .where(column.is_not(None))
            .group_by(column)
            .order_by(func.count().desc())
            .limit(limit)
        )
        seen: dict[str, None] = {}
        for value, _count in found:
            for word in value if isinstance(value, tuple) else (value,):
                seen.setdefault(str(word))
        return list(seen)[:limit]

    def chosen(self, chosen: Chosen) -> Select[int]:
        """Give the select of the ids that are chosen, whatever their number."""
        if chosen.wanted is None:
            return listed(chosen.ids)
        picked = select(self.id).select_from(self.source).where(*self._where(chosen.wanted))
        if chosen.without:
            picked = picked.where(self.id.not_in(listed(chosen.without)))
        return picked

    def settled(self, session: Session, chosen: Chosen) -> Select[int]:
        """Give the select of the ids that are chosen now, whatever becomes of their filter.

        For verbs that change rows in several steps: the first may change what the filter finds.
        """
        session.flush()
        return listed(chosen.ids or tuple(session.scalars(self.chosen(chosen))))

    def _ordered(self, wanted: Wanted, sort: Sort) -> Select[int]:
        keys = (*self._sorted_by(sort.field), self.id)
        if self.near and _is_sought(wanted):  # not by the index of the order, from row to row
            keys = tuple(map(_without_index, keys))
        order = [key.desc() if sort.descending else key.asc().nulls_last() for key in keys]
        where = self._where(wanted)
        source = needed(self.source, *where, *order)
        if self.always is not None and isinstance(source, Join):
            where.append(self.always)
        return select(self.id).select_from(source).where(*where).order_by(*order)

    def _sorted_by(self, key: str) -> tuple[ColumnElement[Any], ...]:
        """Sort texts without regard to case, days and numbers as they are, hers as both."""
        if key in self.sort_keys:
            return (self.sort_keys[key],)
        column = self._column(key)
        if key.startswith(CUSTOM):
            return (cast(column, Float), column.collate("NOCASE"))
        if self.field(key).shape is Shape.DECIMAL:
            return (cast(column, Float),)
        plain = {Shape.DAY, Shape.NUMBER, Shape.MONEY, Shape.YES_NO}
        is_plain = self.field(key).shape in plain
        return (column if is_plain else cast(column, Text).collate("NOCASE"),)

    def _where(self, wanted: Wanted) -> list[ColumnElement[bool]]:
        conditions = [self._holds(condition) for condition in wanted.conditions]
        typed = ((fold_name(word), word) for word in wanted.words.split())
        conditions += [self.search(folded, word) for folded, word in typed if folded]
        if wanted.among is not None:
            conditions.append(self.id.in_(listed(wanted.among.ids)))
        return conditions

    def _column(self, key: str) -> ColumnElement[Any]:
        if key.startswith(CUSTOM):
            return (
                select(CustomValue.value)
                .where(
                    CustomValue.field_id == int(key.removeprefix(CUSTOM)),
                    CustomValue.row_id == self.id,
                )
                .scalar_subquery()
            )
        return self.columns[key]

    def _holds(self, condition: Condition) -> ColumnElement[bool]:
        column = self._column(condition.field)
        if condition.field.startswith(CUSTOM):
            return _own_holds(column, condition)
        shape = self.field(condition.field).shape
        if shape is Shape.DECIMAL:  # SQLite compares what she types as a number then, too
            column = cast(column, Float)
        return _holds(column, condition, words=shape is Shape.WORDS)


def _is_sought(wanted: Wanted) -> bool:
    """Say whether all rows are to be looked through; some that are named are looked up."""
    return bool(wanted.words or wanted.conditions) and wanted.among is None


def _without_index(key: ColumnElement[Any]) -> ColumnElement[Any]:
    """Give a key to sort by as SQLite finds it in no index."""
    return UnaryExpression(key, operator=custom_op("+"))


def _own_holds(column: ColumnElement[Any], condition: Condition) -> ColumnElement[bool]:
    """Compare a field of her own, which is kept as text: numbers as numbers, days as ISO days."""
    value = condition.value
    if isinstance(value, bool):
        value = "yes" if value else "no"
    elif isinstance(value, int):
        column = cast(column, Float)
    elif isinstance(value, dt.date):
        value = value.isoformat()
    return _holds(column, replace(condition, value=value), words=False)


def _holds(
    column: ColumnElement[Any], condition: Condition, *, words: bool
) -> ColumnElement[bool]:
    value = condition.value
    found: dict[Test, Callable[[], ColumnElement[bool]]] = {
        Test.IS: lambda: _is_any(column, value, words=words),
        Test.IS_NOT: lambda: not_(_is_any(column, value, words=words)),
        Test.BLANK: lambda: not_(_filled(column)),
        Test.NOT_BLANK: lambda: _filled(column),
        Test.CONTAINS: lambda: _contains(column, str(value)),
        Test.BEFORE: lambda: column < value,
        Test.AFTER: lambda: column >= value,
        Test.AT_LEAST: lambda: column >= value,
        Test.AT_MOST: lambda: column <= value,
    }
    return found[condition.test]()


def _filled(column: ColumnElement[Any]) -> ColumnElement[bool]:
    return and_(column.is_not(None), cast(column, Text) != "")


def _contains(column: ColumnElement[Any], text: str) -> ColumnElement[bool]:
    """Look for a text in any case; SQLite alone knows the case of plain letters only."""
    held: ColumnElement[Any] = cast(column, Text)
    if not text.isascii():
        held, text = func.fold(held), fold(text)
    return held.ilike(f"%{_escaped(text)}%", escape="\\")


def _is_any(column: ColumnElement[Any], value: Value, *, words: bool) -> ColumnElement[bool]:
    values = value if isinstance(value, tuple) else (value,)
    if words:
        held = literal("; ") + cast(column, Text) + literal("; ")
        same = or_(*(_contains(held, f"; {word}; ") for word in values))
    else:
        same = column.in_(values)
    return func.coalesce(same, literal(0))


def like_word(column: ColumnElement[Any], word: str) -> ColumnElement[bool]:
    """Say whether a folded text holds a folded word, anywhere."""
    return column.like(f"%{_escaped(word)}%", escape="\\")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def listed(ids: Sequence[int]) -> Select[int]:
    """Give a select of ids, whatever their number: one value is bound, not one for each."""
    joined = f"[{','.join(str(int(row_id)) for row_id in ids)}]"
    listed = func.json_each(joined).table_valued("value")
    return select(listed.c.value)
