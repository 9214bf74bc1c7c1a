"""What a program manager does with rewards: give, move along, take back, delete."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.errors import Problem
from advocate_desk.program.books import ColleagueBook
from advocate_desk.program.bulk import insert_rows, run_update
from advocate_desk.program.checks import Values, problems_of, refuse, tidy_values
from advocate_desk.program.edits import Changes, Edits, edits_of, made_of, with_any
from advocate_desk.program.grant_list import GRANTS
from advocate_desk.program.listing import Chosen, listed
from advocate_desk.program.money import priced, set_money
from advocate_desk.program.own_fields import forget_rows
from advocate_desk.program.points import points_are_on
from advocate_desk.program.points_settling import (
    grants_to_settle,
    settle_deleted_grants,
    settle_grants,
)
from advocate_desk.program.reward_fields import GRANT_FIELDS
from advocate_desk.program.reward_rules import reward_named
from advocate_desk.program.rewards import held_by_grants
from advocate_desk.store.choices import GRANTS_THAT_HOLD, GrantMode, GrantStatus
from advocate_desk.store.models import (
    Activity,
    Grant,
    GrantActivity,
    Member,
    MemberFigures,
    Reward,
)

_OWN = tuple(c.name for c in Grant.__table__.columns if c.name not in ("id", "uid"))
_NEW = {"status": GrantStatus.IDEA.value, "kind": None}
_NEVER_BLANK = ("kind", "status")
_CAME_BACK = (GrantStatus.DECLINED, GrantStatus.RETURNED, GrantStatus.CANCELLED)
_STAMPED: Mapping[
    str, tuple[str, ...]
] = {  # a status that says when: its day is today unless another one is told
    GrantStatus.APPROVED: ("given_on",),
    GrantStatus.ORDERED: ("given_on",),
    GrantStatus.SENT: ("given_on", "sent_on"),
    GrantStatus.DELIVERED: ("given_on", "delivered_on"),
    GrantStatus.REDEEMED: ("given_on",),
}
_ONLY_PAST = {
    "given_on": "Nothing is given in the future.",
    "sent_on": "Nothing was sent in the future.",
    "delivered_on": "Nothing arrived in the future.",
}


@dataclass(frozen=True, slots=True)
class GrantDraft:
    """A reward for one or several members; what is left out is as the catalogue has it.

    Attributes:
        activity_ids: what it is for; each member's grant is for her own of them.
    """

    member_ids: tuple[int, ...]
    reward_id: int
    status: str = GrantStatus.APPROVED
    mode: str | None = GrantMode.COURTESY
    activity_ids: tuple[int, ...] = ()
    given_on: dt.date | None = None
    value: int | None = None
    cost: int | None = None
    currency: str | None = None
    points_spent: int | None = None
    branded: bool | None = None
    cash_equivalent: bool | None = None
    vendor: str | None = None
    order_id: str | None = None
    cost_centre: str | None = None
    approved_by: str | None = None
    notes: str | None = None


def give_rewards(session: Session, drafts: Sequence[GrantDraft]) -> tuple[int, ...]:
    """Give rewards: a grant for each member, whatever the number of activities it is for.

    Raises:
        InvalidDraft: nobody, no such reward, a second one for the same act, more than there are
            in stock, or more points than a member has.
    """
    found: list[Problem] = []
    rows: list[dict[str, Any]] = []
    acts: list[tuple[int, ...]] = []
    for draft in drafts:
        found += check_grant(session, draft)
    refuse(found)
    for draft in drafts:
        common = _common_values(session, draft)
        owners = _owners(session, draft.activity_ids)
        for member_id in dict.fromkeys(draft.member_ids):
            rows.append({**common, "member_id": member_id})
            acts.append(tuple(act for act, owner in owners.items() if owner == member_id))
    with _stock_minded(session, {draft.reward_id for draft in drafts}):
        made = _insert(session, rows, acts)
    settle_grants(session, made)
    return made


def check_grant(session: Session, draft: GrantDraft) -> list[Problem]:
    """Say what is wrong with a draft, field by field."""
    values = _values(draft)
    found = grant_problems(values)
    if not draft.member_ids:
        found.append(Problem("member", "Say whom it is for."))
    known = session.scalars(select(Member.id).where(Member.id.in_(listed(draft.member_ids))))
    if set(draft.member_ids) - set(known):
        found.append(Problem("member", "A member was deleted meanwhile; choose again."))
    if session.get(Reward, draft.reward_id) is None:
        found.append(Problem("reward", "Choose a reward from the catalogue, or add it there."))
    elif given := _given_already(session, draft):
        found.append(Problem("reward", given))
    return found


def _values(draft: GrantDraft) -> dict[str, Any]:
    values = asdict(draft)
    for key in ("member_ids", "reward_id", "activity_ids"):
        del values[key]
    return tidy_values(GRANT_FIELDS, values)


def grant_problems(values: Values) -> list[Problem]:
    """Say what is wrong with the tidied values of a grant."""
    found = problems_of(GRANT_FIELDS, values)
    for key, sentence in _ONLY_PAST.items():
        if isinstance(day := values.get(key), dt.date) and day > clock.today():
            found.append(Problem(key, sentence))
    return found + [
        Problem(key, f"{GRANTS.field(key).label} cannot be blank.")
        for key in _NEVER_BLANK
        if key in values and values[key] is None
    ]


def _given_already(session: Session, draft: GrantDraft) -> str:
    """Say that an act was rewarded with the same thing before; what came back does not count."""
    found = session.execute(
        select(MemberFigures.name, Reward.reward)
        .select_from(GrantActivity)
        .join(Grant, Grant.id == GrantActivity.grant_id)
        .join(Reward, Reward.id == Grant.reward_id)
        .join(MemberFigures, MemberFigures.member_id == Grant.member_id)
        .where(
            GrantActivity.activity_id.in_(listed(draft.activity_ids)),
            Grant.reward_id == draft.reward_id,
            Grant.status.not_in(_CAME_BACK),
        )
        .limit(1)
    ).first()
    return f"{found[0]} has {found[1]} for this act already." if found else ""


def _owners(session: Session, activity_ids: Sequence[int]) -> dict[int, int]:
    """Give whose each of the activities is."""
    if not activity_ids:
        return {}
    whom = listed(activity_ids)
    found = session.execute(select(Activity.id, Activity.member_id).where(Activity.id.in_(whom)))
    return dict(found.all())


def _common_values(session: Session, draft: GrantDraft) -> dict[str, Any]:
    """Give what the grants of a draft hold; the catalogue fills in what it leaves out."""
    reward = session.get_one(Reward, draft.reward_id)
    values = _values(draft)
    by = values.pop("approved_by")
    known: Sequence[str] = ("vendor", "currency", "value", "cost")
    if values["currency"] not in (None, reward.currency):
        known = known[:1]  # what the catalogue says is in another currency
    for key in known:
        if values[key] is None:
            values[key] = getattr(reward, key)
    if values["points_spent"] is None and points_are_on(session):
        values["points_spent"] = reward.points_price
    for day in _STAMPED.get(values["status"], ()):
        values[day] = values.get(day) or values["given_on"] or clock.today()
    return {
        **values,
        "kind": reward.kind,
        "reward_id": reward.id,
        "approved_by_id": ColleagueBook(session).find_or_add(by) if by else None,
    }


def add_grants(
    session: Session, rows: Sequence[Values], activity_ids: Sequence[Sequence[int]] = ()
) -> tuple[int, ...]:
    """Add grants as a file tells them: what was given was given, whatever is left now.

    A row names member and reward by `member_id` and `reward_id`; it may hold `uid` and `rate`.
    What is in stock stays as it is: a shelf is counted after what was given before.

    Raises:
        InvalidDraft: a value cannot be kept.
    """
    refuse([problem for row in rows for problem in grant_problems({**_NEW, **row})])
    made = _insert(session, [{**_NEW, **row} for row in rows], activity_ids)
    held = Counter(row["reward_id"] for row in rows if row.get("status") in GRANTS_THAT_HOLD)
    for reward_id, count in held.items():
        counted = (Reward.id == reward_id, Reward.stocked.is_not(None))
        run_update(session, update(Reward).where(*counted).values(stocked=Reward.stocked + count))
    settle_grants(session, made, as_told=True)
    return made


def _insert(
    session: Session, rows: Sequence[dict[str, Any]], acts: Sequence[Sequence[int]]
) -> tuple[int, ...]:
    made = tuple(insert_rows(session, Grant, _OWN, priced(session, Grant, rows)))
    links = [
        {"grant_id": grant_id, "activity_id": activity_id}
        for grant_id, activity_ids in zip(made, acts, strict=False)
        for activity_id in activity_ids
    ]
    if links:
        session.execute(insert(GrantActivity), links)
    return made


@contextmanager
def _stock_minded(session: Session, reward_ids: Collection[int]) -> Iterator[None]:
    """Refuse what is done inside when it takes more of a reward than there are.

    Raises:
        InvalidDraft: there are fewer in stock; nothing of the change is kept.
    """
    before = held_by_grants(session, tuple(reward_ids))
    yield
    after = held_by_grants(session, tuple(reward_ids))
    for reward_id, held in after.items():
        reward = session.get_one(Reward, reward_id)
        taken = held - before[reward_id]
        if reward.stocked is not None and taken > 0 and held > reward.stocked:
            left = max(reward.stocked - before[reward_id], 0)
            text = f"{left} of {reward.reward} are in stock; this takes {taken}."
            refuse([Problem("reward", f"{text} Give fewer, or correct the stock.")])


def edit_grants(
    session: Session, chosen: Chosen, changes: Changes, *, as_told: bool = False
) -> int:
    """Set fields of the chosen grants; give how many rows changed.

    A status that says when it came about dates it today, unless a day is known. Changes `as_told`
    by a file say all there is to say, and are no matter of what is left.

    Raises:
        InvalidDraft: a value cannot be kept, more would be given than there are in stock, or more
            points be spent than a member has.
    """
    tidied = made_of(edits_of(session, GRANTS, chosen, changes), _tidied)
    named = {tidy.get("reward") for tidy in tidied.values()}
    rewards = {name: reward_named(session, name) for name in named if name}
    colleagues = ColleagueBook(session)
    edits = made_of(tidied, lambda tidy: _resolved(session, tidy, rewards, colleagues))
    to_settle = grants_to_settle(session, edits)
    if as_told:
        changed = set_money(session, Grant, edits)
    else:
        with _stock_minded(session, _rewards_of(session, edits)):
            changed = set_money(session, Grant, edits)
            set_money(session, Grant, _stamps(session, edits))
    settle_grants(session, to_settle, as_told=as_told)
    return changed


def _tidied(changes: Values) -> Values:
    tidy = tidy_values(GRANT_FIELDS, changes)
    if "member" in tidy:
        words = "Whose it is cannot be changed: delete it and give it to the other one."
        refuse([Problem("member", words)])
    refuse(grant_problems(tidy))
    return tidy


def _stamps(session: Session, edits: Edits) -> Edits:
    """Give the days that new statuses say of grants that do not hold them."""
    stamped = {row: _STAMPED.get(values.get("status", ""), ()) for row, values in edits.items()}
    days = sorted({day for keys in stamped.values() for day in keys})
    columns = Grant.__table__.columns
    whom = listed([row for row, keys in stamped.items() if keys])
    held = session.execute(
        select(Grant.id, *(columns[day] for day in days)).where(Grant.id.in_(whom))
    )
    return {
        row["id"]: {day: clock.today() for day in stamped[row["id"]] if row[day] is None}
        for row in held.mappings()
    }


def _rewards_of(session: Session, edits: Edits) -> set[int]:
    """Give the rewards whose stock changes may move; none when they move none."""
    moving = with_any(edits, "status", "reward_id")
    whom = Grant.id.in_(listed(tuple(moving)))
    held = set(session.scalars(select(Grant.reward_id).where(whom).distinct()))
    new = {values.get("reward_id") for values in moving.values()}
    return {reward_id for reward_id in held | new if reward_id}


def _resolved(
    session: Session, tidy: Values, rewards: Mapping[str, int], colleagues: ColleagueBook
) -> dict[str, Any]:
    """Name the reward and the approver by their ids; a reward says what kind it is."""
    values = {key: value for key, value in tidy.items() if key in _OWN}
    if "reward" in tidy:
        values["reward_id"] = rewards.get(tidy["reward"])
        if values["reward_id"] and "kind" not in tidy:
            values["kind"] = session.get_one(Reward, values["reward_id"]).kind
    if "approved_by" in tidy:
        name = tidy["approved_by"]
        values["approved_by_id"] = colleagues.find_or_add(name) if name else None
    return values


def set_grant_activities(session: Session, acts: Mapping[int, Collection[int]]) -> None:
    """Say what grants are for; what they were for before is forgotten."""
    session.flush()
    wanted = {(grant_id, act) for grant_id, ids in acts.items() for act in ids}
    links = session.execute(
        select(GrantActivity.id, GrantActivity.grant_id, GrantActivity.activity_id).where(
            GrantActivity.grant_id.in_(listed(tuple(acts)))
        )
    )
    held = {(grant_id, act): link for link, grant_id, act in links}
    gone = listed([link for pair, link in held.items() if pair not in wanted])
    session.execute(delete(GrantActivity).where(GrantActivity.id.in_(gone)))
    new = [
        {"grant_id": grant_id, "activity_id": act}
        for grant_id, act in sorted(wanted - held.keys())
    ]
    if new:
        session.execute(insert(GrantActivity), new)


def delete_grants(session: Session, chosen: Chosen) -> int:
    """Delete grants, as if they had never been; undo brings them back."""
    ids = tuple(session.scalars(GRANTS.settled(session, chosen)))
    whom = listed(ids)
    settle_deleted_grants(session, ids)
    forget_rows(session, "grants", whom)
    session.execute(delete(Grant).where(Grant.id.in_(whom)))
    return len(ids)
