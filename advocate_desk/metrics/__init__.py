"""The numbers over time: a metric is a file here and a line below."""

from __future__ import annotations

from sqlalchemy.orm import Session

from advocate_desk.metrics.active_advocates import ACTIVE_ADVOCATES
from advocate_desk.metrics.acts import ACTS
from advocate_desk.metrics.asked_and_done import ASKED_AND_DONE
from advocate_desk.metrics.cohorts import COHORTS
from advocate_desk.metrics.goals_over_time import GOALS_OVER_TIME
from advocate_desk.metrics.modes import MODES, SURPRISES
from advocate_desk.metrics.motivations import MOTIVATIONS
from advocate_desk.metrics.points_over_time import POINTS_OVER_TIME
from advocate_desk.metrics.reward_cost import GIFTS, REACHED, REWARD_COST
from advocate_desk.metrics.stances import MOMENTS, STANCES
from advocate_desk.metrics.trend import Metric
from advocate_desk.metrics.triggers import TRIGGERS
from advocate_desk.metrics.usability import USABILITY
from advocate_desk.store.preferences import preferences

METRICS = (
    ACTS,
    ACTIVE_ADVOCATES,
    ASKED_AND_DONE,
    TRIGGERS,
    STANCES,
    MOMENTS,
    USABILITY,
    MOTIVATIONS,
    COHORTS,
    REWARD_COST,
    GIFTS,
    REACHED,
    MODES,
    SURPRISES,
    POINTS_OVER_TIME,
    GOALS_OVER_TIME,
)


def metrics_in_use(session: Session) -> tuple[Metric, ...]:
    """Give the metrics that mean something in this program: those of points while they are on."""
    points = preferences(session).points
    return tuple(metric for metric in METRICS if points or not metric.needs_points)
