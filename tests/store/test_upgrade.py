"""Schemas: the revisions give the models, every released desk opens, an upgrade loses nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from advocate_desk.program.desks import check_desk, open_desk
from advocate_desk.store.engines import writer_engine
from advocate_desk.store.models import Table
from advocate_desk.store.preferences import desk_id

OLD_DESKS = sorted((Path(__file__).parent.parent / "old_desks").glob("*.desk"))


def test_the_revisions_make_exactly_what_the_models_say(new_desk, tmp_path):
    path = tmp_path / "a.desk"
    shutil.copyfile(new_desk, path)
    engine = writer_engine(path)

    with engine.connect() as connection:
        found = compare_metadata(
            MigrationContext.configure(connection, opts={"compare_type": True}), Table.metadata
        )
    engine.dispose()

    assert found == []


@pytest.mark.parametrize("old", OLD_DESKS, ids=lambda path: path.stem)
def test_every_released_desk_opens_and_is_sound(old, tmp_path):
    path = tmp_path / old.name
    shutil.copyfile(old, path)

    desk = open_desk(path)

    assert check_desk(desk).findings == ()
    with desk.read() as session:
        count = session.connection().exec_driver_sql("SELECT count(*) FROM member").scalar_one()
    assert count > 0
    with desk.read() as session:
        assert desk_id(session)
    desk.close()
