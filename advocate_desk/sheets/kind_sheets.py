"""Brings in the kinds of rows that have verbs and rules of their own: planned and saved alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base.text import fold
from advocate_desk.program.checks import Values
from advocate_desk.program.fields import ListField, Shape
from advocate_desk.program.listing import Chosen
from advocate_desk.program.plain_kinds import PlainKind
from advocate_desk.sheets.fields import Field
from advocate_desk.sheets.known import Known, known_rows
from advocate_desk.sheets.plain_rows import ONLY_IN_DESK, Complaint, Key, PlainRules
from advocate_desk.sheets.plain_saving import save_groups
from advocate_desk.sheets.planned import Group, LeftOut, Section
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.row_people import NAME_FIELDS, NAME_PARTS, WHO, WHO_FIELDS
from advocate_desk.sheets.saving import Saving, without_clear
from advocate_desk.sheets.sheet_columns import SheetColumn
from advocate_desk.sheets.values import CLEAR

NAMED_BY = frozenset({*WHO, *NAME_PARTS})


@dataclass(frozen=True, eq=False)
class KindSheet:
    """The sheet of one such kind.

    Attributes:
        add, edit: its verbs; new rows go in as one batch.
        key: by which fields a row without a UID is known, beside its member.
    """

    kind: PlainKind
    add: Callable[[Session, Sequence[Values]], list[int]]
    edit: Callable[[Session, Chosen, Values], int]
    key: tuple[str, ...]
    _columns: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        listed = self.kind.listing.fields
        object.__setattr__(self, "_columns", {_key_of(one): one.key for one in listed})

    @property
    def has_uid(self) -> bool:
        """Say whether its rows have UIDs."""
        return "uid" in self.kind.table.__table__.columns

    def fields(self) -> tuple[Field, ...]:
        """Give what a column can mean: our own headings, and how other files name a member."""
        uid = (Field("uid", "UID", erasable=False),) if self.has_uid else ()
        own = (self._field(one) for one in self.kind.listing.fields)
        return (*uid, *own, *((*WHO_FIELDS, *NAME_FIELDS) if self.kind.is_of_members else ()))

    def _field(self, one: ListField) -> Field:
        return Field(
            _key_of(one),
            one.label,
            one.shape,
            one.choices,
            grows=one.shape is Shape.COLLEAGUE,
            erasable=one.key not in self.kind.needs and one.shape is not Shape.MEMBER,
        )

    def rules(self, rows: SheetRows, **more: Any) -> PlainRules:
        """Give how rows are known and judged; `more` is what is special about the kind."""

        def check(values: Values) -> Complaint | None:
            return self._check(rows, values)

        def adjust(_planning: Planning, group: Group, changes: dict[str, Any]) -> None:
            self.leave_misfits(rows, group, changes)

        special = {"check": check, "adjust": adjust, **more}
        return PlainRules(
            self._keys,
            self._load_keys,
            self._load,
            finds_people=self.kind.is_of_members,
            has_no_uid=not self.has_uid,
            **special,
        )

    def leave_misfits(self, rows: SheetRows, group: Group, changes: dict[str, Any]) -> None:
        """Leave out what would not fit a row that is there, and say so."""
        held = self.stored(group.known)
        while found := self.kind.misfits({**held, **self.stored(changes)}):
            key = self._file_key(found[0].field)
            for wrong in (key, *map(self._file_key, self.kind.together)):
                said = changes.pop(wrong, None)
                if said is not None:
                    words = f"does not fit: {_in_sentence(found[0].text)}"
                    place = group.givers.get(wrong, group.places[0])
                    rows.complain(place, wrong, said, LeftOut.CELL, words)
                    break
            else:
                return  # what is there does not fit by itself

    def _file_key(self, key: str) -> str:
        return next(file for file, column in self._columns.items() if column == key)

    def _keys(self, values: Values) -> Iterator[Key]:
        uid = values.get("uid")
        if uid:
            yield "uid", str(uid).lower()
        # a row of another desk may be here under another UID; two of the file are never one
        known_as = ONLY_IN_DESK if uid else "row"
        usual = {self._file_key(key): value for key, value in self.kind.usual.items()}
        yield known_as, values["who"], *(_alike(values.get(k) or usual.get(k)) for k in self.key)

    def _load_keys(self, planning: Planning) -> Mapping[Key, int | None]:
        columns = self.kind.table.__table__.columns
        wanted = [columns[self._columns[key]] for key in self.key]
        more = [columns[name] for name in ("uid", "member_id") if name in columns]
        found: dict[Key, int | None] = {}
        held = planning.session.execute(select(columns["id"], *wanted, *more))
        for row in held.mappings():
            row_id = row["id"]
            if self.has_uid:
                found["uid", row["uid"]] = row_id
            who = row["member_id"] if self.kind.is_of_members else 0
            said = [_alike(row[self._columns[key]]) for key in self.key]
            for known_as in ("row", ONLY_IN_DESK):
                found.setdefault((known_as, who, *said), row_id)
        return found

    def _load(self, planning: Planning, _rows: SheetRows, ids: Iterable[int]) -> Known:
        listing = self.kind.listing
        columns = self.kind.table.__table__.columns
        keys = [one.key for one in listing.fields]
        # as they are kept: a list may show what has become of them by today
        kept = {key: columns[key] for key in (*keys, "account_id") if key in columns}
        found = known_rows(planning.session, listing, ids, keys, kept)
        for row in found.values():
            for key, column in self._columns.items():
                row[key] = row[column]
            if "account_id" in kept:
                row["company"] = planning.companies.name_of(row["account_id"])
        return found

    def _check(self, rows: SheetRows, values: Values) -> Complaint | None:
        """Say what is wrong with a new row, by the rules that the verbs go by."""
        row = {**self.kind.usual, **self.stored(without_clear(values))}
        for problem in self.kind.problems(row):
            key = self._file_key(problem.field)
            if problem.field in self.kind.needs and row.get(problem.field) in (None, ""):
                return (key if key in rows.fields else rows.keys[0]), "is blank"
            return key, f"does not fit: {_in_sentence(problem.text)}"
        return None

    def stored(self, values: Values) -> dict[str, Any]:
        """Give values by the fields of the list."""
        return {self._columns[key]: v for key, v in values.items() if key in self._columns}

    def save(self, saving: Saving, section: Section) -> None:
        """Make the new rows and change the known ones."""

        def draft(group: Group) -> Values:
            kept = self.stored(without_clear(group.merged))
            kept.pop("member", None)
            if self.has_uid:
                kept["uid"] = group.merged.get("uid")
            if self.kind.is_of_members:
                kept["member_id"] = saving.member(group.who)
            if "company" in self._columns and section.setup.is_program:
                kept.setdefault("company", None)  # it says that there is none
            return kept

        def add(groups: Sequence[Group]) -> list[int]:
            return self.add(saving.session, list(map(draft, groups)))

        def edit(row_id: int, changes: Values) -> None:
            self.edit(saving.session, Chosen(ids=(row_id,)), self.stored(changes))

        save_groups(section, add, edit)


def _key_of(field_: ListField) -> str:
    return SheetColumn(field_.label).key


def _alike(value: Any) -> Any:
    """Give a value as it is compared: what is erased is not there, texts without their case."""
    if value is CLEAR:
        return None
    return fold(value) if isinstance(value, str) else value


def _in_sentence(text: str) -> str:
    """Give a sentence as the end of another."""
    plain = text.removesuffix(".")
    return plain if plain[1:2].isupper() else plain[:1].lower() + plain[1:]
