"""Every metric: its numbers are folds over the rows behind them, and what the formulas say."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from sqlalchemy import select

from advocate_desk.metrics import METRICS
from advocate_desk.metrics.active_advocates import ACTIVE_ADVOCATES
from advocate_desk.metrics.acts import ACTS
from advocate_desk.metrics.segment import EVERYONE, Segment
from advocate_desk.metrics.stances import MOMENTS, STANCES
from advocate_desk.metrics.trend import Grain, Span
from advocate_desk.metrics.triggers import TRIGGERS
from advocate_desk.program.listing import Condition, Test, Wanted
from advocate_desk.program.points_list import POINTS
from advocate_desk.store.models import (
    Account,
    Activity,
    ActivityType,
    Employment,
    Grant,
    Member,
    PointsEntry,
)

YEAR = Span(dt.date(2025, 12, 1), dt.date(2026, 11, 21))
DIGITS = {"JPY": 100}  # one yen is a hundred times its own minor unit in cents of the euro
SPANS = (
    YEAR,
    Span(dt.date(2024, 1, 1), dt.date(2026, 11, 21), Grain.QUARTER),
    Span(dt.date(2026, 1, 17), dt.date(2026, 6, 9)),  # both ends within a month
    Span(dt.date(2026, 8, 1), dt.date(2027, 2, 28)),  # beyond today
    Span(dt.date(2020, 1, 1), dt.date(2020, 5, 31)),  # before there was anything
)
GOLD = Segment(members=Wanted(conditions=(Condition("tier", Test.IS, "Gold"),)))
SPEAKERS = Segment(members=Wanted(conditions=(Condition("tags", Test.IS, ("speaker",)),)))
EMEA = Segment(accounts=Wanted(conditions=(Condition("region", Test.IS, "EMEA"),)))
GOLD_IN_EMEA = Segment(GOLD.members, EMEA.accounts)


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
@pytest.mark.parametrize("span", SPANS, ids=lambda span: f"{span.first}-{span.grain}")
@pytest.mark.parametrize("segment", [EVERYONE, SPEAKERS, GOLD_IN_EMEA])
def test_each_value_is_a_fold_over_its_rows(desk, metric, span, segment):
    with desk.read() as session:
        trend = metric.trend(session, span, segment)
        behind = {
            (series.label, bucket): metric.rows(session, trend.span, segment, bucket, series.keys)
            for series in (*trend.series, *([trend.total()] if metric.adds_up else ()))
            for bucket in trend.buckets
        }

    values = {
        (series.label, bucket): value
        for series in (*trend.series, *([trend.total()] if metric.adds_up else ()))
        for bucket, value in zip(trend.buckets, series.values, strict=True)
    }
    assert values == {at: folded(desk, metric, rows.ids, at[0]) for at, rows in behind.items()}
    assert {rows.listing for rows in behind.values()} <= {metric.listing.key}


def folded(desk, metric, ids, label):
    """Give what the rows behind a number make: their count, or a sum added up one by one."""
    if metric.sums is None:
        return len(ids)
    with desk.read() as session:
        if metric.listing is POINTS:
            amounts = [session.get_one(PointsEntry, int(one)).amount for one in ids]
            return sum(amounts) * (-1 if label in ("Spent", "Expired") else 1)
        grants = [session.get_one(Grant, int(one)) for one in ids]
        by_kind = {}
        for grant in grants:
            exact = Decimal(grant.cost) * Decimal(grant.rate) * DIGITS.get(grant.currency, 1)
            key = grant.kind if metric.adds_up else ""
            by_kind[key] = by_kind.get(key, 0) + exact
    return sum(int(exact.quantize(Decimal(1), "ROUND_HALF_UP")) for exact in by_kind.values())


@pytest.mark.parametrize("span", SPANS, ids=lambda span: f"{span.first}-{span.grain}")
@pytest.mark.parametrize("segment", [EVERYONE, GOLD, EMEA])
def test_acts_are_counted_by_category(desk, today, span, segment):
    expected = Counter(
        (_bucket(act.completed_on, span), category)
        for act, category in _acts(desk, today, segment)
        if span.first <= act.completed_on <= span.last
    )

    with desk.read() as session:
        trend = ACTS.trend(session, span, segment)

    assert _values(trend) == expected


@pytest.mark.parametrize("span", SPANS, ids=lambda span: f"{span.first}-{span.grain}")
@pytest.mark.parametrize("segment", [EVERYONE, GOLD, EMEA])
def test_an_advocate_is_active_in_each_month_with_an_act_and_new_in_the_first(
    desk, today, span, segment
):
    days: dict[int, list[dt.date]] = {}
    for act, _category in _acts(desk, today, segment):
        days.setdefault(act.member_id, []).append(act.completed_on)
    expected: Counter[tuple[dt.date, str]] = Counter()
    for acted in days.values():
        inside = [day for day in acted if span.first <= day <= span.last]
        expected.update((bucket, "active") for bucket in {_bucket(day, span) for day in inside})
        expected.update((_bucket(day, span), "new") for day in {min(acted)} & set(inside))

    with desk.read() as session:
        trend = ACTIVE_ADVOCATES.trend(session, span, segment)

    assert _values(trend) == expected


def test_empty_months_are_nought(desk):
    with desk.read() as session:
        trend = ACTIVE_ADVOCATES.trend(session, SPANS[-1])

    assert [series.values for series in trend.series] == [(0,) * 5, (0,) * 5]
    assert trend.points() == 0


def test_small_series_are_put_together_and_keep_their_rows(desk):
    with desk.read() as session:
        whole = ACTS.trend(session, YEAR)
        folded = whole.largest(3)
        others = folded.series[-1]
        rows = ACTS.rows(session, YEAR, EVERYONE, None, others.keys)

    assert [series.label for series in folded.series][-1] == "Others"
    assert folded.total().values == whole.total().values
    assert len(rows.ids) == sum(others.values)


def test_a_headline_is_the_count_of_its_rows_over_the_whole_span(desk):
    with desk.read() as session:
        figures = {
            name: metric.figure(session, YEAR, name)
            for metric in METRICS
            for name in metric.headlines
        }
        acts = ACTS.trend(session, YEAR).total()

    assert figures["acts"].value == sum(acts.values)
    for name, figure in figures.items():
        metric = next(one for one in METRICS if name in one.headlines)
        if metric.sums is None:
            whole = 100 / figure.n if figure.unit == "%" else 1
            assert figure.value == pytest.approx(len(figure.rows.ids) * whole)


def test_a_share_of_too_few_has_no_value_and_says_so(desk):
    day = Span(dt.date(2026, 11, 21), dt.date(2026, 11, 21))
    with desk.read() as session:
        figure = TRIGGERS.figure(session, day, "organic_share", GOLD)
        trend = TRIGGERS.trend(session, day, GOLD)

    assert (figure.value, figure.why) == (None, f"too few: {figure.n} of 5")
    assert trend.share(trend.series[0], 0) is None


@pytest.mark.parametrize("span", SPANS, ids=lambda span: f"{span.first}-{span.grain}")
def test_shares_are_of_the_acts_whose_trigger_is_known(desk, today, span):
    acts = [act for act, _ in _acts(desk, today, EVERYONE) if span.first <= act.completed_on]
    acts = [act for act in acts if act.completed_on <= span.last]
    expected = Counter((_bucket(act.completed_on, span), act.trigger) for act in acts)

    with desk.read() as session:
        trend = TRIGGERS.trend(session, span)

    assert _values(trend) + _values(replace(trend, series=trend.aside)) == expected
    for at, bucket in enumerate(trend.buckets):
        known = sum(count for (when, word), count in expected.items() if when == bucket)
        known -= expected[bucket, "unknown"]
        for series in trend.series:
            share = Fraction(expected[bucket, series.keys[0]], known) if known >= 5 else None
            assert trend.share(series, at) == share


@pytest.mark.parametrize(("metric", "word"), [(STANCES, "stance"), (MOMENTS, "moment")])
def test_acts_are_counted_by_what_their_types_are_good_for(desk, today, metric, word):
    with desk.read() as session:
        types = dict(session.execute(select(ActivityType.id, getattr(ActivityType, word))).all())
        trend = metric.trend(session, YEAR)
    expected = Counter(
        (_bucket(act.completed_on, YEAR), types[act.type_id])
        for act, _category in _acts(desk, today, EVERYONE)
        if YEAR.first <= act.completed_on <= YEAR.last
    )

    assert _values(trend) == expected


def test_quarters_are_calendar_ones():
    span = Span(dt.date(2026, 2, 10), dt.date(2026, 11, 21), Grain.QUARTER)

    assert span.buckets() == tuple(dt.date(2026, month, 1) for month in (1, 4, 7, 10))


def test_metrics_have_keys_of_their_own():
    names = [name for metric in METRICS for name in metric.headlines]

    assert len({metric.key for metric in METRICS}) == len(METRICS)
    assert len(set(names)) == len(names)


def _acts(desk, today, segment):
    """Read the acts the slow way: row by row."""
    with desk.read() as session:
        rows = session.execute(
            select(Activity, ActivityType, Member, Account)
            .join(ActivityType, ActivityType.id == Activity.type_id)
            .join(Member, Member.id == Activity.member_id)
            .join(Employment, Employment.member_id == Member.id)
            .join(Account, Account.id == Employment.account_id)
        ).all()
        session.expunge_all()
    return [
        (act, kind.category)
        for act, kind, member, account in rows
        if act.status == "completed"
        and act.completed_on is not None
        and not act.day_assumed
        and act.completed_on <= today
        and kind.counts_as_advocacy
        and member.person_type == "customer"
        and (not segment.members.conditions or member.tier == "Gold")
        and (not segment.accounts.conditions or account.region == "EMEA")
    ]


def _bucket(day, span):
    month = day.month if span.grain is Grain.MONTH else (day.month - 1) // 3 * 3 + 1
    return day.replace(month=month, day=1)


def _values(trend):
    return Counter(
        {
            (bucket, series.keys[0]): value
            for series in trend.series
            for bucket, value in zip(trend.buckets, series.values, strict=True)
            if value
        }
    )
