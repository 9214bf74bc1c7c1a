"""Acts of advocacy and the kinds of them."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, Computed, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from advocate_desk.store.models.table import Identified, Table, Words, facts

# months count from year 0: year * 12 + month - 1; only acts with a known day have one
_MONTH = (
    "CASE WHEN status = 'completed' AND day_assumed IS NOT 1"
    " THEN CAST(substr(completed_on, 1, 4) AS INTEGER) * 12"
    " + CAST(substr(completed_on, 6, 2) AS INTEGER) - 1 END"
)


class ActivityType(Identified, Table):
    """A kind of activity, with what it is worth and what it takes."""

    __tablename__ = "activity_type"
    __table_args__ = facts(CheckConstraint("effort BETWEEN 1 AND 5", name="effort_1_to_5"))

    name: Mapped[str] = mapped_column(unique=True)
    category: Mapped[str]
    motivations: Mapped[tuple[str, ...]] = mapped_column(Words, nullable=True)
    stance: Mapped[str] = mapped_column(default="both")
    moment: Mapped[str] = mapped_column(default="both")
    effort: Mapped[int] = mapped_column(default=2)
    minutes: Mapped[int | None]
    points: Mapped[int | None]
    value: Mapped[int | None]  # minor units of `currency`
    currency: Mapped[str | None]
    rate: Mapped[str | None]  # decimal text: base currency for one of `currency`
    value_source: Mapped[str | None]
    endorsement_rules: Mapped[bool | None]
    needs_consent: Mapped[tuple[str, ...]] = mapped_column(Words, nullable=True)
    counts_as_advocacy: Mapped[bool] = mapped_column(default=True)
    counts_towards_load: Mapped[bool] = mapped_column(default=True)
    code: Mapped[str | None]
    active: Mapped[bool] = mapped_column(default=True)


class Activity(Identified, Table):
    """Something an advocate did for us, or was asked to do: from idea to completed."""

    __tablename__ = "activity"
    __table_args__ = facts(
        Index(None, "month", "type_id", "member_id", "trigger", "usability"),
        Index(None, "member_id", "completed_on"),
        CheckConstraint("quality BETWEEN 1 AND 5", name="quality_1_to_5"),
        personal="member_id",
    )

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    account_id: Mapped[int | None] = mapped_column(
        ForeignKey("account.id", ondelete="SET NULL"), index=True
    )
    type_id: Mapped[int] = mapped_column(
        ForeignKey("activity_type.id", ondelete="RESTRICT"), index=True
    )
    status: Mapped[str]
    asked_on: Mapped[dt.date | None]
    asked_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("colleague.id", ondelete="SET NULL"), index=True
    )
    due_on: Mapped[dt.date | None]
    responded_on: Mapped[dt.date | None]
    completed_on: Mapped[dt.date | None]
    day_assumed: Mapped[
        bool | None
    ]  # the file had no day: the import's day stands in, charts leave it out
    trigger: Mapped[str] = mapped_column(default="unknown")
    reward_promised: Mapped[str | None]
    usability: Mapped[str | None]
    quality: Mapped[int | None]
    minutes: Mapped[int | None]
    outcome: Mapped[str | None]
    points: Mapped[int | None]
    value: Mapped[int | None]  # minor units of `currency`
    currency: Mapped[str | None]
    rate: Mapped[str | None]  # decimal text: base currency for one of `currency`
    link: Mapped[str | None]
    evidence: Mapped[str | None]
    text: Mapped[str | None]
    notes: Mapped[str | None]
    import_key: Mapped[str | None] = mapped_column(
        unique=True
    )  # the external id of system "import"
    day: Mapped[dt.date | None] = mapped_column(
        Computed("coalesce(completed_on, due_on, responded_on, asked_on)", persisted=True),
        index=True,
    )
    month: Mapped[int | None] = mapped_column(Computed(_MONTH, persisted=True))
