"""What a spot of a trend says in words, and what its rows are called."""

from __future__ import annotations

import datetime as dt

from advocate_desk.base.words import count_words, number_words, percent_words
from advocate_desk.charts.chart import Spot
from advocate_desk.metrics.trend import Metric, Series, Span, Trend


def spot_words(metric: Metric, trend: Trend, spot: Spot) -> tuple[str, str, str, str]:
    """Give the time, the number, what goes with it, and what a click does."""
    series = trend.series[spot.series]
    value = series.values[spot.bucket]
    counted = _counted(metric, trend, value)
    if metric.form.is_share:
        counted = share_words(metric, trend, series, spot.bucket)
    return (
        time_words(trend.span, trend.buckets[spot.bucket]),
        f"{series.label}: {counted}",
        _with_it(metric, trend, spot),
        "Click to see which" if value else "",
    )


def share_words(metric: Metric, trend: Trend, series: Series, bucket: int) -> str:
    """Give a share with what it is of, or why there is none."""
    share = trend.share(series, bucket)
    if share is None:
        return trend.why_none(series, bucket)
    of = _counted(metric, trend, trend.known(bucket, series))
    return f"{percent_words(share)}, {trend.words(series.values[bucket])} of {of}"


def _counted(metric: Metric, trend: Trend, value: int) -> str:
    """Give a number with what is counted, or an amount."""
    if trend.currency:
        return trend.words(value)
    return count_words(value, metric.one, metric.unit)


def time_words(span: Span, bucket: dt.date) -> str:
    """Name a month or quarter, and say when it is not over."""
    words = span.words_of(bucket)
    is_running = bucket == span.buckets()[-1] and not span.is_whole(bucket)
    return f"{words}, so far" if is_running else words


def _with_it(metric: Metric, trend: Trend, spot: Spot) -> str:
    if metric.adds_up:
        total = trend.total().values[spot.bucket]
        return " · ".join([f"{_counted(metric, trend, total)} in all", *_aside(trend, spot)])
    if metric.form.is_share:
        return " · ".join(_aside(trend, spot))
    others = (series for at, series in enumerate(trend.series) if at != spot.series)
    return " · ".join(f"{s.label}: {trend.words(s.values[spot.bucket])}" for s in others)


def _aside(trend: Trend, spot: Spot) -> list[str]:
    """Say what is counted beside; nothing of what is not there."""
    return [
        f"{s.label}: {number_words(s.values[spot.bucket])}"
        for s in trend.aside
        if s.values[spot.bucket]
    ]
