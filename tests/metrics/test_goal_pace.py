"""How far a goal is, and whether that is in time."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest
from sqlalchemy import select

from advocate_desk.base import clock
from advocate_desk.metrics.goals import goal_actual, working_days
from advocate_desk.metrics.home import Lookback, home_page
from advocate_desk.program.activity_types import add_types, delete_types, edit_types
from advocate_desk.program.desks import open_desk
from advocate_desk.program.goals import add_goals
from advocate_desk.program.listing import Chosen
from advocate_desk.store.models import Goal
from advocate_desk.store.preferences import set_preference
from tests.making import CASE_STUDY, REFERENCE_CALL, add_members_, log_act

TODAY = dt.date(2026, 11, 13)  # a Friday
Q4 = {"period": "2026-Q4", "target": 10}


@pytest.fixture
def acted(new_desk, tmp_path, monkeypatch):
    """A desk where Ada did two calls and a story in the quarter, and Ben one call before it."""
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", TODAY.isoformat())
    desk = open_desk(shutil.copyfile(new_desk, tmp_path / "acted.desk"))
    ada, ben = add_members_(desk, {"full_name": "Ada"}, {"full_name": "Ben"})
    for day in (dt.date(2026, 10, 1), TODAY):
        log_act(desk, ada, completed_on=day)
    log_act(desk, ada, completed_on=TODAY, type_id=CASE_STUDY)
    log_act(desk, ben, completed_on=dt.date(2026, 9, 30))
    yield desk
    desk.close()


def actual(desk, what, **values):
    with desk.write("Goal") as write:
        (row,) = add_goals(write.session, [{**Q4, "what": what, **values}])
    with desk.read() as session:
        return goal_actual(session, session.get_one(Goal, row), clock.today())


@pytest.mark.parametrize(
    ("what", "reached"),
    [
        ("Reference call 1:1", 2),
        ("reference", 2),
        ("acts", 3),
        ("active advocates", 1),
        ("new advocates", 1),
        ("review", 0),
    ],
)
def test_a_goal_counts_what_it_is_about_in_its_quarter(acted, what, reached):
    found = actual(acted, what)

    assert found.figure.value == reached
    assert len(found.figure.rows.ids) == reached


def test_a_goal_is_on_pace_by_the_working_days_gone(acted):
    found = actual(acted, "acts")

    assert working_days(dt.date(2026, 10, 1), TODAY) == 32
    assert working_days(dt.date(2026, 10, 1), dt.date(2026, 12, 31)) == 66
    assert found.on_pace == pytest.approx(10 * 32 / 66)
    assert found.is_on_pace is False
    assert actual(acted, "reference", target=4).is_on_pace is True


def test_a_holiday_is_no_working_day(acted):
    with acted.write("Settings") as write:
        set_preference(write.session, "Holidays", "2026-11-02")

    assert actual(acted, "acts").on_pace == pytest.approx(10 * 31 / 65)


def test_what_is_exactly_enough_is_on_pace(acted, monkeypatch):
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", "2026-11-11")
    free = "; ".join(f"2026-12-{day}" for day in (21, 22, 23, 24, 28, 29, 30, 31))
    with acted.write("Settings") as write:
        set_preference(write.session, "Holidays", free)
    for _ in range(14):
        log_act(acted, 1, completed_on=dt.date(2026, 10, 2))

    found = actual(acted, "acts", target=29)  # by binary fractions it needed a trifle over 15

    assert (found.figure.value, found.on_pace, found.is_on_pace) == (15, 15, True)


def test_home_rounds_what_should_be_reached_by_now_away_from_nought(acted, monkeypatch):
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", "2026-11-16")  # 33 of 66 working days are gone
    actual(acted, "acts", target=9)

    with acted.read() as session:
        cards = home_page(session, Lookback.QUARTER).figures

    assert [card.compared for card in cards if card.key == "acts"] == ["goal 9: 5 by now"]


def test_a_quarter_that_has_not_begun_has_nothing_and_needs_nothing(acted):
    found = actual(acted, "acts", period="2027-Q1")

    assert (found.figure.value, found.on_pace, found.is_on_pace) == (0, 0, True)


def test_a_quarter_that_is_over_is_counted_whole(acted):
    found = actual(acted, "acts", period="2026-Q3", target=1)

    assert (found.figure.value, found.on_pace, found.is_on_pace) == (1, 1, True)


def test_a_goal_follows_its_type_to_a_new_name(acted):
    before = actual(acted, "Reference call 1:1")
    with acted.write("Rename") as write:
        edit_types(write.session, Chosen(ids=(REFERENCE_CALL,)), {"name": "Ref call"})

    with acted.read() as session:
        goal = session.scalars(select(Goal)).one()
        assert goal.what == "Ref call"
        assert goal_actual(session, goal, TODAY).figure.value == before.figure.value == 2
    acted.undo()
    with acted.read() as session:
        assert session.scalars(select(Goal.what)).one() == "Reference call 1:1"


def test_a_goal_about_a_type_that_was_deleted_says_why_it_has_no_number(acted):
    with acted.write("Goal") as write:
        (kind,) = add_types(write.session, [{"name": "Sang our song"}])
        (row,) = add_goals(write.session, [{**Q4, "what": "Sang our song"}])
        delete_types(write.session, Chosen(ids=(kind,)))
    with acted.read() as session:
        found = goal_actual(session, session.get_one(Goal, row), TODAY)

    assert found.figure.value is None
    assert found.is_on_pace is None
    assert "Sang our song" in found.figure.why
