"""What a program manager does with members: add, edit, delete; one or many by the same verbs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.errors import InvalidDraft, Problem
from advocate_desk.program.books import ColleagueBook, CompanyBook
from advocate_desk.program.bulk import insert_rows, set_columns
from advocate_desk.program.checks import Values, problems_of, refuse, tidy_values
from advocate_desk.program.fields import MEMBER_FIELDS
from advocate_desk.program.history import (
    NO_REVIEW,
    date_enrolment,
    first_histories,
    invited_too_soon,
    move_jobs,
    restand,
)
from advocate_desk.program.listing import Chosen
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.own_fields import forget_rows
from advocate_desk.store.choices import Status
from advocate_desk.store.models import (
    Activity,
    Employment,
    Grant,
    Member,
    MemberFigures,
    PointsEntry,
    Standing,
)

_OWN = tuple(
    column.name for column in Member.__table__.columns if column.name not in ("id", "uid")
)
_IN_JOB = frozenset({"company", "job_title"})
_NAMES = ("full_name", "given_name", "family_name", "preferred_name", "email")


def check_member(session: Session, values: Values, member_id: int | None = None) -> list[Problem]:
    """Say what is wrong with the values of a member; a new one has no id yet."""
    tidy = tidy_values(MEMBER_FIELDS, values)
    found = problems_of(MEMBER_FIELDS, tidy)
    if member_id is None and not any(tidy.get(key) for key in _NAMES):
        found.append(Problem("full_name", "A member needs a name or an e-mail address."))
    email = tidy.get("email")
    if email and (taken := holder_of(session, email)) not in (None, member_id):
        name = MEMBERS.lines(session, [taken])[taken].values["name"] if taken else ""
        found.append(Problem("email", f"{email} already belongs to {name}."))
    if tidy.get("status") == Status.PAUSED and not tidy.get("paused_until") and member_id is None:
        found.append(NO_REVIEW)
    return found


def holder_of(session: Session, email: str) -> int | None:
    """Give the member whose main e-mail this is."""
    return session.scalar(select(Member.id).where(Member.email == email))


def add_members(session: Session, rows: Sequence[Values], *, from_plan: bool = False) -> list[int]:
    """Add members with their first employment and standing; give their ids in order.

    Besides the fields of the list a row may hold `uid`, `employed_from`, `status_since`,
    `status_reason`, `enrolled_on`, `nominated_by` and `nominated_on`. Rows `from_plan` of an
    import were checked when they were planned; a file need not say until when somebody pauses.

    Raises:
        InvalidDraft: a value cannot be kept, or an e-mail address is taken.
    """
    tidied = [
        _named({"person_type": "customer", **_known(tidy_values(MEMBER_FIELDS, row))})
        for row in rows
    ]
    if len(tidied) == 1 and not from_plan:
        refuse(check_member(session, tidied[0]))
    else:
        _refuse_taken(session, tidied)
    ids = list(insert_rows(session, Member, _OWN, tidied))
    first_histories(session, dict(zip(ids, tidied, strict=True)))
    return ids


def _known(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value not in (None, ())}


def _named(row: dict[str, Any]) -> dict[str, Any]:
    """Fill the full name from its parts, so that every list and file has one."""
    if not row.get("full_name"):
        parts = (row.get("given_name"), row.get("family_name"))
        row["full_name"] = " ".join(part for part in parts if part) or row.get("preferred_name")
    return row


def _refuse_taken(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Check a batch at once: single values were checked where the batch was made."""
    emails = [row["email"] for row in rows if row.get("email")]
    if emails and len(set(emails)) < len(emails):
        twice, _count = Counter(emails).most_common(1)[0]
        raise InvalidDraft([Problem("email", f"{twice} is given to two members.")])
    nameless = next((row for row in rows if not any(row.get(key) for key in _NAMES)), None)
    if nameless is not None:
        raise InvalidDraft([Problem("full_name", "A member needs a name or an e-mail address.")])
    for start in range(0, len(emails), 500):
        page = emails[start : start + 500]
        taken = session.scalar(select(Member.email).where(Member.email.in_(page)).limit(1))
        if taken:
            raise InvalidDraft([Problem("email", f"{taken} is already taken.")])


def edit_members(
    session: Session, chosen: Chosen, changes: Values, *, from_plan: bool = False
) -> int:
    """Set fields of the chosen members to the same values; give how many rows changed.

    A new company or job title is a job move as of today, a new status a new standing; a day of
    enrolment is taken by an enrolment that has none. Changes `from_plan` of an import tell what
    was: of a pause without its review day, too, and of an invitation soon after a no.

    Raises:
        InvalidDraft: a value cannot be kept, or one e-mail would belong to several members.
    """
    tidy = tidy_values(MEMBER_FIELDS, changes)
    whom = MEMBERS.settled(session, chosen)
    refuse(_edit_problems(session, whom, tidy))
    if not from_plan:
        refuse(_step_problems(session, whom, tidy))
    if "email" in tidy:
        refuse(_email_problems(session, whom, tidy["email"]))
    changed = [0]
    own = {key: value for key, value in tidy.items() if key in _OWN}
    if own.keys() & {"given_name", "family_name"} and "full_name" not in own:
        changed.append(_rename(session, whom, own))
    elif own:
        changed.append(set_columns(session, Member, whom, own))
    if _IN_JOB & tidy.keys():
        changed.append(move_jobs(session, whom, _job(session, tidy)))
    if tidy.get("enrolled_on"):
        changed.append(date_enrolment(session, whom, tidy["enrolled_on"]))
    if "status" in tidy:
        changed.append(restand(session, whom, _standing(session, tidy)))
    return max(changed)


