"""The Settings page: each change applies at once and is one step of undo; wrong ones stay out."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication

from advocate_desk.base import regions
from advocate_desk.program.desks import open_desk
from advocate_desk.program.settings import change_setting
from advocate_desk.store.preferences import RULES, preferences
from advocate_desk.ui import theme
from advocate_desk.ui.widgets.buttons import Button
from advocate_desk.ui.widgets.pills import Pill
from advocate_desk.ui.widgets.plain import PlainLabel
from tests.making import add_members_, log_act

TODAY = dt.date(2026, 11, 20)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", TODAY.isoformat())


@pytest.fixture
def window(open_window, desk_file):
    desk = open_desk(desk_file)
    log_act(desk, *add_members_(desk, {"full_name": "Ada Lovelace"}))
    desk.close()
    return open_window(desk_file)


@pytest.fixture
def tab(window):
    return window.tabs.go_to("settings")


CHRISTMAS_AND_NEW_YEAR = ["Fri 25 Dec 2026", "Fri 1 Jan 2027"]


def pills(days):
    return [pill for pill in days.findChildren(Pill) if pill.isVisible()]


def held(tab):
    return tab.workspace.look(preferences)


def type_into(qtbot, field, words):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def changing(tab, qtbot):
    return qtbot.waitSignal(tab.workspace.changed)


def test_it_opens_by_its_key_with_the_keyboard_in_the_first_field(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)

    tab = window.tabs.currentWidget()
    assert tab is window.tabs.go_to("settings")
    assert QApplication.focusWidget() is tab.lines["program_name"].field.widget


def test_every_setting_is_there_with_its_default_and_where_it_comes_from(tab):
    for key, line in tab.lines.items():
        told = " ".join(label.text() for label in line.findChildren(PlainLabel))
        assert line.rule.about.source in told
        assert line.rule is RULES[line.rule.name]
        assert line.title.buddy() is line.field.widget, key
    assert "By default 14 days." in tab.lines["no_reply_after_days"].about.text()


def test_a_number_is_kept_when_she_leaves_it_and_taken_back_by_undo(tab, window, qtbot):
    line = tab.lines["no_reply_after_days"]

    with changing(tab, qtbot):
        type_into(qtbot, line.field.widget, "21")

    assert held(tab).no_reply_after_days == 21
    assert tab.workspace.desk.history()[0].label == "Set no reply after to 21 days"
    assert line.back.isVisible()
    with changing(tab, qtbot):
        window._undoing.undo.trigger()
    assert line.field.widget.text() == "14"
    assert not line.back.isVisible()


def test_back_to_default_is_one_button_and_the_keyboard_stays_on_the_line(tab, qtbot):
    line = tab.lines["no_reply_after_days"]
    with changing(tab, qtbot):
        type_into(qtbot, line.field.widget, "21")

    with changing(tab, qtbot):
        line.back.click()

    assert held(tab).no_reply_after_days == 14
    assert line.field.widget.hasFocus()


@pytest.mark.parametrize(
    ("key", "typed", "sentence"),
    [
        ("no_reply_after_days", "soon", "“soon” is not a whole number. It stays 14."),
        ("no_reply_after_days", "0", "“0” is not between 1 and 3650. It stays 14."),
        ("point_value", "", "“” is not a whole number. It stays 100."),
        ("base_currency", "Taler", "“Taler” is not a currency code. It stays EUR."),
    ],
)
def test_a_wrong_value_is_told_beside_the_field_and_not_kept(tab, qtbot, key, typed, sentence):
    line, before = tab.lines[key], tab.workspace.desk.newest_change()
    field = line.field.widget
    typing = field.lineEdit() if hasattr(field, "lineEdit") else field

    typing.selectAll()
    qtbot.keyClick(typing, Qt.Key.Key_Delete)
    type_into(qtbot, typing, typed)

    assert line.problem() == sentence
    assert tab.workspace.desk.newest_change() == before
    qtbot.keyClick(typing, Qt.Key.Key_Escape)
    assert line.problem() == ""
    assert typing.text() in ("14", "100", "EUR")


def test_the_year_and_the_points_switch_at_once(tab, qtbot):
    year, points = tab.lines["year_starts_in"].field.widget, tab.lines["points"].field.widget

    with changing(tab, qtbot):
        year.choose("4")
    with changing(tab, qtbot):
        qtbot.keyClick(points, Qt.Key.Key_Space)

    assert (held(tab).year_starts_in, held(tab).points) == (4, True)
    assert [line.label for line in tab.workspace.desk.history()[:2]] == [
        "Set points to on",
        "Set year starts in to April",
    ]


def test_another_base_currency_is_taken_only_after_a_warning(tab, qtbot):
    line = tab.lines["base_currency"]

    type_into(qtbot, line.field.widget.lineEdit(), "usd")

    assert "Nothing is converted" in tab.currency_notice.sentence()
    assert line.field.widget.currentText() == "EUR"
    assert held(tab).base_currency == "EUR"
    with changing(tab, qtbot):
        tab.currency_notice.findChild(Button).click()
    assert held(tab).base_currency == "USD"
    assert tab.currency_notice.sentence() == ""


def test_holidays_are_added_and_taken_away_by_the_keyboard(tab, qtbot):
    days = tab.lines["holidays"].field.widget

    for typed in ("25 Dec", "1/1"):
        with changing(tab, qtbot):
            type_into(qtbot, days.day.line, typed)

    assert held(tab).holidays == (dt.date(2026, 12, 25), dt.date(2027, 1, 1))
    qtbot.waitUntil(lambda: [p.text() for p in pills(days)] == CHRISTMAS_AND_NEW_YEAR)
    with changing(tab, qtbot):
        qtbot.keyClick(pills(days)[0], Qt.Key.Key_Delete)
    assert held(tab).holidays == (dt.date(2027, 1, 1),)


def test_what_she_is_typing_stays_when_something_else_is_changed(tab, qtbot):
    field = tab.lines["no_reply_after_days"].field.widget
    field.setFocus()
    qtbot.keyClicks(field, "9")

    with changing(tab, qtbot):
        tab.workspace.write("Set", lambda s, _p: change_setting(s, "points", "yes"))

    assert field.text() == "149"
    assert tab.lines["points"].field.widget.isChecked()


def test_the_look_is_the_one_of_the_menu_and_no_change_of_the_desk(tab, window):
    before = tab.workspace.desk.newest_change()
    colours, size = (field.widget for field, _kept in tab.look._fields)

    colours.choose("dark")
    size.choose("130")

    assert theme.tokens() is theme.DARK
    assert theme.text_size() == 130
    assert tab.workspace.desk.newest_change() == before
    looks = window.menus.menu("View").actions()
    menu = next(one.menu() for one in looks if one.text() == "Appearance")
    menu.aboutToShow.emit()
    chosen = [one.text().replace("&", "") for one in menu.actions() if one.isChecked()]
    assert chosen == ["Dark"]
    theme.choose_text_size(100)
    assert size.currentData() == "100"
    menu.aboutToHide.emit()


def test_another_region_writes_days_otherwise_on_every_page(tab, window, qtbot):
    acts = window.tabs.go_to("activities")
    qtbot.waitUntil(lambda: "2 Mar 2026" in shown(acts))
    window.tabs.go_to("settings")

    tab.region.region.widget.choose("en_US")

    assert tab.region.example.text().startswith("Nov 3, 2026")
    assert "3/11 is read as Mar 11, 2026" in tab.region.example.text()
    assert regions.region().code == "en_US"
    assert QSettings().value("region") == "en_US"
    window.tabs.go_to("activities")
    qtbot.waitUntil(lambda: "Mar 2, 2026" in shown(acts))
    tab.region.region.widget.choose("")
    assert regions.region().code == theme.system_region()


def shown(tab):
    """Give every cell of the first row of a list."""
    model = tab.front().view.model()
    count = model.columnCount() if model.rowCount() else 0
    return [model.index(0, at).data() for at in range(count)]
