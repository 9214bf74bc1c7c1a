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
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Select, Subquery, distinct, func, select
from sqlalchemy.orm import Session

from advocate_desk.base.words import (
    money_amount,
    month_words,
    number_words,
    whole_money_words,
)
from advocate_desk.metrics.segment import EVERYONE, Segment
from advocate_desk.program.listing import Listing
from advocate_desk.store.preferences import preferences

LEAST_KNOWN = 5  # fewer make no share that says anything
LEAST_POINTS = 5  # fewer say less as a chart than as a sentence


class Grain(StrEnum):
    """How long one point of a trend is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"

    @property
    def months(self) -> int:
        """Give its length in months."""
        return {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF_YEAR: 6}[self]


class Form(StrEnum):
    """How a metric is drawn."""

    BARS = "bars"
    LINES = "lines"
    SHARES = "shares"  # bars of a hundred percent each
    PERCENT = "percent"  # lines of shares that do not add up to a whole
    HEAT = "heat"  # a field of shares: darker is more

    @property
    def is_share(self) -> bool:
        """Say whether it shows shares, not numbers."""
        return self in {Form.SHARES, Form.PERCENT, Form.HEAT}


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
        """Name a month or quarter: `Nov 2026`, `Q4 2026`, `H2 2026`."""
        if self.grain is Grain.QUARTER:
            return f"Q{(bucket.month + 2) // 3} {bucket.year}"
        if self.grain is Grain.HALF_YEAR:
            return f"H{(bucket.month + 5) // 6} {bucket.year}"
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
        of: what the shares are of where that is not the sum: one for all, or one for each series.
        unknown: the buckets and keys of series of which nothing can be said yet.
        currency: the values of the series are minor units of it.
    """

    span: Span
    buckets: tuple[dt.date, ...]
    series: tuple[Series, ...]
    aside: tuple[Series, ...] = ()
    least: int = 1
    of: tuple[Series, ...] = ()
    unknown: frozenset[tuple[dt.date, str]] = frozenset()
    currency: str = ""

    def points(self) -> int:
        """Count the buckets since the first that holds anything."""
        filled = [at for at in range(len(self.buckets)) if any(s.values[at] for s in self.series)]
        return len(self.buckets) - filled[0] if filled else 0

    def total(self) -> Series:
        """Give the sum of all series as one."""
        sums = (sum(s.values[at] for s in self.series) for at in range(len(self.buckets)))
        return Series(tuple(key for s in self.series for key in s.keys), "Total", tuple(sums))

    def known(self, bucket: int, series: Series | None = None) -> int:
        """Count what the shares of a bucket are of, or the share of one series."""
        if not self.of:
            return sum(one.values[bucket] for one in self.series)
        own = (one for one in self.of if series is not None and one.keys == series.keys)
        return next(own, self.of[0]).values[bucket]

    def share(self, series: Series, bucket: int) -> Fraction | None:
        """Give what part of a bucket a series is; None when there are too few."""
        known = self.known(bucket, series)
        if known < max(self.least, 1) or (self.buckets[bucket], series.keys[0]) in self.unknown:
            return None
        return Fraction(series.values[bucket], known)

    def why_none(self, series: Series, bucket: int) -> str:
        """Say why a bucket has no share of a series."""
        if (self.buckets[bucket], series.keys[0]) in self.unknown:
            return "not over yet"
        return too_few(self.known(bucket, series), max(self.least, 1))

    def words(self, value: int) -> str:
        """Give a value of a series as she reads it: a number, or an amount."""
        if not self.currency:
            return number_words(value)
        return whole_money_words(value, self.currency)

    def largest(self, count: int) -> Trend:
        """Give the trend with at most `count` series: the small ones are put together as one.

        Shares that are no part of a whole cannot be.
        """
        if len(self.series) <= count or self.of:
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
Points = Callable[[Span, Segment], Select[*tuple[Any, ...]]]
Sums = Callable[[Session, Span, Segment], Mapping[str, int]]


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
        headlines: the single figures it gives, by name, with the keys of their series.
        label: the label of a series that was found.
        adds_up: the sum of the series means something.
        aside: the keys and labels of what is counted beside the series; always rows.
        least: fewer in a month or quarter have no shares.
        known: what the shares are of.
        whole: the select of (series, row) of what the shares are of where that is not the sum of
            the series; the series is "" where one whole holds for all.
        unknown: the buckets and series of which nothing can be said yet.
        sums: the sums by series over a span, where the numbers are no counts of rows.
        is_money: the numbers are minor units of the base currency.
        own_span: the span it is about, whatever is asked.
        needs_points: it means something only while points are on.
    """

    key: str
    title: str
    one: str
    unit: str
    formula: str
    listing: Listing
    form: Form
    count: Callable[[Session, Span, Segment], Counts]
    points: Points
    headlines: Mapping[str, tuple[str, ...]]
    series: Mapping[str, str] = field(default_factory=dict)
    label: Callable[[str], str] = str
    adds_up: bool = False
    aside: Mapping[str, str] = field(default_factory=dict)
    least: int = 1
    known: str = ""
    whole: Points | None = None
    unknown: Callable[[Session, Span, Segment], frozenset[tuple[dt.date, str]]] | None = None
    sums: Sums | None = None
    is_money: bool = False
    own_span: Callable[[Session, Span], Span] | None = None
    needs_points: bool = False

    def trend(self, session: Session, span: Span, segment: Segment = EVERYONE) -> Trend:
        """Count per bucket and series; where nothing is, there is 0."""
        if self.own_span is not None:
            span = self.own_span(session, span)
        counts = self.count(session, span, segment)
        buckets = span.buckets()

        def made(labels: Mapping[str, str]) -> tuple[Series, ...]:
            return tuple(
                Series((key,), label, tuple(counts.get((bucket, key), 0) for bucket in buckets))
                for key, label in labels.items()
            )

        series = made(self.series)
        if not series:
            found = {key: self.label(key) for _bucket, key in counts if key not in self.aside}
            series = tuple(sorted(made(found), key=lambda s: (-sum(s.values), s.label)))
        return Trend(
            span,
            buckets,
            series,
            made(self.aside),
            self.least,
            of=self._of(session, span, segment),
            unknown=self.unknown(session, span, segment) if self.unknown else frozenset(),
            currency=preferences(session).base_currency if self.is_money else "",
        )

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
        points = self._points(span, segment, bucket)
        wanted = select(points.c[1].label("id")).distinct()
        if series:
            wanted = wanted.where(points.c[0].in_(series))
        joined = session.scalar(select(func.group_concat(wanted.subquery().c.id, ",")))
        return Behind(self.listing.key, np.sort(ids_in(joined)))

    def worth(
        self, session: Session, span: Span, segment: Segment, series: Sequence[str] = ()
    ) -> int:
        """Give the sum of a metric that sums over a whole span; else the number of rows."""
        if self.sums is None:
            return len(self.rows(session, span, segment, None, series).ids)
        wanted = set(series)
        found = self.sums(session, span, segment).items()
        return sum(
            value
            for key, value in found
            if key not in self.aside and (not wanted or key in wanted)
        )

    def figure(
        self, session: Session, span: Span, headline: str, segment: Segment = EVERYONE
    ) -> Figure:
        """Give one of its headlines for a whole span: a number of rows, or a share in percent.

        An amount of money comes in major units of the base currency.
        """
        keys = self.headlines[headline]
        rows = self.rows(session, span, segment, None, keys)
        value = self.worth(session, span, segment, keys)
        if not self.form.is_share:
            unit = preferences(session).base_currency if self.is_money else self.unit
            shown = float(money_amount(value, unit)) if self.is_money else value
            return Figure(shown, unit, len(rows.ids), "", self.formula, rows)
        known = self._whole_of(session, span, segment)
        whole = self.rows(session, span, segment, None, tuple(self.series))
        n = len(whole.ids) if self.sums else known
        if known < max(self.least, 1):
            why = too_few(known, max(self.least, 1))
            return Figure(None, "%", n, why, self.formula, rows)
        return Figure(100 * value / known, "%", n, "", self.formula, rows)

    def _whole_of(self, session: Session, span: Span, segment: Segment) -> int:
        """Give what the share of a headline is of, over the whole span."""
        if self.whole is None:
            return self.worth(session, span, segment, tuple(self.series))
        rows = self.whole(span, segment).subquery()
        return session.scalar(select(func.count(distinct(rows.c[1])))) or 0

    def _of(self, session: Session, span: Span, segment: Segment) -> tuple[Series, ...]:
        """Give what the shares of each bucket are of, where that is not the sum."""
        if self.whole is None:
            return ()
        counts = {
            (bucket, key): count
            for bucket in span.buckets()
            for key, count in counted(session, self.whole(span.only(bucket), segment)).items()
        }
        keys = {key for _bucket, key in counts} or {""}
        buckets = span.buckets()
        return tuple(
            Series((key,), self.known, tuple(counts.get((bucket, key), 0) for bucket in buckets))
            for key in sorted(keys)
        )

    def _points(self, span: Span, segment: Segment, bucket: dt.date | None) -> Subquery:
        within = span if bucket is None else span.only(bucket)
        return self.points(within, segment).subquery()


def counted(session: Session, points: Select[*tuple[Any, ...]]) -> dict[str, int]:
    """Count the different rows of each series."""
    found = points.subquery()
    number = func.count(distinct(found.c[1]))
    return dict(session.execute(select(found.c[0], number).group_by(found.c[0])).all())


def too_few(known: int, least: int) -> str:
    """Say why there is no share."""
    return f"too few: {known} of {least}"


def ids_in(joined: str | None) -> NDArray[np.int64]:
    """Give the ids of a text that SQLite joined: three times as fast as a row of Python each."""
    return np.fromstring(joined, dtype=np.int64, sep=",") if joined else np.empty(0, np.int64)
