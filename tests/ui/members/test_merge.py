"""Merging in the window: from the lists and from the page of look-alikes."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from advocate_desk.program.members import add_members
from advocate_desk.program.merging import merge_members
from advocate_desk.store.models import Member
from advocate_desk.ui.dialogs.merge import MergeSheet
from advocate_desk.ui.widgets.buttons import Button
from advocate_desk.ui.widgets.toast import toast_over
from tests.making import dump
from tests.ui.members.watching import settle

TWINS = (
    {"full_name": "Priya Nair", "email": "priya@kestrel.example", "company": "Kestrel Bank"},
    {"full_name": "Priya Nair-Shah", "company": "Kestrel Bank", "city": "Leeds"},
)


@pytest.fixture
def people(people, desk):
    """Add two who are one."""
    with desk.write("Add members") as write:
        one, two = add_members(write.session, TWINS)
    return {**people, "Priya": one, "Shah": two}


@pytest.fixture
def twins(people):
    return people["Priya"], people["Shah"]


@pytest.fixture
def pairs(tab, qtbot):
    """Give the page of look-alikes with its one pair."""
    tab.show_page(2)
    page = tab.look_alikes
    qtbot.waitUntil(lambda: len(page.pairs.rows) == 1)
    settle(tab, qtbot)
    return page


def choose(page, *ids):
    page.view.clearSelection()
    for row_id in ids:
        row = int(page.view.table.ids.tolist().index(row_id))
        page.view.selectRow(row) if row_id == ids[0] else page.view.selectionModel().select(
            page.view.table.index(row, 0),
            page.view.selectionModel().SelectionFlag.Select
            | page.view.selectionModel().SelectionFlag.Rows,
        )


def members(desk):
    """Give name and address by id."""
    with desk.read() as session:
        rows = session.execute(select(Member.id, Member.full_name, Member.email))
        return {row_id: (name, email) for row_id, name, email in rows}


def test_two_chosen_members_become_one_and_undo_parts_them(tab, twins, desk, qtbot):
    before = dump(desk)
    page = tab.people
    choose(page, *twins)

    sheet = tab.member_actions.merge()
    with qtbot.waitSignal(sheet.merged):
        qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)

    assert members(desk)[twins[0]] == ("Priya Nair-Shah", "priya@kestrel.example")
    assert twins[1] not in members(desk)
    toast = toast_over(page)
    assert toast.sentence() == "Priya Nair-Shah merged into Priya Nair"
    with qtbot.waitSignal(tab.workspace.changed):
        toast._on_action()
    assert dump(desk) == before


def test_what_she_chooses_in_the_dialog_is_what_is_taken(tab, twins, desk, qtbot):
    one, two = twins
    choose(tab.people, *twins)
    sheet = tab.member_actions.merge()

    sheet.sides.radios["", two].click()
    sheet.sides.radios["full_name", one].click()
    with qtbot.waitSignal(sheet.merged) as merged:
        sheet.save.click()

    assert merged.args[0] == two
    assert members(desk)[two] == ("Priya Nair", "priya@kestrel.example")
    assert one not in members(desk)


def test_the_dialog_says_what_follows_to_the_one_who_is_kept(tab, twins):
    _one, two = twins
    choose(tab.people, *twins)
    sheet = tab.member_actions.merge()

    assert sheet.follows.text().startswith("1 job will belong to Priya Nair.")
    sheet.sides.radios["", two].click()

    assert sheet.follows.text().startswith("1 job will belong to Priya Nair-Shah.")
    sheet.reject()


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (0, "Choose one of the members first, or several."),
        (1, "A merge takes two: one member is chosen. Choose just two, the second by Ctrl."),
        (3, "A merge takes two: 3 members are chosen. Choose just two, the second by Ctrl."),
    ],
)
def test_with_other_than_two_it_is_said_what_to_choose(tab, people, twins, count, sentence):
    page = tab.people
    choose(page, *[*twins, people["Ada"]][:count])

    assert tab.member_actions.merge() is None
    assert toast_over(page).sentence() == sentence


def test_a_member_who_is_gone_meanwhile_is_said_to_be_gone(tab, twins, desk, qtbot):
    choose(tab.people, *twins)
    sheet = tab.member_actions.merge()
    with desk.write("Merge") as write:
        merge_members(write.session, *twins)

    qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: bool(sheet.notice.sentence()))
    assert sheet.notice.sentence() == "One of the two members is gone. Choose again."
    sheet.reject()


def test_two_accounts_become_one(tab, desk, qtbot):
    tab.show_page(1)
    page = tab.accounts
    qtbot.waitUntil(lambda: page.view.table.rowCount() == 3)
    settle(tab, qtbot)
    first, second = (int(row_id) for row_id in page.view.table.ids[:2])
    choose(page, first, second)

    sheet = tab.account_actions.merge()
    with qtbot.waitSignal(sheet.merged):
        sheet.save.click()

    assert len(dump(desk)["account"]) == 2


def test_merge_stands_in_the_menus_and_beside_several_rows(tab, twins):
    choose(tab.people, *twins)
    row_menu = tab.people.keys.menu_at(QPoint(40, 20))

    assert "Merge…" in [action.text() for action in row_menu.actions()]
    assert "Merge…" in [action.text() for _menu, action in tab.commands]


def test_the_page_shows_who_looks_alike_side_by_side(pairs):
    pair = pairs.pair()

    assert (pair.first.name, pair.second.name) == ("Priya Nair", "Priya Nair-Shah")
    assert pairs.sides is not None
    assert pairs.sides.isVisible()
    assert pairs.head.count.text() == "1 pair"


def test_m_merges_the_pair_and_undo_brings_it_back(pairs, tab, desk, qtbot):
    before = dump(desk)
    qtbot.keyClick(pairs.view, Qt.Key.Key_M)
    (sheet,) = pairs.findChildren(MergeSheet)

    with qtbot.waitSignal(sheet.merged):
        sheet.save.click()
    settle(tab, qtbot)

    assert pairs.pair() is None
    with qtbot.waitSignal(tab.workspace.changed):
        tab.workspace.undo()
    qtbot.waitUntil(lambda: pairs.pair() is not None)
    assert dump(desk) == before


def test_n_tells_them_apart_for_good_and_undo_asks_again(pairs, tab, qtbot):
    with qtbot.waitSignal(tab.workspace.changed):
        qtbot.keyClick(pairs.view, Qt.Key.Key_N)
    settle(tab, qtbot)

    assert pairs.pair() is None
    assert pairs._none.isVisible()
    pairs.refresh()
    settle(tab, qtbot)
    assert pairs.pair() is None
    with qtbot.waitSignal(tab.workspace.changed):
        tab.workspace.undo()
    qtbot.waitUntil(lambda: pairs.pair() is not None)


@pytest.mark.usefixtures("pairs")
def test_commands_for_lists_rest_while_pairs_are_shown(tab):
    enabled = {action.text(): action.isEnabled() for _menu, action in tab.commands}

    assert enabled["Not the same"]
    assert enabled["Merge…"]
    assert not enabled["Columns…"]
    assert not enabled["Change status…"]
    assert tab.chosen().ids == ()
    tab.show_page(0)
    assert {action.text(): action.isEnabled() for _m, action in tab.commands}["Columns…"]


def test_a_look_that_she_stops_says_so_and_can_be_taken_up_again(tab, qtbot):
    go_on = threading.Event()
    for _ in range(2):  # both readers are busy, so that the look has not begun
        tab.workspace.aside("Wait", lambda _progress: go_on.wait(10))
    tab.show_page(2)
    page = tab.look_alikes
    page._job.cancel()
    go_on.set()
    qtbot.waitUntil(page._stopped.isVisible)

    page._stopped.findChild(Button).click()

    qtbot.waitUntil(lambda: page.pair() is not None)


def test_the_dialog_is_answered_by_keys(tab, twins, qtbot):
    choose(tab.people, *twins)
    sheet = tab.member_actions.merge()
    sheet.activateWindow()
    qtbot.waitUntil(sheet.sides.radios["", twins[0]].hasFocus)

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert sheet.sides.kept == twins[1]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is sheet.sides.radios["full_name", twins[1]]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)

    assert sheet.sides.choices()["full_name"] == twins[0]
    sheet.reject()
