"""The numbers over time: a metric is a file here and a line below."""

from __future__ import annotations

from advocate_desk.metrics.active_advocates import ACTIVE_ADVOCATES
from advocate_desk.metrics.acts import ACTS
from advocate_desk.metrics.asked_and_done import ASKED_AND_DONE
from advocate_desk.metrics.cohorts import COHORTS
from advocate_desk.metrics.motivations import MOTIVATIONS
from advocate_desk.metrics.stances import MOMENTS, STANCES
from advocate_desk.metrics.triggers import TRIGGERS
from advocate_desk.metrics.usability import USABILITY

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
)
