"""What a program manager does with activities: log, ask, answer, edit, delete."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.errors import Problem
from advocate_desk.program.act_names import ActNames
from advocate_desk.program.activity_list import ACTIVITIES
from advocate_desk.program.books import ColleagueBook, CompanyBook
from advocate_desk.program.bulk import insert_columns, insert_rows, set_columns
from advocate_desk.program.checks import Values, problems_of, refuse, tidy_values
from advocate_desk.program.edits import Changes, Edits, edits_of, made_of, with_any
from advocate_desk.program.fields import ACTIVITY_FIELDS
from advocate_desk.program.listing import Chosen, listed
from advocate_desk.program.money import rates_of, set_money
from advocate_desk.program.own_fields import forget_rows
from advocate_desk.program.points_settling import (
    acts_to_settle,
    settle_acts,
    settle_deleted_acts,
)
from advocate_desk.program.rate_book import UNRATED
from advocate_desk.store.choices import OPEN_ASKS, ActStatus, Trigger, Usability
from advocate_desk.store.models import Activity, ActivityType, Employment, Member, MemberFigures

_OWN = tuple(
    c.name
    for c in Activity.__table__.columns
    if c.name not in ("id", "uid") and c.computed is None
)
_USABILITY_OF_QUALITY = {
    1: Usability.NOT_USABLE,
    2: Usability.NOT_USABLE,
    3: Usability.NEEDS_WORK,
    4: Usability.AS_IS,
    5: Usability.AS_IS,
}
_DAYS = ("completed_on", "due_on", "responded_on", "asked_on")  # the first known is its day
# what comes to this status on no day that is told comes to it today
_DAY_OF: Mapping[str, str] = {ActStatus.ASKED: "asked_on", ActStatus.COMPLETED: "completed_on"}
_NO_NEW_ASK = ("alumni", "removed")
_ONLY_PAST = {
    "completed_on": "Nothing is completed in the future.",
    "asked_on": "Nothing is asked in the future.",
    "responded_on": "Nobody answered in the future.",
}


@dataclass(frozen=True, slots=True)
class ActivityDraft:
    """What one or several members did, or are asked to do; `company` defaults to their own."""

    member_ids: tuple[int, ...]
    type_id: int
    status: str = ActStatus.COMPLETED
    asked_on: dt.date | None = None
    asked_by: str | None = None
    due_on: dt.date | None = None
    responded_on: dt.date | None = None
    completed_on: dt.date | None = None
    trigger: str | None = None
    reward_promised: str | None = None
    usability: str | None = None
    quality: int | None = None
    minutes: int | None = None
    outcome: str | None = None
    link: str | None = None
    evidence: str | None = None
    text: str | None = None
    notes: str | None = None
    company: str | None = None


@dataclass(frozen=True, slots=True)
class Logged:
    """What came of logging: the activities, and which of them were open asks before."""

    activity_ids: tuple[int, ...]
    closed_asks: tuple[int, ...]


class Answer(StrEnum):
    """What became of an ask in the Friday sweep."""

    DONE = "done"
    NO = "no"
    LATER = "later"


def check_activity(session: Session, draft: ActivityDraft) -> list[Problem]:
    """Say what is wrong with a draft, field by field."""
    found = problems_of(ACTIVITY_FIELDS, _values(draft))
    if not draft.member_ids:
        found.append(Problem("member", "Say who did it."))
    elif _count(session, draft.member_ids) < len(set(draft.member_ids)):
        found.append(Problem("member", "A member was deleted meanwhile; choose again."))
    if session.get(ActivityType, draft.type_id) is None:
        found.append(Problem("type", "Say what kind of activity it was."))
    found += day_problems(_values(draft))
    if draft.status in OPEN_ASKS:
        found += _past_asking(session, draft.member_ids, "member")
    return found


def _values(draft: ActivityDraft) -> dict[str, Any]:
    values = asdict(draft)
    for key in ("member_ids", "type_id"):
        del values[key]
    return tidy_values(ACTIVITY_FIELDS, values)


def day_problems(values: Values) -> list[Problem]:
    """Say what is wrong with the days of an activity."""
    for key, sentence in _ONLY_PAST.items():
        if isinstance(day := values.get(key), dt.date) and day > clock.today():
            return [Problem(key, sentence)]
    if values.get("status") == ActStatus.COMPLETED and values.get("completed_on") is None:
        return [Problem("completed_on", "Say when it was completed.")]
    quality = values.get("quality")
    if quality is not None and quality not in _USABILITY_OF_QUALITY:
        return [Problem("quality", "Quality is 1 to 5.")]
    return []


def _count(session: Session, ids: Sequence[int]) -> int:
    found = select(func.count()).select_from(Member).where(Member.id.in_(ids))
    return session.scalar(found) or 0


def _past_asking(
    session: Session, members: Sequence[int] | Select[int], field: str
) -> list[Problem]:
    """Say which of these members, if any, left the program and is asked for nothing any more."""
    name = session.scalar(
        select(MemberFigures.name)
        .where(MemberFigures.member_id.in_(members), MemberFigures.status.in_(_NO_NEW_ASK))
        .limit(1)
    )
    return [Problem(field, f"{name} left the program: past acts only, no new asks.")] * bool(name)


def log_activities(session: Session, drafts: Sequence[ActivityDraft]) -> Logged:
    """Log activities: one row a member; a completed one closes her open ask of that type.

    Raises:
        InvalidDraft: nobody, no type, or completed in the future.
    """
    refuse([problem for draft in drafts for problem in check_activity(session, draft)])
    rows: list[dict[str, Any]] = []
    closed: list[int] = []
    for draft in drafts:
        common = _common_values(session, draft)
        asks = _open_asks(session, draft) if draft.status == ActStatus.COMPLETED else {}
        for member_id in dict.fromkeys(draft.member_ids):
            if member_id in asks:
                _close_ask(session, asks[member_id], draft)
                closed.append(asks[member_id])
            else:
                worked_at = common["account_id"] or account_on(
                    session, member_id, draft.completed_on or clock.today()
                )
                rows.append({**common, "member_id": member_id, "account_id": worked_at})
    made = insert_rows(session, Activity, _OWN, rows)
    settle_acts(session, made)
    return Logged((*closed, *made), tuple(closed))


def _open_asks(session: Session, draft: ActivityDraft) -> dict[int, int]:
    """Give the newest open ask of this type by member."""
    found = session.execute(
        select(Activity.member_id, func.max(Activity.id))
        .where(
            Activity.member_id.in_(draft.member_ids),
            Activity.type_id == draft.type_id,
            Activity.status.in_(OPEN_ASKS),
        )
        .group_by(Activity.member_id)
    )
    return dict(found.all())


def _close_ask(session: Session, ask_id: int, draft: ActivityDraft) -> None:
    given = {key: value for key, value in _values(draft).items() if value not in (None, ())}
    given.pop("trigger", None)  # the ask's wording set the trigger when it went out
    edit_activities(session, Chosen(ids=(ask_id,)), given)


def _common_values(session: Session, draft: ActivityDraft) -> dict[str, Any]:
    """Give what the rows of all members of a draft hold; the account only where it is named."""
    kind = session.get_one(ActivityType, draft.type_id)
    values = _values(draft)
    company, asked_by = values.pop("company"), values.pop("asked_by")
    asks = draft.status in OPEN_ASKS
    return {
        **values,
        "type_id": draft.type_id,
        "account_id": CompanyBook(session).find_or_add(company) if company else None,
        "asked_on": draft.asked_on or (clock.today() if draft.status == ActStatus.ASKED else None),
        "asked_by_id": ColleagueBook(session).find_or_add(asked_by) if asked_by else None,
        "trigger": draft.trigger or (Trigger.ASKED if asks else Trigger.UNKNOWN),
        "minutes": draft.minutes if draft.minutes is not None else kind.minutes,
        "usability": draft.usability or usability_of(draft.quality),
    }


def usability_of(quality: int | None) -> str | None:
    """Give the usability that a quality of 1 to 5 means: 4–5 as is, 3 needs work, 1–2 not."""
    return _USABILITY_OF_QUALITY.get(quality) if quality is not None else None


def account_on(session: Session, member_id: int, day: dt.date) -> int | None:
    """Give the account a member worked for on a day: acts stay where they happened."""
    return session.scalar(
        select(Employment.account_id)
        .where(
            Employment.member_id == member_id,
            (Employment.from_day.is_(None)) | (Employment.from_day <= day),
            (Employment.to_day.is_(None)) | (Employment.to_day > day),
        )
        .order_by(func.coalesce(Employment.from_day, "").desc(), Employment.id.desc())
        .limit(1)
    )


def add_activities(session: Session, columns: Mapping[str, Sequence[Any]]) -> range:
    """Add many checked activities, as imports do: column by column, which takes half the time.

    `columns` name member, type, account and colleague by their ids.
    """
    blank = [None] * len(columns["member_id"])
    given = {"uid": blank, "trigger": blank, **columns}
    given["trigger"] = [trigger or Trigger.UNKNOWN.value for trigger in given["trigger"]]
    given["rate"] = _rates(session, given)
    made = insert_columns(session, Activity, given)
    settle_acts(session, made)
    return made


def _rates(session: Session, columns: Mapping[str, Sequence[Any]]) -> Sequence[str | None]:
    """Give the rates of new activities: those they bring, else those of their days."""
    blank = [None] * len(columns["member_id"])
    days = zip(*(columns.get(key, blank) for key in _DAYS), strict=True)
    row_days = [next(filter(None, row), None) for row in days]
    found = rates_of(session, columns.get("currency", blank), row_days)
    brought = columns.get("rate", blank)
    told = zip(brought, found, strict=True)
    return [None if rate is UNRATED else rate or known for rate, known in told]


def edit_activities(
    session: Session, chosen: Chosen, changes: Changes, *, from_plan: bool = False
) -> int:
    """Set fields of activities, all to the same or each to its own; give how many changed.

    Changes `from_plan` of an import tell what was, also of those who have left since.

    Raises:
        InvalidDraft: a value cannot be kept, something would be completed in the future, be
            somebody else's, or be asked of somebody who left.
    """
    tidied = made_of(edits_of(session, ACTIVITIES, chosen, changes), _tidied)
    if not from_plan:
        _let_asks_go_out(session, tidied)
    names = ActNames(session)
    edits = made_of(tidied, lambda tidy: _kept(tidy) | names.ids_of(tidy))
    to_settle = acts_to_settle(session, edits)
    _refuse_lost_days(session, tidied)
    _date_steps(session, tidied)
    changed = set_money(session, Activity, edits)
    settle_acts(session, to_settle)
    return changed


def _tidied(changes: Values) -> Values:
    tidy = tidy_values(ACTIVITY_FIELDS, changes)
    if "member" in tidy:
        words = "Whose activity it is cannot be changed: delete it and log it for the other one."
        refuse([Problem("member", words)])
    refuse(problems_of(ACTIVITY_FIELDS, tidy))
    if day_key := _untold_day(tidy):
        tidy.pop(day_key, None)
        refuse(day_problems({**tidy, day_key: clock.today()}))
    else:
        refuse(day_problems(tidy))
    for key in ("status", "trigger"):
        if key in tidy and not tidy[key]:
            refuse([Problem(key, f"{ACTIVITIES.field(key).label} cannot be blank.")])
    return tidy


def _kept(tidy: Values) -> dict[str, Any]:
    """Give the columns that are set; quality sets usability, and a day that is told is known."""
    values = {key: value for key, value in tidy.items() if key in _OWN}
    if tidy.get("quality") is not None and "usability" not in tidy:
        values["usability"] = usability_of(tidy["quality"])
    if "completed_on" in tidy:
        values["day_assumed"] = None
    return values


def _untold_day(tidy: Values) -> str:
    """Give the field of the day on which the status came about, where it is not told."""
    day_key = _DAY_OF.get(tidy.get("status") or "", "")
    return "" if tidy.get(day_key) else day_key


def _date_steps(session: Session, tidied: Edits) -> None:
    """Let what comes to a status on no day that is known come to it today."""
    for day_key in _DAY_OF.values():
        untold = listed([row for row, tidy in tidied.items() if _untold_day(tidy) == day_key])
        day = Activity.__table__.columns[day_key]
        undated = select(Activity.id).where(Activity.id.in_(untold), day.is_(None))
        set_columns(session, Activity, undated, {day_key: clock.today()})


def _let_asks_go_out(session: Session, tidied: Edits) -> None:
    """Refuse new asks to those who left; a new one is why it is done, unless another is known."""
    asked = {row: tidy for row, tidy in tidied.items() if tidy.get("status") in OPEN_ASKS}
    if not asked:
        return
    is_new = Activity.status.not_in(OPEN_ASKS)
    new = select(Activity.member_id).where(Activity.id.in_(listed(tuple(asked))), is_new)
    refuse(_past_asking(session, new, "status"))
    unsaid = listed([row for row, tidy in asked.items() if "trigger" not in tidy])
    is_untold = Activity.trigger == Trigger.UNKNOWN
    untold = select(Activity.id).where(Activity.id.in_(unsaid), is_new, is_untold)
    set_columns(session, Activity, untold, {"trigger": Trigger.ASKED})


def _refuse_lost_days(session: Session, tidied: Edits) -> None:
    """Refuse to take its day from what is completed and stays so."""
    losing = [
        row_id
        for row_id, tidy in with_any(tidied, "completed_on").items()
        if not tidy["completed_on"] and not tidy.get("status")
    ]
    if not losing:
        return
    is_done = Activity.status == ActStatus.COMPLETED
    done = select(Activity.id).where(Activity.id.in_(listed(losing)), is_done)
    if (row_id := session.scalar(done.limit(1))) is not None:
        words = "What is completed needs its day: change the status first."
        refuse([Problem("completed_on", words)], row_id)


def answer_ask(
    session: Session,
    activity_ids: Sequence[int],
    answer: Answer,
    day: dt.date,
    usability: str | None = None,
) -> int:
    """Answer open asks: done on a day, declined on a day, or due later; give how many changed."""
    meaning: dict[Answer, dict[str, Any]] = {
        Answer.DONE: {"status": ActStatus.COMPLETED, "completed_on": day},
        Answer.NO: {"status": ActStatus.DECLINED, "responded_on": day},
        Answer.LATER: {"due_on": day},
    }
    rated = {"usability": usability} if answer is Answer.DONE and usability else {}
    return edit_activities(session, Chosen(ids=tuple(activity_ids)), {**meaning[answer], **rated})


def delete_activities(session: Session, chosen: Chosen) -> int:
    """Delete activities; undo brings them back."""
    session.flush()
    ids = tuple(session.scalars(ACTIVITIES.chosen(chosen)))
    if ids:
        whom = ACTIVITIES.chosen(Chosen(ids=ids))
        settle_deleted_acts(session, ids)
        forget_rows(session, "activities", whom)
        session.execute(delete(Activity).where(Activity.id.in_(whom)))
    return len(ids)
