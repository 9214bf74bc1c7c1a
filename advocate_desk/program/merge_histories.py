"""Joins the histories of two people who are one: jobs and steps in the program, none twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise
from typing import Any

from sqlalchemy import RowMapping, func, select, update
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.text import fold
from advocate_desk.program.history import current_jobs, restand
from advocate_desk.program.listing import Chosen
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.merge_rows import fold_into
from advocate_desk.store.choices import Status
from advocate_desk.store.models import Employment, Standing, Table

_JOBS = Table.metadata.tables[Employment.__tablename__]
_STEPS = Table.metadata.tables[Standing.__tablename__]
_EVER, _NEVER = dt.date.min, dt.date.max


def current_job(session: Session, member_id: int) -> int | None:
    """Give the job a member has today."""
    row = session.execute(current_jobs(_only(member_id))).first()
    return row[1] if row else None


def join_jobs(
    session: Session, member_id: int, holds: int | None = None, *, at: int | None = None
) -> None:
    """Make jobs of one title at one company one; the one that `holds` is the one that stays.

    Two jobs with days between them stay two: people come back. `at` names the only company that
    this is about.
    """
    jobs = [job for job in _jobs_of(session, member_id) if at in (None, job["account_id"])]
    for one, other in combinations(jobs, 2):
        if _is_one_job(one, other):
            stays, goes = (other, one) if other["id"] == holds else (one, other)
            _fold_jobs(session, stays, goes, goes_on=stays["id"] == holds)
            join_jobs(session, member_id, holds, at=at)
            return


def settle_job(session: Session, member_id: int, holds: int | None, ends: int | None) -> None:
    """Let one of the jobs be the one she has; the other, and any that would hide it, ends."""
    join_jobs(session, member_id, holds)
    if holds is None:
        return
    if ends != holds and ends in {job["id"] for job in _jobs_of(session, member_id)}:
        _give_way(session, ends, holds)
    while (giving_way := current_job(session, member_id)) not in (None, holds):
        _give_way(session, giving_way, holds)


def _give_way(session: Session, job_id: int | None, to: int) -> None:
    """End a job for another, as of the day that one began or of today."""
    ending, job = _job(session, job_id), _job(session, to)
    if job["account_id"] is not None and job["account_id"] == ending["account_id"]:
        _fold_jobs(session, job, ending, goes_on=True)  # one job, of which she chose the title
        return
    end = max(job["from_day"] or _EVER, ending["from_day"] or _EVER)
    is_known = job["from_day"] is not None and end <= clock.today()
    _set(session, _JOBS, ending["id"], {"to_day": end if is_known else clock.today()})


def _jobs_of(session: Session, member_id: int) -> Sequence[RowMapping]:
    mine = select(_JOBS).where(_JOBS.c.member_id == member_id).order_by(_JOBS.c.id)
    return session.execute(mine).mappings().all()


def _is_one_job(one: RowMapping, other: RowMapping) -> bool:
    """Say whether two jobs are at one company, of one title, and of days that touch."""
    titles = {fold(job["job_title"] or "") for job in (one, other)}
    if one["account_id"] != other["account_id"] or len(titles - {""}) > 1:
        return False
    if one["account_id"] is None and len(titles) > 1:
        return False
    starts = [job["from_day"] or _EVER for job in (one, other)]
    ends = [job["to_day"] or _NEVER for job in (one, other)]
    return max(starts) <= min(ends)


def _fold_jobs(session: Session, stays: RowMapping, goes: RowMapping, *, goes_on: bool) -> None:
    """Make two jobs one, from the first day to the last that are known, unless it goes on."""
    starts = [day for day in (stays["from_day"], goes["from_day"]) if day]
    ends = [day for day in (stays["to_day"], goes["to_day"]) if day]
    fold_into(session, _JOBS, stays["id"], goes["id"])
    end = stays["to_day"] if goes_on else max(ends, default=None)
    _set(session, _JOBS, stays["id"], {"from_day": min(starts, default=None), "to_day": end})


def _job(session: Session, job_id: int | None) -> RowMapping:
    return session.execute(select(_JOBS).where(_JOBS.c.id == job_id)).mappings().one()


def join_standings(session: Session, member_id: int, status: str) -> None:
    """Order the steps of both, none twice; at the end she stands where she was said to.

    A step without a day takes the day of one to the same status. A candidate of whom no day is
    known says nothing beside another step: it is what everybody begins as.
    """
    steps = _steps(session, member_id)
    kept: list[RowMapping] = []
    for step in steps:
        twin = next((one for one in kept if _is_one_step(one, step)), None)
        if twin is None:
            kept.append(step)
        else:
            fold_into(session, _STEPS, twin["id"], step["id"])
    for step in kept:
        if len(kept) > 1 and step["status"] == Status.CANDIDATE and step["from_day"] is None:
            session.execute(_STEPS.delete().where(_STEPS.c.id == step["id"]))
    for step, after in pairwise(_in_order(_steps(session, member_id))):
        if step["to_day"] is None and after["from_day"] is not None:
            _set(session, _STEPS, step["id"], {"to_day": after["from_day"]})
    if kept:
        restand(session, {member_id: {"status": status, "from_day": clock.today()}})


def _is_one_step(one: RowMapping, other: RowMapping) -> bool:
    days = {one["from_day"], other["from_day"]}
    return one["status"] == other["status"] and (len(days) == 1 or None in days)


def _steps(session: Session, member_id: int) -> Sequence[RowMapping]:
    """Give a member's steps, those with a day first and the newest of them foremost."""
    mine = select(_STEPS).where(_STEPS.c.member_id == member_id)
    newest_first = (func.coalesce(_STEPS.c.from_day, "").desc(), _STEPS.c.id)
    return session.execute(mine.order_by(*newest_first)).mappings().all()


def _in_order(steps: Sequence[RowMapping]) -> list[RowMapping]:
    return sorted(steps, key=lambda step: (step["from_day"] or _EVER, step["id"]))


def _set(session: Session, table: Any, row_id: int, values: Mapping[str, Any]) -> None:
    session.execute(update(table).where(table.c.id == row_id).values(**values))


def _only(member_id: int) -> Any:
    return MEMBERS.chosen(Chosen(ids=(member_id,)))
