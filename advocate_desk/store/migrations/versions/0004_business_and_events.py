"""Add deals, events with who was there, connections, usage and series; keep rows left out."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "event",
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("city", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("budget", sa.Integer(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("rate", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.CheckConstraint(
            "capacity >= 0 AND budget >= 0", name=op.f("ck_event_nothing_negative")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint("uid", name=op.f("uq_event_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_event_starts_on"), "event", ["starts_on"], unique=False)
    op.create_table(
        "series_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series_event")),
        sa.UniqueConstraint("series", "on_day", name=op.f("uq_series_event_series_on_day")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "series_point",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series_point")),
        sa.UniqueConstraint("series", "on_day", name=op.f("uq_series_point_series_on_day")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("registered", sa.Boolean(), nullable=True),
        sa.Column("attended", sa.Boolean(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("seat", sa.String(), nullable=True),
        sa.Column("dietary", sa.String(), nullable=True),
        sa.CheckConstraint(
            "member_id IS NOT NULL OR email IS NOT NULL", name=op.f("ck_attendance_of_somebody")
        ),
        sa.CheckConstraint("minutes >= 0", name=op.f("ck_attendance_minutes_not_negative")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_attendance_event_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_attendance_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint("event_id", "email", name=op.f("uq_attendance_event_id_email")),
        sa.UniqueConstraint(
            "event_id", "member_id", name=op.f("uq_attendance_event_id_member_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_attendance_member_id"), "attendance", ["member_id"], unique=False)
    op.create_table(
        "connection",
        sa.Column("member_a_id", sa.Integer(), nullable=False),
        sa.Column("member_b_id", sa.Integer(), nullable=True),
        sa.Column("person_b", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("introduced_by_id", sa.Integer(), nullable=True),
        sa.Column("introduced_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("rate", sa.String(), nullable=True),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(member_b_id IS NULL) <> (person_b IS NULL)", name=op.f("ck_connection_of_two")
        ),
        sa.CheckConstraint(
            "member_a_id <> member_b_id", name=op.f("ck_connection_not_with_herself")
        ),
        sa.CheckConstraint("value >= 0", name=op.f("ck_connection_value_not_negative")),
        sa.ForeignKeyConstraint(
            ["introduced_by_id"],
            ["colleague.id"],
            name=op.f("fk_connection_introduced_by_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["member_a_id"],
            ["member.id"],
            name=op.f("fk_connection_member_a_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_b_id"],
            ["member.id"],
            name=op.f("fk_connection_member_b_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_connection")),
        sa.UniqueConstraint("uid", name=op.f("uq_connection_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_connection_introduced_by_id"), "connection", ["introduced_by_id"], unique=False
    )
    op.create_index(
        op.f("ix_connection_member_a_id_introduced_on"),
        "connection",
        ["member_a_id", "introduced_on"],
        unique=False,
    )
    op.create_index(op.f("ix_connection_member_b_id"), "connection", ["member_b_id"], unique=False)
    op.create_table(
        "opportunity",
        sa.Column("opportunity_id", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("rate", sa.String(), nullable=True),
        sa.Column("stage", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("created_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("competitor", sa.String(), nullable=True),
        sa.Column("heard_via", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_opportunity_amount_not_negative")),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_opportunity_account_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["colleague.id"],
            name=op.f("fk_opportunity_owner_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opportunity")),
        sa.UniqueConstraint("uid", name=op.f("uq_opportunity_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_opportunity_account_id_closed_on"),
        "opportunity",
        ["account_id", "closed_on"],
        unique=False,
    )
    op.create_index(op.f("ix_opportunity_closed_on"), "opportunity", ["closed_on"], unique=False)
    op.create_index(
        op.f("ix_opportunity_opportunity_id"), "opportunity", ["opportunity_id"], unique=False
    )
    op.create_index(op.f("ix_opportunity_owner_id"), "opportunity", ["owner_id"], unique=False)
    op.create_table(
        "usage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("in_month", sa.String(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.CheckConstraint(
            "account_id IS NOT NULL OR member_id IS NOT NULL", name=op.f("ck_usage_of_somebody")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_usage_account_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_usage_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_usage")),
        sa.UniqueConstraint(
            "account_id",
            "member_id",
            "in_month",
            "measure",
            name=op.f("uq_usage_account_id_member_id_in_month_measure"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_usage_in_month"), "usage", ["in_month"], unique=False)
    op.create_index(op.f("ix_usage_member_id"), "usage", ["member_id"], unique=False)
    op.add_column("import", sa.Column("left_rows", sa.String(), nullable=True))
