"""Reading the journal: which rows a change touched, and how they were before and after it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table as SqlTable
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from advocate_desk.store.journal import stored_columns
from advocate_desk.store.models import ChangeImage, ChangeRow, Table

Image = Mapping[str, Any]  # a row's stored values by column
START = (0, 0)
_NOTHING: Image = {}


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """One row that a change touched; `place` is where reading goes on after it.

    The images of an update hold the whole row: what it did not change is as it is now.
    """

    place: tuple[int, int]
    table: str
    row_id: int
    before: Image | None
    after: Image | None


def rows_of_change(
    session: Session, change: int, limit: int, after: tuple[int, int] = START
) -> list[ChangedRow]:
    """Give some of a change's rows in the order it touched them, going on after a place.

    Of rows inserted in bulk the journal knows only the ids: those deleted since are left out.
    """
    line_id, row_id = after
    lines = session.scalars(
        select(ChangeRow)
        .where(ChangeRow.change_id == change, ChangeRow.id >= line_id)
        .order_by(ChangeRow.id)
        .limit(limit + 1)  # one may be behind us already
    ).all()
    found: list[ChangedRow] = []
    rest = _rows_of_updates(session, lines)
    for line in lines:
        if line.op == "range":
            begin = max(row_id + 1 if line.id == line_id else 0, line.row_id)
            found += _rows_of_range(session, line, begin, limit - len(found))
        elif line.id > line_id:
            kept = rest.get((line.table_name, line.row_id), {})
            before, now = _read(line.before, kept), _read(line.after, kept)
            found.append(ChangedRow((line.id, 0), line.table_name, line.row_id, before, now))
        if len(found) >= limit:
            break
    return found[:limit]


def counts_of_change(session: Session, change: int) -> dict[tuple[str, str], int]:
    """Count a change's rows by table and by insert, update or delete."""
    counted = session.execute(
        select(
            ChangeRow.table_name,
            ChangeRow.op,
            func.sum(func.coalesce(ChangeRow.last_id, ChangeRow.row_id) - ChangeRow.row_id + 1),
        )
        .where(ChangeRow.change_id == change)
        .group_by(ChangeRow.table_name, ChangeRow.op)
    )
    counts: Counter[tuple[str, str]] = Counter()
    for table, op, count in counted:
        counts[table, "insert" if op == "range" else op] += count
    return dict(counts)


def last_image(session: Session, table: str, row_id: int) -> Image | None:
    """Give the newest image of a whole row, to name one that is gone."""
    line = session.scalars(
        select(ChangeRow)
        .where(ChangeRow.table_name == table, ChangeRow.row_id == row_id)
        .where(ChangeRow.op.in_(("insert", "delete")))
        .order_by(ChangeRow.id.desc())
        .limit(1)
    ).first()
    return _read(line.after or line.before) if line else None


def _rows_of_updates(session: Session, lines: Sequence[ChangeRow]) -> dict[tuple[str, int], Image]:
    """Give the rows that lines of updates are about, as they are now or were when they went."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for line in lines:
        if line.op == "update":
            wanted[line.table_name].add(line.row_id)
    found: dict[tuple[str, int], Image] = {}
    for name, ids in wanted.items():
        table = Table.metadata.tables[name]
        here = session.execute(select(table.c.id, _image_of(table)).where(table.c.id.in_(ids)))
        found.update({(name, row_id): json.loads(image) for row_id, image in here})
        for gone in ids - {row_id for _name, row_id in found if _name == name}:
            found[name, gone] = last_image(session, name, gone) or {}
    return found


def _rows_of_range(
    session: Session, line: ChangeRow, begin: int, limit: int
) -> Iterator[ChangedRow]:
    """Give inserted rows as they are now, or as they were when they were taken back."""
    table, last = Table.metadata.tables[line.table_name], line.last_id or line.row_id
    kept = select(ChangeImage.row_id, ChangeImage.image).where(
        ChangeImage.change_row_id == line.id, ChangeImage.row_id.between(begin, last)
    )
    here = select(table.c.id, _image_of(table)).where(table.c.id.between(begin, last))
    rows = session.execute(kept.order_by(ChangeImage.row_id).limit(limit)).all()
    rows = rows or session.execute(here.order_by(table.c.id).limit(limit)).all()
    for row_id, image in rows:
        yield ChangedRow((line.id, row_id), table.name, row_id, None, _read(image))


def _image_of(table: SqlTable) -> Any:
    pairs = ((name, table.c[name]) for name in stored_columns(table))
    return func.json_object(*(part for pair in pairs for part in pair))


def _read(image: str | None, rest: Image = _NOTHING) -> Image | None:
    return None if image is None else {**rest, **json.loads(image)}


def rows_set_to(
    session: Session, changes: Sequence[int], table: str, column: str, value: str
) -> list[int]:
    """Give the rows of a table that changes added, or in which they set a column to a value."""
    if not changes:
        return []
    image = func.json_extract(ChangeRow.after, f"$.{column}")
    lines = session.execute(
        select(ChangeRow.row_id, func.coalesce(ChangeRow.last_id, ChangeRow.row_id)).where(
            ChangeRow.change_id.in_(changes),
            ChangeRow.table_name == table,
            or_(ChangeRow.op.in_(("insert", "range")), image == value),
        )
    )
    return sorted({row_id for first, last in lines for row_id in range(first, last + 1)})
