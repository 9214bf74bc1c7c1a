"""Ordering rewards from the window: the vendor's columns, the file, and the way back."""

from __future__ import annotations

import csv

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from advocate_desk.ui.dialogs.order_rewards import order_rewards
from advocate_desk.ui.tab import Chosen, Place
from advocate_desk.ui.tabs.rewards.tab import build
from advocate_desk.ui.widgets.toast import toast_over
from tests.making import add_member, add_reward, give
from tests.sheets.importing import lines

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def ask(workspace, window):
    """Open the sheet as Ctrl+Shift+O does."""
    return lambda: order_rewards(Place(window, workspace, Chosen()))


@pytest.fixture
def approved(desk):
    ada = add_member(desk, email="ada@kestrel.example")
    give(desk, add_reward(desk, reward="Mug", kind="swag"), ada)
    return give(desk, add_reward(desk, vendor="Giftly & Sons"), ada)


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Give where the file goes, as she chooses it."""
    out = tmp_path / "order.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(out), ""))
    return out


def line_of(sheet, key):
    return next(line for line in sheet.lines if line.key == key)


@pytest.mark.usefixtures("approved")
def test_the_vendors_are_offered_and_what_has_none_is_told(ask):
    sheet = ask()

    assert [sheet.vendor.itemText(at) for at in range(sheet.vendor.count())] == [
        "Giftly & Sons · 1 reward"
    ]
    assert sheet.order().columns[0].key == "order_id"


def test_with_nothing_to_order_it_says_what_to_do(ask):
    sheet = ask()

    assert not sheet.save.isVisible()


@pytest.mark.usefixtures("approved")
def test_without_the_order_id_nothing_is_ordered(ask):
    sheet = ask()

    line_of(sheet, "order_id").tick.setChecked(False)

    assert not sheet.save.isEnabled()


def test_the_file_has_her_columns_and_the_next_time_they_are_there(
    desk, window, ask, approved, place, qtbot
):
    sheet = ask()
    line_of(sheet, "order_id").theirs.setText("Our ref")
    for key in ("quantity", "company", "country", "full_name"):
        line_of(sheet, key).tick.setChecked(False)
    line_of(sheet, "email").up.click()
    line_of(sheet, "email").up.click()
    line_of(sheet, "email").up.click()

    sheet.save.click()

    qtbot.waitUntil(lambda: bool(toast_over(window.centralWidget()).sentence()))
    rows = list(csv.reader(place.read_text(encoding="utf-8-sig").splitlines()))
    assert rows == [
        ["Our ref", "Email", "Reward"],
        [f"AD-{approved[0]}", "ada@kestrel.example", "Gift card"],
    ]
    assert lines(desk, '"grant"', "id", "status")[1] == (approved[0], "ordered")
    give(desk, 2, 1)
    again = ask()
    assert [one.heading for one in again.order().columns] == ["Our ref", "Email", "Reward"]
    again.reject()


def test_a_place_that_cannot_be_written_orders_nothing(
    desk, ask, approved, place, qtbot, monkeypatch
):
    told = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    place.mkdir()  # a folder stands where the file should go

    ask().save.click()

    qtbot.waitUntil(lambda: bool(told))
    assert lines(desk, '"grant"', "id", "status")[1] == (approved[0], "approved")


def test_the_page_of_what_is_given_leads_to_it(workspace, qtbot):
    tab = build(workspace)
    qtbot.addWidget(tab)
    tab.show_page(1)
    asked = []
    tab.run = asked.append

    tab.given.order.click()

    assert asked == ["order"]
