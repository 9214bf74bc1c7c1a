"""A trend as a picture for slides and papers: title, chart, and what exactly was counted."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

from advocate_desk.charts.bars import Bars
from advocate_desk.charts.chart import NO_INSET, Chart, Inset
from advocate_desk.charts.heat_map import HeatMap
from advocate_desk.charts.lines import Lines
from advocate_desk.charts.percent_lines import PercentLines
from advocate_desk.charts.shares import Shares
from advocate_desk.charts.style import AXIS_PX, DPI, PRINT, TITLE_PX, Style, letters
from advocate_desk.metrics.trend import Form, Trend

MOST_SERIES = 5  # more colours cannot be told apart; the small series are put together
_FORMS: dict[Form, type[Chart]] = {
    Form.BARS: Bars,
    Form.LINES: Lines,
    Form.SHARES: Shares,
    Form.PERCENT: PercentLines,
    Form.HEAT: HeatMap,
}
_SIZE = (1040, 560)  # px
_MARGIN, _HEAD, _FOOT = 20, 66, 34  # px
_FINE = 2  # times the px, so that letters stay sharp on a slide


def chart_on(figure: Figure, form: Form, style: Style, inset: Inset = NO_INSET) -> Chart:
    """Give an empty chart of a form, drawn on a figure."""
    return _FORMS[form](figure, style, inset)


def save_picture(
    path: Path, trend: Trend, form: Form, words: tuple[str, str, str], *, ending: str = ""
) -> None:
    """Save a trend as PNG or SVG, by the name's ending unless one is given.

    `words` are title, subtitle and foot.
    """
    kind = (ending or path.suffix).lower().lstrip(".")
    width, height = _SIZE
    figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI)
    chart = chart_on(figure, form, PRINT, Inset(_MARGIN, _HEAD, _MARGIN, _FOOT))
    chart.show(trend.largest(MOST_SERIES))
    title, subtitle, foot = words
    places = ((title, height - 34, TITLE_PX), (subtitle, height - 54, AXIS_PX), (foot, 14, 11))
    for text, from_foot, size in places:
        figure.text(
            _MARGIN / width,
            from_foot / height,
            text,
            fontproperties=letters(strong=size == TITLE_PX),
            fontsize=PRINT.points(size),
            color=PRINT.text if size == TITLE_PX else PRINT.muted,
        )
    with mpl.rc_context({"svg.hashsalt": "advocate-desk"}):  # the same picture, the same file
        figure.savefig(
            path,
            dpi=DPI * _FINE,
            format=kind,
            metadata={"Date": None} if kind == "svg" else None,
        )
