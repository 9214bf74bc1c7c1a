"""How activities come in: who did what when, each act once however often its file comes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, cast

from sqlalchemy import text

from advocate_desk.base.text import fold
from advocate_desk.program.activities import add_activities, edit_activities
from advocate_desk.program.activity_list import ACTIVITIES as ACTIVITY_LIST
from advocate_desk.program.books import ColleagueBook, CompanyBook
from advocate_desk.program.edits import Each, pages_of
from advocate_desk.program.fields import ACTIVITY_FIELDS, Shape
from advocate_desk.program.points_settling import leave_acts_to_ledger
from advocate_desk.program.rate_book import UNRATED
from advocate_desk.sheets.act_rows import ActRows
from advocate_desk.sheets.cells import cell_text
from advocate_desk.sheets.column_setup import Basis, Existing
from advocate_desk.sheets.fields import CUSTOM, Field, foreign, own_fields
from advocate_desk.sheets.grouping import changes_of, kept_back, policy_of
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.known import known_rows
from advocate_desk.sheets.own_values import save_own_values
from advocate_desk.sheets.people import Unclear
from advocate_desk.sheets.planned import (
    LeftOut,
    PlannedRow,
    RowProblem,
    Section,
    Values,
    Verdict,
)
from advocate_desk.sheets.planning import Planning, ToldRows
from advocate_desk.sheets.reading import STEP, SheetRows
from advocate_desk.sheets.row_people import WHO_FIELDS
from advocate_desk.sheets.saving import Saving
from advocate_desk.sheets.setup import SheetSetup
from advocate_desk.sheets.synonyms import CHOICES
from advocate_desk.sheets.values import CLEAR
from advocate_desk.store.choices import ActStatus

_LISTED = (
    "member company type status asked_on asked_by due_on responded_on completed_on trigger"
    " reward_promised usability quality minutes outcome points value currency rate link evidence"
    " text notes"
)
FIELDS: tuple[Field, ...] = (
    Field("uid", "UID", erasable=False),
    *own_fields(ACTIVITY_FIELDS, _LISTED.split()),
    Field("day_assumed", "Day assumed", Shape.YES_NO),
    foreign("day", "Date", Shape.DAY),
    *WHO_FIELDS,
)
_MOSTLY = 0.8
_SECOND_TIME = "comes a second time in the file"
_NAMED = ("member", "type", "company", "asked_by")  # kept as ids
_CHUNK = 10_000  # activities written at once: Cancel is looked for in between


def adjust(sheet: SheetSetup) -> None:
    """Take a column Outcome that says “done” or “planned” for the status, when there is none."""
    column = sheet.column_of("outcome")
    if column is None or sheet.column_of("status") is not None:
        return
    words = Counter(fold(cell_text(cell)) for cell in sheet.cells(column) if cell is not None)
    known = {fold(word) for word in (*ActStatus, *CHOICES["activities.status"])}
    if sum(count for word, count in words.items() if word in known) >= _MOSTLY * words.total() > 0:
        column.field, column.basis = "status", Basis.CONTENT


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of activities."""
    return _ActivityPlan(planning, rows).section()


