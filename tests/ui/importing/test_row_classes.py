"""In which class of the check a row is counted."""

from __future__ import annotations

from advocate_desk.sheets.column_setup import Existing
from advocate_desk.ui.importing.plan_table import verdict_words
from advocate_desk.ui.importing.row_classes import RowClass, sorted_rows
from tests.making import add_member
from tests.sheets.importing import book_of, plan_of


def test_a_row_she_leaves_as_it_is_waits_for_nothing_though_a_cell_of_it_is_wrong(desk):
    add_member(desk, full_name="Ada", email="ada@x.example")
    rows = [("Email", "Country", "Paused until"), ("ada@x.example", "UK", "31/02/2026")]

    plan = plan_of(desk, book_of(Members=rows), existing=Existing.SKIP)

    found = sorted_rows(plan)["Members"]
    assert [which for which in RowClass if found[which]] == [
        RowClass.ALL,
        RowClass.LEFT_OUT,
        RowClass.PROBLEMS,
    ]
    assert verdict_words(found[RowClass.ALL][0]) == "Left out"
