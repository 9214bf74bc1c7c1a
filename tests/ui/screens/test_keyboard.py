"""Every tab can be used by the keyboard alone, and everything on it says its name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from advocate_desk.program.listing import Condition, Test
from advocate_desk.ui.tabs import TABS
from advocate_desk.ui.widgets.search_field import SearchField

CONTROLS = (
    *(QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox),
    *(QLineEdit, QPlainTextEdit, QTextEdit),
)


@pytest.fixture
def active(screens, qtbot):
    """Give the screens of a window that has the keyboard."""
    screens.window.activateWindow()
    with qtbot.waitActive(screens.window):
        pass
    return screens


def test_every_control_says_its_name(screens):
    screens.filter_members()

    for name, window in screens.tabs():
        assert nameless(window) == [], name
    for name, surface in screens.surfaces():
        assert nameless(surface) == [], name


@pytest.mark.parametrize("key", [entry.key for entry in TABS])
def test_the_keyboard_is_in_the_tab_that_opens(active, key):
    tab = active.window.tabs.go_to(key)
    active.settle()

    assert tab.isAncestorOf(QApplication.focusWidget())
    if hasattr(tab, "front"):
        assert QApplication.focusWidget() is tab.front().view


@pytest.mark.parametrize("key", [entry.key for entry in TABS])
def test_tab_comes_by_every_control_and_back(active, qtbot, key):
    window = active.window
    tab = window.tabs.go_to(key)
    active.settle()
    if hasattr(tab, "front"):
        tab.front().view.selectRow(0)
        active.settle()
    first = QApplication.focusWidget()
    reached = [first]
    for _ in range(200):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            break
        reached.append(QApplication.focusWidget())

    assert QApplication.focusWidget() is first
    assert [one for one in stops(window) if one not in reached] == []


def test_the_menu_key_opens_the_menu_of_the_row(active, qtbot):
    view = active.window.tabs.go_to("members").people.view
    active.settle()
    view.selectRow(0)
    asked = []
    view.menu_asked.connect(asked.append)
    key = QContextMenuEvent.Reason.Keyboard

    at = view.rect().center()
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(key, at, view.mapToGlobal(at)))

    assert view.indexAt(asked[0]).row() == 0
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    QApplication.activePopupWidget().close()


def test_back_leads_to_the_tab_before(active):
    window = active.window
    for key in ("activities", "history"):
        window.tabs.go_to(key)
    back = next(
        action for action in window.menus.menu("View").actions() if action.text() == "Back"
    )

    back.trigger()
    assert window.tabs.currentWidget() is window.tabs.go_to("activities")
    back.trigger()
    back.trigger()
    assert window.tabs.currentWidget() is window.tabs.go_to(TABS[0].key)


def test_escape_leads_from_the_search_to_the_list(active, qtbot):
    tab = active.window.tabs.go_to("members")
    active.settle()
    tab.search_here()
    search = tab.people.findChild(SearchField)
    qtbot.keyClicks(search, "zoe")

    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    qtbot.keyClick(search, Qt.Key.Key_Escape)

    assert QApplication.focusWidget() is tab.people.view


def test_a_filter_is_made_by_keys(active, qtbot):
    page = active.window.tabs.go_to("members").people
    active.settle()
    editor = page.filters.ask(page.filters)
    for words, key in (("tags", Qt.Key.Key_Return), ("speak", Qt.Key.Key_Return)):
        qtbot.keyClicks(editor.focusWidget(), words)
        qtbot.keyClick(editor.focusWidget(), key)
        active.settle()

    assert page.filters.conditions() == (Condition("tags", Test.IS, ("Speaker",)),)
    assert page.view.table.rowCount() == 1


def test_another_way_to_compare_leaves_the_keyboard_where_it_is(active, qtbot):
    page = active.window.tabs.go_to("members").people
    editor = page.filters.ask(page.filters)
    editor.edit(page.state.fields["email"])
    editor._test.setFocus()

    qtbot.keyClick(editor._test, Qt.Key.Key_Down)

    assert editor.focusWidget() is editor._test
    editor.close()


def test_a_column_is_shown_by_keys(active, qtbot):
    page = active.window.tabs.go_to("members").people
    active.settle()
    popup = page.ask_columns()
    qtbot.keyClicks(popup.focusWidget(), "tier")
    qtbot.keyClick(popup.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(popup.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClick(popup, Qt.Key.Key_Escape)

    assert page.state.keys[-1] == "tier"
    assert not popup.isVisible()


def test_the_first_arrow_chooses_the_row_it_stands_on(active, qtbot):
    page = active.window.tabs.go_to("members").people
    active.settle()
    page.view.clearSelection()

    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    first = page.view.chosen_ids()
    qtbot.keyClick(page.view, Qt.Key.Key_Down)

    assert first == [page.view.table.id_at(0)]
    assert page.view.chosen_ids() == [page.view.table.id_at(1)]


def nameless(surface):
    """Give the controls in sight that a screen reader could not name."""
    return [
        one
        for one in surface.findChildren(QWidget)
        if isinstance(one, CONTROLS)
        and one.isVisible()
        and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not one.accessibleName()
        and not (isinstance(one, QAbstractButton) and one.text().strip())
    ]


def stops(window):
    """Give what Tab should come by."""
    central = window.centralWidget()
    return [
        one
        for one in central.findChildren(QWidget)
        if isinstance(one, CONTROLS)
        and one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and not isinstance(one, QScrollArea)
        and not _is_unchosen_place(one)
    ]


def _is_unchosen_place(one):
    """Say whether arrows lead there: of the places in the rail the chosen one is a stop."""
    group = one.group() if isinstance(one, QAbstractButton) else None
    return group is not None and group.exclusive() and not one.isChecked()
