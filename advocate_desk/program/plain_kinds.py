"""The verbs of kinds of rows that stand for themselves: add, edit, delete, each by its rules."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from advocate_desk.base.errors import Problem
from advocate_desk.base.text import fold
from advocate_desk.program.books import ColleagueBook, CompanyBook, EventBook
from advocate_desk.program.bulk import insert_rows
from advocate_desk.program.checks import Values, problems_of, refuse, tidy_values
from advocate_desk.program.edits import Changes, Edits, edits_of, made_of, with_any
from advocate_desk.program.listing import Chosen, Listing, listed
from advocate_desk.program.money import priced, set_money
from advocate_desk.program.own_fields import forget_rows
from advocate_desk.store.models import Member, Table

_Book = CompanyBook | ColleagueBook | EventBook
# fields that name rows of another table, the columns of their ids, and who knows them
_NAMED: tuple[tuple[str, str, type[_Book]], ...] = (
    ("company", "account_id", CompanyBook),
    ("by", "by_id", ColleagueBook),
    ("owner", "owner_id", ColleagueBook),
    ("introduced_by", "introduced_by_id", ColleagueBook),
    ("event", "event_id", EventBook),
)


def folded(said: Sequence[Any]) -> Hashable:
    """Give values as they are compared: texts without their case and accents."""
    return tuple(fold(one) if isinstance(one, str) else one for one in said)


@dataclass(frozen=True, slots=True)
class Unlike:
    """The fields by which no two rows of a kind are the same.

    Attributes:
        told: what is wrong with a row that another one is like.
        known_as: what is compared of a row; None of one that may be like others.
    """

    fields: tuple[str, ...]
    told: Callable[[Values], Problem]
    known_as: Callable[[Sequence[Any]], Hashable] = folded


def never_blank(listing: Listing, *keys: str) -> dict[str, str]:
    """Say plainly of each of these fields that it cannot be blank."""
    return {key: f"{listing.field(key).label} cannot be blank." for key in keys}


def _as_said(_session: Session, values: Values) -> Values:
    return values


@dataclass(frozen=True, eq=False)
class PlainKind:
    """One kind of row.

    Attributes:
        needs: by field that is never blank, what to do about it.
        usual: what a new row holds where it says nothing.
        misfits: what is wrong with the values of one row together.
        together: the fields that `misfits` looks at.
        as_kept: how sound values are kept where that is not as they are said; it refuses what
            only the desk tells to be wrong.
        unlike: by what no two rows are the same; none of these: they may be alike.
    """

    listing: Listing
    table: type[Table]
    needs: Mapping[str, str]
    usual: Mapping[str, Any] = field(default_factory=dict)
    misfits: Callable[[Values], list[Problem]] = lambda _values: []
    together: tuple[str, ...] = ()
    as_kept: Callable[[Session, Values], Values] = _as_said
    unlike: tuple[Unlike, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Give the columns that a row fills, but for its id and uid."""
        return tuple(c.name for c in self.table.__table__.columns if c.name not in ("id", "uid"))

    @property
    def is_of_members(self) -> bool:
        """Say whether every row belongs to a member."""
        column = self.table.__table__.columns.get("member_id")
        return column is not None and not column.nullable

    @property
    def has_members(self) -> bool:
        """Say whether a row may belong to a member."""
        return "member_id" in self.columns

    @property
    def names_members(self) -> tuple[str, ...]:
        """Give the columns that name a member."""
        columns = self.table.__table__.columns
        return tuple(c.name for c in columns if c.references(Member.__table__.c.id))

    def problems(self, values: Values) -> list[Problem]:
        """Say what is wrong with the tidied values of one whole row."""
        said = {**dict.fromkeys(self.needs), **values}
        return self.field_problems(said) or self.misfits(values)

    def field_problems(self, values: Values) -> list[Problem]:
        """Say what is wrong with tidied values, each by itself."""
        return [
            Problem(key, sentence)
            for key, sentence in self.needs.items()
            if key in values and values[key] in (None, "")
        ] + problems_of(self.listing.fields, values)


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
    refuse(_member_problems(session, kind, tidied))
    names = _Names(session, kind)
    kept = [names.resolved(kind.as_kept(session, row)) for row in tidied]
    for unlike in kind.unlike:
        held = _held(session, kind, unlike.fields)
        known = {_known_as(unlike, row) for row in held.values()}
        for row in kept:
            refuse(_twice(unlike, known, row))
    made = priced(session, kind.table, kept)
    return list(insert_rows(session, kind.table, kind.columns, made))


def _member_problems(session: Session, kind: PlainKind, rows: Sequence[Values]) -> list[Problem]:
    if kind.is_of_members and any(row.get("member_id") is None for row in rows):
        return [Problem("member", "Say who it is about.")]
    named = {row.get(column) for row in rows for column in kind.names_members}
    wanted = tuple(one for one in named if one is not None)
    if not wanted:
        return []
    ids = listed(wanted)
    found = session.scalar(select(func.count()).select_from(Member).where(Member.id.in_(ids)))
    gone = (found or 0) < len(wanted)
    return [Problem("member", "A member was deleted meanwhile; choose again.")] if gone else []


