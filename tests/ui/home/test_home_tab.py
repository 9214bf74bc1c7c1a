"""Home: every number leads to exactly its rows, and every button does what it says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from sqlalchemy import func, select

from advocate_desk.metrics.asked_and_done import ASKED_AND_DONE
from advocate_desk.metrics.home import Lookback
from advocate_desk.program.conversations import add_conversations
from advocate_desk.store.models import Touch
from advocate_desk.ui import theme
from advocate_desk.ui.dialogs.log_activity import LogActivityDialog
from advocate_desk.ui.dialogs.sweep import SweepDialog
from advocate_desk.ui.tabs import TABS
from advocate_desk.ui.tabs.home.tab import build
from advocate_desk.ui.widgets.empty_state import EmptyState
from advocate_desk.ui.widgets.plain import ElidedLabel
from advocate_desk.ui.widgets.toast import toast_over
from tests.making import add_member
from tests.ui.home.conftest import TODAY, ago

Key = Qt.Key
LISTS = {listing for entry in TABS for listing in entry.lists}


def rows_shown(stack, home, qtbot):
    """Wait for the list that came to the front; give how many rows it has."""
    qtbot.waitUntil(lambda: stack.currentWidget() is not home)
    page = stack.currentWidget().front_list()
    lanes = (page.workspace._read_lane, page.workspace._write_lane)
    qtbot.waitUntil(lambda: not any(lane.jobs() for lane in lanes))
    shown = page.view.table.rowCount()
    stack.go_to("home")
    return shown


@pytest.mark.parametrize("lookback", list(Lookback))
def test_every_card_opens_as_many_rows_as_it_says(home, stack, qtbot, lookback):
    before = home.shown
    home.times.pills[lookback].click()
    qtbot.waitUntil(lambda: home.shown is not before)

    for one, card in zip(home.shown.figures, home.cards[1:], strict=False):
        if one.figure.rows.listing in LISTS:
            card.opened.emit()
            shown = rows_shown(stack, home, qtbot)
            assert shown == one.figure.n > 0
            assert card.number.text() in {str(shown), "€25"}  # money is of as many rewards


def test_the_first_card_counts_the_lines_of_what_waits(home):
    QTest.keyClick(home.cards[0], Key.Key_Return)  # shows the later lines too
    counted = sum(len(line.waiting.ids) for line in home.waiting.lines())

    assert home.cards[0].number.text() == str(home.shown.today.count()) == str(counted)
    assert home.cards[0].compared.text().startswith("oldest ")


def test_every_line_opens_as_many_rows_as_it_says(home, stack, qtbot):
    home.waiting.show_all()
    found = [line.waiting for line in home.waiting.lines()]
    assert {one.kind.key for one in found} >= {
        *("open_asks", "to_thank", "promoters", "good_moment", "nominations", "paused"),
        *("never_asked", "anniversaries", "to_approve"),
    }

    for one in found:
        if one.kind.listing in LISTS:
            line = next(at for at in home.waiting.lines() if at.waiting.kind is one.kind)
            line.open.click()
            assert rows_shown(stack, home, qtbot) == len(one.ids), one.words()


def test_every_point_of_the_chart_opens_as_many_rows_as_it_says(home, stack, qtbot):
    qtbot.waitUntil(lambda: home.asked.canvas is not None)
    trend = home.shown.asked
    filled = [
        (series, at) for series in trend.series for at, value in enumerate(series.values) if value
    ]
    assert len(filled) > 12

    for series, at in filled[::4]:
        home.asked.chosen.emit(trend.buckets[at], series)
        shown = rows_shown(stack, home, qtbot)
        assert shown == series.values[at], (series.label, trend.buckets[at])


def test_every_bar_opens_as_many_rows_as_it_says(home, stack, qtbot):
    assert {one.label for one in home.by_category.series} == {"Reference", "Story"}

    for series in home.by_category.series:
        home.by_category.chosen.emit(series)
        assert rows_shown(stack, home, qtbot) == sum(series.values)


def test_a_bar_is_opened_by_keys(home, qtbot):
    home.by_category.setFocus()

    with qtbot.waitSignal(home.by_category.chosen) as asked:
        QTest.keyClick(home.by_category, Key.Key_Down)
        QTest.keyClick(home.by_category, Key.Key_Return)

    assert asked.args[0] in home.by_category.series


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space])
def test_a_card_is_opened_by_keys(home, qtbot, key):
    home.cards[1].setFocus()

    with qtbot.waitSignal(home.workspace.rows_requested):
        QTest.keyClick(home.cards[1], key)


def test_thank_logs_a_thanks_for_each_of_them_and_one_undo_takes_it_back(home, workspace, qtbot):
    line = line_of(home, "to_thank")
    whom = {act % 5 for act in range(5)}

    with qtbot.waitSignal(workspace.changed):
        line.deed.click()

    assert workspace.look(thanks) == len(whom)
    qtbot.waitUntil(lambda: not line_of(home, "to_thank"))
    assert toast_over(home).sentence() == "Thanks logged for 5 members"
    with qtbot.waitSignal(workspace.changed):
        toast_over(home)._action.click()
    assert workspace.look(thanks) == 0
    qtbot.waitUntil(lambda: line_of(home, "to_thank") is not None)


def test_an_overdue_promise_is_kept_from_home(home, workspace, qtbot):
    promise = {"member_id": 1, "on_day": ago(9), "promise": "A plan", "promise_due": ago(2)}
    workspace.write("Promise", lambda session, _progress: add_conversations(session, [promise]))
    qtbot.waitUntil(lambda: line_of(home, "promise_overdue") is not None)

    with qtbot.waitSignal(workspace.changed):
        line_of(home, "promise_overdue").deed.click()

    assert workspace.look(lambda s: s.scalar(select(Touch.promise_done))) == TODAY
    qtbot.waitUntil(lambda: line_of(home, "promise_overdue") is None)
    assert toast_over(home).sentence() == "1 promise kept today"


def test_sweep_goes_through_the_open_asks(home, qtbot):
    line_of(home, "open_asks").deed.click()

    dialog = home.window().findChild(SweepDialog)
    qtbot.waitUntil(lambda: len(dialog.asks.asks) == 2)
    dialog.reject()


def test_log_an_ask_is_for_those_who_wait_and_begins_as_an_ask(home):
    line = line_of(home, "promoters")

    line.deed.click()

    dialog = home.window().findChild(LogActivityDialog)
    assert sorted(dialog.form.who.ids()) == sorted(line.waiting.ids) == [6, 7]
    assert dialog.draft().status == "asked"
    dialog.reject()


def test_a_change_of_the_desk_leaves_the_cursor_on_its_line(home, workspace, qtbot):
    stack = home.window()
    stack.activateWindow()
    qtbot.waitUntil(stack.isActiveWindow)
    line_of(home, "open_asks").open.setFocus()
    before = home.shown

    workspace.changed.emit(frozenset({"member"}))
    qtbot.waitUntil(lambda: home.shown is not before)

    lines = home.waiting.lines()
    line = next(one for one in lines if one.waiting.kind.key == "open_asks")
    assert QApplication.focusWidget() is line.open


def test_a_chart_of_few_months_is_a_sentence(desk, workspace, qtbot):
    add_member(desk)
    tab = build(workspace)
    qtbot.addWidget(tab)
    tab.show()
    qtbot.waitUntil(lambda: tab.shown is not None)

    assert tab.asked.sentence.isVisible()
    assert tab.asked.sentence.text().startswith("Nothing was asked or done")
    assert len(tab.shown.asked.series) == len(ASKED_AND_DONE.series)


def test_an_empty_desk_asks_for_spreadsheets_and_nothing_else(workspace, qtbot):
    tab = build(workspace)
    qtbot.addWidget(tab)
    tab.show()
    qtbot.waitUntil(lambda: tab.shown is not None)

    state = tab._pages.currentWidget()
    assert isinstance(state, EmptyState)
    assert not tab.log_button.isVisible()
    assert not any(pill.isVisible() for pill in tab.times.all_pills())
    assert not tab.notice.isVisible()


@pytest.mark.parametrize("look", [theme.Appearance.LIGHT, theme.Appearance.DARK])
@pytest.mark.parametrize("per_cent", [100, 160])
def test_no_word_is_cut_in_the_smallest_window(home, qtbot, look, per_cent):
    theme.choose_appearance(look)
    theme.choose_text_size(per_cent)
    home.window().resize(1036, 600)  # what the window leaves beside a narrow rail

    def cut():
        return [
            label.text()
            for label in home.findChildren(QLabel)
            if label.isVisible()
            and isinstance(label, ElidedLabel)
            and label.fontMetrics().horizontalAdvance(label.text()) > label.width()
        ]

    qtbot.waitUntil(lambda: not cut())
    assert not home.grab().isNull()


def line_of(home, key):
    home.waiting.show_all()
    return next((line for line in home.waiting.lines() if line.waiting.kind.key == key), None)


def thanks(session):
    return session.scalar(select(func.count()).where(Touch.kind == "thanks"))
