"""What the quick log needs to know: people and types to choose from, and what is worth saying."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, or_, select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.text import fold, fold_name
from advocate_desk.base.words import count_words, day_words
from advocate_desk.program.listing import Sort, Wanted
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.points import points_are_on
from advocate_desk.store.choices import OPEN_ASKS, ActStatus, ContactPreference, Status
from advocate_desk.store.models import Activity, ActivityType, Member, MemberFigures

_RECENT = 500  # acts that say which types she uses now
_REST_DAYS = 90
_MANY_REFERENCES = 3  # assumption: from the third in 90 days on it is worth saying
_LAST_LETTER = "\U0010ffff"
_GONE = (Status.ALUMNI, Status.REMOVED)
_ORDINALS = {3: "Third", 4: "Fourth", 5: "Fifth", 6: "Sixth"}


@dataclass(frozen=True, slots=True)
class Person:
    """A member as the quick log shows one."""

    id: int
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class TypeChoice:
    """An activity type that can be chosen."""

    id: int
    name: str
    category: str
    minutes: int | None


@dataclass(frozen=True, slots=True)
class LogMeant:
    """What she is about to log, as far as it is known."""

    member_ids: tuple[int, ...]
    type_id: int | None
    status: str
    day: dt.date | None


def people_like(session: Session, words: str, limit: int = 20) -> list[Person]:
    """Give the members that words may mean, those whose name begins with them first."""
    folded = fold_name(words)
    if not folded:
        return []
    name = MemberFigures.name_key.expression
    begins = name.between(folded, f"{folded}{_LAST_LETTER}")  # unlike LIKE it goes by the index
    beginning = select(MemberFigures.member_id).where(begins).order_by(name).limit(limit)
    found = list(session.scalars(beginning))
    if len(found) < limit:
        anywhere = MEMBERS.first_ids(session, Wanted(words=words), Sort("name"), limit)
        found += [member_id for member_id in anywhere if member_id not in found]
    return people_of(session, found[:limit])


def people_of(session: Session, member_ids: Sequence[int]) -> list[Person]:
    """Give these members in this order, without those who were deleted."""
    lines = MEMBERS.lines(session, member_ids)
    return [
        Person(row_id, lines[row_id].values["name"], lines[row_id].values["role"] or "")
        for row_id in member_ids
        if row_id in lines
    ]


def types_by_use(session: Session) -> list[TypeChoice]:
    """Give the active types, those used most of late first, then one of each category."""
    recent = select(Activity.type_id).order_by(Activity.id.desc()).limit(_RECENT).subquery()
    used = (
        select(recent.c.type_id, func.count().label("uses")).group_by(recent.c.type_id).subquery()
    )
    turn = func.row_number().over(
        partition_by=ActivityType.category, order_by=(ActivityType.id,)
    )  # a new desk offers one of each category before a second of any
    rows = session.execute(
        select(ActivityType.id, ActivityType.name, ActivityType.category, ActivityType.minutes)
        .outerjoin(used, used.c.type_id == ActivityType.id)
        .where(ActivityType.active)
        .order_by(func.coalesce(used.c.uses, 0).desc(), turn, ActivityType.id)
    )
    return [TypeChoice(*row) for row in rows]


def worth_saying(session: Session, meant: LogMeant) -> str:
    """Give what she may want to know before she saves; nothing when there is nothing."""
    if not meant.member_ids:
        return ""
    told = (rule(session, meant) for rule in _RULES)
    return " ".join(sentence for sentence in told if sentence)


def owed_for(session: Session, meant: LogMeant) -> str:
    """Say what an act that is done makes us owe: a thank-you, and points where they are on."""
    if meant.status != ActStatus.COMPLETED or not meant.member_ids:
        return ""
    kind = session.get(ActivityType, meant.type_id) if meant.type_id else None
    if kind is None or not kind.points or not points_are_on(session):
        return "We owe: a thank-you"
    return f"We owe: a thank-you and {count_words(kind.points, 'point')}"


def _closes_ask(session: Session, meant: LogMeant) -> str:
    """Say that a completed act answers an ask that is open, or that one more is being asked."""
    rows = session.execute(
        select(Activity.member_id, func.coalesce(Activity.asked_on, Activity.due_on))
        .where(
            Activity.member_id.in_(meant.member_ids),
            Activity.type_id == meant.type_id,
            Activity.status.in_(OPEN_ASKS),
        )
        .order_by(Activity.id)  # the newest one of each is what logging closes
    )
    asked = list(dict(rows.all()).values())
    if not asked:
        return ""
    since = f" of {_short(asked[0])}" if asked[0] else ""
    if meant.status == ActStatus.COMPLETED:
        closed = f"your ask{since}" if len(asked) == 1 else f"{len(asked)} open asks"
        return f"This closes {closed}."
    if meant.status in OPEN_ASKS:
        return f"There is an open ask{since} for this already."
    return ""


def _known_already(session: Session, meant: LogMeant) -> str:
    if meant.status != ActStatus.COMPLETED or meant.day is None:
        return ""
    same = session.scalar(
        select(func.count()).where(
            Activity.member_id.in_(meant.member_ids),
            Activity.type_id == meant.type_id,
            Activity.completed_on == meant.day,
        )
    )
    return "The same is already logged for that day." if same else ""


def _asked_out_of_turn(session: Session, meant: LogMeant) -> str:
    """Say who should not be asked now: paused, left, or asked not to be contacted."""
    rows = session.execute(
        select(MemberFigures.name, MemberFigures.status, Member.paused_until)
        .add_columns(Member.contact_preference, Member.never_ask_for)
        .join(Member, Member.id == MemberFigures.member_id)
        .where(
            MemberFigures.member_id.in_(meant.member_ids),
            or_(
                Member.paused_until > clock.today(),
                MemberFigures.status.in_((Status.PAUSED, *_GONE)),
                Member.contact_preference == ContactPreference.DO_NOT_CONTACT,
                Member.never_ask_for.is_not(None),
            ),
        )
        .order_by(MemberFigures.name_key)
    ).all()
    chosen = session.get(ActivityType, meant.type_id) if meant.type_id else None
    told = [sentence for row in rows if (sentence := _why_not(row, chosen, meant))]
    if len(told) <= 1:
        return "".join(told)
    return f"{told[0]} The same holds for {count_words(len(told) - 1, 'other')}."


def _why_not(row: Row[Any], chosen: ActivityType | None, meant: LogMeant) -> str:
    if row.paused_until is not None and row.paused_until > clock.today():
        return f"{row.name} is paused until {day_words(row.paused_until)}."
    if row.status == Status.PAUSED:
        return f"{row.name} is paused."
    if meant.status not in (*OPEN_ASKS, ActStatus.IDEA):
        return ""  # what was done is logged, whoever did it
    if row.contact_preference == ContactPreference.DO_NOT_CONTACT:
        return f"{row.name} does not want to be contacted."
    refused = {fold(word) for word in row.never_ask_for}
    if chosen and refused & {fold(chosen.name), fold(chosen.category)}:
        return f"{row.name} does not want to be asked for this."
    return f"{row.name} is {row.status}." if row.status in _GONE else ""


def _many_references(session: Session, meant: LogMeant) -> str:
    chosen = session.get(ActivityType, meant.type_id) if meant.type_id else None
    if chosen is None or chosen.category != "reference" or len(meant.member_ids) != 1:
        return ""
    until = meant.day or clock.today()
    done = session.scalar(
        select(func.count())
        .select_from(Activity)
        .join(ActivityType, ActivityType.id == Activity.type_id)
        .where(
            Activity.member_id == meant.member_ids[0],
            ActivityType.category == "reference",
            Activity.completed_on > until - dt.timedelta(days=_REST_DAYS),
            Activity.completed_on <= until,
        )
    )
    number = (done or 0) + 1
    if number < _MANY_REFERENCES or meant.status not in (ActStatus.COMPLETED, *OPEN_ASKS):
        return ""
    return f"{_ORDINALS.get(number, f'{number}th')} reference in {_REST_DAYS} days."


_RULES: tuple[Callable[[Session, LogMeant], str], ...] = (
    _closes_ask,
    _known_already,
    _asked_out_of_turn,
    _many_references,
)


def _short(day: dt.date) -> str:
    return day_words(day).removesuffix(f" {clock.today().year}")
