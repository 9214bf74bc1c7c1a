"""The way a reward takes: what comes after what, for one grant or many."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.program.grant_list import GRANTS
from advocate_desk.program.grants import edit_grants
from advocate_desk.program.listing import Chosen
from advocate_desk.store.choices import GrantStatus
from advocate_desk.store.models import Grant

NEXT_STEP: Mapping[str, GrantStatus] = MappingProxyType(
    {
        GrantStatus.IDEA: GrantStatus.APPROVED,
        GrantStatus.NEEDS_APPROVAL: GrantStatus.APPROVED,
        GrantStatus.APPROVED: GrantStatus.ORDERED,
        GrantStatus.ORDERED: GrantStatus.SENT,
        GrantStatus.SENT: GrantStatus.DELIVERED,
        GrantStatus.DELIVERED: GrantStatus.REDEEMED,
    }
)


def advance_grants(session: Session, chosen: Chosen) -> int:
    """Take each chosen grant a step further; those at an end stay. Give how many moved.

    Raises:
        InvalidDraft: more would be given than there are in stock, or more points be spent than a
            member has; nothing has moved.
    """
    whom = GRANTS.settled(session, chosen)
    by_status: dict[str, list[int]] = {}
    rows = session.execute(select(Grant.id, Grant.status).where(Grant.id.in_(whom)))
    for grant_id, status in rows:
        by_status.setdefault(status, []).append(grant_id)
    return sum(
        edit_grants(session, Chosen(ids=tuple(ids)), {"status": NEXT_STEP[status].value})
        for status, ids in by_status.items()
        if status in NEXT_STEP
    )
