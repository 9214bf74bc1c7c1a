"""What a program manager does with members: add, edit, delete; one or many by the same verbs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.errors import InvalidDraft, Problem
from advocate_desk.program.books import ColleagueBook, CompanyBook
from advocate_desk.program.bulk import insert_rows, set_each
from advocate_desk.program.checks import Values, problems_of, refuse, tidy_values
from advocate_desk.program.edits import Changes, Edits, edits_of, made_of, with_any
from advocate_desk.program.fields import MEMBER_FIELDS
from advocate_desk.program.history import (
    NO_REVIEW,
    date_enrolment,
    first_histories,
    invited_too_soon,
    move_jobs,
    restand,
)
from advocate_desk.program.listing import Chosen, listed
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
_PARTS = ("given_name", "family_name")
_PAGE = 500  # addresses looked up at once
_NAMES = ("full_name", "given_name", "family_name", "preferred_name", "email")


def check_member(session: Session, values: Values, member_id: int | None = None) -> list[Problem]:
    """Say what is wrong with the values of a member; a new one has no id yet."""
    tidy = tidy_values(MEMBER_FIELDS, values)
    found = problems_of(MEMBER_FIELDS, tidy)
    if member_id is None and not any(tidy.get(key) for key in _NAMES):
        found.append(Problem("full_name", "A member needs a name or an e-mail address."))
    email = tidy.get("email")
    holder = holder_of(session, email) if email else None
    if email and holder not in (None, member_id):
        found.append(_taken(session, email, holder or 0))
    if tidy.get("status") == Status.PAUSED and not tidy.get("paused_until") and member_id is None:
        found.append(NO_REVIEW)
    return found


def holder_of(session: Session, email: str) -> int | None:
    """Give the member whose main e-mail this is."""
    return session.scalar(select(Member.id).where(Member.email == email))


def _holders(session: Session, emails: Sequence[str]) -> dict[str, int]:
    """Give by main e-mail the members who have one of these."""
    found: dict[str, int] = {}
    for start in range(0, len(emails), _PAGE):
        page = emails[start : start + _PAGE]
        held = select(Member.email, Member.id).where(Member.email.in_(page))
        found |= {email: holder for email, holder in session.execute(held) if email}
    return found


def _taken(session: Session, email: str, holder: int) -> Problem:
    name = MEMBERS.lines(session, [holder])[holder].values["name"]
    return Problem("email", f"{email} already belongs to {name}.")


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
        row["full_name"] = _joined(row) or row.get("preferred_name")
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
    if taken := next(iter(_holders(session, emails)), None):
        raise InvalidDraft([Problem("email", f"{taken} is already taken.")])


def edit_members(
    session: Session, chosen: Chosen, changes: Changes, *, from_plan: bool = False
) -> int:
    """Set fields of members, all to the same or each to its own; give how many changed.

    A new company or job title is a job move as of today, a new status a new standing; a day of
    enrolment is taken by an enrolment that has none. Changes `from_plan` of an import tell what
    was: of a pause without its review day, too, and of an invitation soon after a no.

    Raises:
        InvalidDraft: a value cannot be kept, or one e-mail would belong to several members.
    """
    tidied = made_of(edits_of(session, MEMBERS, chosen, changes), _tidied)
    if not from_plan:
        _refuse_steps(session, tidied)
    _refuse_nameless(session, tidied)
    _free_addresses(session, with_any(tidied, "email"))
    own = made_of(tidied, lambda tidy: {key: tidy[key] for key in tidy if key in _OWN})
    enrolled = with_any(tidied, "enrolled_on").items()
    companies, colleagues = CompanyBook(session), ColleagueBook(session)
    return max(
        set_each(session, Member, {**own, **_renamed(session, own)}),
        move_jobs(
            session, made_of(with_any(tidied, *_IN_JOB), lambda said: _job(companies, said))
        ),
        date_enrolment(
            session, {row: day for row, said in enrolled if (day := said["enrolled_on"])}
        ),
        restand(
            session, made_of(with_any(tidied, "status"), lambda said: _step(colleagues, said))
        ),
    )


def _tidied(changes: Values) -> Values:
    tidy = tidy_values(MEMBER_FIELDS, changes)
    found = problems_of(MEMBER_FIELDS, tidy)
    for key in ("person_type", "status"):
        if key in tidy and not tidy[key]:
            found.append(Problem(key, f"{MEMBERS.field(key).label} cannot be blank."))
    refuse(found)
    return tidy


def _refuse_steps(session: Session, tidied: Edits) -> None:
    """Refuse invitations too soon after a no, and pauses that nobody would review."""
    invited = [row for row, tidy in tidied.items() if tidy.get("status") == Status.INVITED]
    if invited:
        others = select(MemberFigures.member_id).where(
            MemberFigures.member_id.in_(listed(invited)), MemberFigures.status != Status.INVITED
        )
        refuse(invited_too_soon(session, others, clock.today()))
    unreviewed = {
        row: tidy
        for row, tidy in with_any(tidied, "status", "paused_until").items()
        if tidy.get("status", Status.PAUSED) == Status.PAUSED and not tidy.get("paused_until")
    }
    if not unreviewed:
        return
    held = session.execute(
        select(Member.id, Member.paused_until, MemberFigures.status)
        .join(MemberFigures)
        .where(Member.id.in_(listed(tuple(unreviewed))))
    )
    for row_id, until, status in held:
        tidy = unreviewed[row_id]
        is_paused = tidy.get("status", status) == Status.PAUSED
        if is_paused and ("paused_until" in tidy or until is None):
            refuse([NO_REVIEW], row_id)


def _refuse_nameless(session: Session, tidied: Edits) -> None:
    """Refuse that a member has neither a name nor an address left."""
    named = with_any(tidied, *_NAMES)
    blanked = {
        row_id: keys
        for row_id, tidy in named.items()
        if (keys := [key for key in _NAMES if key in tidy and not tidy[key]])
    }
    for row_id, held in _held(session, _NAMES, tuple(blanked)).items():
        after = {**held, **named[row_id]}
        if not any(after[key] for key in _NAMES):
            words = "A member needs a name or an e-mail address."
            refuse([Problem(blanked[row_id][0], words)], row_id)


def _held(session: Session, keys: Sequence[str], ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Give what members hold in some columns."""
    if not ids:
        return {}
    columns = Member.__table__.columns
    asked = select(Member.id, *(columns[key] for key in keys)).where(Member.id.in_(listed(ids)))
    return {row[0]: dict(zip(keys, row[1:], strict=True)) for row in session.execute(asked)}


