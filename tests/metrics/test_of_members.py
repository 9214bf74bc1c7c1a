"""Contribution and activity state: the examples of their formulas, and a plain count of rows."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from advocate_desk.metrics.activity_state import activity_state
from advocate_desk.metrics.contribution import DoneAct, contribution
from advocate_desk.metrics.of_members import figures_of_members
from advocate_desk.store.models import Activity, ActivityType, Member

TODAY = dt.date(2026, 11, 21)


def acts(*told):
    return [
        DoneAct(kind, effort, usability, TODAY, f"{number:03}")
        for number, (kind, effort, usability) in enumerate(told)
    ]


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ([(1, 3, "as is")] * 3, 62),  # three reference calls
        ([(1, 3, None), (2, 3, None)], 41),  # a video and a logo nobody rated
        ([(1, 1, None)] * 40, 29),  # forty shares weigh 4 at most
        ([(1, 1, "not usable")] * 40, 25),
    ],
)
def test_the_contribution_of_the_examples(done, expected):
    assert round(contribution(acts(*done))) == expected


def test_without_an_act_there_is_no_contribution():
    assert contribution([]) is None


def test_of_each_type_the_best_three_count_in_full():
    rated = [(1, 2, "not usable")] * 9 + [(1, 2, "as is")] * 3

    weight = 3 * 2 * 1.25 + 5 * 2 * 0.25 / 2 + 4 * 2 * 0.25 / 4

    assert contribution(acts(*rated)) == pytest.approx(100 * (1 - 2 ** (-weight / 8)))


@given(
    st.lists(
        st.tuples(
            st.integers(1, 5), st.sampled_from([None, "as is", "needs work", "not usable"])
        ).map(lambda drawn: (drawn[0], *drawn)),  # all acts of a type take the same effort
        max_size=30,
    ),
    st.integers(2, 5).map(lambda effort: (effort, effort, "as is")),
)
def test_one_more_act_never_takes_away(done, more):
    before = contribution(acts(*done)) or 0

    after = contribution(acts(*done, more))

    assert before <= after <= 100


def ago(days):
    return None if days is None else TODAY - dt.timedelta(days=days)


@pytest.mark.parametrize(
    ("acted", "asked", "state"),
    [
        (0, None, "recent"),
        (89, None, "recent"),
        (90, None, "active"),
        (364, None, "active"),
        (None, None, "never asked"),
        (None, 900, "asked, no act yet"),
        (400, 100, "slipping"),
        (730, 364, "slipping"),
        (731, 364, "faded"),
        (400, 365, "left alone"),
        (900, None, "left alone"),
    ],
)
def test_the_first_state_that_fits(acted, asked, state):
    assert activity_state(TODAY, ago(acted), ago(asked)) == state


@pytest.mark.parametrize("day", [TODAY, dt.date(2026, 3, 31)])
def test_the_figures_of_members_are_those_of_a_plain_count(desk, today, day):  # noqa: ARG001
    with desk.read() as session:
        found = {one.uid: one for one in figures_of_members(session, day)}
        rows = session.execute(
            select(Member, Activity, ActivityType)
            .join(Activity, Activity.member_id == Member.id)
            .join(ActivityType, ActivityType.id == Activity.type_id)
        ).all()
        customers = session.scalars(select(Member.uid).where(Member.person_type == "customer"))
        expected = {uid: [] for uid in customers}
        for member, act, kind in rows:
            is_act = (
                member.uid in expected
                and act.status == "completed"
                and act.completed_on
                and not act.day_assumed
                and act.completed_on <= day
                and kind.counts_as_advocacy
            )
            if is_act:
                expected[member.uid].append(act.completed_on)

    assert found.keys() == expected.keys()
    for uid, days in expected.items():
        one = found[uid]
        of_year = [done for done in days if (day - done).days < 365]
        assert (one.acts, one.acts_365) == (len(days), len(of_year))
        assert one.first_act_on == min(days, default=None)
        assert one.last_act_on == max(days, default=None)
        assert (one.contribution is None) == (not of_year)
