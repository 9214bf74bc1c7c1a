"""Brings in the kinds of rows that have verbs and rules of their own: planned and saved alike."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base.text import fold
from advocate_desk.program.checks import Values
from advocate_desk.program.edits import Changes, Each
from advocate_desk.program.fields import ListField, Shape
from advocate_desk.program.listing import Chosen
from advocate_desk.program.plain_kinds import PlainKind
from advocate_desk.sheets.fields import CUSTOM, Field
from advocate_desk.sheets.known import Known, known_rows
from advocate_desk.sheets.own_values import save_own_values_of
from advocate_desk.sheets.plain_rows import ONLY_IN_DESK, Complaint, Key, PlainRules
from advocate_desk.sheets.plain_saving import save_groups
from advocate_desk.sheets.planned import Group, LeftOut, Section
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.row_people import NAME_FIELDS, NAME_PARTS, WHO, WHO_FIELDS
from advocate_desk.sheets.saving import Saving, with_rate, without_clear
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
    edit: Callable[[Session, Chosen, Changes], int]
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
        return (*uid, *own, *((*WHO_FIELDS, *NAME_FIELDS) if self.kind.has_members else ()))

    def _field(self, one: ListField) -> Field:
        return Field(
            _key_of(one),
            one.label,
            one.shape,
            one.choices,
            grows=one.shape is Shape.COLLEAGUE,
            erasable=one.key not in (*self.kind.needs, "rate") and one.shape is not Shape.MEMBER,
        )

    def rules(self, rows: SheetRows, **more: Any) -> PlainRules:
        """Give how rows are known and judged; `more` is what is special about the kind."""

        def check(values: Values) -> Complaint | None:
            return self._check(rows, values)

        def adjust(_planning: Planning, group: Group, changes: dict[str, Any]) -> None:
            self.leave_misfits(rows, group, changes)

        usual = {
            "keys": self.keys,
            "load_keys": self.load_keys,
            "load": self.load,
            "check": check,
            "adjust": adjust,
            "finds_people": self.kind.has_members,
            "has_no_uid": not self.has_uid,
        }
        return PlainRules(**{**usual, **more})

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

    def keys(self, values: Values) -> Iterator[Key]:
        """Give by what a row is known, the surest first."""
        uid = values.get("uid")
        if uid:
            yield "uid", str(uid).lower()
        # a row of another desk may be here under another UID; two of the file are never one
        known_as = ONLY_IN_DESK if uid else "row"
        usual = {self._file_key(key): value for key, value in self.kind.usual.items()}
        yield known_as, values["who"], *(alike(values.get(k) or usual.get(k)) for k in self.key)

    def load_keys(
        self, planning: Planning, besides: Container[int] = ()
    ) -> Mapping[Key, int | None]:
        """Give the rows of the desk by these keys, but for some."""
        columns = self.kind.table.__table__.columns
        wanted = [columns[self._columns[key]] for key in self.key]
        more = [columns[name] for name in ("uid", "member_id") if name in columns]
        found: dict[Key, int | None] = {}
        held = planning.session.execute(select(columns["id"], *wanted, *more))
        for row in held.mappings():
            row_id = row["id"]
            if row_id in besides:
                continue
            if self.has_uid:
                found["uid", row["uid"]] = row_id
            who = row["member_id"] if self.kind.is_of_members else 0
            said = [alike(row[self._columns[key]]) for key in self.key]
            for known_as in ("row", ONLY_IN_DESK):
                found.setdefault((known_as, who, *said), row_id)
        return found

    def load(self, planning: Planning, rows: SheetRows, ids: Iterable[int]) -> Known:
        """Give what the desk holds of rows, by field."""
        listing = self.kind.listing
        columns = self.kind.table.__table__.columns
        keys = [*(one.key for one in listing.fields), *filter(is_own_key, rows.keys)]
        # as they are kept: a list may show what has become of them by today
        kept = {key: columns[key] for key in (*keys, "account_id", "member_id") if key in columns}
        found = known_rows(planning.session, listing, ids, keys, kept)
        for row in found.values():
            for key, column in self._columns.items():
                row[key] = row[column]
            if "account_id" in kept:
                row["company"] = planning.companies.name_of(row["account_id"])
        return found

    def _check(self, rows: SheetRows, values: Values) -> Complaint | None:
        return self.complaint(rows, self.stored(without_clear(values)))

    def complaint(self, rows: SheetRows, told: Values) -> Complaint | None:
        """Say what is wrong with a new row, by the rules that the verbs go by."""
        row = {**self.kind.usual, **told}
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
        self.save_as(
            saving,
            section,
            lambda group: self.drafted(saving, section, group),
            lambda group: self.stored(group.changes or {}),
        )

    def save_as(
        self,
        saving: Saving,
        section: Section,
        draft: Callable[[Group], Values],
        changed: Callable[[Group], Values],
    ) -> None:
        """Make the new rows as drafted, and change the known ones as told."""
        by_id = {group.target: group for group in section.groups}

        def add(groups: Sequence[Group]) -> list[int]:
            return self.add(saving.session, list(map(draft, groups)))

        def edit(edits: Mapping[int, Values]) -> None:
            told = Each({row_id: changed(by_id[row_id]) for row_id in edits})
            self.edit(saving.session, told.chosen, told)

        save_groups(saving, section, add, edit)
        save_own_values_of(saving, section)

    def drafted(self, saving: Saving, section: Section, group: Group) -> dict[str, Any]:
        """Give a new row as the verb takes it."""
        kept = self.stored(without_clear(group.merged))
        kept.pop("member", None)
        if self.has_uid:
            kept["uid"] = group.merged.get("uid")
        if self.kind.has_members:
            kept["member_id"] = saving.member(group.who) if group.who else None
        if "company" in self._columns and section.setup.is_program:
            kept.setdefault("company", None)  # it says that there is none
        return with_rate(section, kept) if "rate" in self._columns else kept


def is_own_key(key: str) -> bool:
    """Say whether a field is one of her own."""
    return key.startswith(CUSTOM)


def _key_of(field_: ListField) -> str:
    return SheetColumn(field_.label).key


def alike(value: Any) -> Any:
    """Give a value as it is compared: what is erased is not there, texts without their case."""
    if value is CLEAR:
        return None
    return fold(value) if isinstance(value, str) else value


def _in_sentence(text: str) -> str:
    """Give a sentence as the end of another."""
    plain = text.removesuffix(".")
    return plain if plain[1:2].isupper() else plain[:1].lower() + plain[1:]