def _free_addresses(session: Session, told: Edits) -> None:
    """Let go of addresses that pass from one of these members to another.

    Raises:
        InvalidDraft: an address would belong to two members.
    """
    takers: dict[str, int] = {}
    for row_id, tidy in told.items():
        if tidy["email"] and takers.setdefault(tidy["email"], row_id) != row_id:
            words = "An e-mail address belongs to one member only."
            refuse([Problem("email", words)], row_id)
    held = _holders(session, tuple(takers))
    passing = {email: holder for email, holder in held.items() if holder != takers[email]}
    for email, holder in passing.items():
        if holder not in told:
            refuse([_taken(session, email, holder)], takers[email])
    set_each(session, Member, {giver: {"email": None} for giver in passing.values()})


def _renamed(session: Session, own: Edits) -> Edits:
    """Let a full name made of its parts follow them."""
    parts = {
        row_id: values
        for row_id, values in with_any(own, *_PARTS).items()
        if "full_name" not in values
    }
    found = {}
    for row_id, held in _held(session, (*_PARTS, "full_name"), tuple(parts)).items():
        if _joined(held) == (held["full_name"] or ""):
            full = _joined({**held, **parts[row_id]}) or held["full_name"]
            found[row_id] = {**parts[row_id], "full_name": full}
    return found


def _joined(row: Values) -> str:
    return " ".join(part for key in _PARTS if (part := row.get(key)))


def _job(companies: CompanyBook, tidy: Values) -> dict[str, Any]:
    began = tidy.get("employed_from")
    job: dict[str, Any] = {"from_day": began or clock.today(), "first_day": began}
    if "company" in tidy:
        name = tidy["company"]
        job["account_id"] = companies.find_or_add(name) if name else None
    if "job_title" in tidy:
        job["job_title"] = tidy["job_title"]
    return job


def _step(colleagues: ColleagueBook, tidy: Values) -> dict[str, Any]:
    by = tidy.get("status_by")
    return {
        "status": tidy["status"],
        "from_day": tidy.get("status_since") or clock.today(),
        "reason": tidy.get("status_reason"),
        "by_id": colleagues.find_or_add(by) if by else None,
    }


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
