"""A desk in which something of every kind waits, and the tabs of a window on it."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QWidget

from advocate_desk.store.models import (
    Account,
    Activity,
    Grant,
    Member,
    Standing,
    SurveyResponse,
    Win,
)
from advocate_desk.ui.tab_stack import TabStack
from advocate_desk.ui.tabs import TABS
from tests.making import CASE_STUDY, REFERENCE_CALL, add_members_

TODAY = dt.date(2026, 11, 21)


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", TODAY.isoformat())


@pytest.fixture
def program(desk):
    """Eight members with acts over a year, open asks, promoters, and some who were never asked."""
    add_members_(
        desk,
        *(
            {"full_name": f"Member {n}", "company": f"Company {n % 3}", "email": f"m{n}@x.example"}
            for n in range(1, 9)
        ),
    )
    with desk.write("Fill") as write:
        session = write.session
        for n in range(24):
            kind = REFERENCE_CALL if n % 6 else CASE_STUDY
            session.add(
                Activity(
                    member_id=n % 5 + 1,
                    type_id=kind,
                    status="completed",
                    asked_on=ago(16 * n + 10) if n % 3 else None,
                    completed_on=ago(16 * n + 1),
                )
            )
        for member in (2, 3):
            session.add(
                Activity(member_id=member, type_id=2, status="asked", asked_on=ago(member))
            )
        for member in (6, 7):
            session.add(SurveyResponse(member_id=member, kind="NPS", score=9, answered_on=ago(20)))
        given = {"kind": "gift card", "given_on": ago(3), "cost": 2500, "currency": "EUR"}
        session.add(Grant(member_id=1, status="sent", **given))
        session.add(Grant(member_id=2, status="needs approval", **given))
        session.add(Win(member_id=1, on_day=ago(1), what="Saved a third"))
        session.add(Standing(member_id=4, status="nominated", from_day=ago(20)))
        session.add(Standing(member_id=5, status="paused", from_day=ago(20)))
        session.get_one(Member, 5).paused_until = ago(2)
        session.add(Standing(member_id=8, status="enrolled", from_day=dt.date(2025, 11, 22)))
        session.get_one(Account, 1).domain = ("y.example",)
        session.get_one(Account, 2).open_issue = True
        session.get_one(Member, 3).email = "m3@y.example"
    return desk


@pytest.fixture
def stack(program, workspace, qtbot):  # noqa: ARG001 - it is filled before
    """Give all tabs, Home in front with what it has to show."""
    stack = TabStack(TABS, QWidget)
    qtbot.addWidget(stack)
    stack.resize(1180, 800)
    stack.take(workspace)
    stack.show()
    qtbot.waitUntil(lambda: stack.go_to("home").shown is not None)
    yield stack
    workspace.close()  # before its lists: nobody is told any more


@pytest.fixture
def home(stack):
    return stack.go_to("home")
