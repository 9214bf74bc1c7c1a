"""Which rewards rules offer for what was completed; offering is all, she gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from advocate_desk.base.words import money_words
from advocate_desk.program.grants import GrantDraft
from advocate_desk.program.listing import listed
from advocate_desk.store.choices import ActStatus
from advocate_desk.store.journal_reading import rows_set_to
from advocate_desk.store.models import (
    Activity,
    ActivityType,
    Change,
    Grant,
    GrantActivity,
    Import,
    MemberFigures,
    Reward,
    RewardRule,
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A reward that a rule offers for one activity."""

    activity_id: int
    member_id: int
    member: str
    activity_type: str
    reward_id: int
    reward: str
    mode: str
    value: int | None  # minor units of `currency`
    currency: str | None

    @property
    def words(self) -> str:
        """Name the reward with its value, unless its name tells it: `Gift card, €25.00`."""
        tells_it = any(char.isdigit() for char in self.reward)
        worth = money_words(self.value, self.currency) if self.currency and not tells_it else ""
        return f"{self.reward}, {worth}" if worth else self.reward

    def draft(self) -> GrantDraft:
        """Give the grant that takes the offer up, in the mode of the rule."""
        return GrantDraft(
            (self.member_id,), self.reward_id, mode=self.mode, activity_ids=(self.activity_id,)
        )


@dataclass(frozen=True, slots=True)
class News:
    """What was completed since a change: the newest change by now, and the activities."""

    newest: int
    activity_ids: tuple[int, ...]


def completed_since(session: Session, change: int) -> News:
    """Give what changes after this one completed; what an import brought was done long ago."""
    brought = select(Import.id).where(Import.change_id == Change.id).exists()
    later = (Change.id > change, ~Change.undone, ~Change.forgotten)
    newest = session.scalar(select(func.max(Change.id)).where(*later)) or change
    changes = session.scalars(select(Change.id).where(*later, ~brought)).all()
    done = rows_set_to(session, changes, "activity", "status", ActStatus.COMPLETED)
    return News(newest, tuple(done))


def rewards_due(session: Session, activity_ids: Sequence[int]) -> list[Offer]:
    """Give what active rules offer for these activities, once they are completed.

    An activity that has a grant of that reward, whatever became of it, is offered none.
    """
    given = (
        select(GrantActivity.id)
        .join(Grant, Grant.id == GrantActivity.grant_id)
        .where(GrantActivity.activity_id == Activity.id, Grant.reward_id == Reward.id)
        .exists()
    )
    rows = session.execute(
        select(
            Activity.id,
            Activity.member_id,
            MemberFigures.name,
            ActivityType.name,
            Reward.id,
            Reward.reward,
            RewardRule.mode,
            Reward.value,
            Reward.currency,
        )
        .select_from(Activity)
        .join(RewardRule, RewardRule.type_id == Activity.type_id)
        .join(Reward, Reward.id == RewardRule.reward_id)
        .join(ActivityType, ActivityType.id == Activity.type_id)
        .join(MemberFigures, MemberFigures.member_id == Activity.member_id)
        .where(
            Activity.id.in_(listed(activity_ids)),
            Activity.status == ActStatus.COMPLETED,
            RewardRule.active,
            Reward.active,
            ~given,
        )
        .order_by(MemberFigures.name_key, Activity.id, Reward.id)
    )
    return [Offer(*row) for row in rows]
