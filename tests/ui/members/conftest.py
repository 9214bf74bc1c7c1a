"""The Members tab on a real desk with a few people."""

from __future__ import annotations

import datetime as dt

import pytest

from advocate_desk.program.members import add_members
from advocate_desk.ui.tabs.members.tab import build
from tests.ui.members.watching import settle

TODAY = dt.date(2026, 11, 21)
PEOPLE = (
    {"full_name": "Zoë Müller", "email": "zoe@acme.com", "company": "Acme", "tier": "Gold"},
    {"full_name": "Ada Lovelace", "email": "ada@acme.com", "company": "Acme", "tags": ("Review",)},
    {"full_name": "Grace Hopper", "email": "grace@navy.mil", "company": "Navy", "tier": "Silver"},
    {"full_name": "Alan Turing", "email": "alan@park.uk", "tags": ("Review", "Speaker")},
)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", TODAY.isoformat())


@pytest.fixture
def people(desk):
    """Give the ids by first name."""
    with desk.write("Add members") as write:
        ids = add_members(write.session, PEOPLE)
    names = [row["full_name"].split()[0] for row in PEOPLE]
    return dict(zip(names, ids, strict=True))


@pytest.fixture
def tab(people, workspace, qtbot):
    """Give the tab, shown, with its rows."""
    tab = build(workspace)
    tab.resize(1256, 820)
    qtbot.addWidget(tab)
    tab.show()
    qtbot.waitUntil(lambda: tab.people.view.table.rowCount() == len(people))
    settle(tab, qtbot)
    return tab


@pytest.fixture
def page(tab):
    return tab.people
