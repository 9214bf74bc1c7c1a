"""Counts and sums a bucket at a time: for small tables, and for what there is at an end."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from advocate_desk.metrics.segment import Segment
from advocate_desk.metrics.trend import Counts, Points, Span, Sums, counted


def counts_by_bucket(points: Points) -> Callable[[Session, Span, Segment], Counts]:
    """Count a metric by its own points."""

    def count(session: Session, span: Span, segment: Segment) -> Mapping[str, int]:
        return counted(session, points(span, segment))

    return sums_by_bucket(count)


def sums_by_bucket(sums: Sums) -> Callable[[Session, Span, Segment], Counts]:
    """Give the sums of a metric for each month or quarter."""

    def count(session: Session, span: Span, segment: Segment) -> Counts:
        return {
            (bucket, key): value
            for bucket in span.buckets()
            for key, value in sums(session, span.only(bucket), segment).items()
        }

    return count
