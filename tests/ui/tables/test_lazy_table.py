"""The model of a list: pages, deleted rows, typed values, and what Qt asks of any model."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from advocate_desk.base.row_ids import RowIds, ids_of
from advocate_desk.program.listing import Line
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.ui.tables.columns import People, columns_of
from advocate_desk.ui.tables.lazy_table import PAGE, LazyTable

ROWS = 1000
COLUMNS = columns_of("members", MEMBERS.fields, People("name", lambda _line: "CFO", "full_name"))


class Rows:
    """Lines by id, and which pages were asked for."""

    def __init__(self):
        self.gone = set()
        self.asked = []

    def __call__(self, ids):
        self.asked.append(list(ids))
        return {
            row_id: Line(row_id, {"name": f"Member {row_id}", "tier": "Gold", "tags": ("a", "b")})
            for row_id in ids
            if row_id not in self.gone
        }


@pytest.fixture
def rows():
    return Rows()


@pytest.fixture
def table(rows, qapp):  # noqa: ARG001 - models need an application
    table = LazyTable(rows)
    table.show_columns([COLUMNS[key] for key in ("name", "tier", "tags", "acts")])
    table.show_ids(RowIds.all(range(1, ROWS + 1)))
    return table


def text(table, row, column=0):
    return table.index(row, column).data()


def test_it_is_a_sound_model(table):
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)

    table.show_ids(RowIds.all(range(1, 50)))
    table.show_ids(RowIds.all(()))


def test_a_page_is_fetched_once(table, rows):
    for row in range(PAGE):
        text(table, row)

    assert len(rows.asked) == 1


def test_the_last_row_is_there_without_the_ones_before(table, rows):
    assert text(table, ROWS - 1) == f"Member {ROWS}"
    assert len(rows.asked) == 1


def test_a_row_deleted_meanwhile_is_blank(table, rows):
    rows.gone.add(3)

    assert text(table, 2) == ""
    assert table.line_at(2) is None
    assert text(table, 3) == "Member 4"


def test_rows_not_known_yet_are_blank_and_counted(table):
    table.show_ids(RowIds(ids_of([9, 8, 7, 6, 5]), ROWS))

    assert table.rowCount() == ROWS
    assert text(table, 0) == "Member 9"
    assert text(table, 500) == ""


def test_the_rest_is_filled_in_only_when_the_first_rows_agree(table):
    table.show_ids(RowIds(ids_of([9, 8]), ROWS))

    assert not table.fill_in(RowIds.all(range(1, ROWS + 1)))
    assert table.fill_in(RowIds.all([9, 8, *range(10, ROWS + 8)]))
    assert text(table, 2) == "Member 10"


def test_each_cell_is_read_out_with_its_column(table):
    read_out = Qt.ItemDataRole.AccessibleTextRole

    assert table.index(0, 1).data(read_out) == "Tier: Gold"
    assert table.index(0, 3).data(read_out) == "Acts: blank"


def test_typed_values_show_before_they_are_saved_and_fall_back(table):
    table.show_typed([2], {"tier": "Silver"})
    assert text(table, 1, 1) == "Silver"

    table.settle([2], ["tier"])
    assert text(table, 1, 1) == "Gold"


def test_derived_fields_cannot_be_edited(table):
    editable = Qt.ItemFlag.ItemIsEditable

    assert table.flags(table.index(0, 0)) & editable  # the name stands for the full name
    assert table.flags(table.index(0, 1)) & editable
    assert not table.flags(table.index(0, 3)) & editable


def test_tips_show_texts_as_they_are(table, monkeypatch):
    line = Line(1, {"name": "<img src=x><b>Somebody with a long name</b>"})
    monkeypatch.setattr(table, "_fetch", lambda _ids: {1: line})
    table.fetch_again()

    assert "&lt;img" in table.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
