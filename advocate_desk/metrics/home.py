"""What Home shows: a few figures of a time, with how they compare, and what waits."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.words import (
    amount_words,
    count_words,
    day_words,
    is_known_currency,
    number_words,
)
from advocate_desk.metrics.active_advocates import ACTIVE_ADVOCATES
from advocate_desk.metrics.acts import ACTS
from advocate_desk.metrics.asked_and_done import ASKED_AND_DONE
from advocate_desk.metrics.findings import LATELY, last_import
from advocate_desk.metrics.goals import goal_actual
from advocate_desk.metrics.ranges import When
from advocate_desk.metrics.reward_cost import REWARD_COST
from advocate_desk.metrics.segment import EVERYONE
from advocate_desk.metrics.trend import Figure, Metric, Series, Span, Trend, first_day_of, month_of
from advocate_desk.metrics.waiting import Today, waiting_today
from advocate_desk.program.goals import quarter_of
from advocate_desk.program.snoozing import days_to_wait, snoozed_until
from advocate_desk.store.models import Goal, Member

_ONE_DAY = dt.timedelta(days=1)


class Lookback(StrEnum):
    """Which time the figures are of; the words stand in the window."""

    MONTH = "30 days"
    QUARTER = "This quarter"
    YEAR = "12 months"

    def words(self) -> str:
        """Name it."""
        return self.value

    def span(self, today: dt.date) -> Span:
        """Give the days up to today that are meant."""
        if self is Lookback.QUARTER:
            return Span(first_day_of(month_of(today) // 3 * 3), today)
        days = 30 if self is Lookback.MONTH else 365
        return Span(today - dt.timedelta(days=days - 1), today)

    def before(self, today: dt.date) -> tuple[Span, str]:
        """Give the time to compare with: as many days of the one before, and what to call it."""
        span = self.span(today)
        if self is not Lookback.QUARTER:
            length = span.last - span.first + _ONE_DAY
            earlier = Span(span.first - length, span.last - length)
            return earlier, f"in the {self.value} before"
        first = first_day_of(month_of(span.first) - 3)
        last = min(first + (span.last - span.first), span.first - _ONE_DAY)
        return Span(first, last), f"by {day_words(last)}, a quarter ago"


@dataclass(frozen=True, slots=True)
class OwnDays:
    """A time of her own, both days included; what is still to come of it is left out."""

    first: dt.date
    last: dt.date

    def words(self) -> str:
        """Name it."""
        return f"{day_words(self.first)} to {day_words(self.last)}"

    def span(self, today: dt.date) -> Span:
        """Give the days of it up to today."""
        return Span(min(self.first, today), min(self.last, today))

    def before(self, today: dt.date) -> tuple[Span, str]:
        """Give as many days just before, and what to call them."""
        span = self.span(today)
        length = span.last - span.first + _ONE_DAY
        earlier = Span(span.first - length, span.first - _ONE_DAY)
        return earlier, f"in the {count_words(length.days, 'day')} before"


@dataclass(frozen=True, slots=True)
class HomeFigure:
    """One card: a figure with its name, and how it compares in words."""

    key: str
    label: str
    figure: Figure
    compared: str

    def words(self) -> str:
        """Give the figure as she reads it; a dash where there is none."""
        value, unit = self.figure.value, self.figure.unit
        if value is None:
            return "–"
        return amount_words(value, unit) if is_known_currency(unit) else number_words(value)


@dataclass(frozen=True, slots=True)
class HomePage:
    """Everything on Home, read at once.

    Attributes:
        sheets_on: the day spreadsheets last came in, when that was of late.
        days_to_wait: until when what waits can be put off.
    """

    has_members: bool
    sheets_on: dt.date | None
    span: Span
    figures: tuple[HomeFigure, ...]
    today: Today
    days_to_wait: tuple[dt.date, ...]
    asked: Trend
    by_category: tuple[Series, ...]


def home_page(session: Session, lookback: Lookback | OwnDays) -> HomePage:
    """Read what Home shows today."""
    today = clock.today()
    span = lookback.span(today)
    acts = ACTS.trend(session, span)
    return HomePage(
        has_members=session.scalar(select(Member.id).limit(1)) is not None,
        sheets_on=_lately(last_import(session)),
        span=span,
        figures=tuple(
            _compared(session, lookback, one, label, headline) for one, label, headline in _CARDS
        ),
        today=waiting_today(session).without(snoozed_until(session)),
        days_to_wait=days_to_wait(session),
        asked=ASKED_AND_DONE.trend(session, When().span(today, None)),
        by_category=tuple(one for one in acts.series if sum(one.values)),
    )


def _lately(day: dt.date | None) -> dt.date | None:
    return day if day is not None and day > clock.today() - LATELY else None


_CARDS: tuple[tuple[Metric, str, str], ...] = (
    (ACTIVE_ADVOCATES, "Active advocates", "active_advocates"),
    (ACTS, "Acts of advocacy", "acts"),
    (REWARD_COST, "What rewards cost", "reward_cost"),
)


def _compared(
    session: Session, lookback: Lookback | OwnDays, metric: Metric, label: str, headline: str
) -> HomeFigure:
    today = clock.today()
    span = lookback.span(today)
    figure = metric.figure(session, span, headline)
    goal = _goal_words(session, label) if lookback is Lookback.QUARTER else ""
    if goal:
        return HomeFigure(metric.key, label, figure, goal)
    earlier, when = lookback.before(today)
    before = metric.figure(session, earlier, headline)
    if before.value is None:
        return HomeFigure(metric.key, label, figure, "")
    told = HomeFigure(metric.key, label, before, "").words()
    return HomeFigure(
        metric.key, label, figure, f"{told} {when}{_left_out(session, metric, span)}"
    )


def _left_out(session: Session, metric: Metric, span: Span) -> str:
    """Say how many rows a sum leaves out for want of a rate."""
    aside = tuple(metric.aside)
    rows = metric.rows(session, span, EVERYONE, None, aside).ids if aside else ()
    return f" · {count_words(len(rows), 'reward')} without a rate left out" if len(rows) else ""


def _goal_words(session: Session, label: str) -> str:
    """Say how far the quarter's goal for a figure is, when she has set one."""
    what = {"Active advocates": "active advocates", "Acts of advocacy": "acts"}.get(label)
    today = clock.today()
    goal = session.scalars(
        select(Goal).where(Goal.period == quarter_of(today), Goal.what == what)
    ).first()
    if goal is None:
        return ""
    actual = goal_actual(session, goal, today)
    by_now = number_words(int(actual.on_pace + 0.5))  # a half is away from nought
    pace = "on pace" if actual.is_on_pace else f"{by_now} by now"
    return f"goal {number_words(goal.target)}: {pace}"
