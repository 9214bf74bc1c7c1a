"""What a goal can be about, how its quarter is written, and what is refused."""

from __future__ import annotations

import datetime as dt

import pytest

from advocate_desk.base.errors import InvalidDraft
from advocate_desk.program.activity_types import edit_types
from advocate_desk.program.goals import (
    About,
    add_goals,
    days_of,
    delete_goals,
    edit_goals,
    quarter_called,
    quarter_of,
    subject_of,
    what_goals_are_about,
)
from advocate_desk.program.listing import Chosen, Wanted
from advocate_desk.program.relation_lists import GOALS
from advocate_desk.store.models import Member
from tests.making import REFERENCE_CALL, add_members_, dump


@pytest.mark.parametrize(
    ("text", "quarter"),
    [
        ("2026-Q4", "2026-Q4"),
        ("q4 2026", "2026-Q4"),
        ("2026 Q1", "2026-Q1"),
        ("Q3/2026", "2026-Q3"),
        ("2026Q2", "2026-Q2"),
        ("2026", None),
        ("Q5 2026", None),
        ("autumn", None),
    ],
)
def test_a_quarter_is_written_one_way(text, quarter):
    assert quarter_called(text) == quarter


def test_a_quarter_begins_and_ends_on_its_days():
    assert days_of("2026-Q1") == (dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    assert days_of("2026-Q4") == (dt.date(2026, 10, 1), dt.date(2026, 12, 31))
    assert quarter_of(dt.date(2026, 11, 22)) == "2026-Q4"


def goal(desk, **values):
    with desk.write("Add goal") as write:
        row = {"period": "Q4 2026", "what": "acts", "target": 40, **values}
        return add_goals(write.session, [row])[0]


def whats(desk, words=""):
    with desk.read() as session:
        ids = GOALS.first_ids(session, Wanted(words), GOALS.default_sort)
        return [GOALS.lines(session, ids)[row].values["what"] for row in ids]


def test_a_goal_is_about_a_type_a_category_or_a_figure(desk):
    with desk.read() as session:
        (type_,) = [name for name in what_goals_are_about(session) if name == "Reference call 1:1"]
        assert subject_of(session, "reference CALL 1:1").about is About.TYPE
        assert subject_of(session, "Reference").about is About.CATEGORY
        assert subject_of(session, "Active advocates").about is About.FIGURE
    goal(desk, what="REFERENCE call 1:1", owner="Dana")
    goal(desk, what="New Advocates")

    assert sorted(whats(desk)) == [type_, "new advocates"]
    assert whats(desk, "dana") == [type_]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"period": None}, "A goal needs its quarter"),
        ({"period": "next autumn"}, "is no quarter"),
        ({"what": None}, "Say what the goal is about"),
        ({"what": "fame"}, "fame is no activity type"),
        ({"target": None}, "Say how many"),
        ({"target": -1}, "less than 0"),
        ({"target": "many"}, "whole number"),
    ],
)
def test_what_no_goal_can_be_is_refused(desk, values, said):
    before = dump(desk)

    with pytest.raises(InvalidDraft, match=said):
        goal(desk, **values)

    assert dump(desk) == before


def test_one_thing_has_one_goal_a_quarter(desk):
    first, second = goal(desk), goal(desk, period="2026-Q3")

    with pytest.raises(InvalidDraft, match="already a goal"):
        goal(desk, what="Acts")
    with pytest.raises(InvalidDraft, match="already a goal"), desk.write("Edit") as write:
        edit_goals(write.session, Chosen(ids=(second,)), {"period": "Q4 2026"})
    with desk.write("Edit") as write:
        assert edit_goals(write.session, Chosen(ids=(first,)), {"target": 50}) == 1
        assert delete_goals(write.session, Chosen(ids=(second,))) == 1
    with desk.write("Edit") as write:  # it is gone meanwhile: nothing is changed, nothing is amiss
        assert edit_goals(write.session, Chosen(ids=(second,)), {"period": "2026-Q2"}) == 0


def test_two_goals_do_not_become_one_by_a_type_that_is_called_otherwise(desk):
    goal(desk, what="Reference call 1:1")
    goal(desk, what="acts")
    before = dump(desk)

    with (
        pytest.raises(InvalidDraft, match="delete one of the two first"),
        desk.write("x") as write,
    ):
        edit_types(write.session, Chosen(ids=(REFERENCE_CALL,)), {"name": "Acts"})

    assert dump(desk) == before


def test_what_members_would_or_never_do_goes_by_the_new_name_of_a_type(desk):
    ada, bob = add_members_(
        desk,
        {"full_name": "Ada", "never_ask_for": ("reference CALL 1:1", "Podcast")},
        {"full_name": "Bob", "willing_to": ("Podcast",)},
    )

    with desk.write("Rename") as write:
        edit_types(write.session, Chosen(ids=(REFERENCE_CALL,)), {"name": "Ref call"})

    with desk.read() as session:
        assert session.get_one(Member, ada).never_ask_for == ("Ref call", "Podcast")
        assert session.get_one(Member, bob).willing_to == ("Podcast",)
