from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate_desk.sheets.cells import CellError, CellProblem
from advocate_desk.sheets.days import (
    DayEvidence,
    DayOrder,
    is_day_serial,
    judge_days,
    read_day_cell,
)

DMY, MDY, YMD = DayOrder.DMY, DayOrder.MDY, DayOrder.YMD
MARCH_4 = dt.date(2025, 3, 4)


@pytest.fixture(autouse=True)
def in_2026(monkeypatch):
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", "2026-11-21")


@pytest.mark.parametrize(
    "cell",
    [
        MARCH_4,
        dt.datetime(2025, 3, 4, 23, 59),  # noqa: DTZ001
        "2025-03-04",
        "2025/3/4",
        "2025-03-04 09:14",
        "2025-03-04 19:34:59.422",
        "20250304",
        20250304,
        45720,
        "4 Mar 2025",
        "4-Mar-25",
        "4. März 2025",
        "4 de marzo de 2025",
        "4 mars 2025",
        "March 4, 2025",
        "Mar 4, 2025 19:28:32",
        "Tue 4 Mar 2025",
        "Tuesday, March 4th, 2025",
        "2025 Mar 4",
        "2025年3月4日",
        "04.03.2025",
        "4.3.25",
    ],
)
def test_a_day_that_leaves_no_doubt_is_read_without_an_order(cell):
    assert read_day_cell(cell, None) == MARCH_4


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("04/03/2025", DMY, MARCH_4),
        ("03/04/2025", MDY, MARCH_4),
        ("03/04/2025 02:30 PM", MDY, MARCH_4),
        ("3-4-25", MDY, MARCH_4),
        ("25/03/04", YMD, MARCH_4),
        ("08/09/2026 10:45:00 AM", DMY, dt.date(2026, 9, 8)),
    ],
)
def test_numbers_are_read_in_the_order_of_their_column(text, order, day):
    assert read_day_cell(text, order) == day


@pytest.mark.parametrize(
    "cell",
    [
        "TBC",
        "2023",
        "31/02/2023",
        "00/00/0000",
        "0000-00-00",
        "soon",
        "March 2025",
        True,
        7.5,
        CellError("#N/A"),
        dt.time(9),
    ],
)
def test_what_is_no_day_is_a_problem(cell):
    assert isinstance(read_day_cell(cell, DMY), CellProblem)


def test_an_open_question_is_a_problem_and_never_a_guess():
    assert read_day_cell("03/04/2025", None) == CellProblem("can be read as two different days")


def test_the_other_order_is_not_taken_for_a_day():
    assert isinstance(read_day_cell("25/03/2025", MDY), CellProblem)


@pytest.mark.parametrize(("text", "year"), [("1/1/27", 2027), ("1/1/28", 1928), ("1/1/99", 1999)])
def test_years_of_two_digits_reach_to_next_year(text, year):
    assert read_day_cell(text, DMY).year == year


@pytest.mark.parametrize(
    ("cells", "evidence"),
    [
        (["03/04/2025", "25/03/2025"], DayEvidence(DMY)),
        (["03/04/2025", "03/25/2025 4:00 PM"], DayEvidence(MDY)),
        (
            ["03/04/2025", None, MARCH_4],
            DayEvidence(None, ambiguous=True, examples=("03/04/2025",)),
        ),
        (["2025-03-04", "4 Mar 2025", "TBC", "05/05/2025"], DayEvidence(None)),
        (
            ["03/04/2025", "31/02/2023", "99/99/2023"],
            DayEvidence(None, ambiguous=True, examples=("03/04/2025",)),
        ),
        (["03.04.2025", "05/06/2025"], DayEvidence(DMY)),
        (
            ["13/02/2025", "02/13/2025"],
            DayEvidence(None, contradictory=True, examples=("13/02/2025", "02/13/2025")),
        ),
    ],
)
def test_a_column_decides_by_evidence(cells, evidence):
    assert judge_days(cells) == evidence


@given(
    st.dates(dt.date(1930, 1, 1), dt.date(2026, 12, 31)),
    st.sampled_from([(DMY, "%d/%m/%Y"), (MDY, "%m/%d/%Y"), (DMY, "%d %b %Y"), (YMD, "%Y-%m-%d")]),
)
def test_a_day_written_in_an_order_is_read_in_that_order(day, way):
    order, form = way

    assert read_day_cell(day.strftime(form), order) == day


@given(st.text(max_size=20))
def test_any_text_is_a_day_or_a_problem(text):
    assert isinstance(read_day_cell(text, DMY), dt.date | CellProblem)


def test_a_number_in_a_text_file_is_a_day_only_when_she_says_so():
    assert read_day_cell("45720", None, serials=True) == MARCH_4
    assert read_day_cell("45720", None) == CellProblem(
        "is perhaps 2025-03-04 as Excel counts days"
    )
    assert judge_days(["45720", "4 Mar 2025"]).serials == ("45720",)


def test_real_days_among_texts_with_late_days_may_be_swapped():
    late = ["25/03/2025", MARCH_4, dt.date(2025, 12, 11)]

    assert judge_days(late).swapped == 2
    assert "2 real days" in next(judge_days(late).notes())
    assert judge_days([*late, dt.date(2025, 3, 13)]).swapped == 0
    assert judge_days(["03/04/2025", MARCH_4]).swapped == 0


def test_numbers_taken_for_days_are_told():
    assert list(judge_days([45720, 45721, MARCH_4]).notes()) == [
        "2 numbers were taken for days as Excel counts them."
    ]


def test_serial_numbers_are_told_from_other_numbers():
    assert [
        is_day_serial(cell) for cell in (45720, "45720", 45720.5, 123, "00123", True, "x")
    ] == [
        True,
        True,
        True,
        False,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize("cell", [1741089600, "1741089600", "1741089600000", 1741089600000])
def test_a_number_of_seconds_since_1970_is_the_day_of_its_moment(cell):
    there = dt.datetime(2025, 3, 4, 12, tzinfo=dt.UTC).astimezone().date()

    assert read_day_cell(cell, None) == there


@pytest.mark.parametrize("cell", [17410896, "2741089600", "174108960012", "17410896.5"])
def test_another_long_number_is_no_day(cell):
    assert isinstance(read_day_cell(cell, None), CellProblem)
