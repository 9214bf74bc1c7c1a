"""The sheet Motivations: what moves members, as they said it."""

from __future__ import annotations

from advocate_desk.program.relation_fields import MOTIVATION_FIELDS
from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.sheets.naming import member_name
from advocate_desk.store.models import Member, StatedMotivation

MOTIVATIONS = sheet_of(
    "Motivations",
    {
        "Member": member_name(),
        "Motivation": StatedMotivation.motivation.expression,
        "Weight": StatedMotivation.weight.expression,
        "Basis": StatedMotivation.basis.expression,
        "On": StatedMotivation.on_day.expression,
    },
    StatedMotivation.__table__.join(Member.__table__, Member.id == StatedMotivation.member_id),
    StatedMotivation.id.expression,
    MOTIVATION_FIELDS,
)
