"""Give the desk an id of its own, and let the index of months tell triggers and usability.

By its id a desk knows its own workbook; shares of acts are read from the index alone.
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

_BEFORE = ["month", "type_id", "member_id"]
_NOW = [*_BEFORE, "trigger", "usability"]


def upgrade() -> None:
    op.drop_index(f"ix_activity_{'_'.join(_BEFORE)}", table_name="activity")
    op.create_index(f"ix_activity_{'_'.join(_NOW)}", "activity", _NOW)
    op.execute(
        "INSERT INTO setting (name, value) SELECT 'Desk id', new_uid()"
        " WHERE NOT EXISTS (SELECT 1 FROM setting WHERE name = 'Desk id')"
    )
