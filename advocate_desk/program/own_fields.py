"""Fields of her own on members, accounts and activities, and what hangs on any row by its kind."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, Select, delete, or_, select
from sqlalchemy.orm import Session

from advocate_desk.base.errors import Problem
from advocate_desk.base.text import fold, tidy_spaces
from advocate_desk.base.words import plain_number
from advocate_desk.program.bulk import set_each
from advocate_desk.program.checks import LONGEST, refuse
from advocate_desk.program.listing import listed
from advocate_desk.store.choices import CustomShape
from advocate_desk.store.journal import insert_many
from advocate_desk.store.models import (
    TABLE_OF_KIND,
    CustomField,
    CustomValue,
    ExternalId,
    NotSame,
    Table,
)

KINDS_WITH_OWN_FIELDS = (
    *("members", "accounts", "activities", "rewards", "grants", "costs"),
    *("opportunities", "events", "attendance", "connections"),
)
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?", re.ASCII)


def add_custom_field(
    session: Session, kind: str, name: str, shape: str = CustomShape.TEXT, uid: str | None = None
) -> int:
    """Add a field of her own to a kind of row; give its id.

    Raises:
        InvalidDraft: no name, a name that is taken, or an unknown shape.
    """
    plain = tidy_spaces(name)
    refuse(_name_problems(session, kind, plain))
    if shape not in tuple(CustomShape):
        refuse([Problem("type", f"A field holds one of: {', '.join(CustomShape)}.")])
    field = CustomField(kind=kind, name=plain, type=shape)
    if uid:
        field.uid = uid
    session.add(field)
    session.flush()
    return field.id


def _name_problems(session: Session, kind: str, name: str) -> list[Problem]:
    if not name:
        return [Problem("name", "The field needs a name.")]
    names = session.scalars(select(CustomField.name).where(CustomField.kind == kind))
    if fold(name) in {fold(taken) for taken in names}:
        return [Problem("name", f"There is already a field {name}.")]
    return []


def set_custom_value(session: Session, field_id: int, rows: Select[int], value: Any) -> int:
    """Set a field of her own for rows, for all to the same; give how many rows changed.

    Raises:
        InvalidDraft: the value is not what the field holds, or longer than a text may be.
    """
    session.flush()
    told = dict.fromkeys(session.scalars(rows), value)
    return set_custom_values(session, field_id, told)


def set_custom_values(session: Session, field_id: int, told: Mapping[int, Any]) -> int:
    """Set a field of her own for rows, for each to its own value; None takes it away.

    Gives how many rows changed.

    Raises:
        InvalidDraft: a value is not what the field holds, or longer than a text may be.
    """
    field = session.get_one(CustomField, field_id)
    texts: dict[int, str] = {}
    for row_id, value in told.items():
        texts[row_id] = _text_held(field, value, row_id)
    return keep_custom_texts(session, field_id, texts)


def keep_custom_texts(session: Session, field_id: int, texts: Mapping[int, str]) -> int:
    """Keep texts that were checked in a field of her own; none takes it away.

    Gives how many rows changed.
    """
    field = session.get_one(CustomField, field_id)
    session.flush()
    one = CustomValue
    whom = (one.field_id == field_id, one.row_id.in_(listed(tuple(texts))))
    held = {row: value for value, row in session.execute(select(one.id, one.row_id).where(*whom))}
    gone = [value_id for row_id, value_id in held.items() if not texts[row_id]]
    session.execute(delete(one).where(one.id.in_(listed(gone))))
    kept = {held[row]: {"value": text} for row, text in texts.items() if text and row in held}
    new = [(field.kind, row, field_id, text) for row, text in texts.items() if text]
    made = insert_many(
        session.connection(),
        Table.metadata.tables[one.__tablename__],
        ("kind", "row_id", "field_id", "value"),
        [row for row in new if row[1] not in held],
    )
    return len(gone) + set_each(session, one, kept) + len(made)


def _text_held(field: CustomField, value: Any, row_id: int) -> str:
    """Give a value as the field keeps it.

    Raises:
        InvalidDraft: it is not what the field holds, or longer than a text may be.
    """
    text = value_text(value)
    read = _READ.get(field.type)
    held = read(text) if read and text else text
    if held is None:
        refuse([Problem(field.name, f"{field.name} is {_WHAT[field.type]}.")], row_id)
    elif len(held) > LONGEST:
        words = f"{field.name} is longer than {LONGEST} characters."
        refuse([Problem(field.name, words)], row_id)
    return held or ""


def _number(text: str) -> str | None:
    return plain_number(Decimal(text)) if _NUMBER.fullmatch(text) else None


def _day(text: str) -> str | None:
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _yes_no(text: str) -> str | None:
    return text if text in ("yes", "no") else None


_READ: Mapping[str, Callable[[str], str | None]] = {
    CustomShape.NUMBER: _number,
    CustomShape.DAY: _day,
    CustomShape.YES_NO: _yes_no,
}
_WHAT: Mapping[str, str] = {
    CustomShape.NUMBER: "a number",
    CustomShape.DAY: "a day, such as 3 Nov 2026",
    CustomShape.YES_NO: "yes or no",
}


def value_text(value: Any) -> str:
    """Give a value as a field of her own keeps it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, dt.date) else str(value).strip()


def forget_rows(session: Session, kind: str, rows: Select[int]) -> None:
    """Take away what hangs on rows about to be deleted, and on the rows that go with them.

    That is what names them by kind and id: own values, ids, who is not the same.
    """
    for child, owner in _kinds_that_go_along(kind):
        forget_rows(session, child, select(owner.table.c.id).where(owner.in_(rows)))
    for table in (CustomValue, ExternalId):
        session.execute(
            delete(table)
            .where(table.kind == kind, table.row_id.in_(rows))
            .execution_options(synchronize_session=False)
        )
    pairs = or_(NotSame.first_id.in_(rows), NotSame.second_id.in_(rows))
    session.execute(
        delete(NotSame)
        .where(NotSame.kind == kind, pairs)
        .execution_options(synchronize_session=False)
    )


def _kinds_that_go_along(kind: str) -> Iterator[tuple[str, Column[Any]]]:
    """Give the kinds whose rows are deleted with their owner, and the columns that name it."""
    for child, name in TABLE_OF_KIND.items():
        for key in Table.metadata.tables[name].foreign_keys:
            owner = TABLE_OF_KIND.get(kind)
            if key.column.table.name == owner and key.ondelete == "CASCADE":
                yield child, key.parent
