"""How lists of attendees come in: one row per event and person, who may be no member.

Attendance is never an act, and it makes nobody a member by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from advocate_desk.base.text import fold_name
from advocate_desk.program.attendance import KIND, add_attendance, edit_attendance
from advocate_desk.program.books import EventBook
from advocate_desk.program.fields import Shape
from advocate_desk.program.likeness import can_be_one
from advocate_desk.sheets.fields import Field, foreign
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.kind_sheets import KindSheet
from advocate_desk.sheets.plain_rows import (
    Complaint,
    Key,
    is_another,
    plan_plain,
)
from advocate_desk.sheets.planned import Group, LeftOut, RowProblem, Section, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.row_people import NAME_FIELDS, NAME_PARTS
from advocate_desk.sheets.saving import Saving
from advocate_desk.store.models import Attendance, Event

_NAMED_BY = ("member", "email", "member_name", "member_id")
_SHEET = KindSheet(KIND, add_attendance, edit_attendance, ("event", "email"))
_KEYS = ("event", "event_on")
_TURNOUT = {  # what one word says of being registered, and of being there
    "registered": (True, None),
    "attended": (True, True),
    "no show": (True, False),
    "cancelled": (False, False),
}
_WORDS = (  # what only those are called who come to something
    *("~attendee", "~attendee name", "~attendee email", "~attendee first name"),
    *("~participant", "~participant name", "~participant email", "~registrant"),
    *("~registrant name", "~registrant email", "~teilnehmer", "~teilnehmername"),
)


def _fields() -> tuple[Field, ...]:
    own = (one for one in _SHEET.fields() if one.own and one.key not in ("person", "event_on"))
    return (
        *own,
        foreign("event_on", "Event on", Shape.DAY),
        replace(foreign("turnout", "Attendance status"), choices=tuple(_TURNOUT)),
        foreign("member_name", "Member name"),
        foreign("member_id", "Member ID"),
        *NAME_FIELDS,
    )


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a list of attendees."""
    _refuse_shared_addresses(rows)

    def check(values: Values) -> Complaint | None:
        event = values.get("event")
        if not isinstance(event, str):
            return ("event", "is blank") if event is None else ("event", "names several events")
        return None

    def adjust(planning: Planning, group: Group, changes: Values) -> None:
        _adjust(planning, rows, group, changes)

    rules = _SHEET.rules(
        rows,
        keys=_keys,
        load_keys=_load_keys,
        check=check,
        prepare=_prepare,
        adjust=adjust,
        named_by=_NAMED_BY,
        takes_others=lambda values: isinstance(values.get("email"), str),
    )
    return plan_plain(planning, rows, rules)


def _refuse_shared_addresses(rows: SheetRows) -> None:
    """Let nobody come in as somebody else: who orders tickets gives one address for several."""
    first: dict[tuple[Any, Any, Any], tuple[str, int]] = {}
    columns = (rows.column(key) for key in (*_KEYS, "email", NAME_PARTS[0]))
    for place, (event, day, email, given) in enumerate(zip(*columns, strict=True)):
        if not isinstance(email, str) or not isinstance(given, str):
            continue
        number = rows.numbers[place]
        name, before = first.setdefault((event, day, email), (given, number))
        if not can_be_one(fold_name(name), fold_name(given)):
            column = rows.setup.column_of("email")
            words = f"is that of {name} in row {before}: give {given} another one, or none"
            problem = RowProblem(column.heading if column else "", email, LeftOut.ROW, words)
            rows.faulty.setdefault(place, problem)


def _prepare(planning: Planning, values: Values) -> None:
    """Call the event as the desk does; take apart what one word says of registered and there."""
    turnout = _TURNOUT.get(values.pop("turnout", ""), (None, None))
    for key, answer in zip(("registered", "attended"), turnout, strict=True):
        if answer is not None:
            values.setdefault(key, answer)
    said, on = values.get("event"), values.pop("event_on", None)
    if isinstance(said, str):
        meant = planning.events.meant(said, on)
        if meant is None:
            values["event"] = ()  # several go by the name
        else:
            values["event"], values["event_on"] = meant


def _keys(values: Values) -> Iterator[Key]:
    event = values.get("event")
    if isinstance(event, str):
        yield from _known_by((event, values.get("event_on")), values["who"], values.get("email"))


def _known_by(event: tuple[str, Any], who: int | None, email: Any) -> Iterator[Key]:
    name, day = event
    if who:
        yield "member", fold_name(name), day, who
    if isinstance(email, str):
        yield "email", fold_name(name), day, email


def _load_keys(planning: Planning) -> Mapping[Key, int | None]:
    rows = planning.session.execute(
        select(Attendance.id, Event.uid, Attendance.member_id, Attendance.email).join(
            Event, Event.id == Attendance.event_id
        )
    )
    return {
        key: row
        for row, uid, who, email in rows
        for key in _known_by(planning.events.of(uid), who, email)
    }


def _adjust(planning: Planning, rows: SheetRows, group: Group, changes: Values) -> None:
    """Leave the event; name the member where only her e-mail was known; nobody stands twice."""
    for key in _KEYS:
        changes.pop(key, None)
    event = str(group.merged["event"]), group.merged.get("event_on")
    email = changes.get("email")
    is_member = group.known.get("member_id") is not None
    if "email" in changes and not isinstance(email, str) and not is_member:
        del changes["email"]  # by it alone the row is known
    if _is_taken(planning, group, event, None, email):
        del changes["email"]
        place = group.givers.get("email")
        if place is not None:  # else a row of an earlier sheet says it, and is told so
            words = "stands in another row of this event"
            rows.complain(place, "email", email, LeftOut.CELL, words)
    if group.who and not (is_member or _is_taken(planning, group, event, group.who, None)):
        changes["member"] = group.merged.get("email")


def _is_taken(
    planning: Planning, group: Group, event: tuple[str, Any], who: int | None, email: Any
) -> bool:
    """Say whether another row of the event is of a person."""
    keys = _known_by(event, who, email)
    return any(is_another(planning, "attendance", group, key) for key in keys)


def save(saving: Saving, section: Section) -> None:
    """Make the new rows, and their events where nobody knows them; change the known ones."""
    events = EventBook(saving.session)

    def draft(group: Group) -> Values:
        kept = _SHEET.drafted(saving, section, group)
        kept["event_id"] = events.find_or_add(kept["event"], kept.pop("event_on", None))
        return kept

    def changed(group: Group) -> Values:
        kept = _SHEET.stored(group.changes or {})
        if "member" in kept:
            kept["member_id"] = saving.member(group.who)
            del kept["member"]
        return kept

    _SHEET.save_as(saving, section, draft, changed)


ATTENDANCE = Importer(
    key="attendance",
    sheet="Attendance",
    fields=_fields(),
    needs=(frozenset({*_NAMED_BY, *NAME_PARTS}), frozenset({"event"})),
    plan=plan,
    save=save,
    tells=frozenset({"registered", "attended", "seat", "dietary", *_WORDS}),
)
