"""Random verbs over every kind of row there is, for programs made up by chance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.program import (
    accounts,
    activities,
    activity_types,
    attendance,
    connections,
    consents,
    conversations,
    costs,
    events,
    goals,
    grants,
    members,
    motivations,
    opportunities,
    points,
    rates,
    reward_rules,
    rewards,
    series,
    survey_responses,
    usage,
    wins,
)
from advocate_desk.program.fields import ListField, Shape
from advocate_desk.program.listing import Chosen, Listing
from advocate_desk.program.lists import LISTS
from advocate_desk.store.models import TABLE_OF_KIND, ActivityType, Member, Table

Verb = Callable[..., Any]

A_DAY = dt.date(2026, 3, 2)
DAYS = st.sampled_from([dt.date(2024, 1, 1), A_DAY, dt.date(2026, 3, 3)])
COMPANIES = ("Kestrel Bank", "Northwind", "Ørsted")
_CALL = "Reference call 1:1"
_TEXTS = st.sampled_from(["a", "A ", "Zoë Müller", "=1+1", "佐藤 美咲"])
_BY_SHAPE: Mapping[Shape, st.SearchStrategy[Any]] = {
    Shape.TEXT: _TEXTS,
    Shape.LONG_TEXT: _TEXTS | st.just("one\ntwo"),
    Shape.WORDS: st.sampled_from([(), ("vip",), ("board", "beta")]),
    Shape.YES_NO: st.booleans(),
    Shape.DAY: DAYS,
    Shape.NUMBER: st.sampled_from([0, 1, 3, 40]),
    Shape.DECIMAL: st.sampled_from(["1.5", "-3"]),
    Shape.MONEY: st.sampled_from([0, 1250]),
    Shape.EMAIL: st.sampled_from(["a@x.example", "b@x.example"]),
    Shape.LINK: st.sampled_from(["https://a.example/B", "linkedin.com/in/ada"]),
    Shape.COMPANY: st.sampled_from(COMPANIES),
    Shape.COLLEAGUE: st.sampled_from(["Bob Garcia", "Mei"]),
    Shape.ACTIVITY_TYPE: st.sampled_from([_CALL, "Written case study"]),
    Shape.REWARD: st.just("Mug 0"),
    Shape.EVENT: st.sampled_from(["Summit 0", "Dinner"]),
}
_BY_KEY: Mapping[str, st.SearchStrategy[Any]] = {
    "currency": st.sampled_from(["EUR", "JPY", "USD"]),
    "rate": st.sampled_from(["0.92", "0.0061"]),
    "in_month": st.sampled_from(["2026-03", "2026-04"]),
    "period": st.sampled_from(["2026-Q3", "2026-Q4"]),
    "what": st.sampled_from(["acts", "review", "Cut the queue"]),
}


@dataclass(frozen=True)
class Kind:
    """How rows of one kind are added, edited and deleted, and what each of them needs.

    A `{}` in what it needs is a number that is drawn, so that not all are called the same.
    """

    add: Verb
    edit: Verb
    delete: Verb
    needs: Mapping[str, Any]


def _log(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    for row in rows:
        told = {key: value for key, value in row.items() if key in _DRAFTED}
        who = (told.pop("member_id"),)
        activities.log_activities(session, [activities.ActivityDraft(who, 1, **told)])


_DRAFTED = frozenset(activities.ActivityDraft.__dataclass_fields__) | {"member_id"}


def _give(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    for row in rows:
        told = {"status": row["status"], "points_spent": row.get("points_spent")}
        acts = tuple(session.scalars(select(activities.Activity.id).limit(2)))
        draft = grants.GrantDraft((row["member_id"],), 1, activity_ids=acts, **told)
        grants.give_rewards(session, [draft])


def _book(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    for row in rows:
        draft = points.PointsDraft((row["member_id"],), row["amount"], reason=row["reason"])
        points.correct_points(session, draft)


_HERS: Mapping[str, Any] = {"member_id": None}  # any member
KINDS: Mapping[str, Kind] = {
    "members": Kind(
        members.add_members,
        members.edit_members,
        members.delete_members,
        {"full_name": "Ada", "company": "Northwind", "status": "enrolled"},
    ),
    "accounts": Kind(
        accounts.add_accounts,
        accounts.edit_accounts,
        accounts.delete_accounts,
        {"company": "Atlas {}", "health": "green"},
    ),
    "activities": Kind(
        _log,
        activities.edit_activities,
        activities.delete_activities,
        {**_HERS, "status": "completed", "completed_on": A_DAY},
    ),
    "activity_types": Kind(
        activity_types.add_types,
        activity_types.edit_types,
        activity_types.delete_types,
        {"name": "Duet {}"},
    ),
    "conversations": Kind(
        conversations.add_conversations,
        conversations.edit_conversations,
        conversations.delete_conversations,
        {**_HERS, "on_day": A_DAY},
    ),
    "wins": Kind(
        wins.add_wins, wins.edit_wins, wins.delete_wins, {**_HERS, "on_day": A_DAY, "what": "Cut"}
    ),
    "career_wins": Kind(
        wins.add_career_wins,
        wins.edit_career_wins,
        wins.delete_career_wins,
        {**_HERS, "on_day": A_DAY, "kind": "award"},
    ),
    "consents": Kind(
        consents.add_consents,
        consents.edit_consents,
        consents.delete_consents,
        {**_HERS, "use": "quote", "state": "given"},
    ),
    "motivations": Kind(
        motivations.add_motivations,
        motivations.edit_motivations,
        motivations.delete_motivations,
        {**_HERS, "motivation": "career", "weight": 2},
    ),
    "survey_responses": Kind(
        survey_responses.add_survey_responses,
        survey_responses.edit_survey_responses,
        survey_responses.delete_survey_responses,
        {**_HERS, "answered_on": A_DAY, "score": 3},
    ),
    "goals": Kind(
        goals.add_goals,
        goals.edit_goals,
        goals.delete_goals,
        {"period": "2026-Q4", "what": "acts", "target": 3},
    ),
    "rewards": Kind(
        rewards.add_rewards,
        rewards.edit_rewards,
        rewards.delete_rewards,
        {"reward": "Mug {}", "kind": "swag"},
    ),
    "reward_rules": Kind(
        reward_rules.add_rules,
        reward_rules.edit_rules,
        reward_rules.delete_rules,
        {"activity_type": _CALL, "reward": "Mug 0"},
    ),
    "grants": Kind(
        _give, grants.edit_grants, grants.delete_grants, {**_HERS, "status": "approved"}
    ),
    "points": Kind(
        _book, points.keep_lines, points.keep_lines, {**_HERS, "amount": 30, "reason": "Counted"}
    ),
    "costs": Kind(
        costs.add_costs,
        costs.edit_costs,
        costs.delete_costs,
        {"on_day": A_DAY, "kind": "tools", "amount": 500, "currency": "USD"},
    ),
    "rates": Kind(
        rates.add_rates,
        rates.edit_rates,
        rates.delete_rates,
        {"currency": "USD", "from_day": A_DAY, "rate": "0.92"},
    ),
    "opportunities": Kind(
        opportunities.add_opportunities,
        opportunities.edit_opportunities,
        opportunities.delete_opportunities,
        {"name": "Deal"},
    ),
    "connections": Kind(
        connections.add_connections,
        connections.edit_connections,
        connections.delete_connections,
        {"member_a_id": None, "person_b": "Mary"},
    ),
    "events": Kind(
        events.add_events, events.edit_events, events.delete_events, {"event": "Summit {}"}
    ),
    "attendance": Kind(
        attendance.add_attendance,
        attendance.edit_attendance,
        attendance.delete_attendance,
        {**_HERS, "event": "Summit {}"},
    ),
    "usage": Kind(
        usage.add_usage,
        usage.edit_usage,
        usage.delete_usage,
        {"company": "Northwind", "in_month": "2026-03", "measure": "logins {}", "value": "3"},
    ),
    "series": Kind(
        series.add_series,
        series.edit_series,
        series.delete_series,
        {"series": "Tickets {}", "on_day": A_DAY, "value": "3"},
    ),
    "series_events": Kind(
        series.add_series_events,
        series.edit_series_events,
        series.delete_series_events,
        {"series": "Tickets {}", "on_day": A_DAY, "event": "Launch"},
    ),
}
LISTING: Mapping[str, Listing] = {listing.key: listing for listing in LISTS}


def _values(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    """Draw values of up to three fields of a kind, blanks among them."""
    fields = {field.key: _value(field) for field in LISTING[kind].fields if field.editable}
    if not fields:
        return st.just({})
    keys = st.lists(st.sampled_from(sorted(fields)), max_size=3, unique=True)
    return keys.flatmap(lambda some: st.fixed_dictionaries({key: fields[key] for key in some}))


def _value(field: ListField) -> st.SearchStrategy[Any]:
    said = st.sampled_from(field.choices) if field.choices else _BY_SHAPE[field.shape]
    said = _BY_KEY.get(field.key, said)
    return st.integers(0, 4).flatmap(lambda chance: said if chance else st.none())


_AT = st.integers(0, 9)
ROW_STEP = st.sampled_from(sorted(KINDS)).flatmap(
    lambda kind: st.one_of(
        st.tuples(st.just("add row"), st.just(kind), _AT, _values(kind)),
        st.tuples(st.just("edit row"), st.just(kind), _AT, _values(kind)),
        st.tuples(st.just("delete row"), st.just(kind), _AT),
    )
)


def ids_of(session: Session, table: str) -> list[int]:
    """Give the ids of a table in order; those of the types a desk begins with are left out."""
    column = Table.metadata.tables[table].c.id
    begun = 72 if table == ActivityType.__tablename__ else 0
    return list(session.scalars(select(column).where(column > begun).order_by(column)))


def table_of(kind: str) -> str:
    """Give the table of a kind of row."""
    unlisted = {"motivations": "stated_motivation", "goals": "goal", "rates": "rate"}
    return {**TABLE_OF_KIND, **unlisted}[kind]


def pick(ids: Sequence[int], at: int) -> tuple[int, ...]:
    """Give one of these, if there are any."""
    return (ids[at % len(ids)],) if ids else ()


def put_one_of_each(session: Session) -> None:
    """Add two members and a row of every kind, so that each step has something to change."""
    members.add_members(session, [{"full_name": "Zoë"}, {"full_name": "Eve"}])
    for kind in KINDS:
        add_row(session, kind, 0, {})


def add_row(session: Session, kind: str, at: int, values: Mapping[str, Any]) -> None:
    """Add a row of a kind; what it needs and these values do not say is as usual."""
    said = {key: value for key, value in values.items() if value is not None}
    needs = {
        key: value.format(at) if isinstance(value, str) else value
        for key, value in KINDS[kind].needs.items()
    }
    row = {**needs, **said}
    for key in ("member_id", "member_a_id"):
        if key in row:
            (row[key],) = pick(ids_of(session, Member.__tablename__), at) or (0,)
    KINDS[kind].add(session, [row])


def change_row(session: Session, step: tuple[Any, ...]) -> None:
    """Do a step that `ROW_STEP` drew."""
    match step:
        case ("add row", kind, at, values):
            add_row(session, kind, at, values)
        case ("edit row", kind, at, values):
            KINDS[kind].edit(session, _one(session, kind, at), values)
        case ("delete row", kind, at):
            KINDS[kind].delete(session, _one(session, kind, at))


def _one(session: Session, kind: str, at: int) -> Chosen:
    return Chosen(ids=pick(ids_of(session, table_of(kind)), at))
