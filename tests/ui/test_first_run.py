"""The page of a window without a desk: it asks little, warns early, and keeps what was dropped."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from advocate_desk.ui import theme
from advocate_desk.ui.pages.first_run import FirstRunPage
from advocate_desk.ui.widgets.buttons import Button


@pytest.fixture
def page(qtbot, tmp_path):
    page = FirstRunPage()
    page.resize(1280, 800)
    qtbot.addWidget(page)
    page.folder.setText(str(tmp_path))
    page.show()
    return page


def test_it_asks_for_name_currency_and_place(page, qtbot, tmp_path):
    page.name.setText("Spring program")
    page.currency.setCurrentText("chf")

    with qtbot.waitSignal(page.create_requested) as asked:
        page.create_button.click()

    assert asked.args == [tmp_path / "Spring program.desk", "Spring program", "CHF"]


def test_enter_creates(page, qtbot):
    with qtbot.waitSignal(page.create_requested):
        QTest.keyClick(page.name, Qt.Key.Key_Return)


def test_signs_that_no_file_may_have_are_left_out_of_its_name(page, tmp_path):
    page.name.setText("A/B: the *best*?")

    assert page.path() == tmp_path / "AB the best.desk"


def test_a_synced_folder_is_warned_of(page, tmp_path):
    page.folder.setText(str(tmp_path / "Dropbox" / "Work"))

    assert "Dropbox copies files while they are in use" in page.notice.sentence()
    assert page.create_button.isEnabled()


def test_a_desk_that_is_there_is_opened_not_overwritten(page, qtbot, tmp_path):
    (tmp_path / "Advocates.desk").touch()
    page.name.setText("x")
    page.name.setText("Advocates")

    assert not page.create_button.isEnabled()
    assert page.notice.sentence() == "Advocates.desk is already there."
    with qtbot.waitSignal(page.open_requested) as asked:
        page.notice.findChild(Button).click()
    assert asked.args == [tmp_path / "Advocates.desk"]


def test_without_a_folder_nothing_can_be_created(page):
    page.folder.setText(" ")

    assert not page.create_button.isEnabled()


def test_dropped_files_are_named_while_they_wait(page):
    page.show_waiting([Path("members.xlsx"), Path("acts.csv")])

    assert page._waiting.isVisible()
    assert page._waiting.text() == "Waiting to be imported: members.xlsx, acts.csv"
    page.show_waiting([])
    assert not page._waiting.isVisible()


def test_the_desks_used_last_are_one_click_away(page, qtbot):
    page.show_recent([Path("/home/a/Tulips.desk")])
    button = next(b for b in page.findChildren(Button) if "Tulips" in b.text())

    with qtbot.waitSignal(page.open_requested) as asked:
        button.click()

    assert asked.args == [Path("/home/a/Tulips.desk")]


@pytest.mark.parametrize("per_cent", [100, 160])
def test_nothing_is_cut_at_any_text_size(page, qtbot, per_cent):
    theme.choose_text_size(per_cent)

    def cut() -> list[str]:
        shown = [button for button in page.findChildren(Button) if button.isVisible()]
        assert shown
        return [button.text() for button in shown if button.width() < button.sizeHint().width()]

    qtbot.waitUntil(lambda: not cut())  # Qt lays out anew when it comes to it, not at once


def test_a_desk_made_since_is_found_when_the_page_comes_back(page, tmp_path):
    (tmp_path / "Advocates.desk").touch()

    page.take_focus()

    assert page.notice.sentence() == "Advocates.desk is already there."
    assert not page.create_button.isEnabled()
