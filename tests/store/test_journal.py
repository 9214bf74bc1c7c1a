"""Undo, redo, and taking back an older change without losing what came after."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from advocate_desk.base.errors import DeskError
from advocate_desk.program.accounts import delete_accounts
from advocate_desk.program.activities import edit_activities
from advocate_desk.program.desks import check_desk, open_desk
from advocate_desk.program.edits import Each
from advocate_desk.program.listing import Chosen, Wanted
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.members import add_members, delete_members, edit_members
from advocate_desk.program.own_fields import add_custom_field, set_custom_value
from advocate_desk.store import desk as desk_module
from advocate_desk.store import journal
from advocate_desk.store.journal import runs_of
from advocate_desk.store.models import Account, ChangeRow, Member
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

    assert desk.what_stays(change) == ["1 row of member keeps values that were changed since."]
    step = desk.take_back(change)

    with desk.read() as session:
        member = session.get_one(Member, ada)
        assert (member.tier, member.city) == ("Silver", None)
    assert step.kept == ("1 row of member keeps values that were changed since.",)


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


def test_values_that_must_not_repeat_go_back_in_the_order_they_moved(desk):
    ada, grace = add_members_(
        desk,
        {"full_name": "Ada", "email": "a@x.example"},
        {"full_name": "Grace", "email": "b@x.example"},
    )
    before = dump(desk)
    with desk.write("Pass an address on") as write:
        each = Each({ada: {"email": "c@x.example"}, grace: {"email": "a@x.example"}})
        edit_members(write.session, each.chosen, each)
    after, change = dump(desk), desk.history()[0].change

    desk.undo()
    assert dump(desk) == before
    desk.redo()
    assert dump(desk) == after
    desk.take_back(change)

    assert dump(desk) == before


def test_addresses_that_nobody_else_had_or_gets_go_back_all_at_once(desk):
    ids = add_members_(desk, *({"full_name": "A", "email": f"a{n}@x.example"} for n in range(9)))
    before = dump(desk)
    each = Each({one: {"email": f"new{one}@x.example"} for one in ids})
    with desk.write("New addresses") as write:
        edit_members(write.session, each.chosen, each)
    after = dump(desk)

    with desk.read() as session:
        assert len(runs_of(session.connection(), write.change_id)) == 1
    desk.undo()
    assert dump(desk) == before
    desk.redo()
    assert dump(desk) == after


def test_an_address_taken_meanwhile_is_not_given_back(desk):
    ada = add_member(desk, email="a@x.example")
    change = _edit(desk, ada, email="b@x.example", tier="Gold")
    add_member(desk, full_name="Grace", email="a@x.example")

    kept = desk.take_back(change).kept

    assert kept == (
        "1 row of member keeps values because the earlier ones are gone or taken by now.",
    )
    with desk.read() as session:
        member = session.get_one(Member, ada)
        assert (member.email, member.tier) == ("b@x.example", None)


def test_a_company_deleted_meanwhile_is_not_given_back(desk):
    ada = add_member(desk, company="Kestrel Bank")
    (act,) = log_act(desk, ada)
    with desk.write("Edit") as write:
        edit_activities(write.session, Chosen(ids=(act,)), {"company": "Northwind"})
    change = desk.history()[0].change
    with desk.write("Delete") as write:
        kestrel = select(Account.id).where(Account.company == "Kestrel Bank")
        delete_accounts(write.session, Chosen(ids=(write.session.scalar(kestrel),)))

    assert "gone or taken" in " ".join(desk.what_stays(change))
    desk.take_back(change)

    assert check_desk(desk).sound


def test_deleted_rows_whose_place_is_taken_stay_away(desk):
    ada = add_member(desk, email="a@x.example", company="Kestrel Bank")
    log_act(desk, ada)
    with desk.write("Delete") as write:
        delete_members(write.session, Chosen(ids=(ada,)))
    add_member(desk, full_name="Other", email="a@x.example")

    kept = desk.take_back(desk.history()[1].change).kept

    assert "1 row of member cannot come back because another row has taken its place." in kept
    assert "1 row of activity cannot come back because a row it belongs to is gone." in kept
    assert check_desk(desk).sound


def test_a_row_that_has_a_value_of_her_own_since_stays(desk):
    ada = add_member(desk)
    change = desk.history()[0].change
    with desk.write("Own") as write:
        field = add_custom_field(write.session, "members", "Shirt")
        set_custom_value(write.session, field, MEMBERS.chosen(Chosen(ids=(ada,))), "XL")

    desk.take_back(change)

    with desk.read() as session:
        assert session.get(Member, ada) is not None


def test_an_edit_that_changes_no_value_is_no_step_of_undo(desk):
    ada = add_member(desk, tier="Gold")
    with desk.write("Touch") as write:
        write.session.connection().exec_driver_sql("UPDATE member SET tier = tier")

    assert write.tables == frozenset()
    assert lines_in_journal(desk, ada) == 0


def test_an_update_is_journalled_by_what_it_changed(desk):
    ada = add_member(desk, tier="Gold", other_emails=("long@x.example",) * 9)
    _edit(desk, ada, tier=None, notes="“Köln”\n\\")

    with desk.read() as session:
        images = select(ChangeRow.before, ChangeRow.after).where(ChangeRow.op == "update")
        before, after = session.execute(images).one()
    assert json.loads(before) == {"tier": "Gold", "notes": None}
    assert json.loads(after) == {"tier": None, "notes": "“Köln”\n\\"}


def lines_in_journal(desk, row):
    with desk.read() as session:
        lines = select(ChangeRow.id).where(ChangeRow.row_id == row, ChangeRow.op == "update")
        return len(session.scalars(lines).all())


def test_a_large_change_that_is_forgotten_is_out_of_sight_at_once(desk, monkeypatch):
    monkeypatch.setattr(desk_module, "_SLICE", 10)
    with desk.write("Import") as write:
        add_members(write.session, [{"full_name": f"M {n}"} for n in range(35)])
    with desk.write("Edit all") as write:
        edit_members(write.session, Chosen(wanted=Wanted()), {"tier": "Gold"})
    desk.undo()
    desk.undo()
    add_member(desk)

    assert [line.label for line in desk.history()] == ["Add members"]
    assert desk.redo() is None
    desk.undo()
    assert desk.redo().label == "Add members"
    desk.close()  # in the middle of forgetting, or after it
    again = open_desk(desk.path)
    while _forgotten(again):
        add_member(again)

    assert check_desk(again).sound
    assert _forgotten(again) == 0
    again.close()


def _forgotten(desk):
    with desk.read() as session:
        look = session.connection().exec_driver_sql
        changes = look('SELECT count(*) FROM "change" WHERE forgotten').scalar_one()
        return changes + look("SELECT count(*) FROM change_image").scalar_one()


def test_only_the_newest_changes_are_kept(desk, monkeypatch):
    monkeypatch.setattr(journal, "KEEP_CHANGES", 3)
    ada = add_member(desk)
    for number in range(5):
        _edit(desk, ada, tier=str(number))

    assert len(desk.history()) == 3
    desk.undo()
    with desk.read() as session:
        assert session.get_one(Member, ada).tier == "3"
