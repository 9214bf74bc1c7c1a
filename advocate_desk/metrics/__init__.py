"""The numbers over time: a metric is a file here and a line below."""

from __future__ import annotations

from advocate_desk.metrics.active_advocates import ACTIVE_ADVOCATES
from advocate_desk.metrics.acts import ACTS

METRICS = (ACTS, ACTIVE_ADVOCATES)
