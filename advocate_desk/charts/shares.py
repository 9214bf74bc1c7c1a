"""Bars of a hundred percent each: what part of the whole each series is, month by month."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from advocate_desk.charts.bars import Bars

_WHOLE = 100.0


class Shares(Bars):
    """How many a bar stands for is written above it; too few have no bar."""

    def _heights(self) -> NDArray[np.float64]:
        shares = (
            [self.trend.share(series, at) or 0 for at in range(len(self.trend.buckets))]
            for series in self.trend.series
        )
        return np.array([[float(_WHOLE * share) for share in row] for row in shares])

    def _names_above(self) -> list[str]:
        return [self.trend.words(self.trend.known(at)) for at in range(len(self.trend.buckets))]

    def _name_of_step(self, step: int) -> str:
        return f"{step}%"

    def _top(self) -> float:
        return _WHOLE
