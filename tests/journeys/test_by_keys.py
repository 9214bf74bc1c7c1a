"""The first day once more, without a mouse: whatever is done is done by a key."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from advocate_desk.store.models import Activity, Member
from advocate_desk.ui.dialogs.log_activity import LogActivityDialog
from advocate_desk.ui.dialogs.set_field import SetFieldSheet
from advocate_desk.ui.dialogs.sweep import SweepDialog
from tests.journeys.driving import CTRL, IMPORTED, SHIFT, Key

# the offscreen platform has no popups that hold the keyboard
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
THREE = ["Ada Lovelace", "Bob Smith", "Grace Hopper"]


def test_the_first_day_by_keyboard_alone(driver, people, acts, tmp_path, monkeypatch):
    bring_in(driver, (people, acts), tmp_path, monkeypatch)
    search(driver)
    edit_cells(driver)
    set_for_three(driver)
    log_for_three(driver)
    sweep(driver)
    take_back_and_redo(driver)
    trend_to_rows(driver)
    export(driver, tmp_path, monkeypatch)
    driver.close_and_open_again_by_keys()
    driver.rows(4)
    assert (driver.count(Member), driver.count(Activity)) == (4, IMPORTED)
    assert tags_of(driver, "Ada Lovelace") == ("VIP",)


def bring_in(driver, files, tmp_path, monkeypatch):
    """Choose two files, name the desk, say where it is kept, and go through the wizard."""
    driver.make_a_desk_by_keys(tmp_path, monkeypatch, *files)
    driver.import_all_by_keys()
    driver.go_to_members()
    driver.rows(4)
    assert driver.count(Activity) == IMPORTED


def search(driver):
    driver.keys(Key.Key_F, CTRL)
    driver.type("zoe")
    driver.rows(1)
    assert driver.names() == ["Zoë Nowak"]
    driver.keys(Key.Key_Escape)
    driver.rows(4)
    driver.keys(Key.Key_Escape)
    assert QApplication.focusWidget() is driver.tab().front().view


def edit_cells(driver):
    """Type a tag for Ada, and go on to the right by Tab."""
    view = driver.tab().front().view
    driver.keys(Key.Key_Home, CTRL)
    keys = [column.key for column in view.columns_in_order()]
    for _step in range(keys.index("tags")):
        driver.keys(Key.Key_Right)
    driver.keys(Key.Key_F2)
    driver.type("VIP")
    with driver.changing():
        driver.keys(Key.Key_Tab)
    assert tags_of(driver, "Ada Lovelace") == ("VIP",)
    assert view.currentIndex().column() == keys.index("tags") + 1
    assert view.hasFocus()


def choose_three(driver):
    driver.keys(Key.Key_Home, CTRL)
    for _name in THREE[1:]:
        driver.keys(Key.Key_Down, SHIFT)
    assert driver.tab().front().view.count_chosen() == len(THREE)


def set_for_three(driver):
    choose_three(driver)
    driver.menu("Members", "Set field…")
    sheet = driver.dialog(SetFieldSheet)
    driver.type("cou")
    assert sheet.which.currentText() == "Country"
    driver.keys(Key.Key_Tab)
    driver.type("Spain")
    with driver.changing():
        driver.keys(Key.Key_Return, CTRL)
    driver.back()
    assert driver.countries() == ["Spain"] * 3


def log_for_three(driver):
    choose_three(driver)
    driver.keys(Key.Key_L, CTRL)
    dialog = driver.dialog(LogActivityDialog)
    assert [person.name for person in dialog.form.who.people()] == THREE
    driver.log_first_type(3)
    assert driver.count(Activity) == IMPORTED + 3


def sweep(driver):
    driver.keys(Key.Key_F, CTRL | SHIFT)
    dialog = driver.dialog(SweepDialog)
    driver.until(dialog.view.hasFocus)
    with driver.changing():
        driver.keys(Key.Key_N)
        driver.keys(Key.Key_Return)
    assert "declined" in driver.statuses()
    driver.keys(Key.Key_Escape)
    driver.back()


def take_back_and_redo(driver):
    """Undo the sweep, the log, the bulk edit and the cell; do the cell again."""
    for _step in range(4):
        with driver.qtbot.waitSignal(driver.workspace.changed):
            driver.keys(Key.Key_Z, CTRL)
        driver.settle()
    assert driver.statuses().count("asked") == 1
    assert (driver.count(Activity), driver.countries()) == (IMPORTED, [])
    assert tags_of(driver, "Ada Lovelace") == ()
    with driver.changing():
        driver.keys(Key.Key_Z, CTRL | SHIFT)
    assert tags_of(driver, "Ada Lovelace") == ("VIP",)


def trend_to_rows(driver):
    """Open the rows behind the bar of last month."""
    driver.keys(Key.Key_6, CTRL)
    tab = driver.tab()
    driver.until(lambda: tab.shown is not None)
    driver.until(tab.card.canvas.hasFocus)
    driver.until(lambda: not driver.workspace._read_lane.jobs())
    driver.keys(Key.Key_End)
    driver.keys(Key.Key_Left)
    driver.keys(Key.Key_Return)
    driver.until(lambda: driver.tab() is not tab)
    driver.rows(1)
    assert driver.names() == ["Bob Smith"]


def export(driver, tmp_path, monkeypatch):
    """Export the whole program, from within the search field."""
    driver.keys(Key.Key_F, CTRL)
    driver.export_by_keys(tmp_path / "program.xlsx", monkeypatch)
    assert load_workbook(tmp_path / "program.xlsx")["Members"].max_row == 1 + 4


def tags_of(driver, name):
    return driver.workspace.look(
        lambda s: tuple(s.scalar(select(Member.tags).where(Member.full_name == name)) or ())
    )
