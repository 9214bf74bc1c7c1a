"""What all tables share: naming, the stable uid, and what the journal must know of them."""

from __future__ import annotations

from typing import Any

import uuid_utils
from sqlalchemy import MetaData, Text, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from advocate_desk.base.text import join_words

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def new_uid() -> str:
    """Give a new stable id: UUIDv7, so that later ones sort after earlier ones."""
    return str(uuid_utils.uuid7())


class Table(DeclarativeBase):
    """The base of all tables."""

    metadata = MetaData(naming_convention=NAMING)


def facts(*constraints: Any, personal: str = "", of_kind: tuple[str, ...] = ()) -> tuple[Any, ...]:
    """Give the table arguments of a table of facts: journalled, ids never used twice.

    `personal` is the path to the member whose personal data a row holds, for export and erasure;
    empty where there is none. Columns `of_kind` hold ids of rows of the table that the row's
    `kind` names, which no foreign key can say.
    """
    info = {"journalled": True, "personal": personal, "of_kind": of_kind}
    return (*constraints, {"sqlite_autoincrement": True, "info": info})


class Identified:
    """A row with an id and a uid."""

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True, default=new_uid)


class Words(TypeDecorator[tuple[str, ...]]):
    """Several values in one column, kept as `a; b`, so that files and searches see the same."""

    impl = Text
    cache_ok = True

    def process_bind_param(
        self,
        value: tuple[str, ...] | str | None,
        dialect: Dialect,  # noqa: ARG002  SQLAlchemy's signature
    ) -> str | None:
        """Join the values; none at all is NULL."""
        return value or None if isinstance(value, str) else (join_words(value) if value else None)

    def process_result_value(
        self,
        value: str | None,
        dialect: Dialect,  # noqa: ARG002  SQLAlchemy's signature
    ) -> tuple[str, ...]:
        """Split the values."""
        return tuple(value.split("; ")) if value else ()
