"""What all charts share: the ground with its scale and names, labels at the end, the marked spot.

Artists are made once and moved from then on: that is what makes a redraw fast.
"""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import ScaledTranslation, blended_transform_factory

from advocate_desk.charts.scale import spread, steps_up_to, time_marks
from advocate_desk.charts.style import AXIS_PX, DPI, LABEL_PX, MARKERS, PX, Style, letters
from advocate_desk.metrics.trend import Span, Trend

_SWATCH_PX = 7
_PAD = 6  # px between an axis and its names
_LABEL_GAP = 10  # px between the last point and its label
_LABEL_LINE = 19  # px a label takes
_TOP = 22  # px for the number above the highest bar
_BOTTOM = 40  # px for two lines of names


@dataclass(frozen=True, slots=True)
class Inset:
    """The px around a chart that are kept free."""

    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0


@dataclass(frozen=True, slots=True)
class Spot:
    """One value of a trend: its bucket and its series, counted from 0."""

    bucket: int
    series: int


NO_INSET = Inset()
_NOTHING = Trend(Span(dt.date.min, dt.date.min), (), ())


class Chart(ABC):
    """A trend drawn on a figure, which it fills but for an inset.

    Attributes:
        trend: what is drawn.
        marks: what is drawn over the finished picture to show the marked spot.
        buckets_go_down: the buckets are rows, not columns.
    """

    buckets_go_down = False

    def __init__(self, figure: Figure, style: Style, inset: Inset = NO_INSET) -> None:
        self.style = style
        self.inset = inset
        self.axes = figure.add_axes((0, 0, 1, 1))
        self.axes.set_axisbelow(True)
        self.axes.tick_params(length=0, pad=_PAD * PX)
        for side in ("left", "right", "top"):
            self.axes.spines[side].set_visible(False)
        self.axes.grid(axis="y", linewidth=1)
        self.marks: list[Artist] = []
        self._figure = figure
        self._labels: list[Text] = []
        self._swatches: list[Line2D] = []
        self.trend = _NOTHING

    def show(self, trend: Trend) -> None:
        """Draw another trend."""
        self.trend = trend
        self._place_series()
        self.dress(self.style)

    def dress(self, style: Style) -> None:
        """Draw in other colours or sizes."""
        self.style = style
        self._figure.set_facecolor(style.surface)
        self.axes.set_facecolor(style.surface)
        self.axes.spines["bottom"].set_color(style.axis)
        self.axes.tick_params(labelcolor=style.muted, grid_color=style.grid)
        self._dress_series(list(style.colours(len(self.trend.series), with_rest=self._has_rest)))
        self.fit()

    def fit(self) -> None:
        """Place everything by the size of the figure, in px so that letters keep theirs."""
        width, height = (inches * DPI for inches in self._figure.get_size_inches())
        style, trend = self.style, self.trend
        bottom, top = style.px(_BOTTOM) + self.inset.bottom, style.px(_TOP) + self.inset.top
        plot_height = max(height - bottom - top, 1)
        marks = steps_up_to(self._top(), plot_height / style.scale)
        names = [self._name_of_step(mark) for mark in marks]
        left = self.inset.left + _PAD + 2 + max(style.width_of(n, AXIS_PX) for n in names)
        right = (
            self.inset.right
            + style.px(_LABEL_GAP + _SWATCH_PX + 8)
            + max((style.width_of(series.label, LABEL_PX) for series in trend.series), default=0)
        )
        plot_width = max(width - left - right, 1)
        self.axes.set_position(
            (left / width, bottom / height, plot_width / width, plot_height / height)
        )
        count = max(len(trend.buckets), 1)
        self.axes.set_xlim(-0.5, count - 0.5)
        self.axes.set_ylim(0, marks[-1])
        self.axes.set_yticks(marks, names)
        times = time_marks(trend.span, trend.buckets, plot_width / style.scale)
        self.axes.set_xticks([at for at, _name in times], [name for _at, name in times])
        for name_drawn in (*self.axes.get_xticklabels(), *self.axes.get_yticklabels()):
            name_drawn.set_fontproperties(letters())
            name_drawn.set_fontsize(style.points(AXIS_PX))
        self._label_ends(marks[-1] / plot_height)
        self._fit_series(plot_width / count)

    def mark(self, spot: Spot | None) -> None:
        """Move the mark to a spot, or hide it."""
        for artist in self.marks:
            artist.set_visible(spot is not None)
        if spot is not None:
            self._place_mark(spot)

    def bucket_at(self, x: float, y: float) -> int | None:
        """Give the bucket under a place, in px of the figure from its lower left."""
        box = self.axes.bbox
        if not self.trend.buckets or not (box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1 + 16):
            return None
        bucket = round(float(self.axes.transData.inverted().transform((x, y))[0]))
        return min(max(bucket, 0), len(self.trend.buckets) - 1)

    def place_of(self, spot: Spot) -> tuple[float, float]:
        """Give where a spot is, in px of the figure from its lower left."""
        x, y = self.axes.transData.transform((spot.bucket, self._height_of(spot)))
        return float(x), float(y)

    def reach(self) -> float:
        """Give how far a spot reaches to its sides, in px of the figure."""
        return 0

    @abstractmethod
    def spot_at(self, x: float, y: float) -> Spot | None:
        """Give the spot under a place, in px of the figure from its lower left."""

    def _name_of_step(self, step: int) -> str:
        """Name a step of the scale."""
        return self.trend.words(step)

    @abstractmethod
    def _top(self) -> float:
        """Give the highest value that is drawn."""

    @abstractmethod
    def _ends(self) -> Sequence[float]:
        """Give the height at which each series ends at the right."""

    @abstractmethod
    def _height_of(self, spot: Spot) -> float:
        """Give the height of a spot."""

    @abstractmethod
    def _place_series(self) -> None:
        """Move the artists of the series to the values."""

    @abstractmethod
    def _dress_series(self, colours: Sequence[str]) -> None:
        """Colour the artists of the series."""

    @abstractmethod
    def _fit_series(self, slot: float) -> None:
        """Adapt to the px that one bucket has."""

    @abstractmethod
    def _place_mark(self, spot: Spot) -> None:
        """Move the mark to a spot."""

    @property
    def _has_rest(self) -> bool:
        return bool(self.trend.series) and len(self.trend.series[-1].keys) > 1

    def _label_ends(self, value_of_px: float) -> None:
        """Write the names of the series at their right ends, none over another."""
        self._make_labels()
        style, ends = self.style, self._ends()
        line = style.px(_LABEL_LINE) * value_of_px
        heights = spread(ends, line)
        colours = list(style.colours(len(ends), with_rest=self._has_rest))
        for at, (text, swatch) in enumerate(zip(self._labels, self._swatches, strict=True)):
            for artist in (text, swatch):
                artist.set_visible(at < len(ends))
            if at >= len(ends):
                continue
            edge = blended_transform_factory(self.axes.transAxes, self.axes.transData)
            for artist, away in ((swatch, _LABEL_GAP), (text, _LABEL_GAP + _SWATCH_PX + 2)):
                inches = style.px(away) / DPI
                artist.set_transform(
                    edge + ScaledTranslation(inches, 0, self._figure.dpi_scale_trans)
                )
            swatch.set_data([1], [heights[at]])
            swatch.set(color=colours[at], markersize=style.points(_SWATCH_PX))
            swatch.set_marker(self._swatch_of(at))
            text.set(x=1, y=heights[at], text=self.trend.series[at].label, color=style.text)
            text.set_fontsize(style.points(LABEL_PX))

    def _make_labels(self) -> None:
        while len(self._labels) < len(self.trend.series):
            text = self.axes.text(1, 0, "", va="center", fontproperties=letters())
            (swatch,) = self.axes.plot([], [], linestyle="none", clip_on=False)
            self._labels.append(text)
            self._swatches.append(swatch)

    def _swatch_of(self, series: int) -> str:
        return MARKERS[series % len(MARKERS)]
