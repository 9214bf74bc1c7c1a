"""The command palette: every command is in it, people open, and Esc goes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from advocate_desk.ui.dialogs.log_activity import LogActivityDialog
from advocate_desk.ui.dialogs.palette import Palette, command_words
from tests.making import add_members_

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(desk, open_window):
    add_members_(desk, {"full_name": "Ada Lovelace"}, {"full_name": "Zoë Nowak"})
    path = desk.path
    desk.close()
    window = open_window(path)
    window.tabs.go_to("members")
    return window


@pytest.fixture
def palette(window, qtbot):
    window._open_palette()
    palette = window.findChild(Palette)
    qtbot.waitUntil(palette.line.hasFocus)
    return palette


def shown(palette):
    return [line.words for line in palette.lines.lines if not line.is_heading]


def type_and_wait(palette, qtbot, typed, words):
    palette.line.setText(typed)
    qtbot.waitUntil(lambda: words in shown(palette))


def test_every_command_that_can_be_run_now_is_in_it(window, palette):
    commands = [
        command_words(action)
        for _menu, actions in window.menus.actions()
        for action in actions
        if action.isEnabled() and action.isVisible()
    ]

    assert sorted(shown(palette)) == sorted(commands)
    assert "Appearance: Dark" in commands
    for words in commands:
        palette.line.setText(f"> {words}")
        assert shown(palette)[0] == words


def test_enter_runs_the_command_when_the_palette_is_gone(window, palette, qtbot):
    palette.line.setText("trends")

    with qtbot.waitSignal(window.tabs.went) as went:
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)

    assert went.args == ["trends"]


def test_a_person_is_shown_where_people_are(window, palette, qtbot):
    window.tabs.go_to("home")
    type_and_wait(palette, qtbot, "zoe", "Zoë Nowak")

    qtbot.keyClick(palette.line, Qt.Key.Key_Return)

    page = window.tabs.currentWidget().people
    qtbot.waitUntil(lambda: (line := page.only_line()) and line.values["name"] == "Zoë Nowak")


def test_log_and_a_name_opens_the_quick_log_for_that_person(window, palette, qtbot):
    type_and_wait(palette, qtbot, "log ada", "Log activity for Ada Lovelace…")

    qtbot.keyClick(palette.line, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: window.findChild(LogActivityDialog) is not None)
    dialog = window.findChild(LogActivityDialog)
    assert [one.name for one in dialog.form.who.people()] == ["Ada Lovelace"]
    dialog._on_cancel()


def test_arrows_pass_over_the_headings(palette, qtbot):
    type_and_wait(palette, qtbot, "ad", "Ada Lovelace")
    rows = set()
    for _press in range(2 * len(palette.lines.lines)):
        qtbot.keyClick(palette.line, Qt.Key.Key_Down)
        rows.add(palette.view.currentIndex().row())

    assert rows == {at for at, line in enumerate(palette.lines.lines) if not line.is_heading}


def test_escape_goes_back_to_where_she_was(window, palette, qtbot):
    view = window.tabs.currentWidget().people.view

    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: window.findChild(Palette) is None)
    assert window.focusWidget() is view


def test_without_a_hit_it_says_so(palette, qtbot):
    palette.line.setText("qqqq")

    assert shown(palette) == []
    assert palette._told.text() == "Nothing is called that."
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()