class _ActivityPlan:
    """One sheet of activities being planned."""

    def __init__(self, planning: Planning, rows: SheetRows) -> None:
        self._planning = planning
        self._acts = ActRows(planning, rows)
        self._rows = rows
        self._keys = rows.keys
        self._types = rows.column("type")
        self._targets = self._find_targets()
        self._seen: set[int] = set()
        self._refuse_repeated()
        found = (target for target in self._targets if target is not None)
        more = ("account_id", "member_id", "day_assumed", "completed_on", "status")
        keys = dict.fromkeys((*self._keys, *more))
        self._held = known_rows(planning.session, ACTIVITY_LIST, found, keys)

    def section(self) -> Section:
        """Give each row its verdict."""
        rows, new = self._rows, Verdict.NEW
        odd = {*rows.problems, *rows.faulty, *rows.skipped}
        planned: list[PlannedRow] = []
        told = zip(
            rows.numbers, rows.rows(), self._acts.who, self._types, self._targets, strict=True
        )
        for place, (number, values, who, kind, target) in enumerate(told):
            if place % STEP == 0:
                self._planning.progress.step(place, len(rows), "Planning activities")
            is_new = target is None and type(who) is int and type(kind) is str
            if is_new and place not in odd:
                planned.append(PlannedRow(number, new, values, (), None, cast("int", who)))
            elif place in rows.skipped:
                planned.append(rows.left_by_choice(place, values))
            else:
                planned.append(self._row(place, values))
        section = self._rows.section(planned)
        section.import_keys = {
            row.number: key
            for row, key in zip(planned, self._acts.import_keys, strict=True)
            if key and row.verdict is Verdict.NEW
        }
        return section

    def _row(self, place: int, values: Sequence[Any]) -> PlannedRow:
        rows, who = self._rows, self._acts.who[place]
        if place in rows.faulty:
            rows.problems.setdefault(place, []).append(rows.faulty[place])
            return rows.left_out(place, Verdict.INVALID, values)
        target = self._targets[place]
        if isinstance(who, Unclear) and (target is None or self._names_another(place)):
            rows.doubts[place] = who.doubt
            rows.complain(
                place, self._acts.complaint_key, self._acts.named[place], LeftOut.ROW, who.text
            )
            if target is None and self._types[place] is None:
                self._say_kind(place)
                return rows.left_out(place, Verdict.INVALID, values)
            return rows.left_out(place, Verdict.SKIPPED, values)
        member = who if isinstance(who, int) else 0
        if target is not None:
            return self._held_row(place, values, target, member)
        if self._types[place] is None or self._types[place] is CLEAR:
            self._say_kind(place)
            return rows.left_out(place, Verdict.INVALID, values)
        problems = rows.problems_of(place)
        return PlannedRow(rows.numbers[place], Verdict.NEW, values, problems, None, member)

    def _names_another(self, place: int) -> bool:
        """Say whether a row that is known by its UID names somebody."""
        return bool(self._acts.uids[place] and self._acts.named[place])

    def _say_kind(self, place: int) -> None:
        """Say that a row without a known kind cannot go in."""
        column = self._rows.setup.column_of("type")
        heading = column.heading if column else ""
        noted = self._rows.problems.get(place, [])
        for number, problem in enumerate(noted):
            if problem.column == heading and heading:  # not the cell alone, but the row with it
                text_ = "is no activity type that the desk knows"
                noted[number] = problem._replace(left_out=LeftOut.ROW, text=text_)
                return
        self._rows.complain(place, "type", "", LeftOut.ROW, "has no activity type")

    def _find_targets(self) -> list[int | None]:
        """Say which rows the desk has already: by UID, else by import key."""
        session = self._planning.session
        keys = session.execute(
            text("SELECT import_key, id FROM activity WHERE import_key IS NOT NULL")
        )
        by_key = {row.import_key: row.id for row in keys}
        by_uid: dict[str, int] = {}
        if any(self._acts.uids):
            by_uid = {r.uid: r.id for r in session.execute(text("SELECT uid, id FROM activity"))}
        return [
            by_uid.get(uid) or by_key.get(key)
            for uid, key in zip(self._acts.uids, self._acts.import_keys, strict=True)
        ]

    def _refuse_repeated(self) -> None:
        """Let no new row have the UID of one before it."""
        before = self._planning.told.setdefault(self._rows.kind, ToldRows()).keys
        column = self._rows.setup.column_of("uid")
        heading = column.heading if column else ""
        for place, uid in enumerate(self._acts.uids):
            if uid and self._targets[place] is None:
                if ("uid", uid) in before:
                    problem = RowProblem(heading, uid, LeftOut.ROW, _SECOND_TIME)
                    self._rows.faulty.setdefault(place, problem)
                before["uid", uid] = None

    def _held_row(self, place: int, values: Sequence[Any], target: int, who: int) -> PlannedRow:
        """Give a row that the desk has already, with what would change in it."""
        rows = self._rows
        held = self._held[target]
        by_uid = bool(self._acts.uids[place])
        policy = policy_of(rows, self._planning.setup.existing, by_uid=by_uid)
        said = self._said(place, values)
        held["company"] = self._planning.companies.name_of(held["account_id"])
        own = rows.setup.own_policies()
        changes = changes_of(said, held, policy, replaces=by_uid and rows.is_program, own=own)
        if who and who != held["member_id"] and policy is Existing.UPDATE:
            changes["member_id"] = who
        row = PlannedRow(
            rows.numbers[place], Verdict.SAME, values, rows.problems_of(place), target, who
        )
        if target in self._seen and changes:
            rows.complain(place, "uid", "", LeftOut.ROW, _SECOND_TIME)
            return rows.left_out(place, Verdict.SKIPPED, values)
        self._seen.add(target)
        kept = kept_back(changes, policy, own)
        if changes:
            changes = kept or changes
            row.verdict = Verdict.SKIPPED if kept is None else Verdict.UPDATE
            row.changes = changes
            row.before = {key: held.get(key) for key in changes}
        return row

    def _said(self, place: int, values: Sequence[Any]) -> Values:
        """Give what a row says itself, without what was only concluded for a new act."""
        said = {
            key: value
            for key, value in zip(self._keys, values, strict=True)
            if value is not None and value != () and key not in ("uid", "member")
        }
        if not self._acts.said_status[place]:
            said.pop("status", None)
        if self._acts.days[place].is_assumed:
            for key in ("completed_on", "day_assumed"):
                said.pop(key, None)
        return said


