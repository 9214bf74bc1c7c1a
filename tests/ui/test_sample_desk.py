"""The sample program in the window: marked, thrown away when it is closed, asked for anywhere."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from plain_tab import close
from PySide6.QtGui import QAction

from advocate_desk import app
from advocate_desk.base.errors import DeskError
from advocate_desk.base.progress import NoProgress
from advocate_desk.base.recent import recent_desks
from advocate_desk.program.members import add_members
from advocate_desk.sample import throwaway
from advocate_desk.ui.main_window import MainWindow
from advocate_desk.ui.pages.first_run import FirstRunPage
from advocate_desk.ui.tabs import TABS
from advocate_desk.ui.widgets.buttons import Button
from advocate_desk.ui.widgets.empty_state import EmptyState
from advocate_desk.ui.widgets.toast import toast_over


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """Give the folder in which throwaway desks are made."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


@pytest.fixture
def sample(window, qtbot):
    """Give the window with the sample program."""
    with qtbot.waitSignal(window.desk.opened, timeout=30_000):
        app._open(window, "--demo")
    return window


def test_it_is_marked_and_gone_without_a_question_when_it_is_closed(sample, place, qtbot):
    assert sample.windowTitle() == "Sample data – Advocate Desk"
    assert sample.strip._badge.isVisible()
    assert sample.strip.own_program.isVisible()
    assert "gone when you close it" in toast_over(sample.tabs).sentence()

    sample.desk.back_up_now()
    assert "no backup is made" in sample.strip.sentence()
    assert list(place.rglob("* backups")) == []
    assert not any(place in path.parents for path in recent_desks())

    workspace = sample.desk.workspace
    workspace.write("Add member", lambda s, _p: add_members(s, [{"full_name": "Ada Lovelace"}]))
    close(sample, qtbot)
    assert list(place.iterdir()) == []


def test_from_it_she_starts_a_program_of_her_own(sample, place, tmp_path, qtbot):
    sample.strip.own_program.click()
    qtbot.waitUntil(lambda: isinstance(sample.tabs.currentWidget(), FirstRunPage))

    assert list(place.iterdir()) == []
    assert not sample.strip._badge.isVisible()
    with qtbot.waitSignal(sample.desk.opened):
        sample.tabs.currentWidget().create_requested.emit(tmp_path / "Mine.desk", "Mine", "EUR")
    assert not sample.strip._badge.isVisible()
    assert sample.windowTitle() == "Mine – Advocate Desk"


def test_the_first_page_offers_it_and_files_that_wait_are_not_brought_into_it(window, qtbot):
    window.show_start()
    page = window.tabs.currentWidget()
    window._bring_in([Path("members.xlsx")])

    with qtbot.waitSignal(window.desk.opened, timeout=30_000):
        next(b for b in page.findChildren(Button) if is_offer(b)).click()

    assert window.desk.is_sample
    assert window._dropped == [Path("members.xlsx")]


def test_stopping_it_leads_back_to_the_first_page(window, place, qtbot):
    window.desk.making.connect(lambda job: job.cancel())

    with qtbot.waitSignal(window.desk.stopped, timeout=30_000):
        window.desk.open_sample()

    assert isinstance(window.tabs.currentWidget(), FirstRunPage)
    assert list(place.iterdir()) == []


def test_closing_the_window_while_it_is_made_leaves_nothing(window, place, qtbot):
    window.desk.open_sample()

    close(window, qtbot)

    assert list(place.iterdir()) == []


def test_help_and_empty_pages_offer_it_in_place_of_an_empty_desk(new_desk, tmp_path, qtbot):
    window = MainWindow(TABS)
    window.show()
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(Path(shutil.copyfile(new_desk, tmp_path / "mine.desk")))

    assert any(a.text() == "Try with sample data" for a in window.findChildren(QAction))
    for key in ("home", "members", "activities", "rewards", "trends"):
        tab = window.tabs.go_to(key)
        qtbot.waitUntil(lambda tab=tab: offers(tab) != [])
    with qtbot.waitSignal(window.desk.opened, timeout=30_000):
        offers(tab)[0].click()

    assert window.desk.is_sample
    close(window, qtbot)
    window.deleteLater()


def offers(tab):
    return [
        button
        for empty in tab.findChildren(EmptyState)
        for button in empty.findChildren(Button)
        if is_offer(button) and button.isVisible()
    ]


def is_offer(button):
    return button.text().strip() == "Try with sample data"


def test_without_room_it_says_so(monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere at all")

    with pytest.raises(DeskError, match="for a while only"):
        throwaway.open_throwaway(NoProgress())
