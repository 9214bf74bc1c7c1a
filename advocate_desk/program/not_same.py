"""Two who look alike and are not the same, as she decided: they are not asked about again."""

from __future__ import annotations

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from advocate_desk.store.models import NotSame


def tell_apart(session: Session, kind: str, one: int, other: int) -> int:
    """Keep that two members or accounts are not the same, for good; give 1 when it is news."""
    pair = {"kind": kind, "first_id": min(one, other), "second_id": max(one, other)}
    if session.scalar(select(NotSame.id).filter_by(**pair)) is not None:
        return 0
    session.add(NotSame(**pair))
    session.flush()
    return 1


def told_apart(session: Session, kind: str) -> set[tuple[int, int]]:
    """Give the pairs that are not the same, the lower id in front."""
    rows = session.execute(select(NotSame.first_id, NotSame.second_id).where(NotSame.kind == kind))
    return {(first, second) for first, second in rows}


def follow_pairs(session: Session, kind: str, kept: int, other: int) -> None:
    """Let who is not the same as one be not the same as another, each pair once."""
    in_pair = or_(NotSame.first_id == other, NotSame.second_id == other)
    pairs = session.execute(
        select(NotSame.id, NotSame.first_id, NotSame.second_id).where(
            NotSame.kind == kind, in_pair
        )
    ).all()
    session.execute(delete(NotSame).where(NotSame.id.in_([row_id for row_id, *_ in pairs])))
    for _row_id, first, second in pairs:
        third = second if first == other else first
        if third != kept:
            tell_apart(session, kind, kept, third)
