"""What taking an older change back keeps of later edits, and what it says of imports."""

from __future__ import annotations

from sqlalchemy import select

from advocate_desk.program.desks import check_desk
from advocate_desk.program.listing import Chosen
from advocate_desk.program.members import add_members, delete_members, edit_members
from advocate_desk.program.not_same import tell_apart
from advocate_desk.program.own_fields import add_custom_field, set_custom_value
from advocate_desk.store.models import Import, Member
from tests.making import add_member


def _edit(desk, member_id, **changes):
    with desk.write("Edit") as write:
        edit_members(write.session, Chosen(ids=(member_id,)), changes)


def test_a_later_edit_that_wrote_the_same_again_is_not_overwritten(desk):
    ada = add_member(desk)
    changes = [_edited(desk, ada, tier) for tier in ("Gold", "Silver", "Gold")]

    kept = desk.take_back(changes[0]).kept

    assert kept == ("1 row of member keeps values that were changed since.",)
    assert _tier(desk, ada) == "Gold"


def test_two_changes_taken_back_one_after_the_other_give_what_was_before_both(desk):
    ada = add_member(desk)
    first, second = (_edited(desk, ada, tier) for tier in ("Gold", "Silver"))
    _edit(desk, ada, city="Leeds")

    for change in (second, first):
        assert desk.take_back(change).kept == ()

    assert _tier(desk, ada) is None


def test_a_later_edit_is_kept_that_another_taking_back_has_brought_back(desk):
    ada = add_member(desk)
    tiers = ("Gold", "Silver", "Gold", "Bronze")
    first, _second, _same_again, last = (_edited(desk, ada, tier) for tier in tiers)
    _edit(desk, ada, city="Leeds")
    desk.take_back(last)

    kept = desk.take_back(first).kept

    assert kept == ("1 row of member keeps values that were changed since.",)
    assert _tier(desk, ada) == "Gold"


def test_changes_that_wrote_one_value_again_are_all_taken_back_from_the_newest_on(desk):
    ada = add_member(desk)
    changes = [_edited(desk, ada, tier) for tier in ("Gold", "Silver", "Gold", "Silver")]
    _edit(desk, ada, city="Leeds")

    for change in reversed(changes):
        assert desk.take_back(change).kept == ()

    assert _tier(desk, ada) is None


def _edited(desk, ada, tier):
    _edit(desk, ada, tier=tier)
    return desk.newest_change()


def _tier(desk, ada):
    with desk.read() as session:
        return session.get_one(Member, ada).tier


def _import(desk):
    with desk.write("Import") as write:
        add_members(write.session, [{"full_name": "Ada"}])
        write.session.add(
            Import(
                change_id=write.change_id, file="a", sha256="a", at="a", status="done", counts="{}"
            )
        )
    return write.change_id


def test_an_import_stands_again_when_its_taking_back_is_undone(desk):
    change = _import(desk)
    add_member(desk)
    desk.take_back(change)
    assert _import_status(desk).startswith("taken back")

    desk.undo()

    assert _import_status(desk).startswith("done")


def test_an_import_is_taken_back_again_when_its_taking_back_is_redone(desk):
    change = _import(desk)
    add_member(desk)
    back = desk.take_back(change).change
    while desk.undo():
        pass
    assert _import_status(desk).startswith("undone")

    while desk.redo():
        pass

    assert _import_status(desk) == f"taken back by {back}"


def test_an_import_of_which_all_stays_still_stands(desk):
    change = _import(desk)
    with desk.read() as session:
        ada = session.scalars(select(Member.id)).one()
    _edit(desk, ada, full_name="Ada L.")

    assert desk.take_back(change).kept

    assert _import_status(desk) == "done"


def _import_status(desk):
    with desk.read() as session:
        return session.scalars(select(Import.status)).one()


def test_a_value_of_her_own_does_not_come_back_without_its_row(desk):
    ada = add_member(desk)
    with desk.write("Own") as write:
        field = add_custom_field(write.session, "members", "Shirt")
        set_custom_value(write.session, field, select(Member.id), "XL")
    with desk.write("Clear") as write:
        set_custom_value(write.session, field, select(Member.id), None)
    cleared = write.change_id
    with desk.write("Delete") as write:
        delete_members(write.session, Chosen(ids=(ada,)))

    kept = desk.take_back(cleared).kept

    row = "1 row of custom value cannot come back because a row it belongs to is gone."
    assert kept == (row,)
    assert check_desk(desk).findings == ()


def test_somebody_who_was_told_apart_since_stays(desk):
    add_member(desk)
    change = desk.newest_change()
    eve = add_member(desk, full_name="Eve")
    with desk.write("Not the same") as write:
        tell_apart(write.session, "members", eve - 1, eve)

    kept = desk.take_back(change).kept

    assert kept == ("1 row of member stays because later rows belong to it.",)
    assert check_desk(desk).findings == ()
