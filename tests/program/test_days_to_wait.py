"""Until when what waits can be put off."""

from __future__ import annotations

import datetime as dt

import pytest

from advocate_desk.base import clock
from advocate_desk.program.settings import change_setting
from advocate_desk.program.snoozing import days_to_wait

SUNDAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("starts_on", "today", "next_week"),
    [
        ("Monday", SUNDAY, dt.date(2026, 11, 23)),
        ("Monday", dt.date(2026, 11, 23), dt.date(2026, 11, 30)),
        ("Sunday", SUNDAY, dt.date(2026, 11, 29)),
        ("Sunday", dt.date(2026, 11, 25), dt.date(2026, 11, 29)),
    ],
)
def test_next_week_begins_on_the_day_she_set(desk, monkeypatch, starts_on, today, next_week):
    monkeypatch.setattr(clock, "today", lambda: today)
    with desk.write("Set") as write:
        change_setting(write.session, "week_starts_on", starts_on)

    with desk.read() as session:
        tomorrow, a_month = today + dt.timedelta(days=1), today + dt.timedelta(days=30)
        assert days_to_wait(session) == tuple(sorted({tomorrow, next_week, a_month}))
