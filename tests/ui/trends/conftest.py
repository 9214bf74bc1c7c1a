"""A desk of two years of acts, and the Trends tab on it."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from advocate_desk.store.models import Account, Activity, ActivityType, Employment, Member
from advocate_desk.ui.tabs.trends.tab import build

TODAY = dt.date(2026, 11, 21)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", TODAY.isoformat())


@pytest.fixture
def months():
    """Give how long ago, in months, acts were done."""
    return range(24)


@pytest.fixture
def acts(desk, months):
    """Fill the desk: two members at two accounts, two acts a month in two categories."""
    with desk.write("Fill") as write:
        session = write.session
        ada, ben = Member(full_name="Ada", tier="Gold"), Member(full_name="Ben", tier="Silver")
        north = Account(company="North", region="EMEA")
        session.add_all([ada, ben, north])
        session.flush()
        session.add(Employment(member_id=ada.id, account_id=north.id))
        kinds = {kind.category: kind for kind in session.scalars(select(ActivityType))}
        for ago in months:
            day = dt.date(2026 - (ago + 1) // 12, (10 - ago) % 12 + 1, 15)
            for member, category in ((ada, "review"), (ben, "story"), (ada, "story")):
                if member is ada or ago < 12:
                    session.add(
                        Activity(
                            member_id=member.id,
                            type_id=kinds[category].id,
                            status="completed",
                            completed_on=day,
                        )
                    )
    return desk


@pytest.fixture
def tab(acts, workspace, qtbot):  # noqa: ARG001 - it is there before the tab
    tab = build(workspace)
    qtbot.addWidget(tab)
    tab.resize(1180, 800)
    tab.show()
    qtbot.waitUntil(lambda: tab.shown is not None)
    return tab
