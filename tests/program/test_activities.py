"""Logging, asking, answering; and what counts as an act."""

from __future__ import annotations

import datetime as dt

import pytest

from advocate_desk.base import clock
from advocate_desk.base.errors import InvalidDraft
from advocate_desk.program.activities import (
    ActivityDraft,
    Answer,
    answer_ask,
    edit_activities,
    log_activities,
)
from advocate_desk.program.activity_list import ACTIVITIES, ACTIVITY_TYPES
from advocate_desk.program.activity_types import add_types, delete_types, edit_types
from advocate_desk.program.history import NewStanding, change_standing
from advocate_desk.program.listing import Chosen, Sort, Wanted
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.store.models import Activity
from tests.making import A_DAY, REFERENCE_CALL, add_member, add_members_, log_act

TOMORROW = clock.today() + dt.timedelta(days=1)
ATTEND_WEBINAR = 48  # listed, but not advocacy


def acts_of(desk, member):
    with desk.read() as session:
        return MEMBERS.lines(session, [member])[member].values["acts"]


def activity(desk, activity_id):
    with desk.read() as session:
        return ACTIVITIES.lines(session, [activity_id])[activity_id].values


def edit(desk, activity_id, **changes):
    with desk.write("Edit") as write:
        edit_activities(write.session, Chosen(ids=(activity_id,)), changes)


def test_nothing_is_completed_in_the_future(desk):
    ada = add_member(desk)

    with pytest.raises(InvalidDraft, match="in the future"):
        log_act(desk, ada, completed_on=TOMORROW)

    assert acts_of(desk, ada) == 0


def test_somebody_must_have_done_it(desk):
    with pytest.raises(InvalidDraft, match="who did it"):
        log_act(desk)


def test_an_act_of_several_is_a_row_for_each_in_one_change(desk):
    ids = add_members_(desk, {"full_name": "A"}, {"full_name": "B"}, {"full_name": "C"})

    assert len(log_act(desk, *ids)) == 3
    assert [acts_of(desk, member) for member in ids] == [1, 1, 1]
    desk.undo()
    assert [acts_of(desk, member) for member in ids] == [0, 0, 0]


def test_a_completed_act_closes_the_open_ask_and_keeps_its_trigger(desk):
    ada = add_member(desk)
    (ask,) = log_act(desk, ada, status="asked", trigger="promised reward", asked_on=A_DAY)
    with desk.write("Log") as write:
        draft = ActivityDraft((ada,), REFERENCE_CALL, completed_on=A_DAY, trigger="organic")
        logged = log_activities(write.session, [draft])

    assert logged.closed_asks == (ask,)
    assert activity(desk, ask)["status"] == "completed"
    assert activity(desk, ask)["trigger"] == "promised reward"
    assert acts_of(desk, ada) == 1


@pytest.mark.parametrize(
    ("person_type", "type_id", "counts"),
    [("customer", REFERENCE_CALL, 1), ("employee", REFERENCE_CALL, 0), ("customer", 48, 0)],
)
def test_only_customers_and_types_that_count_make_acts(desk, person_type, type_id, counts):
    ada = add_member(desk, person_type=person_type)
    log_act(desk, ada, type_id=type_id)

    assert acts_of(desk, ada) == counts


def test_a_default_trigger_is_never_organic(desk):
    ada = add_member(desk)
    (done,) = log_act(desk, ada)
    (asked,) = log_act(desk, ada, type_id=2, status="asked")

    assert activity(desk, done)["trigger"] == "unknown"
    assert activity(desk, asked)["trigger"] == "asked"


def test_an_idea_that_is_asked_is_an_ask_of_today(desk):
    ada = add_member(desk)
    (idea,) = log_act(desk, ada, status="idea")
    edit(desk, idea, status="asked")

    assert activity(desk, idea)["asked_on"] == clock.today()
    assert activity(desk, idea)["trigger"] == "asked"
    with desk.read() as session:
        assert MEMBERS.lines(session, [ada])[ada].values["open_asks"] == 1


def test_an_idea_that_is_asked_keeps_the_day_and_the_trigger_it_has(desk):
    ada = add_member(desk)
    (idea,) = log_act(desk, ada, status="idea", asked_on=A_DAY, trigger="contest")
    edit(desk, idea, status="asked")

    assert activity(desk, idea)["asked_on"] == A_DAY
    assert activity(desk, idea)["trigger"] == "contest"


def test_an_idea_is_not_asked_of_somebody_who_left(desk):
    ada = add_member(desk, status="alumni")
    (idea,) = log_act(desk, ada, status="idea")

    with pytest.raises(InvalidDraft, match="no new asks"):
        edit(desk, idea, status="asked")

    edit(desk, idea, status="completed")
    assert activity(desk, idea)["completed_on"] == clock.today()


