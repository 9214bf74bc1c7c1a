"""Runs the revisions on the connection that `upgrade.py` hands over."""

from __future__ import annotations

from alembic import context

from advocate_desk.store.models import Table

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Table.metadata,
    render_as_batch=True,
    compare_type=True,
    transactional_ddl=True,
)
context.run_migrations()
