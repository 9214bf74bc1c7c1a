"""Random acts, grants and points: the ledger follows, stock adds up, undo all gives all back."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from advocate_desk.base.errors import InvalidDraft
from advocate_desk.program.activities import (
    ActivityDraft,
    delete_activities,
    edit_activities,
    log_activities,
)
from advocate_desk.program.activity_types import edit_types
from advocate_desk.program.desks import check_desk, open_desk
from advocate_desk.program.grant_steps import advance_grants
from advocate_desk.program.grants import GrantDraft, delete_grants, edit_grants, give_rewards
from advocate_desk.program.listing import Chosen
from advocate_desk.program.members import add_members, delete_members
from advocate_desk.program.points import PointsDraft, correct_points, expire_points
from advocate_desk.program.points_rules import price_of, worth_of
from advocate_desk.program.points_settling import recalculate_points
from advocate_desk.program.reward_list import IN_STOCK
from advocate_desk.program.rewards import add_rewards, edit_rewards
from advocate_desk.program.settings import change_setting
from advocate_desk.store.choices import GrantStatus
from advocate_desk.store.models import (
    Activity,
    ActivityType,
    Grant,
    Member,
    MemberFigures,
    PointsEntry,
    Reward,
)
from tests.making import A_DAY, CASE_STUDY, REFERENCE_CALL, dump

_TYPES = st.sampled_from([REFERENCE_CALL, CASE_STUDY])
_STATUSES = st.sampled_from(list(GrantStatus))
_AT = st.integers(0, 7)
_STEP = st.one_of(
    st.tuples(st.just("log"), _AT, _TYPES, st.sampled_from(["completed", "asked"])),
    st.tuples(st.just("answer"), _AT, st.sampled_from(["completed", "cancelled", "asked"])),
    st.tuples(st.just("worth"), _AT, st.sampled_from([None, 0, 7, 90])),
    st.tuples(
        st.just("retype"), _AT, st.sampled_from(["Reference call 1:1", "Written case study"])
    ),
    st.tuples(st.just("type points"), _TYPES, st.sampled_from([None, 20, 60])),
    st.tuples(st.just("recalculate")),
    st.tuples(st.just("delete act"), _AT),
    st.tuples(st.just("give"), _AT, _STATUSES, st.sampled_from([None, 0, 5, 30])),
    st.tuples(st.just("move"), _AT, _STATUSES),
    st.tuples(st.just("advance"), _AT),
    st.tuples(st.just("spend"), _AT, st.sampled_from([None, 3, 40])),
    st.tuples(st.just("delete grant"), _AT),
    st.tuples(st.just("shelf"), st.sampled_from([None, 0, 2, 9])),
    st.tuples(st.just("correct"), _AT, st.integers(-40, 40)),
    st.tuples(st.just("expire"), _AT),
    st.tuples(st.just("delete member"), _AT),
    st.tuples(st.just("points"), st.sampled_from(["yes", "no"])),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
)


def _pick(session, column, at):
    ids = list(session.scalars(select(column).order_by(column)))
    return (ids[at % len(ids)],) if ids else ()


def _do(session, step):  # noqa: C901, PLR0912  one case for each kind
    match step:
        case ("log", at, kind, status):
            day = A_DAY if status == "completed" else None
            who = _pick(session, Member.id, at)
            log_activities(session, [ActivityDraft(who, kind, status, completed_on=day)])
        case ("answer", at, status):
            whom = Chosen(ids=_pick(session, Activity.id, at))
            edit_activities(session, whom, {"status": status})
        case ("worth", at, points):
            whom = Chosen(ids=_pick(session, Activity.id, at))
            edit_activities(session, whom, {"points": points})
        case ("retype", at, name):
            edit_activities(session, Chosen(ids=_pick(session, Activity.id, at)), {"type": name})
        case ("type points", kind, points):
            edit_types(session, Chosen(ids=(kind,)), {"points": points})
        case ("recalculate",):
            recalculate_points(session, list(session.scalars(select(ActivityType.id))))
        case ("delete act", at):
            delete_activities(session, Chosen(ids=_pick(session, Activity.id, at)))
        case ("give", at, status, points):
            who, reward = _pick(session, Member.id, at), _pick(session, Reward.id, 0)
            acts = _pick(session, Activity.id, at)
            draft = GrantDraft(who, reward[0], status, points_spent=points, activity_ids=acts)
            give_rewards(session, [draft])
        case ("move", at, status):
            whom = Chosen(ids=_pick(session, Grant.id, at))
            edit_grants(session, whom, {"status": status.value})
        case ("advance", at):
            advance_grants(session, Chosen(ids=_pick(session, Grant.id, at)))
        case ("spend", at, points):
            whom = Chosen(ids=_pick(session, Grant.id, at))
            edit_grants(session, whom, {"points_spent": points})
        case ("delete grant", at):
            delete_grants(session, Chosen(ids=_pick(session, Grant.id, at)))
        case ("shelf", left):
            edit_rewards(session, Chosen(ids=_pick(session, Reward.id, 0)), {"in_stock": left})
        case ("correct", at, amount):
            who = _pick(session, Member.id, at)
            correct_points(session, PointsDraft(who, amount, reason="Counted"))
        case ("expire", at):
            expire_points(session, _pick(session, Member.id, at))
        case ("delete member", at):
            delete_members(session, Chosen(ids=_pick(session, Member.id, at)))
        case ("points", on):
            change_setting(session, "points", on)


def _run(desk, steps):
    """Do the steps; what a verb refuses leaves no trace."""
    for step in steps:
        match step:
            case ("undo",):
                if _standing(desk) > 1:
                    desk.undo()
            case ("redo",):
                desk.redo()
            case _:
                before = dump(desk)
                try:
                    with desk.write(step[0]) as write:
                        _do(write.session, step)
                except InvalidDraft:
                    assert dump(desk) == before
        assert _stock_is_sound(desk)


def _standing(desk):
    """Count the changes that stand, the first of which made the people and the reward."""
    return len([line for line in desk.history() if not line.undone])


def _stock_is_sound(desk):
    """Say that the shelf never holds less than nothing unless somebody said so."""
    with desk.read() as session:
        return all(left is None or left >= 0 for left in session.scalars(select(IN_STOCK)))


def _opened(new_desk, folder):
    path = Path(folder) / "random.desk"
    shutil.copyfile(new_desk, path)
    desk = open_desk(path)
    with desk.write("Begin") as write:
        change_setting(write.session, "points", "yes")
        add_members(write.session, [{"full_name": name} for name in ("Ada", "Zoë", "Eve")])
        add_rewards(write.session, [{"reward": "Mug", "kind": "swag", "in_stock": 3}])
    return desk


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(_STEP, max_size=16))
def test_undo_all_gives_all_back_and_redo_all_again(new_desk, steps):
    with tempfile.TemporaryDirectory() as folder:
        desk = _opened(new_desk, folder)
        begun = dump(desk)
        _run(desk, steps)
        while desk.redo():
            pass
        full = dump(desk)

        while _standing(desk) > 1:
            desk.undo()
        assert dump(desk) == begun
        while desk.redo():
            pass

        assert dump(desk) == full
        assert check_desk(desk).findings == ()
        desk.close()


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    steps=st.lists(
        _STEP.filter(lambda step: step[0] not in ("points", "type points")), max_size=18
    )
)
def test_the_ledger_holds_what_each_act_and_grant_is_due(new_desk, steps):
    with tempfile.TemporaryDirectory() as folder:
        desk = _opened(new_desk, folder)
        _run(desk, steps)

        with desk.read() as session:
            booked = _sums(session, PointsEntry.activity_id)
            for act, of_type in session.execute(
                select(Activity, ActivityType.points).join(
                    ActivityType, ActivityType.id == Activity.type_id
                )
            ):
                assert booked.get(act.id, 0) == worth_of(act.status, act.points, of_type)
            spent = _sums(session, PointsEntry.grant_id)
            for grant in session.scalars(select(Grant)):
                assert spent.get(grant.id, 0) == price_of(grant.status, grant.points_spent)
            balances = _sums(session, PointsEntry.member_id)
            for member_id, shown in session.execute(
                select(MemberFigures.member_id, MemberFigures.points_balance)
            ):
                assert balances.get(member_id, 0) == shown
        desk.close()


def _sums(session, column):
    found = session.execute(select(column, func.sum(PointsEntry.amount)).group_by(column))
    return dict(found.all())
