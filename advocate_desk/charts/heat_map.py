"""A field of shares: a row for each cohort, a column for each age, darker for more."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.colors import LinearSegmentedColormap, to_rgba
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from advocate_desk.base.words import number_words, percent_words
from advocate_desk.charts.chart import NO_INSET, Chart, Inset, Spot
from advocate_desk.charts.style import AXIS_PX, DPI, PX, Style, letters

_MOST_ROWS = 12  # older cohorts stand in the numbers
_HEAD, _GAP = 26, 12  # px for the names of the columns; between names and field
_DARK_FROM = 0.55  # of the whole: letters on it take the colour of the ground
_BRIGHT = 0.5
_FULL_FROM = 0.08  # the palest cell still differs from an empty one


class HeatMap(Chart):
    """Each cell says its share; a cell that cannot be known yet is empty."""

    buckets_go_down = True

    def __init__(self, figure: Figure, style: Style, inset: Inset = NO_INSET) -> None:
        super().__init__(figure, style, inset)
        self._cells = PolyCollection([], closed=True)
        self.axes.add_collection(self._cells, autolim=False)
        self.axes.grid(visible=False)
        self._shares: list[Text] = []
        self._mark = Rectangle((0, 0), 1, 1, fill=False, linewidth=2 * PX, animated=True)
        self.axes.add_patch(self._mark)
        self.marks = [self._mark]
        self.mark(None)

    @property
    def _first(self) -> int:
        return max(len(self.trend.buckets) - _MOST_ROWS, 0)

    def fit(self) -> None:
        """Give the names of the cohorts their room, and the rest to the field."""
        width, height = (inches * DPI for inches in self._figure.get_size_inches())
        style, trend = self.style, self.trend
        rows, columns = max(len(trend.buckets) - self._first, 1), max(len(trend.series), 1)
        names = [self._row_name(at) for at in range(self._first, len(trend.buckets))]
        widest = max((style.width_of(name, AXIS_PX) for name in names), default=0)
        left = self.inset.left + style.px(_GAP) + widest
        top, bottom = self.inset.top + style.px(_HEAD), self.inset.bottom + style.px(4)
        right = self.inset.right + style.px(4)
        self.axes.set_position(
            (
                left / width,
                bottom / height,
                max(width - left - right, 1) / width,
                max(height - top - bottom, 1) / height,
            )
        )
        self.axes.set_xlim(0, columns)
        self.axes.set_ylim(rows, 0)  # the oldest cohort atop
        self.axes.xaxis.tick_top()
        labels = [series.label for series in trend.series]
        self.axes.set_xticks([at + 0.5 for at in range(len(labels))], labels)
        self.axes.set_yticks([at + 0.5 for at in range(len(names))], names)
        self.axes.spines["bottom"].set_visible(False)
        for name in (*self.axes.get_xticklabels(), *self.axes.get_yticklabels()):
            name.set_fontproperties(letters())
            name.set_fontsize(style.points(AXIS_PX))
        self._fit_series(0)

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Give the cell under a place."""
        column, row = self.axes.transData.inverted().transform((x, y))
        at, bucket = int(np.floor(column)), int(np.floor(row)) + self._first
        inside = 0 <= at < len(self.trend.series) and self._first <= bucket
        if not inside or bucket >= len(self.trend.buckets) or self._share(bucket, at) is None:
            return None
        return Spot(bucket, at)

    def bucket_at(self, x: float, y: float) -> int | None:
        """Give the cohort under a place."""
        spot = self.spot_at(x, y)
        return spot.bucket if spot else None

    def place_of(self, spot: Spot) -> tuple[float, float]:
        """Give the middle of the upper edge of a cell."""
        place = (spot.series + 0.5, spot.bucket - self._first + 0.2)
        x, y = self.axes.transData.transform(place)
        return float(x), float(y)

    def reach(self) -> float:
        """Give half the width of a cell, in px of the figure."""
        return float(self.axes.bbox.width) / max(len(self.trend.series), 1) / 2

    def _share(self, bucket: int, series: int) -> float | None:
        share = self.trend.share(self.trend.series[series], bucket)
        return None if share is None else float(share)

    def _row_name(self, bucket: int) -> str:
        name = self.trend.span.words_of(self.trend.buckets[bucket])
        return f"{name} · {number_words(self.trend.known(bucket))}"

    def _top(self) -> float:
        return 1

    def _ends(self) -> Sequence[float]:
        return []

    def _height_of(self, spot: Spot) -> float:
        return float(spot.bucket)

    def _places(self) -> list[tuple[int, int, float]]:
        """Give row, column and share of every cell that has one."""
        return [
            (bucket - self._first, at, share)
            for bucket in range(self._first, len(self.trend.buckets))
            for at in range(len(self.trend.series))
            if (share := self._share(bucket, at)) is not None
        ]

    def _place_series(self) -> None:
        inset = 0.03
        self._cells.set_verts(
            [
                [
                    (at + inset, row + inset),
                    (at + inset, row + 1 - inset),
                    (at + 1 - inset, row + 1 - inset),
                    (at + 1 - inset, row + inset),
                ]
                for row, at, _share in self._places()
            ]
        )

    def _dress_series(self, colours: Sequence[str]) -> None:  # noqa: ARG002 - it has one ramp
        self._mark.set_edgecolor(self.style.text)
        ramp = LinearSegmentedColormap.from_list("shares", [self.style.grid, self.style.series[0]])
        self._cells.set_facecolor(
            [ramp(_FULL_FROM + (1 - _FULL_FROM) * share) for *_at, share in self._places()]
        )

    def _fit_series(self, slot: float) -> None:  # noqa: ARG002 - bars and lines need it
        places = self._places()
        while len(self._shares) < len(places):
            text = self.axes.text(0, 0, "", ha="center", va="center", fontproperties=letters())
            self._shares.append(text)
        for at, text in enumerate(self._shares):
            text.set_visible(at < len(places))
            if at < len(places):
                row, column, share = places[at]
                text.set(x=column + 0.5, y=row + 0.5, color=self._ink_on(share))
                text.set_text(percent_words(self._exact(row, column)))
                text.set_fontsize(self.style.points(AXIS_PX))
        for bucket_text in self._labels:
            bucket_text.set_visible(False)

    def _place_mark(self, spot: Spot) -> None:
        self._mark.set_bounds(spot.series, spot.bucket - self._first, 1, 1)

    def _exact(self, row: int, column: int) -> Fraction:
        share = self.trend.share(self.trend.series[column], row + self._first)
        return share or Fraction(0)

    def _ink_on(self, share: float) -> str:
        """Give the letters that can be read on a share's colour, light or dark."""
        red, green, blue, _alpha = to_rgba(self.style.series[0])
        is_bright = 0.299 * red + 0.587 * green + 0.114 * blue > _BRIGHT
        on_full = self.style.surface if not is_bright or self._is_dark() else self.style.text
        return on_full if share >= _DARK_FROM else self.style.text

    def _is_dark(self) -> bool:
        return sum(to_rgba(self.style.surface)[:3]) < _BRIGHT
