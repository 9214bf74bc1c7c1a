"""Undo, redo, and taking back an older change without losing what came after."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from advocate_desk.base.errors import DeskError
from advocate_desk.program.accounts import delete_accounts
from advocate_desk.program.desks import check_desk, open_desk
from advocate_desk.program.listing import Chosen, Wanted
from advocate_desk.program.members import delete_members, edit_members
from advocate_desk.store.models import Account, Member
from tests.making import add_member, add_members_, dump, log_act


def _edit(desk, member_id, **changes):
    with desk.write("Edit") as write:
        edit_members(write.session, Chosen(ids=(member_id,)), changes)
    return write.change_id


def _add_and_fail(desk):
    with desk.write("Fail") as write:
        write.session.add(Member(full_name="Ghost"))
        write.session.flush()
        raise RuntimeError


def test_undo_takes_the_newest_change_back_exactly_and_redo_does_it_again(desk):
    ada = add_member(desk, company="Kestrel Bank", job_title="CFO", status="enrolled")
    before = dump(desk)
    _edit(desk, ada, tier="Gold", company="Rival Inc", status="alumni")
    after = dump(desk)

    desk.undo()
    assert dump(desk) == before
    desk.redo()

    assert dump(desk) == after
    assert check_desk(desk).sound


def test_deleting_a_member_with_all_that_is_hers_undoes_exactly(desk):
    ada = add_member(desk, company="Kestrel Bank", status="enrolled")
    log_act(desk, ada)
    before = dump(desk)
    with desk.write("Delete") as write:
        delete_members(write.session, Chosen(ids=(ada,)))
    assert not dump(desk)["activity"]

    desk.undo()

    assert dump(desk) == before
    assert check_desk(desk).sound


def test_deleting_an_account_leaves_its_people_and_undoes_exactly(desk):
    ada = add_member(desk, company="Kestrel Bank")
    before = dump(desk)
    with desk.read() as session:
        bank = session.scalars(select(Account.id)).one()
    with desk.write("Delete") as write:
        delete_accounts(write.session, Chosen(ids=(bank,)))
    with desk.read() as session:
        assert session.get(Member, ada) is not None

    desk.undo()

    assert dump(desk) == before


def test_a_change_that_fails_leaves_no_trace(desk):
    before = dump(desk), desk.history()

    with pytest.raises(RuntimeError):
        _add_and_fail(desk)

    assert (dump(desk), desk.history()) == before


def test_a_change_that_changes_nothing_is_no_step_of_undo(desk):
    ada = add_member(desk, tier="Gold")
    _edit(desk, ada, tier="Gold")

    assert [line.label for line in desk.history()] == ["Add members"]


def test_a_new_change_forgets_the_undone_ones(desk):
    add_member(desk)
    desk.undo()
    add_member(desk, full_name="Grace Hopper")

    assert desk.redo() is None
    assert [line.undone for line in desk.history()] == [False]


def test_ids_are_never_used_twice(desk):
    first = add_member(desk)
    desk.undo()

    assert add_member(desk) > first


def test_undo_works_after_a_restart(desk):
    before = dump(desk)
    add_member(desk)
    desk.close()

    again = open_desk(desk.path)
    again.undo()

    assert dump(again) == before
    again.close()


def test_an_older_change_is_taken_back_only_where_nothing_newer_stands(desk):
    ada = add_member(desk)
    change = _edit(desk, ada, tier="Gold", city="Leeds")
    _edit(desk, ada, tier="Silver")

    assert desk.what_stays(change) == ["1 row of member keep values that were changed since."]
    step = desk.take_back(change)

    with desk.read() as session:
        member = session.get_one(Member, ada)
        assert (member.tier, member.city) == ("Silver", None)
    assert step.kept == ("1 row of member keep values that were changed since.",)


def test_a_row_that_was_edited_or_linked_since_stays(desk):
    edited, linked, free = add_members_(
        desk, {"full_name": "Edited"}, {"full_name": "Linked"}, {"full_name": "Free"}
    )
    change = desk.history()[0].change
    _edit(desk, edited, tier="Gold")
    log_act(desk, linked)

    desk.take_back(change)

    with desk.read() as session:
        assert set(session.scalars(select(Member.id))) == {edited, linked}
        assert session.get(Member, free) is None
    assert check_desk(desk).sound


def test_looking_what_stays_changes_nothing(desk):
    add_member(desk)
    before = dump(desk), desk.history()

    desk.what_stays(1)

    assert (dump(desk), desk.history()) == before


def test_taking_back_is_a_change_of_its_own(desk):
    ada = add_member(desk)
    change = _edit(desk, ada, tier="Gold")
    add_member(desk, full_name="Grace Hopper")
    before = dump(desk)

    desk.take_back(change)
    assert desk.history()[0].label == "Take back: Edit"
    desk.undo()

    assert dump(desk) == before


def test_a_deleted_row_comes_back_unless_its_place_is_taken(desk):
    ada = add_member(desk, email="ada@kestrel.example")
    with desk.write("Delete") as write:
        delete_members(write.session, Chosen(ids=(ada,)))
    add_member(desk, full_name="Other", email="ada@kestrel.example")

    step = desk.take_back(write.change_id)

    assert step.kept
    with desk.read() as session:
        assert session.get(Member, ada) is None


def test_a_change_that_is_undone_cannot_be_taken_back(desk):
    add_member(desk)
    change = desk.history()[0].change
    desk.undo()

    with pytest.raises(DeskError, match="cannot be taken back"):
        desk.take_back(change)


def test_a_bulk_edit_by_filter_is_one_step(desk):
    add_members_(desk, *({"full_name": f"Person {n}"} for n in range(50)))
    before = dump(desk)
    with desk.write("Set tier") as write:
        changed = edit_members(write.session, Chosen(wanted=Wanted("person 1")), {"tier": "Gold"})
    assert changed == 14  # 1, 10 to 19, 21, 31, 41

    desk.undo()

    assert dump(desk) == before