def save(saving: Saving, section: Section) -> None:
    """Add the new activities and change the known ones."""
    new = [row for row in section.rows if row.verdict is Verdict.NEW]
    drafts = _Drafts(saving, section, new)
    for start in range(0, len(new), _CHUNK):
        saving.step(start, len(new), "Adding activities")
        page = new[start : start + _CHUNK]
        ids = add_activities(saving.session, drafts.columns_of(page))
        for row, row_id in zip(page, ids, strict=True):
            row.target = row_id
        uids = (section.value(row, "uid") for row in page)
        told = saving.told_by_ledger(zip(ids, uids, strict=True))
        leave_acts_to_ledger(saving.session, told)
    changed = {
        row.target: drafts.changes_of(row)
        for row in section.rows
        if row.verdict is Verdict.UPDATE and row.target is not None
    }
    for edits in pages_of(changed, saving.progress, "Changing activities"):
        each = Each(edits)
        edit_activities(saving.session, each.chosen, each, from_plan=True)
    if any(key.startswith(CUSTOM) for key in section.keys):
        own = {row.target: section.values_of(row) for row in new if row.target is not None}
        own |= {
            row.target: dict(row.changes)
            for row in section.rows
            if row.verdict is Verdict.UPDATE and row.target is not None and row.changes
        }
        save_own_values(saving, "activities", own)


class _Drafts:
    """Makes of planned rows what the verbs take: ids for members, types, accounts, colleagues."""

    def __init__(self, saving: Saving, section: Section, new: Sequence[PlannedRow]) -> None:
        self._saving = saving
        self._section = section
        self._plain = [
            key for key in section.keys if key not in _NAMED and not key.startswith(CUSTOM)
        ]
        self._types = saving.type_ids()
        self._accounts: dict[str, int] = {}
        if new:
            saving.read_jobs()

    @cached_property
    def _companies(self) -> CompanyBook:
        return CompanyBook(self._saving.session)

    @cached_property
    def _colleagues(self) -> ColleagueBook:
        return ColleagueBook(self._saving.session)

    def columns_of(self, page: Sequence[PlannedRow]) -> dict[str, Sequence[Any]]:
        """Give the values of new activities, column by column."""
        said = dict(
            zip(self._section.keys, zip(*(row.values for row in page), strict=True), strict=True)
        )
        blank = (None,) * len(page)
        columns = {key: _without_clear(said[key]) for key in self._plain}
        columns["member_id"] = [self._saving.member(row.who) for row in page]
        columns["type_id"] = [self._types[name] for name in said["type"]]
        columns["import_key"] = [self._section.import_keys.get(row.number) for row in page]
        columns["asked_by_id"] = [
            self._colleagues.find_or_add(name) if isinstance(name, str) else None
            for name in said.get("asked_by", blank)
        ]
        if "rate" in columns and self._section.setup.is_program:
            told = zip(columns["rate"], said.get("uid", blank), strict=True)
            columns["rate"] = [rate or (UNRATED if uid else None) for rate, uid in told]
        columns["account_id"] = self._accounts_of(said.get("company", blank), columns)
        return columns

    def _accounts_of(
        self, companies: Sequence[Any], columns: Mapping[str, Sequence[Any]]
    ) -> list[int | None]:
        """Give the accounts of new activities: as the rows say, else where members worked."""
        blank = (None,) * len(companies)
        given = [columns.get(key, blank) for key in ("uid", "completed_on", "due_on", "asked_on")]
        told = zip(companies, columns["member_id"], *given, strict=True)
        found: list[int | None] = []
        for company, member, uid, done, due, asked in told:
            if isinstance(company, str):
                found.append(self._named_account(company))
            elif uid and self._section.setup.is_program:
                found.append(None)  # our own workbook says that there was none
            else:
                day = done or due or asked or self._saving.plan.day
                found.append(self._saving.account_on(member, day))
        return found

    def _named_account(self, company: str) -> int:
        if company not in self._accounts:
            self._accounts[company] = self._companies.find_or_add(company)
        return self._accounts[company]

    def changes_of(self, row: PlannedRow) -> Values:
        """Give the changes of a known activity, as the verbs take them."""
        changes = {
            key: value for key, value in (row.changes or {}).items() if not key.startswith(CUSTOM)
        }
        if "member_id" in changes:
            changes["member_id"] = self._saving.member(changes["member_id"])
        return changes


def _without_clear(values: Sequence[Any]) -> Sequence[Any]:
    """Give the values of new rows: there is nothing yet that `(clear)` could erase."""
    if CLEAR not in values:
        return values
    return [None if value is CLEAR else value for value in values]


ACTIVITIES = Importer(
    key="activities",
    sheet="Activities",
    fields=FIELDS,
    needs=(frozenset({"member", "member_email", "member_name", "member_id"}), frozenset({"type"})),
    plan=plan,
    save=save,
    adjust=adjust,
)
