"""Numbers, days and money in words, and money in its currency's own minor unit."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate_desk.base import words

CURRENCIES = st.sampled_from(["EUR", "USD", "JPY", "KWD", "CHF", "ISK"])


@pytest.mark.parametrize(
    ("minor", "currency", "told"),
    [
        (125000, "EUR", "€1,250.00"),
        (1250, "JPY", "JP¥1,250"),
        (1250, "KWD", "KWD1.250"),
        (0, "USD", "US$0.00"),
        (None, "EUR", ""),
    ],
)
def test_money_is_told_in_its_own_minor_unit(minor, currency, told):
    assert words.money_words(minor, currency) == told


def test_the_yen_has_no_minor_unit():
    assert words.currency_digits("JPY") == 0
    assert words.minor_units(Decimal("12.50"), "JPY") == 13
    assert words.money_amount(13, "JPY") == Decimal(13)


@pytest.mark.parametrize(("amount", "minor"), [("0.005", 1), ("-0.005", -1), ("12.344", 1234)])
def test_amounts_are_rounded_half_away_from_zero(amount, minor):
    assert words.minor_units(Decimal(amount), "EUR") == minor


@given(st.integers(-(10**13), 10**13), CURRENCIES)
def test_an_amount_comes_back_as_it_was_kept(minor, currency):
    assert words.minor_units(words.money_amount(minor, currency), currency) == minor


@pytest.mark.parametrize(("code", "known"), [("EUR", True), ("BEER", False), ("", False)])
def test_only_currencies_are_currencies(code, known):
    assert words.is_known_currency(code) is known


def test_days_and_months_are_told_as_people_write_them():
    day = dt.date(2026, 11, 3)

    assert words.day_words(day) == "3 Nov 2026"
    assert words.long_day_words(day) == "Tue 3 Nov 2026"
    assert words.month_words(day) == "Nov 2026"
    assert words.day_words(None) == ""


def test_a_count_has_its_noun():
    assert words.count_words(1, "person", "people") == "1 person"
    assert words.count_words(1240, "person", "people") == "1,240 people"
    assert words.count_words(0, "row") == "0 rows"
