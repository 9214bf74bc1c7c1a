"""Carries a plan out: the same rows that were shown, by the same verbs the dialogs use."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping

from sqlalchemy import text, update
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.garbage import undisturbed
from advocate_desk.base.progress import NoProgress, Progress
from advocate_desk.program.accounts import add_accounts
from advocate_desk.program.activity_types import add_types
from advocate_desk.program.books import ColleagueBook
from advocate_desk.program.members import add_members
from advocate_desk.program.points_settling import ledger_may_come
from advocate_desk.program.rewards import add_rewards
from advocate_desk.sheets.importers import importer_of
from advocate_desk.sheets.left_rows import as_text, left_rows_of
from advocate_desk.sheets.own_values import add_external_ids, save_own_fields
from advocate_desk.sheets.planned import ImportPlan, Section, Verdict
from advocate_desk.sheets.remembered import learn_values, remember_sheet
from advocate_desk.sheets.saving import Saving
from advocate_desk.store.journal import KEEP_DAYS
from advocate_desk.store.models import Import

Counts = Mapping[str, Mapping[Verdict, int]]


def commit_plan(session: Session, plan: ImportPlan, progress: Progress | None = None) -> Counts:
    """Write what a plan says, in the session's transaction; give the counts by sheet.

    Raises:
        Cancelled: she pressed Cancel; nothing of it is kept.
    """
    saving = Saving(session, plan, progress or NoProgress())
    if plan.has_changes():
        with undisturbed(), ledger_may_come(session):
            _save_names(saving)
            save_own_fields(saving)
            for section in plan.sections:
                importer_of(section.kind).save(saving, section)
            new_ids = [(saving.member(who), key) for key, who in plan.new_ids.items()]
            add_external_ids(saving, "members", new_ids)
            _note_origin(saving)
    for section in plan.sections:
        remember_sheet(session, section.setup, section.setup.existing or plan.setup.existing)
    learn_values(session, plan.setup.values)
    return {section.sheet: section.counts() for section in plan.sections}


def _save_names(saving: Saving) -> None:
    """Make what rows name by the way: accounts, colleagues, types, people."""
    names = saving.plan.new_names
    add_types(saving.session, [{"name": name} for name in names.get("activity_types", ())])
    colleagues = ColleagueBook(saving.session)
    for name in names.get("colleagues", ()):
        colleagues.find_or_add(name)
    made_rewards = saving.plan.made_rewards
    add_rewards(
        saving.session,
        [{"reward": name, "kind": kind} for name, kind in made_rewards.items()],
    )
    companies = names.get("accounts", ())
    if companies:
        add_accounts(saving.session, [{"company": name} for name in companies])
    made = saving.plan.made_members
    if made:
        ids = add_members(saving.session, [dict(one.values) for one in made], from_plan=True)
        saving.made_members.update({one.who: i for one, i in zip(made, ids, strict=True)})


def _note_origin(saving: Saving) -> None:
    """Note from which file, sheet and row each row of the desk came."""
    plan, session = saving.plan, saving.session
    session.flush()
    change = session.execute(text("SELECT current FROM journal")).scalar()
    book = plan.setup.workbook
    counts = {section.sheet: section.counts() for section in plan.sections}
    made = Import(
        change_id=change,
        file=book.name,
        sha256=book.sha256,
        at=clock.now(),
        status="done",
        counts=json.dumps(counts),
        left_rows=as_text(left_rows_of(plan)),
    )
    _forget_old_rows(session)
    session.add(made)
    session.flush()
    for section in plan.sections:
        saving.step(0, len(section.rows), "Noting where the rows came from")
        rows = _origins(made.id, section)
        if rows:
            session.connection().exec_driver_sql(
                "INSERT INTO imported_row (import_id, sheet, row_number, verdict, kind, row_id)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                rows,
            )


def _forget_old_rows(session: Session) -> None:
    """Keep the rows that imports left out no longer than the history goes back."""
    last = clock.today() - dt.timedelta(days=KEEP_DAYS)
    old = update(Import).where(Import.at < last.isoformat(), Import.left_rows.is_not(None))
    session.execute(old.values(left_rows=None))


def _origins(import_id: int, section: Section) -> list[tuple[int, str, int, str, str, int]]:
    went_in = (Verdict.NEW, Verdict.UPDATE)
    return [
        (import_id, section.sheet, row.number, row.verdict.value, section.kind, row.target)
        for row in section.rows
        if row.verdict in went_in and row.target is not None
    ]
