"""What she adds of her own: settings, fields, saved views, ids of other systems."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from advocate_desk.store.models.table import Identified, Table, facts

# which table the rows of a kind are in, for what hangs on any row by its kind and id
TABLE_OF_KIND = {
    "members": "member",
    "accounts": "account",
    "colleagues": "colleague",
    "activities": "activity",
    "activity_types": "activity_type",
    "conversations": "touch",
    "wins": "win",
    "career_wins": "career_win",
    "consents": "consent",
    "survey_responses": "survey_response",
    "rewards": "reward",
    "reward_rules": "reward_rule",
    "grants": "grant",
    "points": "points_entry",
    "costs": "cost",
    "opportunities": "opportunity",
    "events": "event",
    "attendance": "attendance",
    "connections": "connection",
    "usage": "usage",
    "series": "series_point",
    "series_events": "series_event",
}


class Setting(Table):
    """A setting that differs from its default."""

    __tablename__ = "setting"
    __table_args__ = facts()

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    value: Mapped[str]


class CustomField(Identified, Table):
    """A field of her own on members, accounts or activities."""

    __tablename__ = "custom_field"
    __table_args__ = facts(UniqueConstraint("kind", "name"))

    kind: Mapped[str]
    name: Mapped[str]
    type: Mapped[str] = mapped_column(default="text")


class CustomValue(Table):
    """What stands in a field of her own, as text."""

    __tablename__ = "custom_value"
    __table_args__ = facts(
        UniqueConstraint("field_id", "row_id"), personal="kind, row_id", of_kind=("row_id",)
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    row_id: Mapped[int]
    field_id: Mapped[int] = mapped_column(ForeignKey("custom_field.id", ondelete="CASCADE"))
    value: Mapped[str]


class ExternalId(Table):
    """The id that another system uses for a row of ours."""

    __tablename__ = "external_id"
    __table_args__ = facts(
        UniqueConstraint("kind", "system", "value"),
        Index(None, "kind", "row_id"),
        personal="kind, row_id",
        of_kind=("row_id",),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    row_id: Mapped[int]
    system: Mapped[str]
    value: Mapped[str]


class SavedView(Identified, Table):
    """A list with its filter, sort and columns, kept under a name."""

    __tablename__ = "saved_view"
    __table_args__ = facts(UniqueConstraint("kind", "name"))

    kind: Mapped[str]
    name: Mapped[str]
    spec: Mapped[str]  # JSON
