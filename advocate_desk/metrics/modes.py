"""How rewards come: promised beforehand, as a surprise, or out of courtesy."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, select

from advocate_desk.metrics.by_bucket import counts_by_bucket
from advocate_desk.metrics.reward_cost import FAMILY, grants_within
from advocate_desk.metrics.segment import Segment
from advocate_desk.metrics.trend import Form, Metric, Span
from advocate_desk.program.grant_list import GRANTS
from advocate_desk.program.wording import shown
from advocate_desk.store.choices import GrantMode
from advocate_desk.store.models import Grant

_NOT_TOLD = "not told"


def _points(span: Span, segment: Segment) -> Select[*tuple[Any, ...]]:
    return select(func.coalesce(Grant.mode, _NOT_TOLD), Grant.id).where(
        *grants_within(span, segment)
    )


MODES = Metric(
    key="modes",
    title="Promised or a surprise",
    one="reward",
    unit="rewards",
    formula="Share of the rewards sent or later whose mode is known, by the day they were given",
    listing=GRANTS,
    form=Form.SHARES,
    count=counts_by_bucket(_points),
    points=_points,
    headlines={"promised_rewards_share": ("promised",)},
    series={mode.value: shown("mode", mode) for mode in GrantMode},
    aside={_NOT_TOLD: "Not told"},
    known="Known rewards",
)


def _surprises(span: Span, segment: Segment) -> Select[*tuple[Any, ...]]:
    return select(Grant.mode, Grant.id).where(
        *_with_a_mode(span, segment), Grant.mode == GrantMode.SURPRISE.value
    )


def _judged(span: Span, segment: Segment) -> Select[*tuple[Any, ...]]:
    return select(literal("").label("series"), Grant.id).where(*_with_a_mode(span, segment))


def _with_a_mode(span: Span, segment: Segment) -> list[ColumnElement[bool]]:
    """Give the conditions on gifts and hospitality of which the mode is known."""
    return [
        *grants_within(span, segment),
        Grant.mode.is_not(None),
        FAMILY.in_(("gifts", "hospitality")),
    ]


SURPRISES = Metric(
    key="surprises",
    title="Gifts that came as a surprise",
    one="reward",
    unit="rewards",
    formula="Share of the gifts and hospitality whose mode is known, by the day they were given",
    listing=GRANTS,
    form=Form.PERCENT,
    count=counts_by_bucket(_surprises),
    points=_surprises,
    headlines={"surprise_share": ("surprise",)},
    series={GrantMode.SURPRISE.value: shown("mode", GrantMode.SURPRISE)},
    known="Known gifts",
    whole=_judged,
)
