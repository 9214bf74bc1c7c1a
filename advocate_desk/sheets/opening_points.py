"""The points that a list of members says they have: one opening line each in the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import func, select

from advocate_desk.program.fields import Shape
from advocate_desk.program.points import add_points
from advocate_desk.sheets.fields import Field
from advocate_desk.sheets.planned import Group
from advocate_desk.sheets.saving import Saving
from advocate_desk.store.choices import PointsKind
from advocate_desk.store.models import Member, PointsEntry

KEY = "opening_points"
OPENING_POINTS = Field(
    KEY, "Opening points", Shape.NUMBER, own=False, erasable=False, offered=True
)
# what the ledger opened with; nothing where it has no such line
HELD = (
    select(func.sum(PointsEntry.amount))
    .where(PointsEntry.member_id == Member.id, PointsEntry.kind == PointsKind.OPENING.value)
    .scalar_subquery()
)


def open_once(known: Mapping[str, Any], changes: dict[str, Any]) -> None:
    """Let a ledger that was opened before stay as it is."""
    if known.get(KEY) is not None or changes.get(KEY) == 0:
        changes.pop(KEY, None)


def save_openings(saving: Saving, groups: Iterable[Group]) -> None:
    """Open the ledgers of members with what their rows say."""
    lines = []
    for group in groups:
        said = group.merged if group.known == {} else group.changes or {}
        if said.get(KEY):
            lines.append(
                {
                    "member_id": group.target,
                    "on_day": saving.plan.day,
                    "amount": said[KEY],
                    "kind": PointsKind.OPENING.value,
                    "reason": saving.plan.setup.workbook.name,
                }
            )
    add_points(saving.session, lines)
