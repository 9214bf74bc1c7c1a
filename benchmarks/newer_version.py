"""Makes today's desks the old ones: one revision more, for trying what an upgrade does."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from advocate_desk.store import upgrade

# a column more, and two tables that others point to built anew
REVISION = '''"""Try an upgrade: only here."""

import sqlalchemy as sa
from alembic import op

revision = "{tried}"
down_revision = "{newest}"


def upgrade():
    op.add_column("member", sa.Column("tried", sa.String(), nullable=True))
    op.execute("UPDATE member SET tried = full_name")
    for table in ("account", "activity_type"):
        rebuilt = op.batch_alter_table(
            table, recreate="always", table_kwargs={{"sqlite_autoincrement": True}}
        )
        with rebuilt as batch:
            batch.add_column(sa.Column("tried", sa.String(), nullable=True))
'''


@contextmanager
def pretend_newer_version() -> Iterator[None]:
    """Let this process hold the newer version; desks of today are upgraded when opened."""
    with tempfile.TemporaryDirectory() as folder:
        migrations = Path(folder, "migrations")
        shutil.copytree(upgrade._MIGRATIONS, migrations)
        revision = REVISION.format(newest=f"{upgrade.SCHEMA:04}", tried=f"{upgrade.SCHEMA + 1:04}")
        (migrations / "versions" / "tried.py").write_text(revision, encoding="utf-8")
        with mock.patch.multiple(upgrade, _MIGRATIONS=migrations, SCHEMA=upgrade.SCHEMA + 1):
            yield
