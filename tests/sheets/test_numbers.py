from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate_desk.sheets.cells import CellError, CellProblem
from advocate_desk.sheets.numbers import (
    Amount,
    DecimalEvidence,
    DecimalStyle,
    PercentEvidence,
    PercentScale,
    has_lost_digits,
    judge_decimals,
    judge_percents,
    read_amount,
    read_number,
    read_percent,
    read_whole_number,
    read_yes_no,
)

POINT, COMMA = DecimalStyle.POINT, DecimalStyle.COMMA


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (5, "5"),
        (7.5, "7.5"),
        ("1,234.56", "1234.56"),
        ("1.234,56", "1234.56"),
        ("1 234,5", "1234.5"),
        ("1'234.50", "1234.50"),
        ("1.234.567", "1234567"),
        ("0.125", "0.125"),
        (".5", "0.5"),
        ("-5 pts", "-5"),
        ("350 Punkte", "350"),
        ("−12", "-12"),
        ("12-", "-12"),
        ("(12.50)", "-12.50"),
        ("$4.15", "4.15"),
        ("43 min", "43"),
    ],
)
def test_a_number_that_leaves_no_doubt_is_read_without_a_style(cell, number):
    assert read_number(cell) == Decimal(number)


def test_the_style_of_the_column_decides():
    assert read_number("1.234", POINT) == Decimal("1.234")
    assert read_number("1.234", COMMA) == 1234
    assert read_number("1.234") == CellProblem("can be read as two different numbers")


@pytest.mark.parametrize(
    "cell", ["ten", "n/a", "", "1,2,3", "12 apples", True, CellError("#N/A"), "1/2"]
)
def test_what_is_no_number_is_a_problem(cell):
    assert isinstance(read_number(cell), CellProblem)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("€ 1.234,50", Amount(Decimal("1234.50"), "EUR")),
        ("1,234.50 GBP", Amount(Decimal("1234.50"), "GBP")),
        ("CHF 12", Amount(Decimal(12), "CHF")),
        ("-£5.00", Amount(Decimal("-5.00"), "GBP")),
        ("$5.00", Amount(Decimal("5.00"), None)),
        ("12,50 kr", Amount(Decimal("12.50"), None)),
    ],
)
def test_money_brings_its_currency_when_the_sign_is_one_country_s(text, amount):
    assert read_amount(text) == amount


@pytest.mark.parametrize(
    ("cells", "whole", "evidence"),
    [
        (["802,89", "1.234,00", "77,1 %"], False, DecimalEvidence(COMMA)),
        (["$1,234", "5.5"], False, DecimalEvidence(POINT)),
        (["1,250", "350"], False, DecimalEvidence(None, ambiguous=True, examples=("1,250",))),
        (["1,250", "350 pts"], True, DecimalEvidence(POINT)),
        (["12", "n/a", None, 5], False, DecimalEvidence(None)),
        (
            ["1,25", "1.25"],
            False,
            DecimalEvidence(None, contradictory=True, examples=("1,25", "1.25")),
        ),
    ],
)
def test_a_column_decides_by_evidence(cells, whole, evidence):
    assert judge_decimals(cells, whole=whole) == evidence


def test_whole_numbers_need_no_style_for_their_thousands():
    assert [read_whole_number(cell) for cell in ("1,250 pts", "1.250", 7, 7.0, "7.0")] == [
        1250,
        1250,
        7,
        7,
        7,
    ]
    assert isinstance(read_whole_number("7.5"), CellProblem)


@pytest.mark.parametrize("word", ["Yes", "y", True, 1, "x", "✓", "ja", "Oui", "Sí", "TRUE "])
def test_many_words_mean_yes(word):
    assert read_yes_no(word) is True


@pytest.mark.parametrize("word", ["No", "n", False, 0, "nein", "Non", "Não", "false"])
def test_many_words_mean_no(word):
    assert read_yes_no(word) is False


def test_other_words_mean_neither():
    assert isinstance(read_yes_no("maybe"), CellProblem)
    assert isinstance(read_yes_no(2), CellProblem)


def test_ids_shortened_by_a_spreadsheet_program_are_noticed():
    assert [has_lost_digits(cell) for cell in ("1.23457E+17", "1,2E+10", "12E", "123")] == [
        True,
        True,
        False,
        False,
    ]


@given(st.decimals(-(10**9), 10**9, places=2), st.sampled_from(DecimalStyle))
def test_a_number_written_in_a_style_is_read_in_that_style(number, style):
    text = f"{number:,.2f}"
    if style is COMMA:
        text = text.translate(str.maketrans(",.", ".,"))

    assert read_number(text, style) == number


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_a_problem(text):
    assert isinstance(read_number(text), Decimal | CellProblem)


@pytest.mark.parametrize(
    ("cells", "shown", "evidence"),
    [
        ((7.5, 12), 0, PercentEvidence()),
        (("7.5 %", "12%"), 0, PercentEvidence(marked=True)),
        ((0.075, 0.5), 2, PercentEvidence(marked=True)),
        (("7.5 %", "12.5"), 0, PercentEvidence(marked=True, mixed=True, examples=("12.5",))),
        ((0.075, 7.5), 1, PercentEvidence(marked=True, mixed=True, examples=("7.5",))),
    ],
)
def test_numbers_beside_percents_are_in_doubt(cells, shown, evidence):
    assert judge_percents(cells, shown) == evidence


def test_a_share_is_read_by_its_sign_or_as_she_says():
    hundred, one = PercentScale.OF_HUNDRED, PercentScale.OF_ONE

    assert read_percent("7,5 %", DecimalStyle.COMMA) == Decimal("0.075")
    assert (
        read_percent("7.5", None, hundred) == read_percent(7.5, None, hundred) == Decimal("0.075")
    )
    assert (
        read_percent("0.075", None, one) == read_percent(0.075, None, hundred) == Decimal("0.075")
    )
    assert isinstance(read_percent("n/a"), CellProblem)
