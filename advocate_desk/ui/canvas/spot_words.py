"""What a spot of a trend says in words, and what its rows are called."""

from __future__ import annotations

import datetime as dt

from advocate_desk.base.words import count_words, number_words, percent_words
from advocate_desk.charts.chart import Spot
from advocate_desk.metrics.trend import Form, Metric, Series, Span, Trend, too_few


def spot_words(metric: Metric, trend: Trend, spot: Spot) -> tuple[str, str, str, str]:
    """Give the time, the number, what goes with it, and what a click does."""
    series = trend.series[spot.series]
    value = series.values[spot.bucket]
    counted = count_words(value, metric.one, metric.unit)
    if metric.form is Form.SHARES:
        counted = share_words(metric, trend, series, spot.bucket)
    return (
        time_words(trend.span, trend.buckets[spot.bucket]),
        f"{series.label}: {counted}",
        _with_it(metric, trend, spot),
        "Click to see which" if value else "",
    )


def share_words(metric: Metric, trend: Trend, series: Series, bucket: int) -> str:
    """Give a share with what it is of, or why there is none."""
    known, share = trend.known(bucket), trend.share(series, bucket)
    if share is None:
        return too_few(known, trend.least)
    of = count_words(known, metric.one, metric.unit)
    return f"{percent_words(share)}, {number_words(series.values[bucket])} of {of}"


def time_words(span: Span, bucket: dt.date) -> str:
    """Name a month or quarter, and say when it is not over."""
    words = span.words_of(bucket)
    is_running = bucket == span.buckets()[-1] and not span.is_whole(bucket)
    return f"{words}, so far" if is_running else words


def rows_title(metric: Metric, span: Span, bucket: dt.date, series: Series) -> str:
    """Name the rows behind a number, as the list that shows them calls them."""
    return f"{metric.title} · {series.label} · {span.words_of(bucket)}"


def _with_it(metric: Metric, trend: Trend, spot: Spot) -> str:
    if metric.adds_up:
        total = trend.total().values[spot.bucket]
        return f"{count_words(total, metric.one, metric.unit)} in all"
    if metric.form is Form.SHARES:
        return " · ".join(f"{s.label}: {number_words(s.values[spot.bucket])}" for s in trend.aside)
    others = (series for at, series in enumerate(trend.series) if at != spot.series)
    return " · ".join(f"{s.label}: {number_words(s.values[spot.bucket])}" for s in others)
