"""Values that must not repeat, and when one may only move once another row has let go of it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint
from sqlalchemy import Table as SqlTable


def unique_sets(table: SqlTable) -> list[tuple[str, ...]]:
    """Give the sets of columns that must not repeat, the id among them."""
    constraints = [
        tuple(column.name for column in constraint.columns)
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint | PrimaryKeyConstraint)
    ]
    indexes = [tuple(c.name for c in index.columns) for index in table.indexes if index.unique]
    return sorted(constraints + indexes)


def passes_unique_value(tables: Iterable[SqlTable]) -> str:
    """Give the SQL that says whether an update's line passes a value on that must not repeat."""
    cases = []
    for table in tables:
        sets = unique_sets(table)
        alone = {names[0] for names in sets if len(names) == 1}
        told = [_passes_on(table, name) for name in sorted(alone)]
        several = {name for names in sets for name in names} - alone
        told += [f"json_type(after, '$.{name}') IS NOT NULL" for name in sorted(several)]
        cases.append(f"WHEN '{table.name}' THEN {' OR '.join(told)}")
    return f"CASE table_name {' '.join(cases)} ELSE 0 END"


def _passes_on(table: SqlTable, name: str) -> str:
    """Give the SQL that says whether a line takes a value from another line, or leaves it one."""
    both = (("after", "before"), ("before", "after"))
    told = " OR ".join(
        f"json_extract({mine}, '$.{name}') IN (SELECT json_extract({theirs}, '$.{name}') FROM"
        f" change_row WHERE change_id = :change AND table_name = '{table.name}' AND op = 'update')"
        for mine, theirs in both
    )
    return f"json_type(after, '$.{name}') IS NOT NULL AND ({told})"
