"""Days are read as she types them, and nothing else is taken for a day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate_desk.base import regions
from advocate_desk.base.days import read_day

TODAY = dt.date(2026, 11, 21)  # a Saturday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-11-21"),
        ("Yesterday", "2026-11-20"),
        (" tomorrow ", "2026-11-22"),
        ("fri", "2026-11-20"),
        ("Friday", "2026-11-20"),
        ("sat", "2026-11-21"),
        ("su", "2026-11-15"),
        ("last sat", "2026-11-14"),
        ("next sat", "2026-11-28"),
        ("next fri", "2026-11-27"),
        ("+2w", "2026-12-05"),
        ("-3d", "2026-11-18"),
        ("+3m", "2027-02-21"),
        ("+1y", "2027-11-21"),
        ("2 weeks ago", "2026-11-07"),
        ("in 10 days", "2026-12-01"),
        ("2026-11-03", "2026-11-03"),
        ("20261103", "2026-11-03"),
        ("3/11", "2026-11-03"),
        ("3.11.", "2026-11-03"),
        ("3.11.2025", "2025-11-03"),
        ("3/11/25", "2025-11-03"),
        ("11/25", "2026-11-25"),
        ("12 Mar", "2026-03-12"),
        ("12mar", "2026-03-12"),
        ("March 12th, 2024", "2024-03-12"),
        ("1st Sept", "2026-09-01"),
        ("3-Nov-26", "2026-11-03"),
        ("12 Jan", "2026-01-12"),
        ("12 Dec", "2026-12-12"),
        ("29 Feb 2028", "2028-02-29"),
    ],
)
def test_a_day_is_read_as_she_types_it(text, day):
    assert read_day(text, TODAY) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    ["", " ", "soon", "31 Apr", "31/4", "0/0", "2026-13-01", "+", "12 Foo", "f", "12 marx", "42"],
)
def test_what_is_no_day_is_not_taken_for_one(text):
    assert read_day(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "day"), [("fri", "2026-11-27"), ("3/11", "2027-11-03"), ("12 Jan", "2027-01-12")]
)
def test_a_day_to_come_is_the_next_one(text, day):
    assert read_day(text, TODAY, ahead=True) == dt.date.fromisoformat(day)


def test_the_month_comes_first_where_she_writes_it_so():
    regions.follow("en_US")

    assert read_day("3/11", TODAY) == dt.date(2026, 3, 11)


def test_a_month_later_is_never_beyond_its_last_day():
    assert read_day("+1m", dt.date(2026, 1, 31)) == dt.date(2026, 2, 28)


def test_a_leap_day_without_a_year_may_mean_none():
    assert read_day("29 Feb", TODAY) is None
    assert read_day("29 Feb", dt.date(2027, 6, 1), ahead=True) == dt.date(2028, 2, 29)


@given(st.text(max_size=20))
def test_no_text_is_too_strange(text):
    assert read_day(text, TODAY) is None or isinstance(read_day(text, TODAY), dt.date)


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_every_written_day_is_read_back(day):
    assert read_day(day.isoformat(), TODAY) == day
    assert read_day(f"{day:%d %b} {day.year}", TODAY) == day
    assert read_day(f"{day:%d/%m}/{day.year}", TODAY) == day
