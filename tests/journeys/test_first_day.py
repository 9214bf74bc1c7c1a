"""The first day with the window: from nothing to a trend, and everything taken back."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QLineEdit
from sqlalchemy import select

from advocate_desk.store.models import Activity, Member
from advocate_desk.ui.dialogs.set_field import SetFieldSheet
from advocate_desk.ui.dialogs.sweep import SweepDialog
from tests.journeys.driving import IMPORTED, Key

# the offscreen platform has no popups that hold the keyboard
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_from_an_empty_window_to_a_trend_and_back(driver, people, acts, tmp_path):
    bring_in(driver, people, acts, tmp_path)
    assert (driver.count(Member), driver.count(Activity)) == (4, IMPORTED)

    search(driver)
    edit_a_cell(driver)
    set_for_three(driver)
    log_for_three(driver)
    assert driver.count(Activity) == IMPORTED + 3
    answer_the_ask(driver)
    assert driver.statuses() == ["completed"] * (IMPORTED + 3)

    take_back_and_redo(driver)

    trend_to_rows(driver)
    driver.export(tmp_path / "program.xlsx")
    assert load_workbook(tmp_path / "program.xlsx")["Members"].max_row == 1 + 4

    driver.close_and_open_again()
    driver.rows(4)
    assert driver.count(Activity) == IMPORTED
    assert tier_of(driver, "Ada Lovelace") == "Gold"


def bring_in(driver, people, acts, tmp_path):
    """Drop two files on the empty window, make the desk, bring both in."""
    driver.make_a_desk(tmp_path, people, acts)
    driver.import_all()
    home = driver.tab()
    assert home.findings.isVisible()
    driver.until(lambda: home.told is not None)
    assert "3 members acted and no thanks is on record" in [
        finding.words for finding in home.told.findings
    ]
    driver.go_to_members()
    driver.rows(4)


def search(driver):
    driver.choose("Find")
    driver.type("zoe")
    driver.rows(1)
    assert driver.names() == ["Zoë Nowak"]
    driver.tab().front().clear_filters()
    driver.rows(4)


def edit_a_cell(driver):
    """Type a tier for Ada."""
    page = driver.tab().front()
    keys = [column.key for column in page.view.table.columns]
    if "tier" not in keys:
        page._on_columns((*page.state.keys, "tier"))
        keys = [column.key for column in page.view.table.columns]
    index = page.view.table.index(driver.names().index("Ada Lovelace"), keys.index("tier"))
    page.view.setCurrentIndex(index)
    page.view.edit(index)
    editor = page.view.indexWidget(index) or page.view.viewport().focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.setText("Gold")
    with driver.changing():
        driver.qtbot.keyClick(editor, Key.Key_Return)
    assert tier_of(driver, "Ada Lovelace") == "Gold"


def choose_three(driver):
    names = driver.names()
    driver.choose_rows(*map(names.index, ("Ada Lovelace", "Bob Smith", "Zoë Nowak")))


def set_for_three(driver):
    choose_three(driver)
    driver.choose("Set field…")
    sheet = driver.dialog(SetFieldSheet)
    sheet.which.setCurrentText("Country")
    sheet.input().setText("Spain")
    with driver.changing():
        sheet._want()
    driver.back()
    assert driver.countries() == ["Spain"] * 3


def log_for_three(driver):
    choose_three(driver)
    driver.choose("Log activity…")
    driver.log_first_type(3)


def answer_the_ask(driver):
    driver.choose("Friday sweep…")
    dialog = driver.dialog(SweepDialog)
    driver.until(lambda: len(dialog.asks.asks) == 1)
    driver.until(dialog.view.hasFocus)
    driver.keys(Key.Key_D)
    with driver.changing():
        driver.keys(Key.Key_1)
    dialog.reject()
    driver.back()


def take_back_and_redo(driver):
    """Undo the sweep, the log, the bulk edit and the edit; do the edit again."""
    undo = driver.window._undoing
    for _step in range(4):
        with driver.qtbot.waitSignal(driver.workspace.changed):
            undo.undo.trigger()
        driver.settle()
    assert driver.count(Activity) == IMPORTED
    assert driver.statuses().count("asked") == 1
    assert driver.countries() == []
    assert tier_of(driver, "Ada Lovelace") is None
    with driver.changing():
        undo.redo.trigger()
    assert tier_of(driver, "Ada Lovelace") == "Gold"


def trend_to_rows(driver):
    """Open the rows behind a bar: as many as it says."""
    driver.choose("Trends")
    tab = driver.tab()
    driver.until(lambda: tab.shown is not None)
    trend = tab.shown.trend
    series = next(one for one in trend.series if any(one.values))
    at = next(at for at, value in enumerate(series.values) if value)

    tab.open_rows(trend.buckets[at], series)

    driver.until(lambda: driver.tab() is not tab)
    driver.rows(series.values[at])


def tier_of(driver, name):
    return driver.workspace.look(
        lambda s: s.scalar(select(Member.tier).where(Member.full_name == name))
    )
