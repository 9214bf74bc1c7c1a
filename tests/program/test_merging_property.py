"""Whatever hangs on two members or accounts follows when they are merged; undo parts them."""

from __future__ import annotations

import datetime as dt
import random
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Boolean, Date, Integer
from sqlalchemy.exc import IntegrityError

from advocate_desk.program.accounts import add_accounts
from advocate_desk.program.desks import check_desk, open_desk
from advocate_desk.program.members import add_members
from advocate_desk.program.merge_rows import count_pointing, pointers_to, sql_table
from advocate_desk.program.merging import merge_accounts, merge_members
from advocate_desk.store.models import new_uid
from tests.making import dump

ROWS = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 2), st.integers()), max_size=25)


def put(session, table, column, who, chance):
    """Put a row that points to somebody into a table, if its rules allow it."""
    row = {one.name: value(one, chance) for one in table.columns if one.computed is None}
    row.pop("id")
    row |= {column.name: who, "uid": new_uid()} if "uid" in row else {column.name: who}
    row = {key: held for key, held in row.items() if held is not None}
    try:
        with session.begin_nested():
            session.execute(table.insert().values(row))
    except IntegrityError:  # another row says it already
        pass


def value(column, chance):
    if column.nullable and chance.random() < 0.5:
        return None
    if column.foreign_keys:
        return 1 if not column.nullable else None
    if isinstance(column.type, Date):
        return dt.date(2026, 1, chance.randint(1, 3))
    if isinstance(column.type, Boolean):
        return chance.random() < 0.5
    if isinstance(column.type, Integer):
        return chance.randint(1, 3)
    return chance.choice(["career", "enrolled", "candidate"])


@pytest.mark.parametrize(
    ("name", "merge"), [("member", merge_members), ("account", merge_accounts)]
)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=ROWS)
def test_all_that_hangs_on_two_follows_and_one_undo_parts_them(new_desk, name, merge, rows):
    table = sql_table(name)
    pointers = [one for one in pointers_to(table) if not one.kind]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "random.desk"
        shutil.copyfile(new_desk, path)
        desk = open_desk(path)
        with desk.write("Rows") as write:
            people = [{"full_name": one, "email": f"{one}@x.example"} for one in "abc"]
            add_members(write.session, people)
            ids = add_accounts(write.session, [{"company": one} for one in "abc"])
            for which, who, seed in rows:
                pointer = pointers[which % len(pointers)]
                chance = random.Random(seed)  # noqa: S311  no secret
                put(write.session, pointer.table, pointer.column, ids[who], chance)
        before = dump(desk)
        with desk.read() as session:
            third = count_pointing(session, table, 3)

        with desk.write("Merge") as write:
            merge(write.session, 1, 2)
        merged = dump(desk)

        with desk.read() as session:
            assert count_pointing(session, table, 2) == {}
            assert count_pointing(session, table, 3) == third
        assert check_desk(desk).findings == ()
        desk.undo()
        assert dump(desk) == before
        assert check_desk(desk).findings == ()
        desk.redo()
        assert dump(desk) == merged
        desk.close()
