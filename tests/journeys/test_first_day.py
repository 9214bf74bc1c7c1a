"""The first day with the window: from nothing to a trend, and everything taken back."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QLineEdit
from sqlalchemy import select

from advocate_desk.store.backup import backups_of
from advocate_desk.store.models import Activity, Member
from advocate_desk.ui.dialogs.export import ExportSheet, What
from advocate_desk.ui.dialogs.exporting import Exporting
from advocate_desk.ui.dialogs.log_activity import LogActivityDialog
from advocate_desk.ui.dialogs.set_field import SetFieldSheet
from advocate_desk.ui.dialogs.sweep import SweepDialog
from advocate_desk.ui.importing.wizard import ImportWizard
from advocate_desk.ui.pages.first_run import FirstRunPage
from advocate_desk.ui.widgets.toast import toast_over
from tests.journeys.driving import IMPORTED

# the offscreen platform has no popups that hold the keyboard
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
_ROWS = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


def test_from_an_empty_window_to_a_trend_and_back(driver, people, acts, tmp_path):
    window = driver.window
    make_a_desk_with(driver, people, acts, tmp_path)
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
    export(driver, tmp_path)

    close_and_open_again(driver, window.desk.workspace.desk.path)
    assert driver.count(Activity) == IMPORTED
    assert tier_of(driver, "Ada Lovelace") == "Gold"


def make_a_desk_with(driver, people, acts, tmp_path):
    """Drop two files on the empty window, make the desk, bring both in."""
    window = driver.window
    window.show_start()
    page = window.tabs.currentWidget()
    assert isinstance(page, FirstRunPage)
    driver.drop(people, acts)
    assert "people.xlsx, acts.xlsx" in page._waiting.text()
    page.folder.setText(str(tmp_path))
    page.name.setText("Spring")
    with driver.qtbot.waitSignal(window.desk.opened):
        page.create_button.click()
    driver.dialog(ImportWizard)
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
    with driver.qtbot.waitSignal(driver.workspace.changed):
        driver.qtbot.keyClick(editor, Key.Key_Return)
    driver.settle()
    assert tier_of(driver, "Ada Lovelace") == "Gold"


def choose_three(driver):
    view = driver.tab().front().view
    view.clearSelection()
    for name in ("Ada Lovelace", "Bob Smith", "Zoë Nowak"):
        index = view.table.index(driver.names().index(name), 0)
        view.selectionModel().select(index, _ROWS)


def set_for_three(driver):
    choose_three(driver)
    driver.choose("Set field…")
    sheet = driver.dialog(SetFieldSheet)
    sheet.which.setCurrentText("Country")
    sheet.input().setText("Spain")
    with driver.qtbot.waitSignal(driver.workspace.changed):
        sheet._want()
    driver.back()
    driver.settle()
    assert driver.countries() == ["Spain"] * 3


def log_for_three(driver):
    choose_three(driver)
    driver.choose("Log activity…")
    dialog = driver.dialog(LogActivityDialog)
    assert len(dialog.form.who.ids()) == 3
    driver.keys(Key.Key_1)
    with driver.qtbot.waitSignal(driver.workspace.changed):
        driver.keys(Key.Key_Return, CTRL)
    driver.back()
    driver.settle()


def answer_the_ask(driver):
    driver.choose("Friday sweep…")
    dialog = driver.dialog(SweepDialog)
    driver.until(lambda: len(dialog.asks.asks) == 1)
    driver.until(dialog.view.hasFocus)
    driver.keys(Key.Key_D)
    with driver.qtbot.waitSignal(driver.workspace.changed):
        driver.keys(Key.Key_1)
    driver.settle()
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
    with driver.qtbot.waitSignal(driver.workspace.changed):
        undo.redo.trigger()
    driver.settle()
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


def export(driver, tmp_path):
    driver.choose("Export…")
    sheet = driver.dialog(ExportSheet)
    sheet.choose(What.PROGRAM)
    wanted = sheet.export()
    sheet.reject()
    driver.back()
    out = tmp_path / "program.xlsx"
    job = driver.workspace.findChild(Exporting).write(wanted, out)
    with driver.qtbot.waitSignal(job.finished, timeout=30_000):
        pass
    book = load_workbook(out)
    assert book["Members"].max_row == 1 + 4
    assert "program.xlsx saved" in toast_over(driver.window.centralWidget()).sentence()


def close_and_open_again(driver, path):
    driver.choose("Close")
    driver.until(lambda: driver.window.desk.workspace is None)
    assert len(backups_of(path)) == 1
    with driver.qtbot.waitSignal(driver.window.desk.opened):
        driver.window.desk.open(path)
    driver.go_to_members()
    driver.rows(4)


def tier_of(driver, name):
    return driver.workspace.look(
        lambda s: s.scalar(select(Member.tier).where(Member.full_name == name))
    )
