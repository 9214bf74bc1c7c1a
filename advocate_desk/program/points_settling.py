"""Keeps the points ledger right about activities and grants, whatever became of them.

There is one way lines come from rows: what a row is due is compared with what the ledger holds
for it, and the difference is one more line. One statement reads, one writes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, func, not_, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from advocate_desk.base import clock
from advocate_desk.program.bulk import insert_rows
from advocate_desk.program.edits import Edits, with_any
from advocate_desk.program.listing import listed
from advocate_desk.program.points import points_are_on, refuse_overdraft
from advocate_desk.program.points_rules import Booked, missing_line, price_of, worth_of
from advocate_desk.store.choices import GRANTS_THAT_HOLD, ActStatus, PointsKind
from advocate_desk.store.models import Activity, ActivityType, Grant, PointsEntry, Reward

_OWN = tuple(c.name for c in PointsEntry.__table__.columns if c.name not in ("id", "uid"))
_WAITING = "rows whose points are settled at the end"


@dataclass(frozen=True, eq=False)
class _Ledger:
    """How lines come from one kind of row.

    Attributes:
        points_to: the column of a line that names its row.
        rows: id, member, status, day, the row's points, those of its type, and its name.
        first: the kind of a row's first line; the others are corrections.
    """

    points_to: InstrumentedAttribute[int | None]
    rows: Select[*tuple[Any, ...]]
    id: ColumnElement[int]
    first: PointsKind


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Rows whose points are settled at the end, by the column that lines name them in.

    Attributes:
        told: all of them.
        left: those that the ledger of the same file tells of, if only by having no line.
    """

    told: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    left: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def rows_of(self, ledger: _Ledger) -> set[int]:
        """Give the rows that are to be settled."""
        key = ledger.points_to.key
        return self.told[key] - self.left[key]


_OF_ACTS = _Ledger(
    PointsEntry.activity_id,
    select(
        Activity.id,
        Activity.member_id,
        Activity.status,
        Activity.completed_on.label("day"),
        Activity.points,
        ActivityType.points.label("of_type"),
        ActivityType.name,
    ).join(ActivityType, ActivityType.id == Activity.type_id),
    Activity.id.expression,
    PointsKind.EARNED,
)
_OF_GRANTS = _Ledger(
    PointsEntry.grant_id,
    select(
        Grant.id,
        Grant.member_id,
        Grant.status,
        Grant.given_on.label("day"),
        Grant.points_spent.label("points"),
        func.coalesce(Reward.reward, Grant.kind).label("name"),
    ).outerjoin(Reward, Reward.id == Grant.reward_id),
    Grant.id.expression,
    PointsKind.SPENT,
)


@dataclass(frozen=True, slots=True)
class Preview:
    """What settling would book: how many lines, and how many points in all."""

    lines: int
    points: int


@contextmanager
def ledger_may_come(session: Session) -> Iterator[None]:
    """Settle only at the end: a file may bring the lines of its activities and grants itself."""
    before = session.scalar(select(func.max(PointsEntry.id))) or 0
    waiting = session.info[_WAITING] = _Waiting()
    try:
        yield
    finally:
        del session.info[_WAITING]
    for ledger in (_OF_ACTS, _OF_GRANTS):
        brought = select(ledger.points_to).where(PointsEntry.id > before)
        told = waiting.rows_of(ledger).difference(session.scalars(brought))
        _settle(session, ledger, tuple(sorted(told)))


def leave_acts_to_ledger(session: Session, activity_ids: Iterable[int]) -> None:
    """Settle no points of these activities: the file that tells of them brings its own ledger."""
    _leave_to_ledger(session, _OF_ACTS, activity_ids)


def leave_grants_to_ledger(session: Session, grant_ids: Iterable[int]) -> None:
    """Settle no points of these grants: the file that tells of them brings its own ledger."""
    _leave_to_ledger(session, _OF_GRANTS, grant_ids)


def _leave_to_ledger(session: Session, ledger: _Ledger, ids: Iterable[int]) -> None:
    waiting = session.info.get(_WAITING)
    if waiting is not None:
        waiting.left[ledger.points_to.key].update(ids)


def acts_to_settle(session: Session, edits: Edits) -> tuple[int, ...]:
    """Give the activities whose points these changes move; asked before they are made.

    What was completed while points were off is in no ledger, and stays out of it unless its own
    points are set.
    """
    is_done = Activity.status == ActStatus.COMPLETED
    return _moved(session, _OF_ACTS, edits, ("status", "type_id", "points"), is_done)


def grants_to_settle(session: Session, edits: Edits) -> tuple[int, ...]:
    """Give the grants whose points these changes move; asked before they are made.

    What was given while points were off stays out of the ledger, unless its points are set.
    """
    holds = Grant.status.in_(GRANTS_THAT_HOLD)
    return _moved(session, _OF_GRANTS, edits, ("status", "points_spent"), holds)


