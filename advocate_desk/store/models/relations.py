"""What is between the program and a member: talks, wins, permissions, motives, answers, goals."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from advocate_desk.store.models.table import Identified, Table, facts


class Touch(Identified, Table):
    """A conversation with a member; one with several people is a row for each of them."""

    __tablename__ = "touch"
    __table_args__ = facts(Index(None, "member_id", "on_day"), personal="member_id")

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    on_day: Mapped[dt.date] = mapped_column(index=True)
    kind: Mapped[str]
    text: Mapped[str | None]
    goal: Mapped[str | None]  # what she cares about, as we heard it
    promise: Mapped[str | None]  # what we promised her
    promise_due: Mapped[dt.date | None]
    promise_done: Mapped[dt.date | None]
    by_id: Mapped[int | None] = mapped_column(
        ForeignKey("colleague.id", ondelete="SET NULL"), index=True
    )


class Win(Identified, Table):
    """What a member achieved with us, and whether it may be told."""

    __tablename__ = "win"
    __table_args__ = facts(Index(None, "member_id", "on_day"), personal="member_id")

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    account_id: Mapped[int | None] = mapped_column(
        ForeignKey("account.id", ondelete="SET NULL"), index=True
    )
    on_day: Mapped[dt.date]
    what: Mapped[str]
    measure: Mapped[str | None]
    before: Mapped[str | None]
    after: Mapped[str | None]
    unit: Mapped[str | None]
    product: Mapped[str | None]
    use_case: Mapped[str | None]
    may_tell: Mapped[str | None]
    told_in: Mapped[str | None]


class CareerWin(Identified, Table):
    """A step of a member's own career that the program may have helped with."""

    __tablename__ = "career_win"
    __table_args__ = facts(Index(None, "member_id", "on_day"), personal="member_id")

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    on_day: Mapped[dt.date]
    kind: Mapped[str]
    text: Mapped[str | None]
    helped_by: Mapped[str | None]
    told_publicly: Mapped[bool | None]


class Consent(Identified, Table):
    """What a member said to one use of her words, name, picture or time."""

    __tablename__ = "consent"
    __table_args__ = facts(Index(None, "member_id", "use"), personal="member_id")

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    use: Mapped[str]
    state: Mapped[str | None]  # as it was told; the days decide where they are known
    scope: Mapped[str | None]
    given_on: Mapped[dt.date | None]
    expires_on: Mapped[dt.date | None]
    refused_on: Mapped[dt.date | None]
    withdrawn_on: Mapped[dt.date | None]
    evidence: Mapped[str | None]


class StatedMotivation(Table):
    """What moves a member, as she said it or a file did."""

    __tablename__ = "stated_motivation"
    __table_args__ = facts(
        UniqueConstraint("member_id", "motivation", "basis"),
        CheckConstraint("weight BETWEEN 0 AND 3", name="weight_0_to_3"),
        personal="member_id",
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    motivation: Mapped[str]
    weight: Mapped[int]
    basis: Mapped[str]
    on_day: Mapped[dt.date | None]


class SurveyResponse(Identified, Table):
    """A member's answer to a survey."""

    __tablename__ = "survey_response"
    __table_args__ = facts(
        Index(None, "member_id", "answered_on"),
        CheckConstraint("score BETWEEN 0 AND 10", name="score_0_to_10"),
        personal="member_id",
    )

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    answered_on: Mapped[dt.date]
    kind: Mapped[str]
    score: Mapped[int | None]
    comment: Mapped[str | None]
    survey: Mapped[str | None]
    answered_by_us_on: Mapped[dt.date | None]
    asked_on: Mapped[dt.date | None]


class Goal(Table):
    """What the program means to reach in a quarter."""

    __tablename__ = "goal"
    __table_args__ = facts(
        UniqueConstraint("period", "what"),
        CheckConstraint("target >= 0", name="target_not_negative"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    period: Mapped[str]  # 2026-Q4
    what: Mapped[str]  # a type, a category or a figure by name
    target: Mapped[int]
    owner_id: Mapped[int | None] = mapped_column(
        ForeignKey("colleague.id", ondelete="SET NULL"), index=True
    )


class NotSame(Table):
    """Two rows that look alike and are not the same, as she decided."""

    __tablename__ = "not_same"
    __table_args__ = facts(
        UniqueConstraint("kind", "first_id", "second_id"),
        CheckConstraint("first_id < second_id", name="in_order"),
        personal="kind, first_id, second_id",
        of_kind=("first_id", "second_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]  # members or accounts
    first_id: Mapped[int]
    second_id: Mapped[int]
