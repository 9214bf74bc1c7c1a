"""The ranges of time to choose from, and the span of days each means today."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from advocate_desk.metrics.trend import Grain, Metric, Series, Span, first_day_of, month_of


class Range(StrEnum):
    """How far back to look; the words stand in the window."""

    YEAR = "12 months"
    THIS_YEAR = "This year"
    THREE_YEARS = "3 years"
    ALL = "All time"
    CUSTOM = "Custom…"


@dataclass(frozen=True, slots=True)
class When:
    """What time is asked about; `first` and `last` count in a custom range only."""

    range: Range = Range.YEAR
    grain: Grain = Grain.MONTH
    first: dt.date | None = None
    last: dt.date | None = None

    def span(self, today: dt.date, oldest: dt.date | None, year_starts_in: int = 1) -> Span:
        """Give the days that are meant; `oldest` is the first month with an act.

        This year begins in the month that the settings say.
        """
        if self.range is Range.CUSTOM:
            return self._custom(today)
        first = {
            Range.YEAR: first_day_of(month_of(today) - 11),
            Range.THIS_YEAR: _start_of_year(today, year_starts_in),
            Range.THREE_YEARS: first_day_of(month_of(today) - 35),
            Range.ALL: min(oldest or today, today).replace(day=1),
        }[self.range]
        whole = first_day_of(month_of(first) // self.grain.months * self.grain.months)
        return Span(whole, today, self.grain)

    def _custom(self, today: dt.date) -> Span:
        first = self.first or first_day_of(month_of(today) - 11)
        last = self.last or today
        return Span(min(first, last), max(first, last), self.grain)


def _start_of_year(today: dt.date, month: int) -> dt.date:
    start = today.replace(month=month, day=1)
    return start if start <= today else start.replace(year=today.year - 1)


def span_words(span: Span) -> str:
    """Name a span by its ends: `Dec 2025 to Nov 2026`."""
    buckets = span.buckets()
    first, last = span.words_of(buckets[0]), span.words_of(buckets[-1])
    return first if first == last else f"{first} to {last}"


def rows_title(metric: Metric, span: Span, bucket: dt.date, series: Series) -> str:
    """Name the rows behind a number, as the list that shows them calls them."""
    return f"{metric.title} · {series.label} · {span.words_of(bucket)}"
