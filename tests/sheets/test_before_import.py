"""An import that changes many rows leaves a copy of the desk as it was, and no second one."""

from __future__ import annotations

import pytest

from advocate_desk.base.progress import NoProgress
from advocate_desk.sheets.before_import import back_up_first
from advocate_desk.sheets.column_setup import Existing
from advocate_desk.store.backup import back_up, backups_of
from tests.making import add_member, add_members_
from tests.sheets.importing import book_of, plan_of

PEOPLE = [{"full_name": f"Ada {number}", "email": f"a{number}@x.example"} for number in range(101)]


@pytest.fixture
def backed_up(desk):
    """Plan to change so many members, back up as before an import, and give all backups' notes."""
    add_members_(desk, *PEOPLE)

    def run(count):
        rows = [("Email", "City"), *((one["email"], "London") for one in PEOPLE[:count])]
        plan = plan_of(desk, book_of(Members=rows), existing=Existing.UPDATE)
        back_up_first(desk, plan, NoProgress())
        return [backup.note for backup in backups_of(desk.path)]

    return run


def test_many_changes_are_backed_up_before_and_few_are_not(backed_up):
    assert backed_up(100) == []
    assert backed_up(101) == ["before import"]


def test_a_desk_that_a_backup_holds_as_it_is_is_not_backed_up_again(desk, backed_up):
    back_up(desk.path, note="by hand")
    assert backed_up(101) == ["by hand"]

    add_member(desk, full_name="Bob Stone")

    assert backed_up(101) == ["before import", "by hand"]


def test_what_was_undone_since_the_backup_is_no_more_as_it_is(desk, backed_up):
    add_member(desk, full_name="Bob Stone")
    back_up(desk.path, note="by hand")

    desk.undo()

    assert backed_up(101) == ["before import", "by hand"]
