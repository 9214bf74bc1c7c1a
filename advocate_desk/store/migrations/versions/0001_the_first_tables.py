"""Make the first tables: people, activities, what she adds, and what the desk keeps."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "activity_type",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("motivations", sa.Text(), nullable=True),
        sa.Column("stance", sa.String(), nullable=False),
        sa.Column("moment", sa.String(), nullable=False),
        sa.Column("effort", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("points", sa.Integer(), nullable=True),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("value_source", sa.String(), nullable=True),
        sa.Column("endorsement_rules", sa.Boolean(), nullable=True),
        sa.Column("needs_consent", sa.Text(), nullable=True),
        sa.Column("counts_as_advocacy", sa.Boolean(), nullable=False),
        sa.Column("counts_towards_load", sa.Boolean(), nullable=False),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.CheckConstraint("effort BETWEEN 1 AND 5", name=op.f("ck_activity_type_effort_1_to_5")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_type")),
        sa.UniqueConstraint("name", name=op.f("uq_activity_type_name")),
        sa.UniqueConstraint("uid", name=op.f("uq_activity_type_uid")),
        info={"journalled": True, "personal": ""},
        sqlite_autoincrement=True,
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.Column("forgotten", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "colleague",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("team", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("charter_version", sa.String(), nullable=True),
        sa.Column("opted_in_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_colleague")),
        sa.UniqueConstraint("uid", name=op.f("uq_colleague_uid")),
        info={"journalled": True, "personal": ""},
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("colleague", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_colleague_email"), ["email"], unique=False)

    op.create_table(
        "custom_field",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custom_field")),
        sa.UniqueConstraint("kind", "name", name=op.f("uq_custom_field_kind_name")),
        sa.UniqueConstraint("uid", name=op.f("uq_custom_field_uid")),
        info={"journalled": True, "personal": ""},
        sqlite_autoincrement=True,
    )
    op.create_table(
        "draft",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("spec", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_draft")),
    )
    op.create_table(
        "external_id",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("system", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_external_id")),
        sa.UniqueConstraint(
            "kind", "system", "value", name=op.f("uq_external_id_kind_system_value")
        ),
        info={"journalled": True, "personal": "kind, row_id"},
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("external_id", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_external_id_kind_row_id"), ["kind", "row_id"], unique=False
        )

    op.create_table(
        "figures_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figures_state")),
    )
    op.create_table(
        "import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=True),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("counts", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import")),
    )
    with op.batch_alter_table("import", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_change_id"), ["change_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_import_sha256"), ["sha256"], unique=False)

    op.create_table(
        "journal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("current", sa.Integer(), nullable=True),
        sa.Column("inserts", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
    )
    op.create_table(
        "learned_value",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("choice", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learned_value")),
        sa.UniqueConstraint("field", "word", name=op.f("uq_learned_value_field_word")),
    )
    op.create_table(
        "member",
        sa.Column("full_name", sa.String(), nullable=True),
        sa.Column("given_name", sa.String(), nullable=True),
        sa.Column("family_name", sa.String(), nullable=True),
        sa.Column("preferred_name", sa.String(), nullable=True),
        sa.Column("person_type", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("other_emails", sa.Text(), nullable=True),
        sa.Column("seniority", sa.String(), nullable=True),
        sa.Column("function", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("city", sa.String(), nullable=True),
        sa.Column("time_zone", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("linkedin", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("tier", sa.String(), nullable=True),
        sa.Column("interests", sa.Text(), nullable=True),
        sa.Column("use_cases", sa.Text(), nullable=True),
        sa.Column("can_help_with", sa.Text(), nullable=True),
        sa.Column("looking_for", sa.Text(), nullable=True),
        sa.Column("open_to_network", sa.Boolean(), nullable=True),
        sa.Column("willing_to", sa.Text(), nullable=True),
        sa.Column("reward_policy", sa.String(), nullable=True),
        sa.Column("never_ask_for", sa.Text(), nullable=True),
        sa.Column("contact_preference", sa.String(), nullable=True),
        sa.Column("lawful_basis", sa.String(), nullable=True),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.Column("tags", sa.Text(), nullable=True),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member")),
        sa.UniqueConstraint("email", name=op.f("uq_member_email")),
        sa.UniqueConstraint("uid", name=op.f("uq_member_uid")),
        info={"journalled": True, "personal": "id"},
        sqlite_autoincrement=True,
    )
    op.create_table(
        "remembered_mapping",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("signature", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("spec", sa.String(), nullable=False),
        sa.Column("used_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remembered_mapping")),
        sa.UniqueConstraint(
            "signature", "kind", name=op.f("uq_remembered_mapping_signature_kind")
        ),
    )
    op.create_table(
        "saved_view",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("spec", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sa.UniqueConstraint("kind", "name", name=op.f("uq_saved_view_kind_name")),
        sa.UniqueConstraint("uid", name=op.f("uq_saved_view_uid")),
        info={"journalled": True, "personal": ""},
        sqlite_autoincrement=True,
    )
    op.create_table(
        "setting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        sa.UniqueConstraint("name", name=op.f("uq_setting_name")),
        info={"journalled": True, "personal": ""},
        sqlite_autoincrement=True,
    )
    op.create_table(
        "view_state",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("spec", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_view_state")),
    )
    op.create_table(
        "account",
        sa.Column("company", sa.String(), nullable=False),
        sa.Column("aliases", sa.Text(), nullable=True),
        sa.Column("domain", sa.Text(), nullable=True),
        sa.Column("industry", sa.String(), nullable=True),
        sa.Column("size", sa.String(), nullable=True),
        sa.Column("region", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("segment", sa.String(), nullable=True),
        sa.Column("annual_value", sa.Integer(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("customer_since", sa.Date(), nullable=True),
        sa.Column("renewal_date", sa.Date(), nullable=True),
        sa.Column("open_issue", sa.Boolean(), nullable=True),
        sa.Column("open_issue_since", sa.Date(), nullable=True),
        sa.Column("products", sa.Text(), nullable=True),
        sa.Column("use_cases", sa.Text(), nullable=True),
        sa.Column("replaced_rival", sa.String(), nullable=True),
        sa.Column("rivals", sa.Text(), nullable=True),
        sa.Column("public_sector", sa.String(), nullable=True),
        sa.Column("healthcare", sa.Boolean(), nullable=True),
        sa.Column("reference_policy", sa.String(), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("csm_id", sa.Integer(), nullable=True),
        sa.Column("account_executive_id", sa.Integer(), nullable=True),
        sa.Column("churned_on", sa.Date(), nullable=True),
        sa.Column("do_not_mix_with", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.CheckConstraint("seats >= 0", name=op.f("ck_account_seats_not_negative")),
        sa.ForeignKeyConstraint(
            ["account_executive_id"],
            ["colleague.id"],
            name=op.f("fk_account_account_executive_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["csm_id"], ["colleague.id"], name=op.f("fk_account_csm_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("uid", name=op.f("uq_account_uid")),
        info={"journalled": True, "personal": ""},
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_account_account_executive_id"), ["account_executive_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_account_csm_id"), ["csm_id"], unique=False)

    op.create_table(
        "change_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("op", sa.String(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("last_id", sa.Integer(), nullable=True),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["change_id"], ["change.id"], name=op.f("fk_change_row_change_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_row")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("change_row", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_row_change_id"), ["change_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_change_row_table_name_row_id"), ["table_name", "row_id"], unique=False
        )

    op.create_table(
        "custom_value",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("field_id", sa.Integer(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["field_id"],
            ["custom_field.id"],
            name=op.f("fk_custom_value_field_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custom_value")),
        sa.UniqueConstraint("field_id", "row_id", name=op.f("uq_custom_value_field_id_row_id")),
        info={"journalled": True, "personal": "kind, row_id"},
        sqlite_autoincrement=True,
    )
    op.create_table(
        "imported_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(), nullable=False),
        sa.Column("row_number", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["import.id"],
            name=op.f("fk_imported_row_import_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imported_row")),
    )
    with op.batch_alter_table("imported_row", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_imported_row_import_id"), ["import_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_imported_row_kind_row_id"), ["kind", "row_id"], unique=False
        )

    op.create_table(
        "member_figures",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("job_title", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("status_since", sa.Date(), nullable=True),
        sa.Column("status_reason", sa.String(), nullable=True),
        sa.Column("enrolled_on", sa.Date(), nullable=True),
        sa.Column("nominated_on", sa.Date(), nullable=True),
        sa.Column("nominated_by_id", sa.Integer(), nullable=True),
        sa.Column("acts", sa.Integer(), nullable=False),
        sa.Column("acts_365", sa.Integer(), nullable=False),
        sa.Column("first_act_on", sa.Date(), nullable=True),
        sa.Column("last_act_on", sa.Date(), nullable=True),
        sa.Column("open_asks", sa.Integer(), nullable=False),
        sa.Column("last_asked_on", sa.Date(), nullable=True),
        sa.Column("search_text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["member.id"],
            name=op.f("fk_member_figures_member_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_member_figures")),
    )
    with op.batch_alter_table("member_figures", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_member_figures_account_id"), ["account_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_member_figures_last_act_on"), ["last_act_on"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_member_figures_name_key"), ["name_key"], unique=False)

    op.create_table(
        "standing",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=True),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["colleague.id"], name=op.f("fk_standing_by_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_standing_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standing")),
        sa.UniqueConstraint("uid", name=op.f("uq_standing_uid")),
        info={"journalled": True, "personal": "member_id"},
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("standing", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_standing_by_id"), ["by_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_standing_member_id_from_day"), ["member_id", "from_day"], unique=False
        )

    op.create_table(
        "account_figures",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.Column("advocates", sa.Integer(), nullable=False),
        sa.Column("acts", sa.Integer(), nullable=False),
        sa.Column("last_act_on", sa.Date(), nullable=True),
        sa.Column("health", sa.String(), nullable=True),
        sa.Column("health_on", sa.Date(), nullable=True),
        sa.Column("search_text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_account_figures_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_account_figures")),
    )
    with op.batch_alter_table("account_figures", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_account_figures_name_key"), ["name_key"], unique=False
        )

    op.create_table(
        "activity",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("type_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("responded_on", sa.Date(), nullable=True),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("day_assumed", sa.Boolean(), nullable=True),
        sa.Column("trigger", sa.String(), nullable=False),
        sa.Column("reward_promised", sa.String(), nullable=True),
        sa.Column("usability", sa.String(), nullable=True),
        sa.Column("quality", sa.Integer(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("points", sa.Integer(), nullable=True),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("link", sa.String(), nullable=True),
        sa.Column("evidence", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("import_key", sa.String(), nullable=True),
        sa.Column(
            "day",
            sa.Date(),
            sa.Computed("coalesce(completed_on, due_on, responded_on, asked_on)", persisted=True),
            nullable=True,
        ),
        sa.Column(
            "month",
            sa.Integer(),
            sa.Computed(
                "CASE WHEN status = 'completed' AND day_assumed IS NOT 1 THEN CAST(substr(completed_on, 1, 4) AS INTEGER) * 12 + CAST(substr(completed_on, 6, 2) AS INTEGER) - 1 END",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.CheckConstraint("quality BETWEEN 1 AND 5", name=op.f("ck_activity_quality_1_to_5")),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_activity_account_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["asked_by_id"],
            ["colleague.id"],
            name=op.f("fk_activity_asked_by_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_activity_member_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["type_id"],
            ["activity_type.id"],
            name=op.f("fk_activity_type_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
        sa.UniqueConstraint("import_key", name=op.f("uq_activity_import_key")),
        sa.UniqueConstraint("uid", name=op.f("uq_activity_uid")),
        info={"journalled": True, "personal": "member_id"},
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("activity", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_activity_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_activity_asked_by_id"), ["asked_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_activity_day"), ["day"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_activity_member_id_completed_on"),
            ["member_id", "completed_on"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_activity_month_type_id_member_id"),
            ["month", "type_id", "member_id"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_activity_type_id"), ["type_id"], unique=False)

    op.create_table(
        "change_image",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_row_id", sa.Integer(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("image", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_row_id"],
            ["change_row.id"],
            name=op.f("fk_change_image_change_row_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_image")),
    )
    with op.batch_alter_table("change_image", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_change_image_change_row_id"), ["change_row_id"], unique=False
        )

    op.create_table(
        "employment",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("job_title", sa.String(), nullable=True),
        sa.Column("from_day", sa.Date(), nullable=True),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_employment_account_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_employment_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employment")),
        sa.UniqueConstraint("uid", name=op.f("uq_employment_uid")),
        info={"journalled": True, "personal": "member_id"},
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("employment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_employment_account_id"), ["account_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_employment_member_id_from_day"), ["member_id", "from_day"], unique=False
        )

    op.create_table(
        "health_reading",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("read_on", sa.Date(), nullable=False),
        sa.Column("health", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_health_reading_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_health_reading")),
        sa.UniqueConstraint(
            "account_id", "read_on", name=op.f("uq_health_reading_account_id_read_on")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_health_reading_uid")),
        info={"journalled": True, "personal": ""},
        sqlite_autoincrement=True,
    )
