"""Many rows inserted at once are one line of the journal, which watches everything beside them."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from advocate_desk.base.errors import DeskError
from advocate_desk.program.activities import add_activities
from advocate_desk.program.desks import check_desk
from advocate_desk.program.listing import Chosen, Wanted
from advocate_desk.program.members import edit_members
from advocate_desk.store.models import Activity, ChangeRow
from tests.making import REFERENCE_CALL, add_member, add_members_, dump

MANY = 2_000  # from so many on, the trigger is taken away meanwhile


def _log_many(session, member, **columns):
    usual = {"member_id": member, "type_id": REFERENCE_CALL, "status": "asked"}
    told = {name: [value] * MANY for name, value in usual.items()}
    return add_activities(session, {**told, **columns})


def test_rows_beside_many_are_journalled_each_and_undone_with_them(desk):
    ada = add_member(desk)
    before = dump(desk)
    with desk.write("Import") as write:
        write.session.add(Activity(member_id=ada, type_id=REFERENCE_CALL, status="asked"))
        _log_many(write.session, ada)
        write.session.add(Activity(member_id=ada, type_id=REFERENCE_CALL, status="declined"))
    after = dump(desk)

    with desk.read() as session:
        lines = select(ChangeRow.op).where(ChangeRow.change_id == write.change_id)
        assert list(session.scalars(lines.order_by(ChangeRow.id))) == ["insert", "range", "insert"]
    desk.undo()
    assert dump(desk) == before
    desk.redo()
    assert dump(desk) == after
    assert check_desk(desk).findings == ()


def test_many_rows_that_fail_leave_nothing_and_the_journal_watching(desk):
    ada = add_member(desk)
    before = dump(desk)

    with pytest.raises(DeskError), desk.write("Import") as write:
        _log_many(write.session, ada, import_key=["the same"] * MANY)

    assert dump(desk) == before
    assert check_desk(desk).findings == ()
    add_member(desk, full_name="Grace Hopper")
    desk.undo()
    assert dump(desk) == before


def _rename_all_and_stop(desk):
    stopped = []
    with desk.write("Edit", lambda: bool(stopped)) as write:
        edit_members(write.session, Chosen(wanted=Wanted()), {"full_name": "Grace"})
        stopped.append("now")


def test_a_change_can_be_stopped_also_while_its_figures_are_computed(desk):
    add_members_(desk, *({"full_name": f"Ada {n}"} for n in range(5_000)))
    before = dump(desk)

    with pytest.raises(DeskError):
        _rename_all_and_stop(desk)

    assert dump(desk) == before
    assert check_desk(desk).findings == ()


def test_an_undo_that_is_stopped_takes_nothing_back(desk):
    add_members_(desk, *({"full_name": f"Ada {n}"} for n in range(5_000)))
    before = dump(desk)

    with pytest.raises(DeskError):
        desk.undo(lambda: True)

    assert dump(desk) == before
    desk.undo()
    assert dump(desk)["member"] == []
