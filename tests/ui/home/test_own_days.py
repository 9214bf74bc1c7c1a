"""Home for days of her own, and Home as a picture to hand on."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QImage

from advocate_desk.metrics.home import Lookback, OwnDays, home_page
from advocate_desk.ui.tabs.home.tab import build
from advocate_desk.ui.widgets.toast import toast_over
from tests.ui.home.conftest import TODAY, ago


@pytest.fixture(autouse=True)
def as_new():
    """Begin with the quarter, and leave it so."""
    QSettings().remove("home/lookback")
    yield
    QSettings().remove("home/lookback")


def test_days_of_her_own_are_compared_with_as_many_before(program):
    with program.read() as session:
        page = home_page(session, OwnDays(ago(29), TODAY))
        usual = home_page(session, Lookback.MONTH)

    assert page.span == usual.span
    assert [one.words() for one in page.figures] == [one.words() for one in usual.figures]
    assert page.figures[1].compared == usual.figures[1].compared


def test_what_is_to_come_of_a_time_is_left_out():
    time = OwnDays(dt.date(2026, 11, 1), dt.date(2026, 12, 31))

    assert time.span(TODAY).last == TODAY
    assert time.before(TODAY)[1] == "in the 21 days before"


def test_custom_begins_with_the_days_that_are_shown_and_takes_others(home, qtbot):
    assert home.times.days.isHidden()
    home.times.custom.click()
    qtbot.waitUntil(lambda: isinstance(home.times.time, OwnDays))
    assert home.times.time == OwnDays(dt.date(2026, 10, 1), TODAY)

    home.times.days.first.line.setText("1 Mar 2026")
    home.times.days.last.line.setText("31 Mar 2026")

    march = (dt.date(2026, 3, 1), dt.date(2026, 3, 31))
    qtbot.waitUntil(lambda: (home.shown.span.first, home.shown.span.last) == march)
    assert home.cards[2].number.text() == "2"
    assert [pill.isChecked() for pill in home.times.all_pills()] == [False, False, False, True]


def test_half_written_days_leave_the_page_as_it_is(home, qtbot):
    home.times.custom.click()
    before = home.times.time

    home.times.days.first.line.setText("1 Ma")
    home.times.days.first.line.setText("")

    assert home.times.time == before
    home.times.pills[Lookback.MONTH].click()
    assert home.times.days.isHidden()
    qtbot.waitUntil(lambda: home.shown.span.first == ago(29))


def test_days_of_her_own_are_there_again_next_time(home, workspace, qtbot):
    home.times.custom.click()
    home.times.days.first.line.setText("1 Mar 2026")

    again = build(workspace)
    qtbot.addWidget(again)
    again.show()

    assert again.times.time == OwnDays(dt.date(2026, 3, 1), TODAY)
    qtbot.waitUntil(again.times.days.isVisible)


def test_home_is_saved_as_a_picture_of_all_that_scrolls(home, tmp_path):
    home.save_picture(tmp_path / "q4.png")

    picture = QImage(str(tmp_path / "q4.png"))
    assert picture.width() > 2 * home._content.width()
    assert picture.height() > 2 * home.waiting.geometry().bottom()
    assert toast_over(home).sentence() == "Saved as q4.png"


def test_home_is_saved_as_a_page_of_paper(home, tmp_path):
    home.save_picture(tmp_path / "q4.pdf")

    assert (tmp_path / "q4.pdf").read_bytes().startswith(b"%PDF")
    assert [path.name for path in tmp_path.glob("*q4*")] == ["q4.pdf"]


@pytest.mark.parametrize("name", ["q4.png", "q4.pdf"])
def test_a_place_that_cannot_be_written_to_is_told(home, tmp_path, monkeypatch, name):
    said = []
    monkeypatch.setattr(
        "advocate_desk.ui.tabs.home.tab.tell", lambda *words: said.append(words[2])
    )

    home.save_picture(tmp_path / "nowhere" / name)

    assert said == [f"There is no folder {tmp_path / 'nowhere'}."]
