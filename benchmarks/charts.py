"""P9 and P10: a chart's numbers beside plain SQL over days, its redraw beside a bare figure."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.charts import style
from advocate_desk.charts.picture import MOST_SERIES, chart_on
from advocate_desk.metrics import METRICS
from advocate_desk.metrics.trend import Form, Span, Trend, first_day_of, month_of
from advocate_desk.program.desks import look_at_desk
from benchmarks.big_desk import SPAN, big_desk
from benchmarks.measuring import Line, Size, medians, milliseconds

PLAIN = (
    "SELECT substr(a.completed_on, 1, 7), {word}, count(*) FROM activity a"
    " JOIN activity_type t ON t.id = a.type_id AND t.counts_as_advocacy"
    " JOIN member m ON m.id = a.member_id AND m.person_type = 'customer'"
    " WHERE a.status = 'completed' AND a.completed_on <= ? GROUP BY 1, 2"
)
WORDS = {
    "acts": "t.category",
    "active_advocates": "a.member_id",
    "triggers": "a.trigger",
    "stances": "t.stance",
    "moments": "t.moment",
    "usability": "a.usability",
}
FIGSIZE = (9, 3.6)  # inches


def measure(size: Size) -> list[Line]:
    """Ask for every chart over all months there are, in turns with the plain question."""
    with tempfile.TemporaryDirectory() as folder:
        desk = look_at_desk(big_desk(size, Path(folder)))
        with desk.read() as session:
            numbers = _numbers(session, size)
            trends = {
                metric.form: metric.trend(session, _span())
                for metric in reversed(METRICS)  # the first of each form is the one with rows
            }
        desk.close()
    return [numbers, _redraw(trends, size)]


def _span() -> Span:
    today = clock.today()
    first = first_day_of(month_of(today - dt.timedelta(days=SPAN)))
    return Span(first, today)


def _numbers(session: Session, size: Size) -> Line:
    """Give the worst chart: the others are quicker."""
    connection, today = session.connection(), clock.today().isoformat()
    ratios = {}
    for metric in (one for one in METRICS if one.key in WORDS):  # of the others it has no rows
        plain = PLAIN.format(word=WORDS[metric.key])
        ours, bare = medians(
            size.repeats,
            lambda metric=metric: metric.trend(session, _span()),
            lambda plain=plain: connection.exec_driver_sql(plain, (today,)).all(),
        )
        ratios[ours / bare] = f"{metric.key}: {milliseconds(ours)}; SQL {milliseconds(bare)}"
    worst = max(ratios)
    return Line("P9 a chart's numbers, worst", worst, 0.25, "x", ratios[worst])


def _redraw(trends: dict[Form, Trend], size: Size) -> Line:
    """Draw other numbers on a chart that is there, and as many bare bars on a figure."""
    ratios = []
    for form, trend in trends.items():
        shown = trend.largest(MOST_SERIES)
        figure = Figure(figsize=FIGSIZE, dpi=style.DPI)
        canvas = FigureCanvasAgg(figure)
        chart = chart_on(figure, form, style.LIGHT)
        chart.show(shown)
        canvas.draw()

        def redraw(chart=chart, shown=shown, canvas=canvas) -> None:  # type: ignore[no-untyped-def]
            chart.show(shown)
            canvas.draw()

        ours, bare = medians(
            5 * size.repeats, redraw, lambda shown=shown, form=form: _bare(shown, form)
        )
        ratios.append((ours / bare, f"{form}: {milliseconds(ours)}; bare {milliseconds(bare)}"))
    worst, words = max(ratios)
    return Line("P10 a chart drawn again, worst", worst, 1.2, "x", words)


def _bare(trend: Trend, form: Form) -> None:
    figure = Figure(figsize=FIGSIZE, dpi=style.DPI)
    axes = figure.add_subplot()
    x, below = np.arange(len(trend.buckets)), np.zeros(len(trend.buckets))
    for series in trend.series:
        values = np.array(series.values)
        if form in {Form.LINES, Form.PERCENT}:
            axes.plot(x, values, label=series.label)
        elif form is Form.HEAT:
            axes.scatter(x, np.zeros(len(x)) + len(axes.texts), c=values)
            for at, value in enumerate(values):
                axes.text(at, 0, str(value))
        else:
            axes.bar(x, values, bottom=below, label=series.label)
            below = below + values
    if form is not Form.HEAT:
        axes.legend()
    FigureCanvasAgg(figure).draw()
