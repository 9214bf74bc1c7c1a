"""Shares of acts: in percent, with what they are of; too few have none."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from advocate_desk.charts.chart import Spot
from advocate_desk.metrics.triggers import TRIGGERS
from advocate_desk.store.models import Activity
from advocate_desk.ui.tabs.trends.numbers import as_table
from tests.ui.trends.waiting import drawn


@pytest.fixture
def shares(tab, acts, qtbot):
    """Show why members acted: since May of their idea, asked, or nobody knows."""
    with acts.write("Why") as write:
        newest = Activity.completed_on >= dt.date(2026, 5, 1)
        by_day = select(Activity).where(newest).order_by(Activity.completed_on, Activity.id)
        for at, row in enumerate(write.session.scalars(by_day).all()):
            row.trigger = ("organic", "asked", "unknown")[at % 3]
            if row.trigger != "unknown":
                write.session.add_all(_copies(row, 3))
    tab.metrics.setCurrentIndex(tab.metrics.findText("Why they acted"))
    tab.metrics.activated.emit(tab.metrics.currentIndex())
    qtbot.waitUntil(lambda: tab.shown.metric is TRIGGERS)
    return tab


def _copies(row, count):
    for _ in range(count):
        yield Activity(
            member_id=row.member_id,
            type_id=row.type_id,
            status=row.status,
            completed_on=row.completed_on,
            trigger=row.trigger,
        )


def test_shares_stand_in_percent_with_what_they_are_of(shares):
    rows = {line[0]: line for line in as_table(shares.shown.metric, shares.shown.trend)}
    october = shares.shown.trend.buckets.index(dt.date(2026, 10, 1)) + 1

    assert {name: line[october] for name, line in rows.items() if name} == {
        "Their idea": "50%",
        "We asked": "50%",
        "We promised something": "0%",
        "Contest": "0%",
        "Known acts": "8",
        "Not known": "1",
    }
    assert rows["Their idea"][1] == ""  # nothing is known of a year ago


def test_a_share_of_too_few_says_so_and_opens_what_there_is(shares, workspace, qtbot):
    model = shares.numbers.model()

    assert model.index(0, 0).data() == "–"
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "too few: 0 of 5"
    with qtbot.waitSignal(workspace.rows_requested) as asked:
        shares.numbers.doubleClicked.emit(model.index(5, 10))
    assert len(asked.args[1].among.ids) == 1


def test_a_share_is_said_with_its_numbers(shares, qtbot):
    canvas = drawn(shares, qtbot)

    canvas.point_at(Spot(10, 1))

    assert "We asked: 50%, 4 of 8 acts" in canvas.words()
    assert "Not known: 1" in canvas.words()
