"""The tabs on a desk of two people, and what their lists and panels show."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from advocate_desk.ui.tables.panel_parts import TwoLines
from advocate_desk.ui.widgets.chips import Chip
from advocate_desk.ui.widgets.pills import Pill
from tests.making import add_members_

TODAY = dt.date(2026, 11, 21)
DAY = dt.timedelta(days=1)
TALKS, WINS, CAREER, CONSENTS, MOTIVES, ANSWERS = range(6)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", TODAY.isoformat())


@pytest.fixture
def people(desk):
    return add_members_(desk, {"full_name": "Ada Lovelace"}, {"full_name": "Bob Berg"})


@pytest.fixture
def shown(workspace, qtbot):
    """Show a tab."""

    def show(build_it):
        tab = build_it(workspace)
        tab.resize(1440, 880)
        qtbot.addWidget(tab)
        tab.show()
        return tab

    return show


@pytest.fixture
def sees(qtbot):
    """Wait until the panel, which reads a moment later, shows what it should."""
    return qtbot.waitUntil


@pytest.fixture
def settle(workspace, qtbot):
    """Wait until nothing is read or written any more."""

    def settle():
        lanes = (workspace._read_lane, workspace._write_lane)
        qtbot.wait(80)  # the panel waits a moment before it reads
        qtbot.waitUntil(lambda: not any(lane.jobs() for lane in lanes))

    return settle


def put(desk, add, *rows):
    with desk.write("Put rows") as write:
        return add(write.session, rows)


def rows(desk, table):
    with desk.read() as session:
        session.expire_on_commit = False
        return list(session.scalars(select(table).order_by(table.id)))


def ids(tab):
    return [int(row) for row in tab.front().view.table.ids]


def press(tab, words):
    next(one for one in tab.front().filters.findChildren(Pill) if one.text() == words).click()


def chips(face):
    return [one.words() for one in face.findChildren(Chip) if one.isVisible()]


def texts(lines):
    return {one.accessibleName() for one in lines.findChildren(TwoLines) if one.isVisible()}
