"""What a metric is: numbers per month or quarter, and exactly the rows behind each of them.

A metric counts fast, and names its points: one for each row that counts, with the series it
counts in. Each number is the count of its points; a test holds every metric to it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from advocate_desk.base.words import month_words
from advocate_desk.metrics.segment import EVERYONE, Segment
from advocate_desk.program.listing import Listing

LEAST_KNOWN = 5  # fewer make no share that says anything


class Grain(StrEnum):
    """How long one point of a trend is."""

    MONTH = "month"
    QUARTER = "quarter"

    @property
    def months(self) -> int:
        """Give its length in months."""
        return 3 if self is Grain.QUARTER else 1


class Form(StrEnum):
    """How a metric is drawn."""

    BARS = "bars"
    LINES = "lines"
    SHARES = "shares"  # bars of a hundred percent each


def month_of(day: dt.date) -> int:
    """Give a day's month as the desk counts months: from year 0."""
    return day.year * 12 + day.month - 1


def first_day_of(month: int) -> dt.date:
    """Give the first day of a counted month."""
    return dt.date(month // 12, month % 12 + 1, 1)


@dataclass(frozen=True, slots=True)
class Span:
    """The days asked about, both included, cut into months or quarters."""

    first: dt.date
    last: dt.date
    grain: Grain = Grain.MONTH

    def buckets(self) -> tuple[dt.date, ...]:
        """Give the first day of every month or quarter, oldest first."""
        step = self.grain.months
        first = month_of(self.first) // step * step
        return tuple(first_day_of(m) for m in range(first, month_of(self.last) + 1, step))

    def bucket_of(self, month: int) -> dt.date:
        """Give the first day of the month or quarter that a counted month lies in."""
        return first_day_of(month - month % self.grain.months)

    def words_of(self, bucket: dt.date) -> str:
        """Name a month or quarter: `Nov 2026`, `Q4 2026`."""
        if self.grain is Grain.QUARTER:
            return f"Q{(bucket.month + 2) // 3} {bucket.year}"
        return month_words(bucket)

    def is_whole(self, bucket: dt.date) -> bool:
        """Say whether all days of a month or quarter are within the span."""
        whole = Span(bucket, dt.date.max, self.grain).only(bucket)
        return self.first <= whole.first and whole.last <= self.last

    def only(self, bucket: dt.date) -> Span:
        """Give the part of the span that lies in one month or quarter."""
        end = first_day_of(month_of(bucket) + self.grain.months) - dt.timedelta(days=1)
        return Span(max(self.first, bucket), min(self.last, end), self.grain)


@dataclass(frozen=True, slots=True)
class Series:
    """One line or colour of a trend.

    Attributes:
        keys: what is counted in it; several when small series were put together.
        values: a number per bucket.
    """

    keys: tuple[str, ...]
    label: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """The numbers of a metric over time; every series has a number for every bucket.

    Attributes:
        aside: what is counted beside, and is no part of the sum: what nobody knows.
        least: fewer in a bucket have no shares.
    """

    span: Span
    buckets: tuple[dt.date, ...]
    series: tuple[Series, ...]
    aside: tuple[Series, ...] = ()
    least: int = 1

    def points(self) -> int:
        """Count the buckets since the first that holds anything."""
        filled = [at for at in range(len(self.buckets)) if any(s.values[at] for s in self.series)]
        return len(self.buckets) - filled[0] if filled else 0

    def total(self) -> Series:
        """Give the sum of all series as one."""
        sums = (sum(s.values[at] for s in self.series) for at in range(len(self.buckets)))
        return Series(tuple(key for s in self.series for key in s.keys), "Total", tuple(sums))

    def known(self, bucket: int) -> int:
        """Count what the shares of a bucket are of."""
        return sum(one.values[bucket] for one in self.series)

    def share(self, series: Series, bucket: int) -> Fraction | None:
        """Give what part of a bucket a series is; None when there are too few."""
        known = self.known(bucket)
        return Fraction(series.values[bucket], known) if known >= max(self.least, 1) else None

    def largest(self, count: int) -> Trend:
        """Give the trend with at most `count` series: the small ones are put together as one."""
        if len(self.series) <= count:
            return self
        kept, rest = self.series[: count - 1], self.series[count - 1 :]
        other = replace(self, series=rest).total()
        return replace(self, series=(*kept, Series(other.keys, "Others", other.values)))


@dataclass(frozen=True, slots=True)
class Behind:
    """The rows behind a number: the key of their list, and which they are."""

    listing: str
    ids: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number she sees. Without enough to go by, `value` is None and `why` says so."""

    value: float | None
    unit: str
    n: int
    why: str
    formula: str
    rows: Behind


Counts = Mapping[tuple[dt.date, str], int]


@dataclass(frozen=True, eq=False)
class Metric:
    """One kind of number over time.

    Attributes:
        key: its name in code and commands.
        unit: what is counted, in the plural; `one` in the singular.
        formula: what exactly is counted, in words.
        listing: the list that shows the rows behind a number.
        count: the numbers that are not 0, by the first day of the bucket and the series.
        points: the select of (series, row) of every row that counts in a span.
        series: the keys and labels of its series; without them those that were found.
        label: the label of a series that was found.
        headlines: the single figures it gives, by name, with the keys of their series.
        adds_up: the sum of the series means something.
        aside: the keys and labels of what is counted beside the series.
        least: fewer in a month or quarter have no shares.
        known: what the shares are of.
    """

    key: str
    title: str
    one: str
    unit: str
    formula: str
    listing: Listing
    form: Form
    count: Callable[[Session, Span, Segment], Counts]
    points: Callable[[Span, Segment], Select[str, int]]
    headlines: Mapping[str, tuple[str, ...]]
    series: Mapping[str, str] = field(default_factory=dict)
    label: Callable[[str], str] = str
    adds_up: bool = False
    aside: Mapping[str, str] = field(default_factory=dict)
    least: int = 1
    known: str = ""

    def trend(self, session: Session, span: Span, segment: Segment = EVERYONE) -> Trend:
        """Count per bucket and series; where nothing is, there is 0."""
        counts = self.count(session, span, segment)
        buckets = span.buckets()

        def made(labels: Mapping[str, str]) -> tuple[Series, ...]:
            return tuple(
                Series((key,), label, tuple(counts.get((bucket, key), 0) for bucket in buckets))
                for key, label in labels.items()
            )

        series = made(self.series)
        if not series:
            found = {key: self.label(key) for _bucket, key in counts}
            series = tuple(sorted(made(found), key=lambda s: (-sum(s.values), s.label)))
        return Trend(span, buckets, series, made(self.aside), self.least)

    def rows(
        self,
        session: Session,
        span: Span,
        segment: Segment,
        bucket: dt.date | None,
        series: Sequence[str] = (),
    ) -> Behind:
        """Give the rows behind a number.

        Without a bucket those of the whole span, without series those of all.
        """
        within = span if bucket is None else span.only(bucket)
        points = self.points(within, segment).subquery()
        wanted = select(points.c[1].label("id")).distinct()
        if series:
            wanted = wanted.where(points.c[0].in_(series))
        joined = session.scalar(select(func.group_concat(wanted.subquery().c.id, ",")))
        return Behind(self.listing.key, np.sort(ids_in(joined)))

    def figure(
        self, session: Session, span: Span, headline: str, segment: Segment = EVERYONE
    ) -> Figure:
        """Give one of its headlines for a whole span: a number of rows, or a share in percent."""
        rows = self.rows(session, span, segment, None, self.headlines[headline])
        count = len(rows.ids)
        if self.form is not Form.SHARES:
            return Figure(count, self.unit, count, "", self.formula, rows)
        known = len(self.rows(session, span, segment, None, tuple(self.series)).ids)
        if known < self.least:
            return Figure(None, "%", known, too_few(known, self.least), self.formula, rows)
        return Figure(100 * count / known, "%", known, "", self.formula, rows)


def too_few(known: int, least: int) -> str:
    """Say why there is no share."""
    return f"too few: {known} of {least}"


def ids_in(joined: str | None) -> NDArray[np.int64]:
    """Give the ids of a text that SQLite joined: three times as fast as a row of Python each."""
    return np.fromstring(joined, dtype=np.int64, sep=",") if joined else np.empty(0, np.int64)