def edit_rows(session: Session, kind: PlainKind, chosen: Chosen, changes: Changes) -> int:
    """Set fields of the chosen rows, all to the same or each to its own; give how many changed.

    Raises:
        InvalidDraft: a value cannot be kept, or two rows would be the same.
    """
    edits = sound_edits(session, kind, edits_of(session, kind.listing, chosen, changes))
    own = made_of(edits, lambda kept: {k: v for k, v in kept.items() if k in kind.columns})
    return set_money(session, kind.table, own)


def sound_edits(session: Session, kind: PlainKind, edits: Edits) -> Edits:
    """Give the changes of rows as they are kept.

    Raises:
        InvalidDraft: a value cannot be kept, or two rows would be the same.
    """
    tidied = made_of(edits, lambda changes: _tidied(kind, changes))
    names = _Names(session, kind)
    kept = made_of(tidied, lambda tidy: names.resolved(kind.as_kept(session, tidy)))
    _refuse_misfits(session, kind, kept)
    _refuse_clashes(session, kind, kept)
    return kept


def _tidied(kind: PlainKind, changes: Values) -> Values:
    tidy = tidy_values(kind.listing.fields, changes)
    if "member" in tidy:
        words = "Whose it is cannot be changed: delete it and add it for the other one."
        refuse([Problem("member", words)])
    refuse(kind.field_problems(tidy))
    return tidy


def _refuse_misfits(session: Session, kind: PlainKind, kept: Edits) -> None:
    """Refuse what would not fit together in a row."""
    keys = kind.together
    told = with_any(kept, *keys)
    for row_id, row in _held(session, kind, keys, tuple(told)).items():
        changed = {key: value for key, value in told[row_id].items() if key in keys}
        refuse(kind.misfits({**row, **changed}), row_id)


def _refuse_clashes(session: Session, kind: PlainKind, kept: Edits) -> None:
    """Refuse that rows become the same as each other, or as another one."""
    for unlike in kind.unlike:
        told = with_any(kept, *unlike.fields)
        before = _held(session, kind, unlike.fields, tuple(told))
        after = {row_id: {**row, **told[row_id]} for row_id, row in before.items()}
        if all(_known_as(unlike, after[one]) == _known_as(unlike, before[one]) for one in after):
            continue  # they are told apart by what they were before
        others = _held(session, kind, unlike.fields)
        known = {_known_as(unlike, row) for one, row in others.items() if one not in after}
        for row_id, row in after.items():
            refuse(_twice(unlike, known, row), row_id)


def _held(
    session: Session, kind: PlainKind, keys: Sequence[str], ids: Sequence[int] | None = None
) -> dict[int, dict[str, Any]]:
    """Give by id what rows of the desk hold; all of them, unless some are named."""
    if ids is not None and not ids:
        return {}
    columns = kind.table.__table__.columns
    asked = select(columns["id"], *(columns[key] for key in keys))
    rows = session.execute(asked if ids is None else asked.where(columns["id"].in_(listed(ids))))
    return {row[0]: dict(zip(keys, row[1:], strict=True)) for row in rows}


def _twice(unlike: Unlike, known: set[Hashable], row: Values) -> list[Problem]:
    """Say what is wrong with a row that is like a known one; it is known from now on."""
    key = _known_as(unlike, row)
    if key is not None and key in known:
        return [unlike.told(row)]
    known.add(key)
    return []


def _known_as(unlike: Unlike, row: Values) -> Hashable:
    return unlike.known_as([row.get(key) for key in unlike.fields])


def delete_rows(session: Session, kind: PlainKind, chosen: Chosen) -> int:
    """Delete the chosen rows; undo brings them back."""
    ids = tuple(session.scalars(kind.listing.settled(session, chosen)))
    if ids:
        whom = listed(ids)
        forget_rows(session, kind.listing.key, whom)
        session.execute(delete(kind.table).where(kind.table.__table__.columns["id"].in_(whom)))
    return len(ids)


class _Names:
    """Companies, colleagues and events of rows by their ids, made where they are new."""

    def __init__(self, session: Session, kind: PlainKind) -> None:
        self._session = session
        self._named = [one for one in _NAMED if one[1] in kind.columns]
        self._books: dict[type[_Book], _Book] = {}

    def resolved(self, row: Values) -> dict[str, Any]:
        """Give a row as its table keeps it."""
        found = dict(row)
        for key, column, book in self._named:
            if key in found:
                name = found.pop(key)
                if found.get(column) is None:  # else the row knows it already
                    found[column] = self._book(book).find_or_add(name) if name else None
        return found

    def _book(self, book: type[_Book]) -> _Book:
        if book not in self._books:
            self._books[book] = book(self._session)
        return self._books[book]
