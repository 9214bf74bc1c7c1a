"""Nothing is cut off or squeezed to uselessness in a small window or at large letters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QPushButton, QScrollArea

from advocate_desk.ui import theme
from advocate_desk.ui.tables.columns import Look
from advocate_desk.ui.tables.row_painter import INSET
from advocate_desk.ui.widgets.pills import Pill
from advocate_desk.ui.widgets.search_field import SearchField
from tests.making import add_members_

LEAST_LIST_PX = 420  # of a list, at a text size of 100 %
LEAST_ROWS = 2  # whole ones, of a list in the smallest window at the largest letters


@pytest.mark.parametrize(
    ("size", "per_cent"),
    [((1440, 880), 160), ((1440, 880), 130), ((1100, 680), 100), ((1100, 680), 160)],
)
def test_every_tab_has_room_for_its_buttons_and_its_list(screens, size, per_cent):
    theme.choose_text_size(per_cent)
    screens.window.resize(*size)
    screens.filter_members()

    for name, window in screens.tabs():
        assert (window.width(), window.height()) == size, name
        assert squeezed(window) == [], name
        tab = window.tabs.currentWidget()
        if page := hasattr(tab, "front_list") and tab.front_list():
            assert page.view.width() >= theme.scaled(LEAST_LIST_PX), name
            assert page.findChild(SearchField).width() >= theme.scaled(150), name
            rows = page.view.viewport().height() // theme.row_height()
            assert rows >= LEAST_ROWS or not page.view.isVisible(), name


@pytest.mark.parametrize("per_cent", [100, 160])
def test_every_dialog_fits_into_the_smallest_window(screens, per_cent):
    theme.choose_text_size(per_cent)
    screens.window.resize(1100, 680)

    for name, surface in screens.surfaces():
        assert surface.width() <= 1100, name
        if surface.objectName() == "sheet":
            assert surface.height() <= 680, name
        assert squeezed(surface) == [], name


def test_letters_that_grow_leave_every_day_and_amount_its_column(screens):
    for _name, _window in screens.tabs():
        pass  # each list is made with usual letters
    theme.choose_text_size(160)

    for name, window in screens.tabs():
        tab = window.tabs.currentWidget()
        if page := hasattr(tab, "front_list") and tab.front_list():
            assert cut_cells(page.view) == [], name


def test_two_that_look_alike_fit_side_by_side_into_the_smallest_window(open_screens, qtbot):
    def fill(desk):
        twin = {"company": "Quayside Water Board", "job_title": "Chief Operating Officer"}
        add_members_(
            desk,
            {"full_name": "Imke Vollrath", "email": "imke.vollrath@quaysidewaterboard.example"}
            | twin,
            {"full_name": "Imke Vollrath", "email": "i.vollrath@quaysidewaterboard.example"}
            | twin,
        )

    screens = open_screens(fill)
    theme.choose_text_size(160)
    screens.window.resize(1100, 680)
    tab = screens.window.tabs.go_to("members")
    tab.show_page(2)
    page = tab.look_alikes
    qtbot.waitUntil(lambda: page.sides is not None)

    room = page.sides.parentWidget()
    assert page.sides.minimumSizeHint().width() <= room.width()


def test_letters_that_shrink_again_leave_no_scroll_bar_under_a_list_that_fits(screens):
    screens.window.resize(1440, 880)
    at_first = {name: needs_scrolling(window) for name, window in screens.tabs()}
    for per_cent in (160, 100):
        theme.choose_text_size(per_cent)
        again = {name: needs_scrolling(window) for name, window in screens.tabs()}

    assert again == at_first


def test_what_stands_for_a_row_takes_the_room_that_is_left(screens):
    screens.window.resize(1440, 880)
    page = screens.window.tabs.go_to("members").people
    screens.settle()
    page.side.panel.hide()
    usual = theme.scaled(page.view.table.columns[0].width)

    assert page.view.columnWidth(0) > usual
    page.view.setColumnWidth(0, usual)  # she wants it so
    screens.window.resize(1600, 880)
    assert page.view.columnWidth(0) == usual
    assert not page.view.horizontalScrollBar().isVisible()
    assert page.view.head.length() == page.view.viewport().width()


def test_where_there_is_no_room_the_panel_comes_when_asked_for(screens):
    theme.choose_text_size(160)
    screens.window.resize(1100, 680)
    page = screens.window.tabs.go_to("members").people
    screens.settle()
    panel = page.side.panel
    before = page.view.width()

    assert not panel.isVisible()
    page.toggle_panel()
    assert panel.isVisible()
    assert page.view.width() == before
    screens.window.resize(1440, 1000)
    theme.choose_text_size(100)
    assert panel.isVisible()
    assert page.view.width() < page.width() - panel.width()


def test_large_letters_in_a_low_window_leave_the_chart_its_height(screens):
    theme.choose_text_size(160)
    screens.window.resize(1100, 680)
    tab = screens.window.tabs.go_to("trends")
    screens.settle()

    assert tab.card.height() > tab.card.canvas.minimumHeight()
    for combo in (tab.metrics, tab.when.ranges, tab.segment.fields):
        assert combo.width() >= combo.sizeHint().width()


def test_settings_end_with_the_last_card(screens):
    theme.choose_text_size(160)
    screens.window.resize(1100, 680)
    tab = screens.window.tabs.go_to("settings")
    screens.settle()
    (scroll,) = tab.findChildren(QScrollArea)
    screens.window.grab()  # lays everything out
    page = scroll.widget()
    end = tab.look.mapTo(page, QPoint(0, tab.look.height())).y()

    assert page.height() - end <= theme.scaled(40)


def test_large_letters_leave_a_change_more_room_than_the_list_of_changes(screens):
    theme.choose_text_size(160)
    screens.window.resize(1100, 680)
    tab = screens.window.tabs.go_to("history")
    screens.settle()

    assert tab.panel.width() > tab.view.width()


def needs_scrolling(window):
    """Say whether the list in front is wider than its place."""
    tab = window.tabs.currentWidget()
    page = hasattr(tab, "front_list") and tab.front_list()
    return bool(page) and page.view.head.length() > page.view.viewport().width()


def cut_cells(view):
    """Give the days, numbers and amounts of the first row that are wider than their column."""
    letters = QFontMetricsF(theme.font())
    looks = (Look.DIM, Look.NUMBER)
    words = {
        number: view.table.cell(0, number)[0]
        for number, column in enumerate(view.table.columns)
        if column.look in looks and view.table.rowCount()
    }
    return [
        said
        for number, said in words.items()
        if letters.horizontalAdvance(said) + 2 * INSET > view.columnWidth(number)
    ]


def squeezed(surface):
    """Give the buttons that are cut off, or narrower than their words."""
    found = []
    for button in surface.findChildren(QAbstractButton):
        if button.isVisible() and isinstance(button, QPushButton | Pill):
            end = button.mapTo(surface, QPoint(button.width(), 0)).x()
            if button.width() < button.sizeHint().width() - 1 or end > surface.width():
                found.append((button.text(), button.width(), button.sizeHint().width(), end))
    return found
