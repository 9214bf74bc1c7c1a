"""Lines of shares in percent that do not add up to a whole; too few leave a gap."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from advocate_desk.charts.lines import Lines

_WHOLE = 100.0


class PercentLines(Lines):
    """A line per series; the scale ends at a hundred, or above the highest share."""

    def _read_heights(self) -> NDArray[np.float64]:
        rows = [
            [self.trend.share(series, at) for at in range(len(self.trend.buckets))]
            for series in self.trend.series
        ]
        return np.array(
            [[np.nan if share is None else float(_WHOLE * share) for share in row] for row in rows]
        )

    def _name_of_step(self, step: int) -> str:
        return f"{step}%"

    def _top(self) -> float:
        return max(super()._top(), _WHOLE)
