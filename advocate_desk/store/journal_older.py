"""Taking back an older change without touching what was done since.

Column by column a value is set back only where it still is what that change wrote, and no later
edit wrote the same; a row that the change made stays when it was edited since or when later rows
point to it. Each run of journal lines takes one statement, and one more to count each reason for
which something stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, Connection
from sqlalchemy import Table as SqlTable

from advocate_desk.base.words import count_words
from advocate_desk.store.journal import (
    Run,
    changed_columns,
    journalled_tables,
    runs_of,
    stored_columns,
)
from advocate_desk.store.journal_unique import unique_sets
from advocate_desk.store.models import TABLE_OF_KIND

TAKE_BACK = "Take back: "  # the label of a change that takes another one back begins so


# why something stays, said of one row and of several
_STAYS = {
    "edited": ("stays because it was edited since", "stay because they were edited since"),
    "linked": ("stays because later rows belong to it", "stay because later rows belong to them"),
    "values": ("keeps values that were changed since", "keep values that were changed since"),
    "unfit": (
        "keeps values because the earlier ones are gone or taken by now",
        "keep values because the earlier ones are gone or taken by now",
    ),
    "missing": (
        "cannot come back because a row it belongs to is gone",
        "cannot come back because a row they belong to is gone",
    ),
    "taken": (
        "cannot come back because another row has taken its place",
        "cannot come back because other rows have taken their place",
    ),
}


@dataclass
class Stays:
    """What could not be taken back, counted by reason and table."""

    edited: Counter[str] = field(default_factory=Counter)
    linked: Counter[str] = field(default_factory=Counter)
    values: Counter[str] = field(default_factory=Counter)
    unfit: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)
    taken: Counter[str] = field(default_factory=Counter)

    def sentences(self) -> list[str]:
        """Say in words what stays, a sentence for each kind of row and reason."""
        counted = (getattr(self, reason) for reason in _STAYS)
        told = zip(counted, _STAYS.values(), strict=True)
        return [
            f"{count_words(count, 'row')} of {table.replace('_', ' ')}"
            f" {one if count == 1 else several}."
            for counts, (one, several) in told
            for table, count in sorted(counts.items())
            if count
        ]


def take_back_older(connection: Connection, change: int) -> Stays:
    """Take an older change back as far as nothing newer is overwritten; say what stays."""
    stays = Stays()
    for run in reversed(runs_of(connection, change)):
        if run.op == "update":
            _set_back(connection, run, stays)
        elif run.op == "delete":
            _bring_back(connection, run, stays)
        else:
            _remove_made(connection, run, change, stays)
    return stays


class _Cell:
    """One column of the rows of a run of updates, as SQL: what was, what is, what may be."""

    def __init__(self, run: Run, column: Column[Any], *, may_be_edited: bool) -> None:
        self.column = column
        self.now = f'"{run.table.name}"."{column.name}"'
        self.was = f"json_extract(change_row.before, '$.{column.name}')"
        wrote = f"json_extract(change_row.after, '$.{column.name}')"
        self.told = f"json_type(change_row.after, '$.{column.name}') IS NOT NULL"
        since = f" AND NOT {_edited_since(run, column)}" if may_be_edited else ""
        self.stands = f"({self.told} AND {self.now} IS {wrote}{since})"
        self.wanted = f"CASE WHEN {self.stands} THEN {self.was} ELSE {self.now} END"
        self.fits = _parent_is_there(column, self.was, f'"{run.table.name}".kind')


def _set_back(connection: Connection, run: Run, stays: Stays) -> None:
    """Set values back where they still are what the change wrote and the earlier ones fit."""
    name = run.table.name
    may_be_edited = _any_edited_since(connection, run)
    cells = [
        _Cell(run, run.table.columns[column], may_be_edited=may_be_edited)
        for column in changed_columns(connection, run)
    ]
    _mind_unique_values(run.table, cells)
    rows = f'FROM change_row, "{name}" WHERE {run.lines} AND change_row.row_id = "{name}".id'
    changed_since = _any(f"({cell.told} AND NOT {cell.stands})" for cell in cells)
    stays.values[name] += _count(connection, f"{rows} AND ({changed_since})", run.place)
    unfit = _any(f"({cell.stands} AND NOT ({cell.fits}))" for cell in cells)
    stays.unfit[name] += _count(connection, f"{rows} AND ({unfit})", run.place)
    sets = ", ".join(
        f'"{cell.column.name}" ='
        f" CASE WHEN {cell.stands} AND {cell.fits} THEN {cell.was} ELSE {cell.now} END"
        for cell in cells
    )
    free = _any(f"({cell.stands} AND {cell.fits})" for cell in cells)
    connection.exec_driver_sql(
        f'UPDATE "{name}" SET {sets} FROM change_row'
        f' WHERE {run.lines} AND change_row.row_id = "{name}".id AND ({free})',
        run.place,
    )


_LATER = (
    'FROM change_row AS later JOIN "change" ON "change".id = later.change_id'
    " WHERE later.op = 'update' AND NOT \"change\".undone"
)


def _any_edited_since(connection: Connection, run: Run) -> bool:
    """Say whether later changes wrote to any row of a run: mostly none did, and none is asked."""
    found = connection.exec_driver_sql(
        f"SELECT EXISTS (SELECT 1 {_LATER} AND later.table_name = ? AND later.id > ?"
        " AND later.change_id <> (SELECT change_id FROM change_row WHERE id = ?)"
        f" AND later.row_id IN (SELECT row_id FROM change_row WHERE {run.lines}))",
        (run.table.name, run.last, run.last, *run.place),
    )
    return bool(found.scalar())


def _edited_since(run: Run, column: Column[Any]) -> str:
    """Give the SQL that says whether an edit after the change wrote a value and still stands.

    A taking back takes away the edit before it: from the newest on, edits must outnumber it.
    """
    weight = (
        f"CASE WHEN \"change\".label LIKE '{TAKE_BACK}{TAKE_BACK}%' THEN 0"
        f" WHEN \"change\".label LIKE '{TAKE_BACK}%' THEN -1 ELSE 1 END"
    )
    return (
        "coalesce((SELECT max(standing) > 0 FROM"
        f" (SELECT sum({weight}) OVER (ORDER BY later.id DESC) AS standing {_LATER}"
        f" AND later.table_name = '{run.table.name}' AND later.row_id = change_row.row_id"
        " AND later.id > change_row.id AND later.change_id <> change_row.change_id"
        f" AND json_type(later.after, '$.{column.name}') IS NOT NULL)), 0)"
    )


def _mind_unique_values(table: SqlTable, cells: Sequence[_Cell]) -> None:
    """Let a value fit only where no other row holds it by now."""
    by_name = {cell.column.name: cell for cell in cells}
    for names in unique_sets(table):
        ours = [by_name[name] for name in names if name in by_name]
        wanted = {
            name: by_name[name].wanted if name in by_name else f'"{table.name}"."{name}"'
            for name in names
        }
        same = " AND ".join(f'other."{name}" = {value}' for name, value in wanted.items())
        for cell in ours:
            cell.fits += (
                f' AND NOT EXISTS (SELECT 1 FROM "{table.name}" AS other'
                f' WHERE {same} AND other.id <> "{table.name}".id)'
            )


def _bring_back(connection: Connection, run: Run, stays: Stays) -> None:
    """Insert deleted rows again, but those whose parent is gone or whose place is taken."""
    name = run.table.name
    values = {
        column: f"json_extract(change_row.before, '$.{column}')"
        for column in stored_columns(run.table)
    }
    orphaned = []
    for column in run.table.columns:
        if column.foreign_keys or column.name in run.table.info["of_kind"]:
            there = _parent_is_there(column, values[column.name], values.get("kind", ""))
            if column.nullable:
                values[column.name] = f"CASE WHEN {there} THEN {values[column.name]} END"
            else:
                orphaned.append(f"NOT ({there})")
    taken = _any(
        f'EXISTS (SELECT 1 FROM "{name}" AS other WHERE '
        + " AND ".join(f'other."{column}" = {values[column]}' for column in names)
        + ")"
        for names in unique_sets(run.table)
    )
    is_orphaned = _any(orphaned)
    rows = f"FROM change_row WHERE {run.lines}"
    stays.missing[name] += _count(connection, f"{rows} AND ({is_orphaned})", run.place)
    stays.taken[name] += _count(
        connection, f"{rows} AND NOT ({is_orphaned}) AND ({taken})", run.place
    )
    columns = ", ".join(f'"{column}"' for column in values)
    connection.exec_driver_sql(
        f'INSERT INTO "{name}" ({columns}) SELECT {", ".join(values.values())}'
        f" {rows} AND NOT ({is_orphaned}) AND NOT ({taken})",
        run.place,
    )


def _remove_made(connection: Connection, run: Run, change: int, stays: Stays) -> None:
    """Delete the rows a change made, but those edited since and those that others point to."""
    name = run.table.name
    made, ids = f"id IN (SELECT row_id FROM change_row WHERE {run.lines})", run.place
    if run.op == "range":
        made, ids = "id BETWEEN ? AND ?", _ends_of(connection, run)
    edited = (
        "id IN (SELECT row_id FROM change_row WHERE table_name = ? AND id > ?"
        " AND op = 'update' AND change_id <> ?"
        ' AND change_id IN (SELECT id FROM "change" WHERE NOT undone))'
    )
    since = (name, run.first, change)
    linked = _linked_to(run.table)
    rows = f'FROM "{name}" WHERE {made}'
    stays.edited[name] += _count(connection, f"{rows} AND {edited}", (*ids, *since))
    stays.linked[name] += _count(
        connection, f"{rows} AND NOT ({edited}) AND ({linked})", (*ids, *since)
    )
    connection.exec_driver_sql(
        f"DELETE {rows} AND NOT ({edited}) AND NOT ({linked})", (*ids, *since)
    )


def _ends_of(connection: Connection, run: Run) -> tuple[Any, ...]:
    row = connection.exec_driver_sql(
        "SELECT row_id, last_id FROM change_row WHERE id = ?", (run.first,)
    ).one()
    return tuple(row)


def _linked_to(table: SqlTable) -> str:
    """Give the SQL that says whether any other row points to a row of this table."""
    pointers = [
        f'EXISTS (SELECT 1 FROM "{other.name}"'
        f' WHERE "{other.name}"."{column.name}" = "{table.name}".id)'
        for other in journalled_tables()
        for column in other.columns
        for key in column.foreign_keys
        if key.column.table is table
    ]
    kinds = [kind for kind, name in TABLE_OF_KIND.items() if name == table.name]
    pointers += [
        f'"{table.name}".id IN (SELECT "{name}" FROM "{other.name}" WHERE kind = \'{kind}\')'
        for other in journalled_tables()
        for name in other.info["of_kind"]
        for kind in kinds
    ]
    return _any(pointers)


def _parent_is_there(column: Column[Any], value: str, kind: str) -> str:
    """Give the SQL that says whether a value points to a row that is there, or to none.

    `kind` is the SQL of the row's kind, which names the table of a column of kinds.
    """
    if column.name in column.table.info["of_kind"]:
        there = " ".join(
            f"WHEN '{name}' THEN {_is_there(table, value)}"
            for name, table in TABLE_OF_KIND.items()
        )
        return f"CASE {kind} {there} ELSE 0 END"
    if not column.foreign_keys:
        return "1"
    parent = next(iter(column.foreign_keys)).column.table.name
    return f"({value} IS NULL OR {_is_there(parent, value)})"


def _is_there(table: str, row_id: str) -> str:
    return f'EXISTS (SELECT 1 FROM "{table}" WHERE id = {row_id})'


def _any(conditions: Iterable[str]) -> str:
    return " OR ".join(conditions) or "0"


def _count(connection: Connection, rest: str, values: Sequence[Any]) -> int:
    return int(connection.exec_driver_sql(f"SELECT count(*) {rest}", tuple(values)).scalar_one())
