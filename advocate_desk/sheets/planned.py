"""What an import would do, row by row: shown before, carried out as it is, kept for the report."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session

from advocate_desk.base.text import fold
from advocate_desk.sheets.disputes import Dispute
from advocate_desk.sheets.doubts import Doubt
from advocate_desk.sheets.kept_lines import KeptLines
from advocate_desk.sheets.setup import ImportSetup, SheetSetup
from advocate_desk.sheets.values import CLEAR
from advocate_desk.store.journal import change_being_made


class Verdict(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    UPDATE = "update"
    SAME = "same"
    SKIPPED = "skipped"  # left out by choice, or because she must decide
    INVALID = "invalid"  # cannot go in


class LeftOut(StrEnum):
    """What a problem keeps out of the desk."""

    ROW = "row"
    CELL = "cell"
    NOTHING = "nothing"


class Mend(StrEnum):
    """What mends a problem, when it is more than the cell itself."""

    CELL = "cell"
    DAYS = "days"  # say whether the day or the month comes first
    WORDS = "words"  # say what the word means
    STRICTNESS = "strictness"  # allow what would be less strict
    AGE = "age"  # let the file win although it is older


class RowProblem(NamedTuple):
    """What is wrong with a row or one cell of it; `text` ends the sentence the cell begins."""

    column: str
    value: str
    left_out: LeftOut
    text: str
    mend: Mend = Mend.CELL


class SheetProblem(NamedTuple):
    """A problem with the number of its row, as the spreadsheet program shows it."""

    row: int
    column: str
    value: str
    left_out: LeftOut
    text: str
    mend: Mend = Mend.CELL


Change = Mapping[str, Any]
Values = dict[str, Any]


_NAME_PARTS = ("given_name", "family_name")
_OTHER_NAMES = ("preferred_name", "email", "company", "name")


@dataclass(slots=True)
class PlannedRow:
    """What becomes of one row.

    Attributes:
        number: the row's number in the spreadsheet program.
        values: what the row says, in the order of its section's keys; None where it is blank.
        changes: what would be set in the row that is there already; None for other verdicts.
        before: what stands there now in the changed fields.
        target: the id of the row that is there; None for one that would be made. After the
            commit, the id of the row made.
        who: the member an act, job or standing belongs to: an id, or below zero the number of a
            member that the same import makes.
        doubt: why she must say who is meant.
    """

    number: int
    verdict: Verdict
    values: Sequence[Any]
    problems: tuple[RowProblem, ...] = ()
    target: int | None = None
    who: int = 0
    changes: Change | None = None
    before: Change | None = None
    doubt: Doubt | None = None

    @property
    def is_left_out(self) -> bool:
        """Say whether it does not go in because something is wrong or must be decided."""
        if self.verdict is Verdict.SKIPPED:  # by choice it has no problem that keeps it out
            return any(problem.left_out is LeftOut.ROW for problem in self.problems)
        return self.verdict is Verdict.INVALID


@dataclass(slots=True)
class Group:
    """The rows of a sheet that mean one row of the desk.

    Rows of a further sheet that mean the same row make a group of their own, which shares what
    is told with the first one.

    Attributes:
        target: its id; None when it would be made.
        by_uid: the file names it by its UID.
        is_joined: a row that was merged into it is among them, which only fills what is blank.
        merged: what the rows say together: later ones win, several values add up.
        givers: by field, the place of the row that gave the merged value.
        who: the member it belongs to, or is.
        changes: what would be set in the row that is there; None when it is left by choice.
        known: what stands there now.
        rows: its rows; the first one carries the verdict `new`.
        keys: (system, id) by which other systems and later imports know it.
        first: the group of an earlier sheet that this one goes on with; that one is carried out.
    """

    target: int | None
    by_uid: bool = False
    is_joined: bool = False
    merged: Values = field(default_factory=dict)
    givers: dict[str, int] = field(default_factory=dict)
    places: list[int] = field(default_factory=list)
    who: int = 0
    changes: Values | None = None
    known: Mapping[str, Any] = field(default_factory=dict)
    rows: list[PlannedRow] = field(default_factory=list)
    keys: list[tuple[str, str]] = field(default_factory=list)
    first: Group | None = None

    def going_on(self) -> Group:
        """Give the group for rows of a further sheet that mean the same row."""
        return replace(self, givers={}, places=[], changes=None, rows=[], first=self)

    def made(self, row_id: int) -> None:
        """Take the id of the row that was made."""
        self.target = row_id
        for row in self.rows:
            row.target = row_id

    @property
    def name(self) -> str:
        """Say who or what it is, by what its rows say; nothing where they say too little."""
        said = {**self.known, **{key: v for key, v in self.merged.items() if v is not CLEAR}}
        parts = " ".join(str(said[key]) for key in _NAME_PARTS if said.get(key))
        named = (said.get("full_name"), parts, *(said.get(key) for key in _OTHER_NAMES))
        return str(next(filter(None, named), ""))

    @property
    def is_whole(self) -> bool:
        """Say whether the file tells all of it, so that several values replace those held."""
        return self.by_uid and not self.is_joined

    def take(self, place: int, values: Values, *, is_part: bool = False) -> None:
        """Take in the next row; of one that was merged into this only what no other row says."""
        self.places.append(place)
        self.is_joined |= is_part
        for key, value in values.items():
            held = self.merged.get(key)
            if held is None:
                if value is not None:
                    self.merged[key], self.givers[key] = value, place
                continue
            if value is CLEAR:
                continue  # what another row of the file says is not erased by this one
            if is_part and not isinstance(held, tuple):
                continue
            together = joined(held, value)
            if together != held:
                self.merged[key] = together
                self.givers[key] = place


def joined(held: Any, more: Any) -> Any:
    """Add several values, or lines, to those held, none twice; of a single value the last one."""
    if isinstance(more, KeptLines):
        return more.added_to(held)
    if not (isinstance(held, tuple) and isinstance(more, tuple)):
        return more
    known = {fold(word) for word in held}
    return held + tuple(word for word in more if fold(word) not in known)


@dataclass(slots=True)
class Section:
    """What becomes of the rows of one sheet.

    Attributes:
        keys: the fields that the values of a row stand for, in order.
        mapping: heading to field, of the columns that go somewhere.
        unmapped: headings of the columns that go nowhere.
        unknown_values: by field, the words that mean nothing yet, with how many cells hold each.
        groups: the rows of the desk that its rows mean, which the commit carries out.
        import_keys: by row number, by what a later import knows a new activity again.
        notes: plain sentences about the sheet she should read.
    """

    setup: SheetSetup
    kind: str
    keys: tuple[str, ...]
    rows: list[PlannedRow]
    mapping: Mapping[str, str]
    unmapped: tuple[str, ...]
    unknown_values: Mapping[str, Counter[str]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    groups: list[Group] = field(default_factory=list)
    import_keys: Mapping[int, str] = field(default_factory=dict)

    @property
    def sheet(self) -> str:
        """Give the name of the sheet."""
        return self.setup.name

    def counts(self) -> dict[Verdict, int]:
        """Count the rows by what becomes of them; all together they are the rows of the sheet."""
        found = Counter(row.verdict for row in self.rows)
        return {verdict: found[verdict] for verdict in Verdict}

    def problems(self) -> Iterator[SheetProblem]:
        """Give all problems in the order of the rows."""
        for row in self.rows:
            for problem in row.problems:
                yield SheetProblem(row.number, *problem)

    def problem_count(self) -> int:
        """Count the problems."""
        return sum(len(row.problems) for row in self.rows if row.problems)

    def value(self, row: PlannedRow, key: str) -> Any:
        """Give what a row says in one field; None where it says nothing."""
        return row.values[self.keys.index(key)] if key in self.keys and row.values else None

    def values_of(self, row: PlannedRow) -> dict[str, Any]:
        """Give what a row says, by field, blank ones left out."""
        return {
            key: value
            for key, value in zip(self.keys, row.values, strict=False)
            if value is not None and value != ()
        }


class DeskState(NamedTuple):
    """By what a plan knows that the desk was changed since: changes come, and are taken back."""

    last_change: int
    undone: int


def state_of(session: Session) -> DeskState:
    """Give the state of a desk, without the change that is being made: a plan is part of it."""
    connection = session.connection()
    row = connection.execute(
        text(
            'SELECT coalesce(max(id), 0), coalesce(sum(undone), 0) FROM "change" WHERE id <> :own'
        ),
        {"own": change_being_made(connection)},
    ).one()
    return DeskState(int(row[0]), int(row[1]))


class MadeMember(NamedTuple):
    """Somebody made because rows name her and nobody knows her: `who` is her number below zero."""

    who: int
    values: Change


class Looser(NamedTuple):
    """An answer that permits more than what the desk holds: it goes in when she says so."""

    sheet: str
    row: int
    words: str


@dataclass(slots=True)
class ImportPlan:
    """What an import of a file would do.

    Attributes:
        sections: one per sheet that goes in, in the order in which they depend on each other.
        left_sheets: sheets that are not recognised or not wanted.
        day: the day of the import, for acts without one.
        new_names: names of accounts, colleagues, activity types, rewards and events that come
            along, by kind.
        made_members: people made for rows of nobody known, when she said so.
        made_rewards: rewards made for rows that name what the catalogue has not, with their kinds.
        near_accounts: new accounts that may be another one, spelled otherwise.
        looser: what would permit more than the desk does, whether she confirmed it or not.
        disputes: fields that colleagues answered in several ways; she chooses.
        new_ids: by system and id, the members whom rows of acts and the like call so.
    """

    setup: ImportSetup
    sections: list[Section]
    left_sheets: tuple[SheetSetup, ...]
    state: DeskState
    day: dt.date
    new_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    made_members: tuple[MadeMember, ...] = ()
    made_rewards: Mapping[str, str] = field(default_factory=dict)
    looser: tuple[Looser, ...] = ()
    near_accounts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    disputes: tuple[Dispute, ...] = ()
    new_ids: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def is_stale(self, session: Session) -> bool:
        """Say whether the desk was changed since the plan was made: then plan again."""
        return state_of(session) != self.state

    def counts(self) -> dict[Verdict, int]:
        """Count the rows of all sheets by what becomes of them."""
        total: Counter[Verdict] = Counter()
        for section in self.sections:
            total.update(section.counts())
        return {verdict: total[verdict] for verdict in Verdict}

    def problem_count(self) -> int:
        """Count the problems of all sheets."""
        return sum(section.problem_count() for section in self.sections)

    def rows_left_out(self) -> int:
        """Count the rows that do not go in because something is wrong or must be decided."""
        return sum(row.is_left_out for section in self.sections for row in section.rows)

    def has_changes(self) -> bool:
        """Say whether anything would be written."""
        counts = self.counts()
        return bool(counts[Verdict.NEW] or counts[Verdict.UPDATE] or self.made_members)

    def changed_rows(self) -> int:
        """Count the rows of the desk that would be changed: above 100 a backup comes first."""
        return self.counts()[Verdict.UPDATE]
