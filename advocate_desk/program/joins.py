"""Leaves out of a query the joins that nothing asks for."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnClause, ColumnElement, FromClause, Join
from sqlalchemy.sql import visitors


def needed(source: FromClause, *asked: ColumnElement[Any]) -> FromClause:
    """Leave out the outer joins whose tables nothing asks for.

    SQLite leaves them out too, but only after it chose the index by them: counting and sorting a
    million activities took ten times as long.
    """
    tables = {table for part in asked for table in _tables_in(part)}
    return _pruned(source, tables)


def _pruned(source: FromClause, tables: set[FromClause]) -> FromClause:
    if not isinstance(source, Join):
        return source
    if source.right not in tables or source.onclause is None:
        return _pruned(source.left, tables)
    left = _pruned(source.left, tables | _tables_in(source.onclause))
    return Join(left, source.right, source.onclause, isouter=source.isouter)


def _tables_in(part: ColumnElement[Any]) -> set[FromClause]:
    return {
        element.table
        for element in visitors.iterate(part)
        if isinstance(element, ColumnClause) and element.table is not None
    }
