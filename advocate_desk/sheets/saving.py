"""What all sheets of one import share while they are written: ids of what was made just before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from advocate_desk.base.progress import Progress
from advocate_desk.base.text import fold
from advocate_desk.program.rate_book import UNRATED
from advocate_desk.sheets.fields import CUSTOM
from advocate_desk.sheets.meta import OwnField
from advocate_desk.sheets.planned import ImportPlan, Section
from advocate_desk.sheets.references import TABLES
from advocate_desk.sheets.values import CLEAR

Job = tuple[int | None, str, str]  # account, first day, the day after the last


class Saving:
    """One import being written, in one transaction."""

    def __init__(self, session: Session, plan: ImportPlan, progress: Progress) -> None:
        self.session = session
        self.plan = plan
        self.progress = progress
        self.made_members: dict[int, int] = {}  # by the number of a member that was planned
        self._jobs: dict[int, list[Job]] = {}
        self._by_uid: dict[str, dict[str, int]] = {}

    def member(self, who: int) -> int:
        """Give the id of a member that a planned row names."""
        return who if who > 0 else self.made_members[who]

    def told_by_ledger(self, made: Iterable[tuple[int, Any]]) -> list[int]:
        """Give which of the rows made, each with the UID it came with, the file's ledger covers.

        A ledger of our own covers what has a UID, if only by having no line for it: what she adds
        below has none. A ledger none of whose lines has a UID covers all that its file tells of.
        """
        sheets = self.plan.setup.sheets
        if not any(sheet.kind == "points" and sheet.included for sheet in sheets):
            return []
        return [row_id for row_id, uid in made if uid or self._has_foreign_ledger]

    @cached_property
    def _has_foreign_ledger(self) -> bool:
        ledgers = [section for section in self.plan.sections if section.kind == "points"]
        uids = [section.value(row, "uid") for section in ledgers for row in section.rows]
        return bool(uids) and not any(uids)

    def ids_by_uid(self, kind: str) -> dict[str, int]:
        """Give the ids of acts or grants by UID, of those this import made too."""
        if kind not in self._by_uid:
            table = TABLES[kind]
            rows = self.session.execute(text(f'SELECT uid, id FROM "{table}"'))  # noqa: S608  # ours
            self._by_uid[kind] = {uid.lower(): row_id for uid, row_id in rows}
        return self._by_uid[kind]

    def type_ids(self) -> dict[str, int]:
        """Give the ids of activity types by name, as planned rows call them."""
        rows = self.session.execute(text("SELECT name, id FROM activity_type"))
        return {row.name: row.id for row in rows}

    def rewards(self) -> dict[str, tuple[int, str]]:
        """Give the ids and names of rewards by the folded names by which planned rows call them.

        The file's own sheet may call one otherwise than the desk goes on calling it.
        """
        rows = self.session.execute(text("SELECT reward, id FROM reward")).all()
        found = {fold(name): (row_id, name) for name, row_id in rows}
        names = {row_id: name for name, row_id in rows}
        for section in self.plan.sections:
            for row in section.rows if section.kind == "rewards" else ():
                said = section.value(row, "reward")
                if isinstance(said, str) and row.target in names:
                    found.setdefault(fold(said), (row.target, names[row.target]))
        return found

    def own_field(self, kind: str, name: str) -> OwnField | None:
        """Give what the workbook says of a field of her own."""
        for section in self.plan.sections:
            if section.kind == kind:
                for own in section.setup.own_fields.values():
                    if fold(own.name) == fold(name):
                        return own
        return None

    def read_jobs(self) -> None:
        """Read where members work and worked, newest first."""
        self._jobs.clear()
        rows = self.session.execute(
            text(
                "SELECT member_id, account_id, from_day, to_day FROM employment"
                " ORDER BY coalesce(from_day, '') DESC, id DESC"
            )
        )
        for member, account, began, ended in rows.all():
            self._jobs.setdefault(member, []).append((account, began or "", ended or "9999"))

    def account_on(self, member: int, day: dt.date) -> int | None:
        """Give the account that a member worked for on a day: acts stay where they happened."""
        written = day.isoformat()
        for account, began, ended in self._jobs.get(member, ()):
            if began <= written < ended:
                return account
        return None

    def step(self, done: int, total: int, note: str) -> None:
        """Say how far the writing is.

        Raises:
            Cancelled: she pressed Cancel; the transaction is rolled back.
        """
        self.progress.step(done, total, note)


def without_clear(values: Mapping[str, Any]) -> dict[str, Any]:
    """Give the values of a new row: there is nothing yet that `(clear)` could erase."""
    return {key: value for key, value in values.items() if value is not CLEAR}


def with_rate(section: Section, values: Mapping[str, Any]) -> dict[str, Any]:
    """Give the values of a new row with what our own workbook says by a blank rate: none."""
    is_told = "rate" in section.keys and section.setup.is_program and values.get("uid")
    return {**values, "rate": UNRATED} if is_told and not values.get("rate") else dict(values)


def plain_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Give what a row says beside the fields of her own."""
    return {key: value for key, value in values.items() if not key.startswith(CUSTOM)}
