"""The points ledger: it follows what happens by more lines, and never by editing one."""

from __future__ import annotations

import datetime as dt

import pytest

from advocate_desk.base import clock
from advocate_desk.base.errors import InvalidDraft
from advocate_desk.program.activities import (
    ActivityDraft,
    delete_activities,
    edit_activities,
    log_activities,
)
from advocate_desk.program.activity_list import ACTIVITIES, ACTIVITY_TYPES
from advocate_desk.program.activity_types import edit_types
from advocate_desk.program.grant_list import GRANTS
from advocate_desk.program.grants import delete_grants, edit_grants
from advocate_desk.program.listing import Chosen, Sort, Wanted
from advocate_desk.program.member_card import member_card
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.points import (
    PointsDraft,
    add_points,
    balances_of,
    correct_points,
    expire_points,
    outstanding,
)
from advocate_desk.program.points_list import POINTS
from advocate_desk.program.points_settling import (
    Preview,
    ledger_may_come,
    preview_recalculation,
    recalculate_points,
)
from advocate_desk.program.reward_list import REWARDS
from advocate_desk.program.settings import change_setting
from tests.making import (
    A_DAY,
    CASE_STUDY,
    REFERENCE_CALL,
    add_member,
    add_reward,
    dump,
    give,
    log_act,
)

CALL, STUDY = 50, 75  # what a reference call and a case study are worth here


@pytest.fixture
def desk(desk):
    with desk.write("Set points") as write:
        for type_id, points in ((REFERENCE_CALL, CALL), (CASE_STUDY, STUDY)):
            edit_types(write.session, Chosen(ids=(type_id,)), {"points": points})
        change_setting(write.session, "points", "yes")
    return desk


def ledger(desk):
    """Give the lines of the ledger in the order they were written."""
    with desk.read() as session:
        ids = sorted(int(i) for i in POINTS.ids(session, Wanted(), Sort("on_day")))
        lines = POINTS.lines(session, ids)
    return [(lines[i].values["kind"], lines[i].values["amount"]) for i in ids]


def balance(desk, member):
    """Give a member's points: the sum of the ledger, which the list of members shows as well."""
    with desk.read() as session:
        shown = MEMBERS.lines(session, [member])[member].values["points_balance"]
        assert balances_of(session, (member,))[member] == shown
        return shown


def edit(desk, act, **changes):
    with desk.write("Edit") as write:
        edit_activities(write.session, Chosen(ids=(act,)), changes)


def correct(desk, member, amount, **values):
    with desk.write("Correct") as write:
        draft = PointsDraft((member,), amount, **{"reason": "Counted wrong", **values})
        return correct_points(write.session, draft)


def switch(desk, *, on):
    with desk.write("Points") as write:
        change_setting(write.session, "points", "yes" if on else "no")


def test_a_completed_act_earns_its_type_s_points_on_its_day(desk):
    ada = add_member(desk)
    log_act(desk, ada)

    assert ledger(desk) == [("earned", CALL)]
    with desk.read() as session:
        (line,) = POINTS.lines(session, [1]).values()
    assert line.values["on_day"] == A_DAY
    assert line.values["for_activity"] == line.values["reason"] == "Reference call 1:1"


def test_off_no_line_is_made_whatever_happens(desk):
    switch(desk, on=False)
    ada = add_member(desk)
    (act,) = log_act(desk, ada)
    edit(desk, act, points=500)
    give(desk, add_reward(desk, points_price=5), ada, points_spent=5)

    assert ledger(desk) == []


def test_what_was_done_while_points_were_off_stays_out_of_the_ledger(desk):
    switch(desk, on=False)
    ada = add_member(desk)
    (act,) = log_act(desk, ada)
    switch(desk, on=True)

    edit(desk, act, status="completed", notes="Good call")
    edit(desk, act, type="Written case study")
    assert ledger(desk) == []

    edit(desk, act, points=5)
    assert ledger(desk) == [("earned", 5)]


def test_differences_are_more_lines(desk):
    ada = add_member(desk)
    (act,) = log_act(desk, ada)

    edit(desk, act, points=80)
    edit(desk, act, points=None)
    edit(desk, act, type="Written case study")
    edit(desk, act, status="cancelled")

    amounts = [CALL, 80 - CALL, CALL - 80, STUDY - CALL, -STUDY]
    assert ledger(desk) == [("earned", CALL), *(("corrected", one) for one in amounts[1:])]
    assert balance(desk, ada) == 0


def test_edits_that_move_no_points_write_no_line(desk):
    ada = add_member(desk)
    (act,) = log_act(desk, ada)
    with desk.write("Raise") as write:
        edit_types(write.session, Chosen(ids=(REFERENCE_CALL,)), {"points": 1000})

    edit(desk, act, notes="Nice", completed_on=A_DAY + dt.timedelta(days=1), status="completed")

    assert ledger(desk) == [("earned", CALL)]


