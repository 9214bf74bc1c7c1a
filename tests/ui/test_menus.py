"""The menus: every line has a letter while they are open, and every key stands in the list."""

from __future__ import annotations

import pytest
from plain_tab import ENTRIES
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from advocate_desk.ui.main_window import MainWindow
from advocate_desk.ui.widgets.mnemonics import give_letters
from advocate_desk.ui.widgets.plain import PlainLabel
from advocate_desk.ui.widgets.shortcut_list import ShortcutList


@pytest.fixture
def window(qtbot):
    window = MainWindow(ENTRIES)
    window.show()
    yield window
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    window.deleteLater()


@pytest.mark.parametrize("title", ["File", "Edit", "View", "Help"])
def test_an_open_menu_has_a_letter_for_every_line_and_no_two_alike(window, title):
    menu = window.menus.menu(title)
    before = [one.text() for one in menu.actions()]
    menu.aboutToShow.emit()
    lines = [one for one in menu.actions() if not one.isSeparator()]
    letters = [QKeySequence.mnemonic(one.text()).toString() for one in lines]

    assert all(letters)
    assert len(set(letters)) == len(letters)
    menu.aboutToHide.emit()
    assert [one.text() for one in menu.actions()] == before


def test_a_name_with_an_ampersand_stays_as_it_is(qtbot):
    menu = QMenu()
    qtbot.addWidget(menu)
    action = QAction("Undo Add R&&D\tCtrl+Z", menu)
    menu.addAction(action)
    give_letters(menu)

    menu.aboutToShow.emit()
    assert action.text() == "&Undo Add R&&D\tCtrl+Z"
    menu.aboutToHide.emit()
    assert action.text() == "Undo Add R&&D\tCtrl+Z"


def test_what_can_be_chosen_has_its_letter_before_what_cannot(qtbot):
    menu = QMenu()
    qtbot.addWidget(menu)
    off, on = menu.addAction("Go"), menu.addAction("Give")
    off.setEnabled(False)
    give_letters(menu)

    menu.aboutToShow.emit()
    assert (off.text(), on.text()) == ("G&o", "&Give")


def test_the_list_of_shortcuts_is_made_from_the_actions(window, qtbot):
    listed = ShortcutList(window.menus.actions(), window)
    qtbot.addWidget(listed)
    words = " ".join(label.text() for label in listed.findChildren(PlainLabel))

    assert "New desk…" in words
    assert "Accounts" in words
    native = QKeySequence.SequenceFormat.NativeText
    assert QKeySequence("Ctrl+Shift+N").toString(native) in words


def test_what_was_undone_is_redone_by_either_of_the_usual_keys(window):
    keys = {one.toString() for one in window._undoing.redo.shortcuts()}

    assert keys == {"Ctrl+Shift+Z", "Ctrl+Y"}


def test_the_keys_of_a_list_stand_in_the_edit_menu_and_stay_with_the_list(desk_file, open_window):
    window = open_window(desk_file)
    window.tabs.go_to("members")
    actions = dict(window.menus.actions())["Edit"]
    shown = {one.text(): one for one in actions}

    assert shown["Copy"].shortcut() == QKeySequence("Ctrl+C")
    assert shown["Fill down"].shortcut() == QKeySequence("Ctrl+D")
    assert shown["Delete the chosen rows"].shortcutContext() is Qt.ShortcutContext.WidgetShortcut
