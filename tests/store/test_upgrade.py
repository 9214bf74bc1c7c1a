"""Schemas: the revisions give the models, every released desk opens, an upgrade loses nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from advocate_desk.base.errors import DeskError
from advocate_desk.program.desks import check_desk, look_at_desk, open_desk
from advocate_desk.store import upgrade
from advocate_desk.store.backup import backups_of
from advocate_desk.store.engines import writer_engine
from advocate_desk.store.models import Table
from advocate_desk.store.preferences import desk_id
from tests.making import add_member, dump, log_act

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


REVISION = '''"""A coming revision: only here."""

from alembic import op

revision = "9999"
down_revision = "{newest:04}"


def upgrade():
    {does}
'''


@pytest.fixture
def coming(tmp_path, monkeypatch):
    """Let this version be one later; say what its revision does."""

    def does(what):
        migrations = tmp_path / "migrations"
        shutil.copytree(upgrade._MIGRATIONS, migrations)
        revision = REVISION.format(newest=upgrade.SCHEMA, does=what)
        (migrations / "versions" / "9999_coming.py").write_text(revision, encoding="utf-8")
        monkeypatch.setattr(upgrade, "_MIGRATIONS", migrations)
        monkeypatch.setattr(upgrade, "SCHEMA", upgrade.SCHEMA + 1)

    return does


@pytest.fixture
def filled(desk):
    """Give the path of a desk with an act, closed."""
    log_act(desk, add_member(desk, company="Kestrel Bank"))
    add_member(desk)  # and gone again: her id is never given again
    desk.undo()
    desk.close()
    return desk.path


@pytest.mark.parametrize(
    "does",
    [
        'op.execute("DELETE FROM activity")',
        'op.execute("UPDATE activity SET account_id = NULL")',
        'op.execute("UPDATE activity_type SET minutes = minutes * 100")',
        'op.execute("UPDATE employment SET account_id = 999")',
        'op.drop_column("activity_type", "minutes")',
        'raise ValueError("no")',
        """with op.batch_alter_table("member", recreate="always"):  # gives ids again
        pass""",
    ],
)
def test_an_upgrade_that_would_lose_something_leaves_the_file_as_it_was(filled, coming, does):
    before = filled.read_bytes()
    coming(does)

    with pytest.raises((DeskError, ValueError)):
        open_desk(filled)

    assert filled.read_bytes() == before
    (kept,) = backups_of(filled)
    assert kept.note.startswith("pre-migration-")


def test_tables_built_anew_keep_their_rows_and_those_that_point_to_them(filled, coming):
    look = look_at_desk(filled)
    before = dump(look)
    look.close()
    coming(
        'for table in ("member", "account", "activity_type"):\n'
        "        kept = {'sqlite_autoincrement': True}\n"
        "        with op.batch_alter_table(table, recreate='always', table_kwargs=kept):\n"
        "            pass"
    )

    desk = open_desk(filled)

    assert dump(desk) == before
    assert desk.history() == []  # the images are of tables that are no more
    assert check_desk(desk).sound
    assert add_member(desk) == 3  # 2 was hers who is gone
    desk.undo()
    assert dump(desk) == before
    desk.close()
