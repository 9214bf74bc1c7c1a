"""Add what is given back and what is between the program and its members.

Rewards, grants, points, costs and rates; talks, wins, permissions, motives, survey answers, goals.
The figures of every member are computed again when the desk is opened.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "cost",
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("rate", sa.String(), nullable=True),
        sa.Column("cost_centre", sa.String(), nullable=True),
        sa.Column("vendor", sa.String(), nullable=True),
        sa.Column("invoice", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_cost_no_negative_amounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cost")),
        sa.UniqueConstraint("uid", name=op.f("uq_cost_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_cost_on_day"), "cost", ["on_day"], unique=False)
    op.create_table(
        "not_same",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_not_same_in_order")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_not_same")),
        sa.UniqueConstraint(
            "kind", "first_id", "second_id", name=op.f("uq_not_same_kind_first_id_second_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "rate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("rate", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rate")),
        sa.UniqueConstraint("currency", "from_day", name=op.f("uq_rate_currency_from_day")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "reward",
        sa.Column("reward", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("cost", sa.Integer(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("rate", sa.String(), nullable=True),
        sa.Column("units_given", sa.Integer(), nullable=True),
        sa.Column("points_price", sa.Integer(), nullable=True),
        sa.Column("stocked", sa.Integer(), nullable=True),
        sa.Column("vendor", sa.String(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.CheckConstraint("value >= 0 AND cost >= 0", name=op.f("ck_reward_no_negative_amounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reward")),
        sa.UniqueConstraint("reward", name=op.f("uq_reward_reward")),
        sa.UniqueConstraint("uid", name=op.f("uq_reward_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "career_win",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("helped_by", sa.String(), nullable=True),
        sa.Column("told_publicly", sa.Boolean(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_career_win_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_career_win")),
        sa.UniqueConstraint("uid", name=op.f("uq_career_win_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_career_win_member_id_on_day"), "career_win", ["member_id", "on_day"], unique=False
    )
    op.create_table(
        "consent",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("use", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=True),
        sa.Column("scope", sa.String(), nullable=True),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("refused_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("evidence", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_consent_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
        sa.UniqueConstraint("uid", name=op.f("uq_consent_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_consent_member_id_use"), "consent", ["member_id", "use"], unique=False
    )
    op.create_table(
        "goal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("target", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("target >= 0", name=op.f("ck_goal_target_not_negative")),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["colleague.id"], name=op.f("fk_goal_owner_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
        sa.UniqueConstraint("period", "what", name=op.f("uq_goal_period_what")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_goal_owner_id"), "goal", ["owner_id"], unique=False)
    op.create_table(
        "grant",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("reward_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("delivered_on", sa.Date(), nullable=True),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("cost", sa.Integer(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("rate", sa.String(), nullable=True),
        sa.Column("points_spent", sa.Integer(), nullable=True),
        sa.Column("branded", sa.Boolean(), nullable=True),
        sa.Column("cash_equivalent", sa.Boolean(), nullable=True),
        sa.Column("vendor", sa.String(), nullable=True),
        sa.Column("order_id", sa.String(), nullable=True),
        sa.Column("cost_centre", sa.String(), nullable=True),
        sa.Column("approved_by_id", sa.Integer(), nullable=True),
        sa.Column("check_result", sa.String(), nullable=True),
        sa.Column("check_note", sa.String(), nullable=True),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.CheckConstraint("value >= 0 AND cost >= 0", name=op.f("ck_grant_no_negative_amounts")),
        sa.ForeignKeyConstraint(
            ["approved_by_id"],
            ["colleague.id"],
            name=op.f("fk_grant_approved_by_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_grant_member_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["reward_id"], ["reward.id"], name=op.f("fk_grant_reward_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grant")),
        sa.UniqueConstraint("uid", name=op.f("uq_grant_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_grant_approved_by_id"), "grant", ["approved_by_id"], unique=False)
    op.create_index(op.f("ix_grant_given_on"), "grant", ["given_on"], unique=False)
    op.create_index(
        op.f("ix_grant_member_id_given_on"), "grant", ["member_id", "given_on"], unique=False
    )
    op.create_index(op.f("ix_grant_reward_id"), "grant", ["reward_id"], unique=False)
    op.create_table(
        "reward_rule",
        sa.Column("type_id", sa.Integer(), nullable=False),
        sa.Column("reward_id", sa.Integer(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reward_id"], ["reward.id"], name=op.f("fk_reward_rule_reward_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["type_id"],
            ["activity_type.id"],
            name=op.f("fk_reward_rule_type_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reward_rule")),
        sa.UniqueConstraint("type_id", "reward_id", name=op.f("uq_reward_rule_type_id_reward_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_reward_rule_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_reward_rule_reward_id"), "reward_rule", ["reward_id"], unique=False)
    op.create_table(
        "stated_motivation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("motivation", sa.String(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "weight BETWEEN 0 AND 3", name=op.f("ck_stated_motivation_weight_0_to_3")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["member.id"],
            name=op.f("fk_stated_motivation_member_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stated_motivation")),
        sa.UniqueConstraint(
            "member_id",
            "motivation",
            "basis",
            name=op.f("uq_stated_motivation_member_id_motivation_basis"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "survey_response",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("comment", sa.String(), nullable=True),
        sa.Column("survey", sa.String(), nullable=True),
        sa.Column("answered_by_us_on", sa.Date(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.CheckConstraint(
            "score BETWEEN 0 AND 10", name=op.f("ck_survey_response_score_0_to_10")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["member.id"],
            name=op.f("fk_survey_response_member_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_response")),
        sa.UniqueConstraint("uid", name=op.f("uq_survey_response_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_survey_response_member_id_answered_on"),
        "survey_response",
        ["member_id", "answered_on"],
        unique=False,
    )
    op.create_table(
        "touch",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("goal", sa.String(), nullable=True),
        sa.Column("promise", sa.String(), nullable=True),
        sa.Column("promise_due", sa.Date(), nullable=True),
        sa.Column("promise_done", sa.Date(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["colleague.id"], name=op.f("fk_touch_by_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_touch_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_touch")),
        sa.UniqueConstraint("uid", name=op.f("uq_touch_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_touch_by_id"), "touch", ["by_id"], unique=False)
    op.create_index(
        op.f("ix_touch_member_id_on_day"), "touch", ["member_id", "on_day"], unique=False
    )
    op.create_index(op.f("ix_touch_on_day"), "touch", ["on_day"], unique=False)
    op.create_table(
        "win",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("measure", sa.String(), nullable=True),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", sa.String(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("product", sa.String(), nullable=True),
        sa.Column("use_case", sa.String(), nullable=True),
        sa.Column("may_tell", sa.String(), nullable=True),
        sa.Column("told_in", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_win_account_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_win_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_win")),
        sa.UniqueConstraint("uid", name=op.f("uq_win_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_win_account_id"), "win", ["account_id"], unique=False)
    op.create_index(op.f("ix_win_member_id_on_day"), "win", ["member_id", "on_day"], unique=False)
    op.create_table(
        "grant_activity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("grant_id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activity.id"],
            name=op.f("fk_grant_activity_activity_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["grant_id"], ["grant.id"], name=op.f("fk_grant_activity_grant_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grant_activity")),
        sa.UniqueConstraint(
            "grant_id", "activity_id", name=op.f("uq_grant_activity_grant_id_activity_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_grant_activity_activity_id"), "grant_activity", ["activity_id"], unique=False
    )
    op.create_table(
        "points_entry",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("activity_id", sa.Integer(), nullable=True),
        sa.Column("grant_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activity.id"],
            name=op.f("fk_points_entry_activity_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["grant_id"], ["grant.id"], name=op.f("fk_points_entry_grant_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["member.id"],
            name=op.f("fk_points_entry_member_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_points_entry")),
        sa.UniqueConstraint("uid", name=op.f("uq_points_entry_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_points_entry_activity_id"), "points_entry", ["activity_id"], unique=False
    )
    op.create_index(op.f("ix_points_entry_grant_id"), "points_entry", ["grant_id"], unique=False)
    op.create_index(
        op.f("ix_points_entry_member_id_on_day"),
        "points_entry",
        ["member_id", "on_day"],
        unique=False,
    )
    op.create_index(op.f("ix_points_entry_on_day"), "points_entry", ["on_day"], unique=False)
    op.add_column("account", sa.Column("rate", sa.String(), nullable=True))
    op.add_column("activity", sa.Column("rate", sa.String(), nullable=True))
    op.add_column("activity_type", sa.Column("rate", sa.String(), nullable=True))
    op.add_column(
        "member_figures", sa.Column("to_thank", sa.Integer(), nullable=False, server_default="0")
    )
    op.add_column("member_figures", sa.Column("last_spoke_on", sa.Date(), nullable=True))
    op.add_column("member_figures", sa.Column("last_thanked_on", sa.Date(), nullable=True))
    op.add_column(
        "member_figures",
        sa.Column("open_promises", sa.Integer(), nullable=False, server_default="0"),
    )
    op.add_column(
        "member_figures", sa.Column("grants", sa.Integer(), nullable=False, server_default="0")
    )
    op.add_column("member_figures", sa.Column("last_grant_on", sa.Date(), nullable=True))
    op.add_column(
        "member_figures",
        sa.Column("points_balance", sa.Integer(), nullable=False, server_default="0"),
    )
    op.execute("UPDATE figures_state SET day = '2000-01-01'")
