"""Whatever is changed, undone, done again or taken back: the figures are those of the facts."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from advocate_desk.base import clock
from advocate_desk.base.errors import DeskError
from advocate_desk.program.accounts import add_accounts, delete_accounts, edit_accounts
from advocate_desk.program.activities import (
    ActivityDraft,
    add_activities,
    delete_activities,
    edit_activities,
    log_activities,
)
from advocate_desk.program.activity_types import edit_types
from advocate_desk.program.desks import check_desk, open_desk
from advocate_desk.program.history import JobMove, NewStanding, change_standing, move_job
from advocate_desk.program.listing import Chosen
from advocate_desk.program.members import add_members, delete_members, edit_members
from advocate_desk.store.models import Account, Activity, Member

_COMPANIES = ("Kestrel Bank", "Northwind", "Ørsted")
_TYPES = ("Reference call 1:1", "Group reference call (2–4 prospects)")
_AT = st.integers(0, 5)
_DAY = st.sampled_from([-500, -365, -364, -30, -1, 0, 3, 40])  # days from today
_PAST = st.sampled_from([-500, -365, -364, -30, -1, 0])
_LOGGED = st.sampled_from(["completed", "asked"])
_VERB = st.one_of(
    st.tuples(st.just("add"), st.sampled_from([*_COMPANIES, None])),
    st.tuples(st.just("member"), _AT, st.sampled_from(["customer", "employee", "partner"])),
    st.tuples(st.just("name"), _AT, st.sampled_from(["Zoë Müller", "佐藤 美咲"])),
    st.tuples(st.just("move"), _AT, st.sampled_from(_COMPANIES), _DAY),
    st.tuples(st.just("stand"), _AT, st.sampled_from(["enrolled", "nominated", "alumni"]), _DAY),
    st.tuples(st.just("delete"), _AT),
    st.tuples(st.just("log"), _AT, _LOGGED, _PAST, st.sampled_from([*_COMPANIES, None])),
    st.tuples(st.just("bring in"), _AT, _LOGGED, _PAST),
    st.tuples(st.just("act's type"), _AT, st.integers(0, 1)),
    st.tuples(st.just("act's day"), _AT, _PAST),
    st.tuples(
        st.just("act's status"), _AT, st.sampled_from(["completed", "accepted", "declined"])
    ),
    st.tuples(st.just("act's company"), _AT, st.sampled_from([*_COMPANIES, None])),
    st.tuples(st.just("delete act"), _AT),
    st.tuples(st.just("counts"), st.booleans()),
    st.tuples(st.just("company"), _AT, st.sampled_from(["Kestrel", "Ørsted A/S"])),
    st.tuples(st.just("aliases"), _AT, st.sampled_from([("KB",), ()])),
    st.tuples(st.just("health"), _AT, st.sampled_from(["red", "green"]), _DAY),
    st.tuples(st.just("new account"), st.sampled_from(["Zephyr & Sons", "Acme"])),
    st.tuples(st.just("delete account"), _AT),
)
_STEP = st.one_of(
    st.lists(_VERB, min_size=1, max_size=3),  # all of them are one change
    st.lists(_VERB, min_size=1, max_size=1),
    st.sampled_from(["undo", "redo", "undo", "redo"]),
    st.integers(0, 8),  # takes an older change back
)


def _day(days):
    return clock.today() + dt.timedelta(days=days)


def _one(session, table, at):
    ids = list(session.scalars(select(table.id).order_by(table.id)))
    return ids[at % len(ids)] if ids else 0


def _chosen(session, table, at):
    return Chosen(ids=(_one(session, table, at),))


def _do(session, verb):  # noqa: C901, PLR0912  one case for each kind
    match verb:
        case ("add", company):
            add_members(session, [{"full_name": "Ada Lovelace", "company": company}])
        case ("member", at, kind):
            edit_members(session, _chosen(session, Member, at), {"person_type": kind})
        case ("name", at, name):
            edit_members(session, _chosen(session, Member, at), {"full_name": name})
        case ("move", at, company, days):
            move_job(session, _one(session, Member, at), JobMove(company, "CFO", _day(days)))
        case ("stand", at, status, days):
            change_standing(session, _chosen(session, Member, at), NewStanding(status, _day(days)))
        case ("delete", at):
            delete_members(session, _chosen(session, Member, at))
        case ("log", at, status, days, company):
            key = "completed_on" if status == "completed" else "asked_on"
            told = {"status": status, key: _day(days), "company": company}
            who = (_one(session, Member, at),)
            log_activities(session, [ActivityDraft(who, 1, **told)])
        case ("bring in", at, status, days):
            key, other = ("completed_on", "asked_on")[:: 1 if status == "completed" else -1]
            columns = {
                "member_id": [_one(session, Member, at)] * 2,
                "type_id": [1, 2],
                "account_id": [_one(session, Account, at) or None] * 2,
                "status": [status] * 2,
                key: [_day(days)] * 2,
                other: [None] * 2,
            }
            if columns["member_id"][0]:
                add_activities(session, columns)
        case ("act's type", at, which):
            edit_activities(session, _chosen(session, Activity, at), {"type": _TYPES[which]})
        case ("act's day", at, days):
            edit_activities(session, _chosen(session, Activity, at), {"completed_on": _day(days)})
        case ("act's status", at, status):
            edit_activities(session, _chosen(session, Activity, at), {"status": status})
        case ("act's company", at, company):
            edit_activities(session, _chosen(session, Activity, at), {"company": company})
        case ("delete act", at):
            delete_activities(session, _chosen(session, Activity, at))
        case ("counts", counts):
            edit_types(session, Chosen(ids=(1,)), {"counts_as_advocacy": counts})
        case ("company", at, name):
            edit_accounts(session, _chosen(session, Account, at), {"company": name})
        case ("aliases", at, names):
            edit_accounts(session, _chosen(session, Account, at), {"aliases": names})
        case ("health", at, health, days):
            edit_accounts(
                session,
                _chosen(session, Account, at),
                {"health": health, "health_on": _day(days)},
            )
        case ("new account", name):
            add_accounts(session, [{"company": name}])
        case ("delete account", at):
            delete_accounts(session, _chosen(session, Account, at))


def _step(desk, step):
    if step == "undo":
        desk.undo()
    elif step == "redo":
        desk.redo()
    elif isinstance(step, int):
        standing = [line.change for line in desk.history() if not line.undone]
        if standing:
            desk.take_back(standing[step % len(standing)])
    else:
        with desk.write("Some") as write:
            for verb in step:
                _do(write.session, verb)


@pytest.fixture
def begun(desk):
    """Give a desk whose people did things where they do not work."""
    _begin(desk)
    return desk


def _begin(desk):
    with desk.write("Begin") as write:
        for company in (*_COMPANIES, "Kestrel Bank"):
            _do(write.session, ("add", company))
    for at, company in enumerate(("Northwind", "Ørsted", "Zephyr", "Zephyr")):
        with desk.write("Log") as write:
            _do(write.session, ("log", at, "completed", -at, company))


@pytest.mark.parametrize(
    "verb",
    [
        ("add", "Northwind"),
        ("member", 0, "employee"),
        ("name", 0, "佐藤 美咲"),
        ("move", 0, "Ørsted", -1),
        ("move", 0, "Ørsted", 3),
        ("stand", 0, "enrolled", -30),
        ("stand", 0, "nominated", 0),
        ("delete", 0),
        ("log", 0, "completed", -364, None),
        ("log", 0, "asked", -1, None),
        ("bring in", 0, "completed", -365),
        ("bring in", 0, "asked", -1),
        ("act's type", 0, 1),
        ("act's day", 0, -500),
        ("act's status", 0, "declined"),
        ("act's company", 0, "Ørsted"),
        ("act's company", 0, None),
        ("delete act", 0),
        ("counts", False),
        ("company", 0, "Kestrel"),
        ("aliases", 0, ("KB",)),
        ("health", 0, "red", 0),
        ("new account", "Acme"),
        ("delete account", 0),
    ],
    ids=lambda verb: " ".join(map(str, verb)),
)
def test_figures_follow_a_change_and_the_way_back_and_forth(begun, verb):
    for step in ([verb], "undo", "redo", 0):  # the last one takes it back
        _step(begun, step)
        assert check_desk(begun).findings == (), step


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(_STEP, min_size=4, max_size=12))
def test_figures_are_those_of_the_facts_after_every_step(new_desk, steps):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "random.desk"
        shutil.copyfile(new_desk, path)
        desk = open_desk(path)
        _begin(desk)
        for step in steps:
            try:
                _step(desk, step)
            except DeskError:  # refused: nothing of it was done
                continue
            assert check_desk(desk).findings == (), step
        desk.close()
