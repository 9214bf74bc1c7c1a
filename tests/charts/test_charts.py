"""Charts: what is drawn where, what lies under a place, and pictures for slides."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from advocate_desk.charts import style
from advocate_desk.charts.chart import Spot
from advocate_desk.charts.picture import chart_on, save_picture
from advocate_desk.charts.scale import spread, steps_up_to, time_marks
from advocate_desk.metrics.trend import Form, Grain, Series, Span, Trend

YEAR = Span(dt.date(2025, 12, 1), dt.date(2026, 11, 21))


def trend_of(*values: tuple[int, ...], span: Span = YEAR) -> Trend:
    series = (Series((f"s{n}",), f"Series {n}", row) for n, row in enumerate(values))
    return Trend(span, span.buckets(), tuple(series))


TREND = trend_of(
    (3, 4, 0, 2, 5, 6, 1, 0, 0, 2, 8, 3), (1, 0, 0, 2, 2, 6, 1, 0, 3, 2, 4, 0), (2,) * 12
)


@pytest.fixture(params=Form)
def chart(request):
    figure = Figure(figsize=(9, 4), dpi=style.DPI)
    FigureCanvasAgg(figure)
    drawn = chart_on(figure, request.param, style.LIGHT)
    drawn.show(TREND)
    figure.draw_without_rendering()
    return drawn


def test_the_place_of_a_spot_is_over_it(chart):
    filled = [
        Spot(bucket, series)
        for series, line in enumerate(TREND.series)
        for bucket, value in enumerate(line.values)
        if value
    ]

    found = [chart.spot_at(x, y - 1) for x, y in map(chart.place_of, filled)]

    covered = [(spot, at) for spot, at in zip(filled, found, strict=True) if spot != at]
    assert all(
        chart.place_of(spot) == pytest.approx(chart.place_of(at)) for spot, at in covered
    )  # only where two lines meet


def test_nothing_lies_outside_the_axes(chart):
    assert chart.spot_at(2, 2) is None
    assert chart.spot_at(899, 200) is None


def test_a_redraw_keeps_its_artists(chart):
    before = set(chart.axes.get_children())
    ticks = set(chart.axes.get_xticklabels())

    chart.show(trend_of((9,) * 12, (1,) * 12, (0,) * 12))
    chart.dress(style.DARK)

    assert set(chart.axes.get_children()) == before
    assert set(chart.axes.get_xticklabels()) == ticks


def test_the_mark_is_hidden_until_a_spot_is_marked(chart):
    assert not any(mark.get_visible() for mark in chart.marks)

    chart.mark(Spot(3, 1))
    assert all(mark.get_visible() for mark in chart.marks)

    chart.mark(None)
    assert not any(mark.get_visible() for mark in chart.marks)


def test_every_series_is_named(chart):
    texts = (*chart.axes.get_xticklabels(), *chart.axes.texts)
    named = [text.get_text() for text in texts if text.get_visible()]

    assert [name for name in named if name.startswith("Series")] == [
        series.label for series in TREND.series
    ]


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("values", [(), ((0,) * 12,), ((1,),)])
def test_little_or_nothing_can_be_drawn(form, values):
    figure = Figure(figsize=(3, 2), dpi=style.DPI)
    FigureCanvasAgg(figure)
    span = YEAR if values != ((1,),) else Span(YEAR.last, YEAR.last)

    chart_on(figure, form, style.LIGHT).show(trend_of(*values, span=span))
    figure.canvas.draw()


@given(st.floats(min_value=0, max_value=1e7), st.floats(min_value=1, max_value=2000))
def test_an_axis_has_few_round_steps_and_reaches_the_top(top, height):
    steps = steps_up_to(top, height)

    assert steps[0] == 0
    assert 2 <= len(steps) <= 6
    assert steps[-1] >= top
    assert len(steps) == 2 or height / (len(steps) - 1) >= 24


def test_years_stand_below_the_month_they_begin_with():
    marks = time_marks(YEAR, YEAR.buckets(), 900)

    assert [name for _at, name in marks][:3] == ["Dec\n2025", "Jan\n2026", "Feb"]


def test_names_are_left_out_where_they_have_no_room():
    span = Span(dt.date(2016, 4, 1), dt.date(2026, 11, 21), Grain.MONTH)
    width = 900

    marks = time_marks(span, span.buckets(), width)

    places = [at * width / len(span.buckets()) for at, _name in marks]
    assert all(later - earlier >= 36 for earlier, later in itertools.pairwise(places))
    assert [name for _at, name in marks][:3] == ["Jul\n2016", "Jan\n2017", "Jul"]


@given(st.lists(st.floats(min_value=0, max_value=100), max_size=8))
def test_labels_keep_apart_and_in_order(heights):
    placed = spread(heights, 10)

    order = sorted(range(len(heights)), key=lambda at: (heights[at], at))
    up = [placed[at] for at in order]
    assert all(later - earlier >= 10 - 1e-6 for earlier, later in itertools.pairwise(up))
    assert all(height >= 0 for height in placed)


@pytest.mark.parametrize("look", [style.LIGHT, style.DARK, style.PRINT])
def test_colours_stand_out_from_the_ground(look):
    assert all(contrast(colour, look.surface) >= 3 for colour in (*look.series, look.rest))
    assert all(contrast(colour, look.surface) >= 4.5 for colour in (look.text, look.muted))


@pytest.mark.parametrize(("ending", "begins"), [(".png", b"\x89PNG"), (".svg", b"<?xml")])
def test_a_picture_of_the_same_numbers_is_the_same_file(tmp_path, ending, begins):
    for name in ("one", "two"):
        save_picture((tmp_path / name).with_suffix(ending), TREND, Form.BARS, ("a", "b", "c"))

    one, two = ((tmp_path / name).with_suffix(ending).read_bytes() for name in ("one", "two"))
    assert one == two
    assert one.startswith(begins)


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
