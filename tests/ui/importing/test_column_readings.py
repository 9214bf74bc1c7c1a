"""How a column is read is asked where it must be, offered where it can be, and shown."""

from __future__ import annotations

import datetime as dt

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from advocate_desk.sheets.days import DayOrder
from tests.ui.importing.conftest import ACTS

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

HEAD = ACTS[0][:3]
WHO = ACTS[1][:2]


def columns_of(way, file):
    wizard = way.open(file)
    wizard.next.click()
    return wizard


def line_of(wizard, heading):
    return next(line for line in wizard.columns.lines if line.column.heading == heading)


def test_merged_cells_are_filled_down_only_when_she_ticks_it(way, xlsx):
    file = xlsx([("Company", "Full name"), ("Acme", "Ada"), (None, "Bob"), ("Bolt", "Cy")])
    book = load_workbook(file)
    book.active.merge_cells("A2:A3")
    book.save(file)
    wizard = columns_of(way, file)
    setup = wizard.run.setup.sheets[0]
    assert list(setup.cells(setup.columns[0])) == ["Acme", None, "Bolt"]

    (fill,) = line_of(wizard, "Company").offers
    assert fill.text() == "Fill 1 merged row"
    fill.click()

    assert list(setup.cells(setup.columns[0])) == ["Acme", "Acme", "Bolt"]
    assert line_of(wizard, "Company").offers[0].isChecked()


def test_numbers_of_a_text_file_are_days_only_when_she_confirms_it(way, tmp_path):
    file = tmp_path / "acts.csv"
    file.write_text(f"{','.join(HEAD)}\n{','.join(WHO)},45325\n")
    wizard = columns_of(way, file)

    (serial,) = line_of(wizard, "Completed on").offers
    assert serial.text() == "45325 is 3 Feb 2024"
    serial.click()

    assert wizard.run.setup.sheets[0].column_of("completed_on").serials


def test_a_question_is_answered_by_the_arrow_keys(way, xlsx, qtbot):
    """The key is still in the field when the lines are made anew."""
    rows = [HEAD, (*WHO, "03/04/2024"), (*WHO, "05/06/2024")]
    wizard = columns_of(way, xlsx(rows, "acts.xlsx"))
    ask = line_of(wizard, "Completed on").asks[0]

    qtbot.keyClick(ask, Qt.Key.Key_Down)
    first = wizard.run.setup.sheets[0].column_of("completed_on").day_order
    qtbot.keyClick(wizard.focusWidget(), Qt.Key.Key_Down)

    column = wizard.run.setup.sheets[0].column_of("completed_on")
    assert (first, column.day_order) == (DayOrder.DMY, DayOrder.MDY)


def test_what_a_column_means_is_chosen_by_the_arrow_keys(way, xlsx, qtbot):
    wizard = columns_of(way, xlsx([("Full name", "Colour"), ("Ada", "red")]))

    qtbot.keyClick(line_of(wizard, "Colour").meaning, Qt.Key.Key_Down)

    assert line_of(wizard, "Colour").column.field
    assert wizard.focusWidget() is line_of(wizard, "Colour").meaning


def test_days_that_may_be_swapped_are_pointed_out(way, xlsx):
    rows = [HEAD, (*WHO, dt.date(2024, 4, 3)), (*WHO, "25/04/2024")]

    wizard = columns_of(way, xlsx(rows, "acts.xlsx"))

    assert "may be swapped" in wizard.columns.notice.sentence()
    assert wizard.next.isEnabled()


def test_numbers_beside_percents_are_asked_about(way, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("Full name,Email,Win rate\nAda,a@x.example,7.5 %\nBob,b@x.example,12.5\n")
    wizard = columns_of(way, file)
    line_of(wizard, "Win rate").meaning.choose("custom:")
    setup = wizard.run.setup.sheets[0]
    setup.own_shapes["win rate"] = "number"
    line_of(wizard, "Win rate").meaning.choose("custom:")
    assert "stand beside percents" in wizard.columns.notice.sentence()
    assert not wizard.next.isEnabled()

    ask = line_of(wizard, "Win rate").asks[0]
    assert [ask.itemText(at) for at in (1, 2)] == ["12.5 is 12.5 %", "12.5 is 1250 %"]
    ask.choose(ask.itemData(1))

    assert wizard.next.isEnabled()