def test_an_open_ask_of_somebody_who_left_since_goes_on(desk):
    ada = add_member(desk)
    (ask,) = log_act(desk, ada, status="asked")
    with desk.write("Leave") as write:
        change_standing(write.session, Chosen(ids=(ada,)), NewStanding("alumni"))
    edit(desk, ask, status="accepted")

    assert activity(desk, ask)["status"] == "accepted"


@pytest.mark.parametrize(
    ("quality", "usability"),
    [(5, "as is"), (4, "as is"), (3, "needs work"), (2, "not usable"), (1, "not usable")],
)
def test_quality_sets_usability(desk, quality, usability):
    ada = add_member(desk)
    (act,) = log_act(desk, ada, quality=quality)

    assert activity(desk, act)["usability"] == usability


def test_quality_beyond_five_is_refused(desk):
    ada = add_member(desk)

    with pytest.raises(InvalidDraft, match="1 to 5"):
        log_act(desk, ada, quality=6)


def test_minutes_come_from_the_type(desk):
    ada = add_member(desk)
    (act,) = log_act(desk, ada)

    assert activity(desk, act)["minutes"] == 45


def test_people_who_left_are_not_asked_but_their_past_acts_are_logged(desk):
    ada = add_member(desk, status="alumni")

    with pytest.raises(InvalidDraft, match="left the program"):
        log_act(desk, ada, status="asked")

    assert log_act(desk, ada)


@pytest.mark.parametrize(
    ("answer", "status", "key"),
    [
        (Answer.DONE, "completed", "completed_on"),
        (Answer.NO, "declined", "responded_on"),
        (Answer.LATER, "asked", "due_on"),
    ],
)
def test_the_sweep_writes_each_answer_with_its_day(desk, answer, status, key):
    ada = add_member(desk)
    (ask,) = log_act(desk, ada, status="asked", asked_on=A_DAY)
    with desk.write("Answer") as write:
        answer_ask(write.session, [ask], answer, A_DAY, usability="as is")

    assert activity(desk, ask)["status"] == status
    assert activity(desk, ask)[key] == A_DAY
    assert activity(desk, ask)["usability"] == ("as is" if answer is Answer.DONE else None)


def test_completing_by_a_bulk_edit_without_a_day_takes_today(desk):
    ada = add_member(desk)
    (ask,) = log_act(desk, ada, status="asked")
    with desk.write("Edit") as write:
        edit_activities(write.session, Chosen(ids=(ask,)), {"status": "completed"})

    assert activity(desk, ask)["completed_on"] == clock.today()
    assert acts_of(desk, ada) == 1


def test_the_newest_activity_is_listed_first(desk):
    ada = add_member(desk)
    (older,) = log_act(desk, ada, completed_on=dt.date(2025, 1, 1))
    (newer,) = log_act(desk, ada)
    with desk.read() as session:
        found = list(ACTIVITIES.ids(session, Wanted(), ACTIVITIES.default_sort))
        by_name = list(ACTIVITIES.ids(session, Wanted("lovelace call"), Sort("member")))

    assert found == [newer, older]
    assert sorted(by_name) == [older, newer]


def test_acts_go_to_the_company_of_that_day(desk):
    ada = add_member(desk, company="Kestrel Bank")
    (act,) = log_act(desk, ada)

    assert activity(desk, act)["company"] == "Kestrel Bank"


def test_a_type_in_use_is_not_deleted_but_can_be_retired(desk):
    log_act(desk, add_member(desk))

    with pytest.raises(InvalidDraft, match="make it inactive"), desk.write("Delete") as write:
        delete_types(write.session, Chosen(ids=(REFERENCE_CALL,)))
    with desk.write("Retire") as write:
        assert edit_types(write.session, Chosen(ids=(REFERENCE_CALL,)), {"active": False}) == 1


def test_a_new_type_is_marked_to_complete_and_its_name_is_its_own(desk):
    with desk.write("Add") as write:
        (made,) = add_types(write.session, [{"name": "Sang our song"}])
    with desk.read() as session:
        values = ACTIVITY_TYPES.lines(session, [made])[made].values
    assert (values["category"], values["effort"], values["minutes"]) == ("other", 2, 15)

    with pytest.raises(InvalidDraft, match="already a type"), desk.write("Add") as write:
        add_types(write.session, [{"name": "sang our SONG"}])


def test_changing_whether_a_type_counts_changes_the_figures(desk):
    ada = add_member(desk)
    log_act(desk, ada)
    with desk.write("Edit") as write:
        edit_types(write.session, Chosen(ids=(REFERENCE_CALL,)), {"counts_as_advocacy": False})

    assert acts_of(desk, ada) == 0
    with desk.read() as session:
        assert session.get(Activity, 1) is not None
