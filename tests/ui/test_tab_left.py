"""Where a desk opens: on the tab it was left on that day, on the first one otherwise."""

from __future__ import annotations

import datetime as dt

from plain_tab import ENTRIES

from advocate_desk.base import clock


def reopen(window, desk_file, qtbot):
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(desk_file)


def test_a_desk_opens_on_the_tab_it_was_left_on_that_day(opened, desk_file, qtbot, monkeypatch):
    first, second = (entry.key for entry in ENTRIES[:2])
    went = []
    opened.tabs.went.connect(went.append)
    opened.tabs.go_to(second)
    reopen(opened, desk_file, qtbot)
    assert went[-1] == second
    tomorrow = clock.today() + dt.timedelta(days=1)
    monkeypatch.setattr(clock, "today", lambda: tomorrow)
    reopen(opened, desk_file, qtbot)
    assert went[-1] == first


def test_another_desk_opens_on_the_first_tab(opened, tmp_path, qtbot):
    went = []
    opened.tabs.went.connect(went.append)
    opened.tabs.go_to(ENTRIES[1].key)
    with qtbot.waitSignal(opened.desk.opened):
        opened.desk.make(tmp_path / "another.desk")
    assert went[-1] == ENTRIES[0].key