def _moved(
    session: Session,
    ledger: _Ledger,
    edits: Edits,
    keys: tuple[str, ...],
    counts: ColumnElement[bool],
) -> tuple[int, ...]:
    """Give the rows that change in one of these columns, the last of which is their points."""
    told = with_any(edits, *keys)
    if not told or not points_are_on(session):
        return ()
    columns = ledger.id.table.columns
    entered = select(PointsEntry.id).where(ledger.points_to == ledger.id).exists()
    held = session.execute(
        select(ledger.id, or_(not_(counts), entered), *(columns[key] for key in keys)).where(
            ledger.id.in_(listed(tuple(told)))
        )
    )
    found = []
    for row_id, is_in_ledger, *before in held:
        after = told[row_id]
        differs = any(after.get(k, was) != was for k, was in zip(keys, before, strict=True))
        if differs and (is_in_ledger or keys[-1] in after):
            found.append(row_id)
    return tuple(found)


def settle_acts(session: Session, activity_ids: Sequence[int]) -> int:
    """Bring the ledger up to date with these activities; give how many lines that took."""
    return _settle(session, _OF_ACTS, activity_ids)


def settle_grants(session: Session, grant_ids: Sequence[int], *, as_told: bool = False) -> int:
    """Bring the ledger up to date with these grants; give how many lines that took.

    Raises:
        InvalidDraft: a member has fewer points than are spent, and it is not `as_told` by a file.
    """
    if not as_told and grant_ids and points_are_on(session):
        spending: dict[int, int] = {}
        for line in _lines_missing(session, _OF_GRANTS, grant_ids):
            spending[line["member_id"]] = spending.get(line["member_id"], 0) - line["amount"]
        refuse_overdraft(session, {who: points for who, points in spending.items() if points > 0})
    return _settle(session, _OF_GRANTS, grant_ids)


def settle_deleted_acts(session: Session, activity_ids: Sequence[int]) -> int:
    """Take back the points of activities that are about to be deleted."""
    return _take_back(session, _OF_ACTS, activity_ids)


def settle_deleted_grants(session: Session, grant_ids: Sequence[int]) -> int:
    """Give back the points of grants that are about to be deleted."""
    return _take_back(session, _OF_GRANTS, grant_ids)


def preview_recalculation(session: Session, type_ids: Sequence[int]) -> Preview:
    """Say what booking all completed activities of these types by today's points would change."""
    lines = _lines_missing(session, _OF_ACTS, _completed(session, type_ids))
    return Preview(len(lines), sum(line["amount"] for line in lines))


def recalculate_points(session: Session, type_ids: Sequence[int]) -> int:
    """Book all completed activities of these types by today's points; give how many lines.

    Those that were completed while points were off come into the ledger by it.
    """
    return _settle(session, _OF_ACTS, _completed(session, type_ids))


def _completed(session: Session, type_ids: Sequence[int]) -> tuple[int, ...]:
    done = select(Activity.id).where(
        Activity.type_id.in_(type_ids), Activity.status == ActStatus.COMPLETED
    )
    return tuple(session.scalars(done))


def _settle(session: Session, ledger: _Ledger, ids: Sequence[int]) -> int:
    if not ids or not points_are_on(session):
        return 0
    waiting = session.info.get(_WAITING)
    if waiting is not None:
        waiting.told[ledger.points_to.key].update(ids)
        return 0
    return len(insert_rows(session, PointsEntry, _OWN, _lines_missing(session, ledger, ids)))


def _lines_missing(session: Session, ledger: _Ledger, ids: Sequence[int]) -> list[dict[str, Any]]:
    """Give the lines that make the ledger right for these rows."""
    session.flush()
    whom = listed(ids)  # a select of ids, of whatever kind
    booked = _booked(session, ledger, whom)
    today = clock.today()
    lines = []
    for row in session.execute(ledger.rows.where(ledger.id.in_(whom))):
        of_type = row._mapping.get("of_type")  # noqa: SLF001 - how SQLAlchemy calls it
        due = (
            worth_of(row.status, row.points, of_type)
            if ledger is _OF_ACTS
            else price_of(row.status, row.points)
        )
        held = booked.get(row.id, Booked())
        if line := missing_line(due, held, ledger.first, row.day, today):
            named = {"reason": row.name, ledger.points_to.key: row.id}
            lines.append(_line(row.member_id, line.amount, line.kind, line.on_day) | named)
    return lines


def _booked(session: Session, ledger: _Ledger, whom: Select[int]) -> Mapping[int, Booked]:
    summed = session.execute(
        select(ledger.points_to, func.sum(PointsEntry.amount), func.count())
        .where(ledger.points_to.in_(whom))
        .group_by(ledger.points_to)
    )
    return {row_id: Booked(amount, lines) for row_id, amount, lines in summed if row_id}


def _take_back(session: Session, ledger: _Ledger, ids: Sequence[int]) -> int:
    """Book the opposite of what the ledger holds for rows whose lines will point to nothing."""
    if not ids or not points_are_on(session):
        return 0
    whom = listed(ids)
    booked = _booked(session, ledger, whom)
    rows = session.execute(ledger.rows.where(ledger.id.in_(whom))).all()
    lines = [
        _line(row.member_id, -booked[row.id].amount, PointsKind.CORRECTED, clock.today())
        | {"reason": f"{row.name}: deleted"}
        for row in rows
        if row.id in booked and booked[row.id].amount
    ]
    return len(insert_rows(session, PointsEntry, _OWN, lines))


def _line(member_id: int, amount: int, kind: PointsKind, on_day: Any) -> dict[str, Any]:
    return {"member_id": member_id, "amount": amount, "kind": kind.value, "on_day": on_day}
