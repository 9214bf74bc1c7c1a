"""Days and numbers are written and read as where she lives."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from advocate_desk.base import regions, words
from advocate_desk.base.days import read_day

DAY = dt.date(2026, 11, 3)


@pytest.mark.parametrize(
    ("code", "day", "number", "money", "percent"),
    [
        ("en_GB", "3 Nov 2026", "12,340", "€1,250.50", "40%"),
        ("en_US", "Nov 3, 2026", "12,340", "€1,250.50", "40%"),
        ("de_DE", "3 Nov 2026", "12.340", "1.250,50\xa0€", "40\xa0%"),
        ("sv_SE", "2026-11-03", "12\xa0340", "1\xa0250,50\xa0€", "40\xa0%"),
        ("de_CH", "3 Nov 2026", "12’340", "EUR\xa01’250.50", "40%"),
    ],
)
def test_each_region_has_its_own_way(code, day, number, money, percent):
    regions.follow(code)

    assert words.day_words(DAY) == day
    assert words.number_words(12340) == number
    assert words.money_words(125050, "EUR") == money
    assert words.percent_words(Fraction(2, 5)) == percent


@pytest.mark.parametrize("code", regions.REGIONS)
def test_every_day_that_is_shown_is_read_back(code):
    regions.follow(code)
    days = [dt.date(2027, 1, 1) + dt.timedelta(days=step) for step in range(0, 365, 7)]

    assert [read_day(words.day_words(day), DAY) for day in days] == days


@pytest.mark.parametrize(
    ("code", "day"), [("en_GB", DAY), ("de_DE", DAY), ("en_US", dt.date(2026, 3, 11))]
)
def test_three_eleven_is_the_day_it_is_there(code, day):
    regions.follow(code)

    assert read_day("3/11/2026", DAY) == day


@pytest.mark.parametrize(
    ("system", "code"),
    [("de_DE", "de_DE"), ("en_DE", "de_DE"), ("fr_CH", "de_CH"), ("C", "en_GB"), ("", "en_GB")],
)
def test_the_region_of_the_system_is_that_of_its_country(system, code):
    assert regions.likely_code(system) == code


def test_a_region_nobody_knows_is_the_usual_one():
    regions.follow("xx_YY")

    assert regions.region().code == regions.USUAL
