"""Let the index of months tell why acts came about and how usable they are: shares read it alone."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

_BEFORE = ["month", "type_id", "member_id"]
_NOW = [*_BEFORE, "trigger", "usability"]


def upgrade() -> None:
    op.drop_index(f"ix_activity_{'_'.join(_BEFORE)}", table_name="activity")
    op.create_index(f"ix_activity_{'_'.join(_NOW)}", "activity", _NOW)
