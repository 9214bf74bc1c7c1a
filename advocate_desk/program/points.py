"""The points ledger: lines are added, never edited; what was wrong is corrected by another line.

No line comes into being while points are off, but for those that a file brings.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.errors import InvalidDraft, Problem
from advocate_desk.program.bulk import insert_rows
from advocate_desk.program.checks import LARGEST, LONGEST, Values, refuse
from advocate_desk.program.edits import Changes
from advocate_desk.program.listing import Chosen, listed
from advocate_desk.program.points_rules import GIVES, TAKES, liability
from advocate_desk.store.choices import PointsKind
from advocate_desk.store.models import MemberFigures, PointsEntry
from advocate_desk.store.preferences import preferences

_OWN = tuple(c.name for c in PointsEntry.__table__.columns if c.name not in ("id", "uid"))


def points_are_on(session: Session) -> bool:
    """Say whether the program uses points."""
    return preferences(session).points


@dataclass(frozen=True, slots=True)
class PointsDraft:
    """A line she writes by hand for some members: a correction, an expiry, an opening balance."""

    member_ids: tuple[int, ...]
    amount: int
    kind: str = PointsKind.CORRECTED
    reason: str | None = None
    on_day: dt.date | None = None


def correct_points(session: Session, draft: PointsDraft) -> list[int]:
    """Write a line by hand for each of the members; give their ids.

    Raises:
        InvalidDraft: points are off, nobody is chosen, or the amount goes the wrong way.
    """
    if not points_are_on(session):
        refuse([Problem("", "Points are off: turn them on in Settings first.")])
    if not draft.member_ids:
        refuse([Problem("member", "Say whose points they are.")])
    if draft.kind == PointsKind.CORRECTED and not draft.reason:
        refuse([Problem("reason", "Say why, so that the line explains itself later.")])
    line = {
        "on_day": draft.on_day or clock.today(),
        "amount": draft.amount,
        "kind": draft.kind,
        "reason": draft.reason,
    }
    refuse(points_problems(line))
    if draft.amount < 0:
        refuse_overdraft(session, dict.fromkeys(draft.member_ids, -draft.amount))
    return add_points(session, [{**line, "member_id": one} for one in draft.member_ids])


def expire_points(
    session: Session, member_ids: Sequence[int], reason: str | None = None
) -> list[int]:
    """Let all points these members have left expire; those without any get no line."""
    left = {who: points for who, points in balances_of(session, member_ids).items() if points > 0}
    line = {"on_day": clock.today(), "kind": PointsKind.EXPIRED.value, "reason": reason}
    return add_points(
        session, [{**line, "member_id": who, "amount": -points} for who, points in left.items()]
    )


def add_points(session: Session, rows: Sequence[Values]) -> list[int]:
    """Add lines to the ledger, as imports do; give their ids.

    A row holds `member_id`, `on_day`, `amount` and `kind`; it may hold `reason`, `activity_id`,
    `grant_id` and `uid`.

    Raises:
        InvalidDraft: a value cannot be kept.
    """
    for row in rows:
        refuse(points_problems(row))
    return list(insert_rows(session, PointsEntry, _OWN, rows))


def points_problems(line: Values) -> list[Problem]:
    """Say what is wrong with a line of the ledger."""
    amount, kind, day = line.get("amount"), line.get("kind"), line.get("on_day")
    found = []
    if kind not in tuple(PointsKind):
        found.append(Problem("kind", f"Kind is one of: {', '.join(PointsKind)}."))
    if not isinstance(amount, int) or amount == 0 or abs(amount) > LARGEST:
        found.append(Problem("amount", "Points are a whole number other than 0."))
    elif kind in TAKES and amount > 0:
        found.append(Problem("amount", f"What is {kind} is below 0: write -{amount}."))
    elif kind in GIVES and amount < 0:
        found.append(Problem("amount", f"What is {kind} is above 0; use a correction instead."))
    if day is None or day > clock.today():
        found.append(Problem("on_day", "Say on which day, today or before."))
    if len(line.get("reason") or "") > LONGEST:
        found.append(Problem("reason", f"Reason is longer than {LONGEST} characters."))
    return found


def keep_lines(_session: Session, _chosen: Chosen, _changes: Changes | None = None) -> int:
    """Refuse to edit or delete lines of the ledger, whoever asks.

    Raises:
        InvalidDraft: always.
    """
    text = "A line of the ledger stays as it is: correct it by another line."
    raise InvalidDraft([Problem("", text)])


def balances_of(session: Session, member_ids: Sequence[int]) -> dict[int, int]:
    """Sum the ledger of each of these members."""
    summed = session.execute(
        select(PointsEntry.member_id, func.sum(PointsEntry.amount))
        .where(PointsEntry.member_id.in_(listed(member_ids)))
        .group_by(PointsEntry.member_id)
    )
    return dict.fromkeys(member_ids, 0) | dict(summed.all())


@dataclass(frozen=True, slots=True)
class Outstanding:
    """What members could still spend, and what that is worth in the base currency."""

    points: int
    members: int
    worth: int  # minor units of `currency`
    currency: str


def outstanding(session: Session) -> Outstanding:
    """Sum the whole ledger."""
    points = session.scalar(select(func.sum(PointsEntry.amount))) or 0
    balances = select(func.sum(PointsEntry.amount)).group_by(PointsEntry.member_id)
    having = balances.having(func.sum(PointsEntry.amount) != 0).subquery()
    members = session.scalar(select(func.count()).select_from(having)) or 0
    kept = preferences(session)
    worth = liability(points, kept.point_value, kept.base_currency)
    return Outstanding(points, members, worth, kept.base_currency)


def refuse_overdraft(session: Session, spending: Mapping[int, int]) -> None:
    """Refuse to take more points from a member than she has.

    Raises:
        InvalidDraft: somebody has fewer.
    """
    balances = balances_of(session, tuple(spending))
    short = [who for who, points in spending.items() if points > max(balances[who], 0)]
    if not short:
        return
    name = session.scalar(select(MemberFigures.name).where(MemberFigures.member_id == short[0]))
    others = f" The same holds for {len(short) - 1} more." if len(short) > 1 else ""
    text = f"{name} has {balances[short[0]]} points; this takes {spending[short[0]]}."
    text += f"{others} Take fewer, or correct the points first."
    refuse([Problem("points_spent", text)])
