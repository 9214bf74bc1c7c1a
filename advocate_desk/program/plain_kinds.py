"""The verbs of kinds of rows that stand for themselves: add, edit, delete, each by its rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from advocate_desk.base.errors import Problem
from advocate_desk.base.text import fold
from advocate_desk.program.books import ColleagueBook, CompanyBook
from advocate_desk.program.bulk import insert_rows, set_columns
from advocate_desk.program.checks import Values, problems_of, refuse, tidy_values
from advocate_desk.program.listing import Chosen, Listing
from advocate_desk.program.own_fields import forget_rows
from advocate_desk.store.models import Member, Table

_COMPANIES = {"company": "account_id"}
_COLLEAGUES = {"by": "by_id", "owner": "owner_id"}


@dataclass(frozen=True, eq=False)
class PlainKind:
    """One kind of row.

    Attributes:
        needs: by field that is never blank, what to do about it.
        usual: what a new row holds where it says nothing.
        misfits: what is wrong with the values of one row together.
        together: the fields that `misfits` looks at.
        unlike: the fields by which no two rows are the same; `twice` says that they are.
    """

    listing: Listing
    table: type[Table]
    needs: Mapping[str, str]
    usual: Mapping[str, Any] = field(default_factory=dict)
    misfits: Callable[[Values], list[Problem]] = lambda _values: []
    together: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    twice: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """Give the columns that a row fills, but for its id and uid."""
        return tuple(c.name for c in self.table.__table__.columns if c.name not in ("id", "uid"))

    @property
    def is_of_members(self) -> bool:
        """Say whether a row belongs to a member."""
        return "member_id" in self.columns

    def problems(self, values: Values) -> list[Problem]:
        """Say what is wrong with the tidied values of one whole row."""
        blank = [
            Problem(key, sentence)
            for key, sentence in self.needs.items()
            if values.get(key) in (None, "")
        ]
        return blank or problems_of(self.listing.fields, values) or self.misfits(values)


def add_rows(session: Session, kind: PlainKind, rows: Sequence[Values]) -> list[int]:
    """Add rows; give their ids in order. A row names its member by `member_id`.

    Raises:
        InvalidDraft: a value cannot be kept, or the row is there already.
    """
    tidied = []
    for row in rows:
        said = tidy_values(kind.listing.fields, row)
        tidied.append({**kind.usual, **{key: v for key, v in said.items() if v is not None}})
        refuse(kind.problems(tidied[-1]))
    if kind.is_of_members:
        refuse(_member_problems(session, tidied))
    refuse(_twice(kind, _held(session, kind), tidied))
    names = _Names(session)
    return list(insert_rows(session, kind.table, kind.columns, list(map(names.resolved, tidied))))


def _member_problems(session: Session, rows: Sequence[Values]) -> list[Problem]:
    wanted = {row.get("member_id") for row in rows}
    if None in wanted:
        return [Problem("member", "Say who it is about.")]
    listed = func.json_each(f"[{','.join(map(str, wanted))}]").table_valued("value")
    found = session.scalar(
        select(func.count()).select_from(Member).where(Member.id.in_(select(listed.c.value)))
    )
    gone = (found or 0) < len(wanted)
    return [Problem("member", "A member was deleted meanwhile; choose again.")] if gone else []


def edit_rows(session: Session, kind: PlainKind, chosen: Chosen, changes: Values) -> int:
    """Set fields of the chosen rows to the same values; give how many rows changed.

    Raises:
        InvalidDraft: a value cannot be kept, or two rows would be the same.
    """
    tidy = tidy_values(kind.listing.fields, changes)
    if "member" in tidy:
        words = "Whose it is cannot be changed: delete it and add it for the other one."
        refuse([Problem("member", words)])
    refuse(
        [
            Problem(key, sentence)
            for key, sentence in kind.needs.items()
            if key in tidy and tidy[key] in (None, "")
        ]
        or problems_of(kind.listing.fields, tidy)
    )
    whom = kind.listing.settled(session, chosen)
    refuse(_misfits(session, kind, whom, tidy) or _clashes(session, kind, whom, tidy))
    resolved = _Names(session).resolved(tidy)
    own = {key: value for key, value in resolved.items() if key in kind.columns}
    return set_columns(session, kind.table, whom, own) if own else 0


def _misfits(session: Session, kind: PlainKind, whom: Select[int], tidy: Values) -> list[Problem]:
    """Say what would not fit together in the first row where that is so."""
    if not tidy.keys() & set(kind.together):
        return []
    columns = kind.table.__table__.columns
    held = session.execute(
        select(*(columns[key] for key in kind.together)).where(columns["id"].in_(whom)).distinct()
    )
    changed = {key: value for key, value in tidy.items() if key in kind.together}
    for row in held.mappings():
        if found := kind.misfits({**row, **changed}):
            return found
    return []


def _clashes(session: Session, kind: PlainKind, whom: Select[int], tidy: Values) -> list[Problem]:
    """Say whether the chosen rows would become the same as each other, or as another one."""
    if not tidy.keys() & set(kind.unlike):
        return []
    held = _held(session, kind)
    changed = [held.pop(row_id) for row_id in session.scalars(whom)]
    return _twice(kind, held, [{**row, **tidy} for row in changed])


def _held(session: Session, kind: PlainKind) -> dict[int, dict[str, Any]]:
    """Give by id what the rows of the desk are known by; nothing where rows may be alike."""
    if not kind.unlike:
        return {}
    columns = kind.table.__table__.columns
    rows = session.execute(select(columns["id"], *(columns[key] for key in kind.unlike)))
    return {row[0]: dict(zip(kind.unlike, row[1:], strict=True)) for row in rows}


def _twice(kind: PlainKind, held: Mapping[int, Values], rows: Sequence[Values]) -> list[Problem]:
    if not kind.unlike:
        return []
    known = {_known_as(kind, row) for row in held.values()}
    for row in rows:
        key = _known_as(kind, row)
        if key in known:
            return [Problem(kind.unlike[-1], kind.twice)]
        known.add(key)
    return []


def _known_as(kind: PlainKind, row: Values) -> tuple[Any, ...]:
    return tuple(
        fold(value) if isinstance(value, str) else value
        for value in (row.get(key) for key in kind.unlike)
    )


def delete_rows(session: Session, kind: PlainKind, chosen: Chosen) -> int:
    """Delete the chosen rows; undo brings them back."""
    session.flush()
    ids = tuple(session.scalars(kind.listing.chosen(chosen)))
    whom = kind.listing.chosen(Chosen(ids=ids))
    if ids:
        forget_rows(session, kind.listing.key, whom)
        session.execute(delete(kind.table).where(kind.table.__table__.columns["id"].in_(whom)))
    return len(ids)


class _Names:
    """Companies and colleagues of rows by their ids, made where they are new."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._companies: CompanyBook | None = None
        self._colleagues: ColleagueBook | None = None

    def resolved(self, row: Values) -> dict[str, Any]:
        """Give a row as its table keeps it."""
        found = dict(row)
        for key, column in _COMPANIES.items():
            if key in found:
                self._companies = self._companies or CompanyBook(self._session)
                name = found.pop(key)
                found[column] = self._companies.find_or_add(name) if name else None
        for key, column in _COLLEAGUES.items():
            if key in found:
                self._colleagues = self._colleagues or ColleagueBook(self._session)
                name = found.pop(key)
                found[column] = self._colleagues.find_or_add(name) if name else None
        return found
