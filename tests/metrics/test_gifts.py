"""What is a gift, what is hospitality, and what came as a surprise."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select

from advocate_desk.metrics.modes import MODES, SURPRISES
from advocate_desk.metrics.reward_cost import GIFTS, REACHED, REWARD_COST
from advocate_desk.metrics.trend import Span
from advocate_desk.store.models import ActivityType, Grant, GrantActivity
from tests.making import REFERENCE_CALL, add_member, log_act

TODAY = dt.date(2026, 11, 21)
YEAR = Span(dt.date(2025, 12, 1), TODAY)


def given(desk, kind, *, mode=None, act=None):
    """Let a member get a reward, perhaps for an act."""
    member = add_member(desk)
    grant = {"member_id": member, "kind": kind, "mode": mode, "status": "delivered"}
    with desk.write("Give") as write:
        one = Grant(**grant, given_on=TODAY, cost=100, currency="EUR", rate="1")
        write.session.add(one)
        write.session.flush()
        if act is not None:
            write.session.add(GrantActivity(grant_id=one.id, activity_id=act))


def whole(desk, metric):
    """Give the sum of each series over the year."""
    with desk.read() as session:
        trend = metric.trend(session, YEAR)
        return {one.keys[0]: sum(one.values) for one in trend.series if sum(one.values)}


def test_a_pass_is_hospitality_for_a_guest_and_an_expense_for_who_speaks(empty_desk):
    with empty_desk.read() as session:
        talk = session.scalars(select(ActivityType.id).where(ActivityType.category == "event"))
        speaking = talk.first()
    speaker = add_member(empty_desk)
    (spoken,) = log_act(empty_desk, speaker, type_id=speaking)
    (called,) = log_act(empty_desk, speaker, type_id=REFERENCE_CALL)
    given(empty_desk, "event pass", act=spoken)
    given(empty_desk, "event pass", act=called)
    given(empty_desk, "event pass")

    assert whole(empty_desk, REWARD_COST) == {"event pass": 300}
    assert whole(empty_desk, GIFTS) == {"hospitality": 200}
    assert whole(empty_desk, REACHED) == {"hospitality": 2}


def test_the_surprise_share_is_of_gifts_and_hospitality_whose_mode_is_known(empty_desk):
    given(empty_desk, "gift", mode="surprise")
    given(empty_desk, "hospitality", mode="promised")
    given(empty_desk, "swag")
    given(empty_desk, "recognition", mode="surprise")
    given(empty_desk, "discount", mode="courtesy")

    with empty_desk.read() as session:
        share = SURPRISES.figure(session, YEAR, "surprise_share")

    assert (share.value, share.n, len(share.rows.ids)) == (50, 2, 1)
    assert whole(empty_desk, MODES) == {"promised": 1, "surprise": 2, "courtesy": 1}