def test_the_points_of_a_type_hold_from_now_on_or_for_all(desk):
    ada = add_member(desk)
    log_act(desk, ada)
    log_act(desk, ada, type_id=CASE_STUDY)
    with desk.write("Raise") as write:
        edit_types(write.session, Chosen(ids=(REFERENCE_CALL,)), {"points": 60})
    log_act(desk, ada)
    assert balance(desk, ada) == CALL + STUDY + 60

    with desk.read() as session:
        assert preview_recalculation(session, [REFERENCE_CALL]) == Preview(1, 60 - CALL)
    with desk.write("Recalculate") as write:
        assert recalculate_points(write.session, [REFERENCE_CALL]) == 1

    assert balance(desk, ada) == 60 + STUDY + 60
    desk.undo()
    assert balance(desk, ada) == CALL + STUDY + 60


def test_deleting_an_act_takes_its_points_back(desk):
    ada = add_member(desk)
    (act,) = log_act(desk, ada)
    before = dump(desk)

    with desk.write("Delete") as write:
        delete_activities(write.session, Chosen(ids=(act,)))

    assert balance(desk, ada) == 0
    assert ledger(desk) == [("earned", CALL), ("corrected", -CALL)]
    desk.undo()
    assert dump(desk) == before


def test_a_grant_spends_points_from_its_approval_on_and_gives_them_back(desk):
    ada = add_member(desk)
    log_act(desk, ada)
    mug = add_reward(desk, points_price=30)
    (one,) = give(desk, mug, ada, status="idea")
    assert balance(desk, ada) == CALL

    def move(status):
        with desk.write("Move") as write:
            edit_grants(write.session, Chosen(ids=(one,)), {"status": status})

    move("approved")
    assert ledger(desk)[-1] == ("spent", -30)
    move("sent")
    assert balance(desk, ada) == CALL - 30
    move("returned")
    assert ledger(desk)[-1] == ("corrected", 30)
    move("approved")
    with desk.write("Delete") as write:
        delete_grants(write.session, Chosen(ids=(one,)))
    assert balance(desk, ada) == CALL


def test_no_more_points_are_spent_than_there_are(desk):
    ada = add_member(desk)
    log_act(desk, ada)
    mug = add_reward(desk, points_price=30)
    before = dump(desk)

    with pytest.raises(InvalidDraft, match="Ada Lovelace has 50 points; this takes 60"):
        give(desk, mug, ada, points_spent=60)

    assert dump(desk) == before
    give(desk, mug, ada)
    with pytest.raises(InvalidDraft, match="has 20 points; this takes 30"):
        give(desk, mug, ada)


def test_lines_are_written_by_hand_with_a_reason(desk):
    ada = add_member(desk)
    with pytest.raises(InvalidDraft, match="Say why"):
        correct(desk, ada, 5, reason=None)
    with pytest.raises(InvalidDraft, match="other than 0"):
        correct(desk, ada, 0)
    with pytest.raises(InvalidDraft, match="has 0 points; this takes 5"):
        correct(desk, ada, -5)
    with pytest.raises(InvalidDraft, match="above 0; use a correction"):
        correct(desk, ada, -5, kind="opening")
    with pytest.raises(InvalidDraft, match="today or before"):
        correct(desk, ada, 5, on_day=clock.today() + dt.timedelta(days=1))

    correct(desk, ada, 100, kind="opening")
    correct(desk, ada, -40)
    with desk.write("Expire") as write:
        expire_points(write.session, [ada])

    assert ledger(desk) == [("opening", 100), ("corrected", -40), ("expired", -60)]
    switch(desk, on=False)
    with pytest.raises(InvalidDraft, match="Points are off"):
        correct(desk, ada, 5)


def test_outstanding_is_the_sum_of_the_ledger_and_is_worth_something(desk):
    ada = add_member(desk)
    correct(desk, ada, 1234, kind="opening")

    with desk.read() as session:
        found = outstanding(session)

    assert (found.points, found.members, found.worth, found.currency) == (1234, 1, 1234, "EUR")


def test_a_file_that_brings_the_ledger_makes_no_lines_twice(desk):
    ada = add_member(desk)
    with desk.write("Import") as write, ledger_may_come(write.session):
        (act,) = log_in(write.session, ada)
        log_in(write.session, ada)
        earned = {"member_id": ada, "on_day": A_DAY, "amount": 10, "kind": "earned"}
        add_points(write.session, [{**earned, "activity_id": act}])

    assert sorted(ledger(desk)) == [("earned", 10), ("earned", CALL)]


def log_in(session, member):
    draft = ActivityDraft((member,), REFERENCE_CALL, completed_on=A_DAY)
    return log_activities(session, [draft]).activity_ids


def test_off_points_are_in_no_list_and_on_no_card(desk):
    ada = add_member(desk)
    give(desk, add_reward(desk), ada, status="sent")

    def seen():
        with desk.read() as session:
            keys = {
                (listing.key, field.key)
                for listing in (MEMBERS, ACTIVITIES, ACTIVITY_TYPES, REWARDS, GRANTS)
                for field in listing.all_fields(session)
                if "points" in field.key
            }
            card = member_card(session, ada)
        return keys, card.points, [bit.reward for bit in card.rewards]

    assert seen() == (
        {
            ("members", "points_balance"),
            ("activities", "points"),
            ("activity_types", "points"),
            ("rewards", "points_price"),
            ("grants", "points_spent"),
        },
        0,
        ["Gift card"],
    )
    switch(desk, on=False)
    assert seen() == (set(), None, ["Gift card"])