def _edit_problems(session: Session, whom: Select[int], tidy: Values) -> list[Problem]:
    found = problems_of(MEMBER_FIELDS, tidy)
    for key in ("person_type", "status"):
        if key in tidy and not tidy[key]:
            found.append(Problem(key, f"{MEMBERS.field(key).label} cannot be blank."))
    blanked = [key for key in _NAMES if key in tidy and not tidy[key]]
    if blanked and _leaves_nameless(session, whom, tidy):
        found.append(Problem(blanked[0], "A member needs a name or an e-mail address."))
    return found


def _step_problems(session: Session, whom: Select[int], tidy: Values) -> list[Problem]:
    """Say what is wrong with the status they would have."""
    status = tidy.get("status")
    if status == Status.INVITED:
        others = select(MemberFigures.member_id).where(
            MemberFigures.member_id.in_(whom), MemberFigures.status != status
        )
        return invited_too_soon(session, others, clock.today())
    is_about_pauses = status == Status.PAUSED or (status is None and "paused_until" in tidy)
    if not is_about_pauses or tidy.get("paused_until"):
        return []
    unreviewed = select(Member.id).where(Member.id.in_(whom))
    if status is None:
        unreviewed = unreviewed.join(MemberFigures).where(MemberFigures.status == Status.PAUSED)
    if "paused_until" not in tidy:
        unreviewed = unreviewed.where(Member.paused_until.is_(None))
    return [] if session.scalar(unreviewed.limit(1)) is None else [NO_REVIEW]


def _leaves_nameless(session: Session, whom: Select[int], tidy: Values) -> bool:
    """Say whether any of them would have neither a name nor an address left."""
    if any(tidy.get(key) for key in _NAMES):
        return False
    left = [getattr(Member, key).is_(None) for key in _NAMES if key not in tidy]
    nobody = select(Member.id).where(Member.id.in_(whom), *left)
    return session.scalar(nobody.limit(1)) is not None


def _email_problems(session: Session, whom: Select[int], email: str | None) -> list[Problem]:
    ids = list(session.scalars(whom.limit(2)))
    if email and len(ids) > 1:
        return [Problem("email", "An e-mail address belongs to one member only.")]
    return (
        [p for p in check_member(session, {"email": email}, ids[0]) if p.field == "email"]
        if ids
        else []
    )


def _rename(session: Session, whom: Select[int], own: dict[str, Any]) -> int:
    """Set a part of the name; a full name made of the parts follows."""
    changed = 0
    for member in session.scalars(select(Member).where(Member.id.in_(whom))).all():
        made = " ".join(part for part in (member.given_name, member.family_name) if part)
        for key, value in own.items():
            setattr(member, key, value)
        if made == (member.full_name or ""):
            parts = (member.given_name, member.family_name)
            member.full_name = " ".join(part for part in parts if part) or member.full_name
        changed += session.is_modified(member)
    session.flush()
    return changed


def _job(session: Session, tidy: Values) -> dict[str, Any]:
    began = tidy.get("employed_from")
    job: dict[str, Any] = {"from_day": began or clock.today(), "first_day": began}
    if "company" in tidy:
        name = tidy["company"]
        job["account_id"] = CompanyBook(session).find_or_add(name) if name else None
    if "job_title" in tidy:
        job["job_title"] = tidy["job_title"]
    return job


def _standing(session: Session, tidy: Values) -> dict[str, Any]:
    by = tidy.get("status_by")
    return {
        "status": tidy["status"],
        "from_day": tidy.get("status_since") or clock.today(),
        "reason": tidy.get("status_reason"),
        "by_id": ColleagueBook(session).find_or_add(by) if by else None,
    }


def edit_each(session: Session, changes: Mapping[int, Values]) -> int:
    """Give each member its own changes, as imports do; give how many were changed."""
    changed = 0
    for member_id, values in changes.items():
        changed += edit_members(session, Chosen(ids=(member_id,)), values, from_plan=True) > 0
    return changed


def delete_members(session: Session, chosen: Chosen) -> int:
    """Delete members with all that belongs to them; undo brings everything back."""
    session.flush()
    ids = list(session.scalars(MEMBERS.chosen(chosen)))
    if not ids:
        return 0
    whom = MEMBERS.chosen(Chosen(ids=tuple(ids)))
    forget_rows(session, "members", whom)
    # what the deletion would take along row by row, each in one statement: undo is as fast
    for table in (PointsEntry, Grant, Activity, Employment, Standing):
        session.execute(delete(table).where(table.member_id.in_(whom)))
    session.execute(delete(Member).where(Member.id.in_(whom)))
    return len(ids)
