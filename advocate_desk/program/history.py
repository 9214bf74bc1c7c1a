"""Where members worked and where they stood: jobs and standings, one row after another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import Any

from sqlalchemy import Select, func, or_, select, update
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.errors import Problem
from advocate_desk.base.text import fold_name, tidy_spaces
from advocate_desk.base.words import day_words
from advocate_desk.program.books import ColleagueBook, CompanyBook
from advocate_desk.program.bulk import insert_rows, set_each
from advocate_desk.program.checks import problems_of, refuse, tidy_values
from advocate_desk.program.edits import Edits
from advocate_desk.program.fields import MEMBER_FIELDS, ListField
from advocate_desk.program.listing import Chosen, listed
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.store.choices import Status
from advocate_desk.store.models import Account, Employment, Member, MemberFigures, Standing
from advocate_desk.store.preferences import preferences

NO_REVIEW = Problem("paused_until", "A paused member needs a day to review it.")
_BY = ListField("by", "By")


@dataclass(frozen=True, slots=True)
class JobMove:
    """A new job: where, as what, since when."""

    company: str | None
    job_title: str | None
    from_day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class NewStanding:
    """A new step in the program."""

    status: str
    from_day: dt.date | None = None
    reason: str | None = None
    by: str | None = None
    paused_until: dt.date | None = None


def first_histories(session: Session, members: Mapping[int, Mapping[str, Any]]) -> None:
    """Give new members their first employment and standings, as their rows say."""
    companies, colleagues = CompanyBook(session), ColleagueBook(session)
    jobs = [
        {
            "member_id": member_id,
            "account_id": companies.find_or_add(row["company"]) if row.get("company") else None,
            "job_title": row.get("job_title"),
            "from_day": row.get("employed_from"),
        }
        for member_id, row in members.items()
        if row.get("company") or row.get("job_title")
    ]
    insert_rows(session, Employment, ("member_id", "account_id", "job_title", "from_day"), jobs)
    steps = [
        step for member_id, row in members.items() for step in _steps(member_id, row, colleagues)
    ]
    columns = ("member_id", "status", "from_day", "to_day", "reason", "by_id")
    insert_rows(session, Standing, columns, steps)


def _steps(
    member_id: int, row: Mapping[str, Any], colleagues: ColleagueBook
) -> Iterator[dict[str, Any]]:
    """Give the standings that a row tells of, each ending where the next begins."""
    status = row.get("status") or (Status.ENROLLED if row.get("enrolled_on") else None)
    since = row.get("status_since")
    steps: list[dict[str, Any]] = []
    if row.get("nominated_on") or row.get("nominated_by"):
        steps.append(_nomination(row, status, colleagues))
    if row.get("enrolled_on") and status != Status.ENROLLED:
        steps.append({"status": "enrolled", "from_day": row["enrolled_on"]})
    if status and not (status == Status.NOMINATED and steps):
        began = row.get("enrolled_on") if status == Status.ENROLLED else None
        from_day = began or since
        steps.append({"status": status, "from_day": from_day, "reason": row.get("status_reason")})
    if len(steps) > 1 and steps[-1]["from_day"] is None:
        steps[-1]["from_day"] = clock.today()  # it follows another: known from today on
    for before, step in pairwise(steps):  # the status a row names holds, whatever its days say
        if before["from_day"] and step["from_day"]:
            step["from_day"] = max(before["from_day"], step["from_day"])
    ends = [step["from_day"] for step in steps[1:]]
    for step, to_day in zip_longest(steps, ends):
        yield {"member_id": member_id, "to_day": to_day, **step}


def _nomination(row: Mapping[str, Any], status: Any, colleagues: ColleagueBook) -> dict[str, Any]:
    """Give the standing of somebody nominated; why and since may be about what came after."""
    by = row.get("nominated_by")
    is_all = status == Status.NOMINATED
    return {
        "status": "nominated",
        "from_day": row.get("nominated_on") or (row.get("status_since") if is_all else None),
        "by_id": colleagues.find_or_add(by) if by else None,
        "reason": row.get("status_reason") if is_all else None,
    }


def move_job(session: Session, member_id: int, move: JobMove) -> dt.date | None:
    """Close a member's job and open the new one; acts stay with the company where they happened.

    An enrolled member who moved to a company that an account names as its rival is paused; given
    is the day on which that is to be reviewed. 30 days (Settings) are an assumption.

    Raises:
        InvalidDraft: neither a company nor a title, or the move is before the job it ends.
    """
    told = tidy_values(MEMBER_FIELDS, {"company": move.company, "job_title": move.job_title})
    company, job_title = told["company"], told["job_title"]
    refuse(problems_of(MEMBER_FIELDS, told))
    if not company and not job_title:
        refuse([Problem("company", "Say where she works now, or as what.")])
    day = move.from_day or clock.today()
    began = session.scalar(
        select(func.max(Employment.from_day)).where(
            Employment.member_id == member_id, Employment.to_day.is_(None)
        )
    )
    if began is not None and day < began:
        refuse([Problem("from_day", f"The job she has now began on {began.isoformat()}.")])
    job = {
        "account_id": CompanyBook(session).find_or_add(company) if company else None,
        "job_title": job_title,
        "from_day": day,
        "first_day": move.from_day,
    }
    move_jobs(session, {member_id: job})
    return _pause_at_rival(session, member_id, company) if company else None


def _pause_at_rival(session: Session, member_id: int, company: str) -> dt.date | None:
    figures = session.get(MemberFigures, member_id)
    if figures is None or figures.status != Status.ENROLLED or not _is_rival(session, company):
        return None
    review = clock.today() + dt.timedelta(days=preferences(session).rival_review_days)
    pause = NewStanding(Status.PAUSED, reason=f"Works for {company} now", paused_until=review)
    change_standing(session, Chosen(ids=(member_id,)), pause)
    return review


def _is_rival(session: Session, company: str) -> bool:
    """Say whether any account names this company as a rival, or as the one we replaced."""
    folded = fold_name(company)
    named = session.execute(select(Account.rivals, Account.replaced_rival))
    return any(
        folded == fold_name(name)
        for rivals, replaced in named
        for name in (*(rivals or ()), replaced or "")
    )


def move_jobs(session: Session, jobs: Edits) -> int:
    """Move members to jobs; what a job does not name stays as it was. Give how many moved.

    A first job begins on `first_day`, which may be unknown, a further one on `from_day`.
    Where only the title differs, or the job they have has no company yet, that job is corrected;
    another company ends it and begins a new one.
    """
    session.flush()
    edited: dict[int, dict[str, Any]] = {}
    begun: list[dict[str, Any]] = []
    corrected = 0
    for member_id, row_id, account_id, title in session.execute(current_jobs(listed(tuple(jobs)))):
        job = jobs[member_id]
        to_account = job.get("account_id", account_id)
        to_title = job.get("job_title", title)
        if (to_account, to_title) == (account_id, title):
            continue
        moves = row_id is not None and account_id is not None and to_account != account_id
        if row_id is not None and not moves:
            edited[row_id] = {"account_id": to_account, "job_title": to_title}
            corrected += 1
            continue
        if row_id is not None:
            edited[row_id] = {"to_day": job["from_day"]}
        begun.append(
            {
                "member_id": member_id,
                "account_id": to_account,
                "job_title": job.get("job_title"),  # a title does not move along by itself
                "from_day": job["from_day"] if row_id is not None else job.get("first_day"),
            }
        )
    set_each(session, Employment, edited)
    columns = ("member_id", "account_id", "job_title", "from_day")
    insert_rows(session, Employment, columns, begun)
    return corrected + len(begun)


def end_job(session: Session, job_id: int, day: dt.date | None) -> None:
    """End one of a member's jobs; another that she has goes on.

    Raises:
        InvalidDraft: no day, one to come or before the job began, or the job is gone.
    """
    job = session.get(Employment, job_id)
    if job is None:
        refuse([Problem("job", "This job was deleted meanwhile; choose again.")])
        return
    if day is None:
        refuse([Problem("to_day", "Say on what day it ended.")])
    elif day > clock.today():
        refuse([Problem("to_day", "Until a day to come she has the job: say it then.")])
    elif job.from_day is not None and day < job.from_day:
        refuse([Problem("to_day", f"The job began on {day_words(job.from_day)}.")])
    job.to_day = day
    session.flush()


def current_jobs(whom: Select[int]) -> Select[int, int, int | None, str | None]:
    """Give the jobs that members have today, as the figures see them."""
    newest = (
        select(Employment.id)
        .where(
            Employment.member_id == Member.id,
            func.coalesce(Employment.from_day, "") <= clock.today().isoformat(),
            or_(Employment.to_day.is_(None), Employment.to_day > clock.today()),
        )
        .order_by(
            Employment.to_day.is_not(None),
            func.coalesce(Employment.from_day, "").desc(),
            Employment.id.desc(),
        )
        .limit(1)
        .correlate(Member)
        .scalar_subquery()
    )
    return (
        select(Member.id, Employment.id, Employment.account_id, Employment.job_title)
        .outerjoin(Employment, Employment.id == newest)
        .where(Member.id.in_(whom))
    )


def change_standing(session: Session, chosen: Chosen, new: NewStanding) -> int:
    """Give members a new status as of a day; the one before ends there.

    Raises:
        InvalidDraft: an unknown status, a pause without its review day, an invitation too soon,
            or a day before the status began that they have now.
    """
    whom = MEMBERS.settled(session, chosen)
    day = new.from_day or clock.today()
    refuse(_standing_problems(session, whom, new, day))
    if new.status == Status.PAUSED:
        session.execute(
            update(Member).where(Member.id.in_(whom)).values(paused_until=new.paused_until)
        )
    by = tidy_spaces(new.by or "")
    step = {
        "status": new.status,
        "from_day": day,
        "reason": tidy_spaces(new.reason or "") or None,
        "by_id": ColleagueBook(session).find_or_add(by) if by else None,
    }
    return restand(session, dict.fromkeys(session.scalars(whom), step))


def _standing_problems(
    session: Session, whom: Select[int], new: NewStanding, day: dt.date
) -> list[Problem]:
    found = []
    if new.status not in tuple(Status):
        found.append(Problem("status", f"{new.status} is not a status."))
    if new.status == Status.PAUSED and new.paused_until is None:
        found.append(NO_REVIEW)
    if new.status == Status.INVITED:
        found += invited_too_soon(session, whom, day)
    began = session.scalar(
        select(func.max(MemberFigures.status_since)).where(
            MemberFigures.member_id.in_(whom), MemberFigures.status != new.status
        )
    )
    if began is not None and day < began:
        text = f"The status that is to end began on {day_words(began)}."
        found.append(Problem("from_day", text))
    told = {"status_reason": new.reason, "by": new.by}
    found += problems_of((*MEMBER_FIELDS, _BY), {key: one for key, one in told.items() if one})
    return found


def invited_too_soon(session: Session, whom: Select[int], day: dt.date) -> list[Problem]:
    """Say how many declined so lately that they cannot be invited on a day."""
    wait = preferences(session).declined_blocks_days
    declined = session.scalar(
        select(func.count(func.distinct(Standing.member_id))).where(
            Standing.member_id.in_(whom),
            Standing.status == Status.DECLINED,
            Standing.from_day > day - dt.timedelta(days=wait),
        )
    )
    return (
        [Problem("status", f"{declined} declined less than {wait} days ago.")] if declined else []
    )


def date_enrolment(session: Session, days: Mapping[int, dt.date]) -> int:
    """Say since when members are enrolled of whom that was not known; give how many took it."""
    undated = session.execute(
        select(Standing.id, Standing.member_id, Standing.to_day).where(
            Standing.member_id.in_(listed(tuple(days))),
            Standing.status == Status.ENROLLED,
            Standing.from_day.is_(None),
        )
    )
    dated = {
        row_id: {"from_day": days[member_id]}
        for row_id, member_id, ended in undated
        if ended is None or ended >= days[member_id]
    }
    return set_each(session, Standing, dated)


def restand(session: Session, steps: Edits) -> int:
    """Begin standings for members who do not hold them; give how many that were.

    None begins before the one it ends, so that it is the one that holds.
    """
    newest = _standing_on(session, {member: step["from_day"] for member, step in steps.items()})
    ended: dict[int, dict[str, Any]] = {}
    begun: list[dict[str, Any]] = []
    for member_id, step in steps.items():
        row_id, status, to_day = newest.get(member_id, (None, None, None))
        if status == step["status"]:
            continue
        if row_id is not None and to_day is None:
            ended[row_id] = {"to_day": step["from_day"]}
        begun.append({"member_id": member_id, **step})
    set_each(session, Standing, ended)
    columns = ("member_id", "status", "from_day", "reason", "by_id")
    insert_rows(session, Standing, columns, begun)
    return len(begun)


def _standing_on(
    session: Session, days: Mapping[int, dt.date]
) -> dict[int, tuple[int, str, dt.date | None]]:
    """Give of each member the standing that began last by a day: its id, status and end."""
    session.flush()
    rows = session.execute(
        select(
            Standing.member_id, Standing.from_day, Standing.id, Standing.status, Standing.to_day
        )
        .where(Standing.member_id.in_(listed(tuple(days))))
        .order_by(func.coalesce(Standing.from_day, ""), Standing.id)
    )
    return {
        member_id: (row_id, status, to_day)
        for member_id, began, row_id, status, to_day in rows
        if began is None or began <= days[member_id]
    }
