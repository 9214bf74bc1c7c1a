"""What waits is put off until a day, and is there again by itself."""

from __future__ import annotations

import datetime as dt

import pytest

from advocate_desk.base.errors import InvalidDraft
from advocate_desk.metrics.home import Lookback, home_page
from advocate_desk.metrics.waiting import waiting_today
from advocate_desk.program.snoozing import snooze, snoozed_until
from advocate_desk.sheets.program_workbook import export_program
from advocate_desk.ui.widgets.toast import toast_over
from tests.ui.home.conftest import TODAY

MONDAY = dt.date(2026, 11, 23)


def keys(home):
    home.waiting.show_all()
    return [line.waiting.kind.key for line in home.waiting.lines()]


def put_off(home, key, choice, qtbot):
    """Put off a kind by the menu of its line."""
    line = next(one for one in home.waiting.lines() if one.waiting.kind.key == key)
    line.snooze.menu().actions()[choice].trigger()
    qtbot.waitUntil(lambda: key not in keys(home))


def test_what_is_put_off_is_no_longer_counted_and_one_undo_brings_it_back(home, qtbot):
    before, counted = keys(home), home.shown.today.count()
    line = next(one for one in home.waiting.lines() if one.waiting.kind.key == "to_thank")
    words = [action.text() for action in line.snooze.menu().actions()]
    assert words == [
        "Put off until Sun 22 Nov 2026",
        "Put off until Mon 23 Nov 2026",
        "Put off until Mon 21 Dec 2026",
    ]

    put_off(home, "to_thank", 1, qtbot)

    assert keys(home) == [key for key in before if key != "to_thank"]
    assert home.cards[0].number.text() == str(counted - len(line.waiting.ids))
    assert [one.words.text() for one in home.waiting.put_off()] == [line.waiting.words()]
    toast_over(home)._action.click()
    qtbot.waitUntil(lambda: keys(home) == before)
    assert home.waiting.put_off() == []


def test_it_is_there_again_from_that_day_on(home, program, monkeypatch, qtbot):
    put_off(home, "open_asks", 1, qtbot)
    with program.read() as session:
        assert snoozed_until(session) == {"open_asks": MONDAY}

    monkeypatch.setenv("ADVOCATE_DESK_TODAY", MONDAY.isoformat())

    with program.read() as session:
        today = home_page(session, Lookback.QUARTER).today
    assert "open_asks" in {one.kind.key for one in today.waiting}
    assert today.snoozed == ()


def test_it_is_shown_again_by_a_button(home, qtbot):
    put_off(home, "open_asks", 0, qtbot)
    (line,) = home.waiting.put_off()

    line.deed.click()

    qtbot.waitUntil(lambda: "open_asks" in keys(home))


def test_it_can_be_put_off_again_and_figures_do_not_follow(program):
    with program.write("Put off") as write:
        snooze(write.session, "open_asks", MONDAY)
        snooze(write.session, "open_asks", MONDAY + dt.timedelta(days=1))

    with program.read() as session:
        assert snoozed_until(session) == {"open_asks": MONDAY + dt.timedelta(days=1)}
        assert "open_asks" in {one.kind.key for one in waiting_today(session).waiting}


def test_what_is_put_off_stays_in_the_desk(program, tmp_path):
    before = export_program(program.path, tmp_path / "before.xlsx")["Settings"]
    with program.write("Put off") as write:
        snooze(write.session, "open_asks", MONDAY)

    assert export_program(program.path, tmp_path / "after.xlsx")["Settings"] == before


def test_nothing_is_put_off_until_a_day_that_is_gone(program):
    with pytest.raises(InvalidDraft, match="a day to come"), program.write("Put off") as write:
        snooze(write.session, "open_asks", TODAY)
