"""The lists of events, of who was there, and of who knows whom."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, func, or_
from sqlalchemy.orm import aliased

from advocate_desk.program.community_fields import (
    ATTENDANCE_FIELDS,
    CONNECTION_FIELDS,
    EVENT_FIELDS,
)
from advocate_desk.program.listing import Listing, Sort, like_word
from advocate_desk.store.models import Attendance, Colleague, Connection, Event, MemberFigures

_A, _B = aliased(MemberFigures), aliased(MemberFigures)


def _event_search(folded: str, _typed: str) -> ColumnElement[bool]:
    return like_word(
        func.fold_name(func.concat_ws(" ", Event.event, Event.city, Event.kind)), folded
    )


def _attendance_search(folded: str, typed: str) -> ColumnElement[bool]:
    return or_(
        like_word(MemberFigures.search_text.expression, folded),
        like_word(func.fold_name(Event.event), folded),
        like_word(Attendance.email.expression, typed),
    )


def _connection_search(folded: str, typed: str) -> ColumnElement[bool]:
    return or_(
        like_word(_A.search_text.expression, folded),
        like_word(_B.search_text.expression, folded),
        like_word(func.fold_name(Connection.person_b), folded),
        like_word(Connection.outcome.expression, typed),
        like_word(Connection.notes.expression, typed),
    )


EVENTS = Listing(
    key="events",
    fields=EVENT_FIELDS,
    source=Event.__table__,
    id=Event.id.expression,
    columns={field.key: getattr(Event, field.key).expression for field in EVENT_FIELDS},
    sort_keys={},
    search=_event_search,
    default_columns=("event", "starts_on", "city", "kind", "capacity", "budget"),
    default_sort=Sort("starts_on", descending=True),
)

_OF_ATTENDANCE: dict[str, ColumnElement[Any]] = {
    "person": func.coalesce(MemberFigures.name, Attendance.email),
    "event": Event.event.expression,
    "event_on": Event.starts_on.expression,
    "member": MemberFigures.name.expression,
}
ATTENDANCE = Listing(
    key="attendance",
    fields=ATTENDANCE_FIELDS,
    source=Attendance.__table__.join(Event.__table__, Event.id == Attendance.event_id).outerjoin(
        MemberFigures.__table__, MemberFigures.member_id == Attendance.member_id
    ),
    id=Attendance.id.expression,
    columns={
        **{
            field.key: _OF_ATTENDANCE[field.key]
            if field.key in _OF_ATTENDANCE
            else getattr(Attendance, field.key).expression
            for field in ATTENDANCE_FIELDS
        },
        "member_id": Attendance.member_id.expression,
        "event_id": Attendance.event_id.expression,
    },
    sort_keys={
        "member": MemberFigures.name_key.expression,
        "person": func.coalesce(MemberFigures.name_key, Attendance.email),
    },
    search=_attendance_search,
    default_columns=("person", "event", "event_on", "attended", "minutes", "role"),
    default_sort=Sort("event_on", descending=True),
)

_OF_CONNECTIONS: dict[str, ColumnElement[Any]] = {
    "member_a": _A.name.expression,
    "member_b": func.coalesce(_B.name.expression, Connection.person_b),
    "introduced_by": Colleague.name.expression,
}
CONNECTIONS = Listing(
    key="connections",
    fields=CONNECTION_FIELDS,
    source=Connection.__table__.outerjoin(_A, _A.member_id == Connection.member_a_id)
    .outerjoin(_B, _B.member_id == Connection.member_b_id)
    .outerjoin(Colleague.__table__, Colleague.id == Connection.introduced_by_id),
    id=Connection.id.expression,
    columns={
        **{
            field.key: _OF_CONNECTIONS[field.key]
            if field.key in _OF_CONNECTIONS
            else getattr(Connection, field.key).expression
            for field in CONNECTION_FIELDS
        },
        "member_a_id": Connection.member_a_id.expression,
        "member_b_id": Connection.member_b_id.expression,
    },
    sort_keys={"member_a": _A.name_key.expression},
    search=_connection_search,
    default_columns=("member_a", "member_b", "kind", "status", "introduced_on", "outcome"),
    default_sort=Sort("introduced_on", descending=True),
)
