"""What acts are good for: winning or defending, before the sale or after it."""

from __future__ import annotations

from advocate_desk.metrics.acts import by_kind
from advocate_desk.metrics.trend import Form, Metric
from advocate_desk.program.activity_list import ACTIVITIES
from advocate_desk.program.wording import shown
from advocate_desk.store.choices import Moment, Stance
from advocate_desk.store.models import ActivityType

_BY_STANCE, _STANCE_POINTS = by_kind(ActivityType.stance)
_BY_MOMENT, _MOMENT_POINTS = by_kind(ActivityType.moment)

STANCES = Metric(
    key="stances",
    title="Win and defend",
    one="act",
    unit="acts",
    formula="Acts by the stance of their type: win business and messages, defend in crises and"
    " renewals",
    listing=ACTIVITIES,
    form=Form.BARS,
    count=_BY_STANCE,
    points=_STANCE_POINTS,
    headlines={"win_acts": ("offensive",), "defend_acts": ("defensive",)},
    series={stance.value: shown("stance", stance) for stance in Stance},
    adds_up=True,
)
MOMENTS = Metric(
    key="moments",
    title="Before and after the sale",
    one="act",
    unit="acts",
    formula="Acts by the moment of their type: before the sale, after it, or both",
    listing=ACTIVITIES,
    form=Form.BARS,
    count=_BY_MOMENT,
    points=_MOMENT_POINTS,
    headlines={"pre_sale_acts": ("before",), "post_sale_acts": ("after",)},
    series={moment.value: shown("moment", moment) for moment in Moment},
    adds_up=True,
)
