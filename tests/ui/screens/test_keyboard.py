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
        tab.front().view.choose_first()
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
    view.choose_first()
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
    assert window.tabs.currentWidget() is window.tabs.go_to("members")


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
