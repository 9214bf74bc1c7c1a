"""How rewards come: promised beforehand, as a surprise, or out of courtesy."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, func, select

from advocate_desk.metrics.by_bucket import counts_by_bucket
from advocate_desk.metrics.reward_cost import grants_within
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
    headlines={"promised_rewards_share": ("promised",), "surprise_share": ("surprise",)},
    series={mode.value: shown("mode", mode) for mode in GrantMode},
    aside={_NOT_TOLD: "Not told"},
    known="Known rewards",
)
