"""Lines over time, told apart by colour, dash and marker."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from numpy.typing import NDArray

from advocate_desk.charts.chart import NO_INSET, Chart, Inset, Spot
from advocate_desk.charts.style import DASHES, MARKERS, PX, Style

_WIDTH_PX, _MARKER_PX, _MARKED_PX = 2.6, 6, 10
_ROOM_FOR_MARKERS = 14  # px of a bucket; in less only the last one has its marker


class Lines(Chart):
    """A line per series; the marked spot has a line down to its month."""

    def __init__(self, figure: Figure, style: Style, inset: Inset = NO_INSET) -> None:
        super().__init__(figure, style, inset)
        self._lines: list[Line2D] = []
        self._heights: NDArray[np.float64] = np.zeros((0, 0))
        self._plumb = self.axes.axvline(0, linewidth=PX, animated=True, zorder=1)
        (self._dot,) = self.axes.plot([], [], clip_on=False, animated=True, zorder=5)
        self.marks = [self._plumb, self._dot]
        self.mark(None)

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Give the spot of the line that is nearest above or below a place."""
        bucket = self.bucket_at(x, y)
        if bucket is None or not self.trend.series:
            return None
        there = np.flatnonzero(~np.isnan(self._heights[:, bucket]))
        spots = [Spot(bucket, int(at)) for at in there]
        return min(spots, key=lambda spot: abs(self.place_of(spot)[1] - y), default=None)

    def _top(self) -> float:
        return float(np.nanmax(self._heights, initial=1))

    def _ends(self) -> Sequence[float]:
        """Give the last height there is of each line: the newest months may hold nothing."""
        return [float(row[~np.isnan(row)][-1:].sum()) for row in self._heights]

    def _height_of(self, spot: Spot) -> float:
        return float(np.nan_to_num(self._heights[spot.series, spot.bucket]))

    def _read_heights(self) -> NDArray[np.float64]:
        """Give the height of each point, a row per series; a gap is no number."""
        return np.array([series.values for series in self.trend.series], dtype=float)

    def _place_series(self) -> None:
        while len(self._lines) < len(self.trend.series):
            at = len(self._lines)
            (line,) = self.axes.plot(
                [],
                [],
                linestyle=DASHES[at % len(DASHES)],
                marker=MARKERS[at % len(MARKERS)],
                solid_joinstyle="round",
                clip_on=False,
                zorder=3,
            )
            self._lines.append(line)
        x = np.arange(len(self.trend.buckets))
        self._heights = self._read_heights().reshape(-1, len(x))
        for at, line in enumerate(self._lines):
            line.set_visible(at < len(self.trend.series))
            if at < len(self.trend.series):
                line.set_data(x, self._heights[at])

    def _dress_series(self, colours: Sequence[str]) -> None:
        for line, colour in zip(self._lines, colours, strict=False):
            line.set_color(colour)
            line.set_linewidth(self.style.points(_WIDTH_PX))
            line.set_markersize(self.style.points(_MARKER_PX))
        self._plumb.set_color(self.style.axis)
        self._dot.set(markeredgecolor=self.style.surface, markeredgewidth=2 * PX)
        self._dot.set_markersize(self.style.points(_MARKED_PX))

    def _fit_series(self, slot: float) -> None:
        last = len(self.trend.buckets) - 1
        for line in self._lines:
            line.set_markevery(None if slot >= _ROOM_FOR_MARKERS else [max(last, 0)])

    def _place_mark(self, spot: Spot) -> None:
        self._plumb.set_xdata([spot.bucket, spot.bucket])
        self._dot.set_data([spot.bucket], [self._height_of(spot)])
        self._dot.set_marker(MARKERS[spot.series % len(MARKERS)])
        self._dot.set_color(self._lines[spot.series].get_color())
        self._dot.set_markeredgecolor(self.style.surface)
