"""What the spreadsheets told, on its page: every number opens its rows, every button does it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from sqlalchemy import func, select

from advocate_desk.metrics.findings import LATELY
from advocate_desk.store.models import Employment, Import, Touch
from advocate_desk.ui import theme
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.importing.commands import show_findings
from advocate_desk.ui.tab import Chosen, Place
from advocate_desk.ui.tabs.home.tab import build
from advocate_desk.ui.widgets.empty_state import EmptyState
from advocate_desk.ui.widgets.plain import ElidedLabel
from advocate_desk.ui.widgets.toast import toast_over
from tests.making import add_member
from tests.ui.home.conftest import ago

Key = Qt.Key


@pytest.fixture
def told(home, workspace, qtbot):
    """Give Home with the page of findings in front."""
    show_findings(Place(home, workspace, Chosen()))
    qtbot.waitUntil(lambda: home.told is not None)
    return home


def lines(home):
    return [*home.findings.findings.lines(), *home.findings.fill_next.lines()]


def line_of(home, words):
    return next((line for line in lines(home) if words in line.words.text()), None)


def settle(workspace, qtbot):
    lanes = (workspace._read_lane, workspace._write_lane)
    qtbot.waitUntil(lambda: not any(lane.jobs() for lane in lanes))


def test_every_number_opens_as_many_rows_as_it_says(told, stack, workspace, qtbot):
    found = [*told.told.findings, *told.told.fill_next]
    assert {one.key for one in found} >= {
        *("promoters", "busiest", "unthanked", "in_trouble", "moved", "industry"),
    }

    for one in (one for one in found if one.listing != "look_alikes"):
        line_of(told, one.words).open.click()
        front = stack.currentWidget()
        settle(workspace, qtbot)
        assert front.front_list().view.table.rowCount() == one.count, one.words
        stack.go_back()


def test_look_alikes_lead_to_their_page(told, stack, workspace, qtbot, desk):
    add_member(desk, full_name="Member 1", company="Company 1")
    workspace.changed.emit(frozenset({"member"}))
    qtbot.waitUntil(lambda: line_of(told, "the same one twice") is not None)

    line_of(told, "the same one twice").deed.click()

    page = stack.currentWidget().look_alikes
    assert stack.currentWidget().front() is page
    settle(workspace, qtbot)
    count = next(one.count for one in told.told.findings if one.key == "look_alikes")
    assert len(page.pairs.rows) == count


def test_show_who_shows_the_people_not_what_they_did(told, stack, workspace, qtbot):
    line_of(told, "of all references").deed.click()

    settle(workspace, qtbot)
    front = stack.currentWidget().front_list()
    assert front.kind.row == "member"
    assert front.view.table.rowCount() == 5


def test_thanks_are_logged_for_all_who_were_never_thanked(told, workspace, qtbot):
    with qtbot.waitSignal(workspace.changed):
        line_of(told, "no thanks is on record").deed.click()

    qtbot.waitUntil(lambda: line_of(told, "no thanks is on record") is None)
    assert workspace.look(thanks) == 5
    with qtbot.waitSignal(workspace.changed):
        toast_over(told)._action.click()
    assert workspace.look(thanks) == 0


def test_a_job_move_is_logged_where_the_address_says_so(told, workspace, qtbot):
    line_of(told, "changed jobs").deed.click()
    sheet = told.findChild(FormSheet)
    assert sheet.windowTitle() == "Job move of Member 3"
    sheet.input("company").setText("Company 1")

    with qtbot.waitSignal(workspace.changed):
        sheet.save.click()

    qtbot.waitUntil(lambda: line_of(told, "changed jobs") is None)
    assert toast_over(told).sentence() == "Job move of Member 3 saved"
    with qtbot.waitSignal(workspace.changed):
        toast_over(told)._action.click()
    assert workspace.look(open_jobs) == 8


def test_what_is_refused_stays_in_the_form(told, qtbot):
    line_of(told, "changed jobs").deed.click()
    sheet = told.findChild(FormSheet)

    sheet.save.click()

    qtbot.waitUntil(lambda: bool(sheet.line("company").problem()))
    sheet.reject()


@pytest.mark.parametrize("way", ["Esc", "button"])
def test_esc_and_the_button_lead_back_to_the_figures(told, qtbot, way):
    stack = told.window()
    stack.activateWindow()
    qtbot.waitUntil(stack.isActiveWindow)
    qtbot.waitUntil(lines(told)[0].has_focus)

    if way == "Esc":
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    else:
        told.findings.back.click()

    assert not told.findings.isVisible()
    assert told.cards[0].hasFocus()


def test_to_choose_home_leads_back_too_but_to_come_from_elsewhere_does_not(told, stack):
    stack.go_to("members")
    stack.go_back()
    assert told.findings.isVisible()

    stack.go_to("home")

    assert not told.findings.isVisible()


def test_tab_comes_by_every_button(told, qtbot):
    stack = told.window()
    stack.activateWindow()
    qtbot.waitUntil(stack.isActiveWindow)
    qtbot.waitUntil(lines(told)[0].has_focus)
    buttons = [one for one in told.findings.findChildren(QAbstractButton) if one.isVisible()]
    reached = set()

    for _ in range(len(buttons)):
        reached.add(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)

    assert len(buttons) > 10
    assert set(buttons) <= reached


def test_where_nothing_stands_out_it_says_what_is_missing(desk, workspace, qtbot):
    add_member(desk)
    tab = build(workspace)
    qtbot.addWidget(tab)
    tab.show()
    tab.show_row("import", 0)
    qtbot.waitUntil(lambda: tab.told is not None)

    assert isinstance(tab.findings._pages.currentWidget(), EmptyState)
    tab.findings.take_focus()
    assert not tab.findings.findings.isVisible()


@pytest.mark.parametrize(("days", "is_told"), [(0, True), (13, True), (14, False)])
def test_home_leads_to_it_for_two_weeks_after_an_import(desk, workspace, qtbot, days, is_told):
    add_member(desk)
    with desk.write("Import") as write:
        at = f"{ago(days)} 12:00:00"
        row = Import(file="a.xlsx", sha256="x", at=at, status="done", counts="{}")
        write.session.add(row)
    assert LATELY.days == 14
    tab = build(workspace)
    qtbot.addWidget(tab)
    tab.show()
    qtbot.waitUntil(lambda: tab.shown is not None)

    assert tab.notice.isVisible() == is_told
    if is_told:
        with qtbot.waitSignal(workspace.open_requested) as asked:
            tab.notice.findChild(QAbstractButton).click()
        assert asked.args[0] == "import"


@pytest.mark.parametrize("look", [theme.Appearance.LIGHT, theme.Appearance.DARK])
@pytest.mark.parametrize("per_cent", [100, 160])
def test_no_word_is_cut_in_the_smallest_window(told, qtbot, look, per_cent):
    theme.choose_appearance(look)
    theme.choose_text_size(per_cent)
    told.window().resize(1036, 600)  # what the window leaves beside a narrow rail

    def cut():
        return [label.text() for label in told.findChildren(QLabel) if is_cut(label)]

    qtbot.waitUntil(lambda: not cut())
    assert not told.grab().isNull()


def is_cut(label):
    if not label.isVisible() or not label.text():
        return False
    if isinstance(label, ElidedLabel):
        return label.fontMetrics().horizontalAdvance(label.text()) > label.width()
    return label.hasHeightForWidth() and label.height() < label.heightForWidth(label.width())


def thanks(session):
    return session.scalar(select(func.count()).where(Touch.kind == "thanks"))


def open_jobs(session):
    return session.scalar(select(func.count()).where(Employment.to_day.is_(None)))
