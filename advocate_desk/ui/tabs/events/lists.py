"""The lists of events, and of who registered for them and was there."""

from __future__ import annotations

from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.words import count_words, day_words
from advocate_desk.program.attendance import add_attendance, delete_attendance, edit_attendance
from advocate_desk.program.community_lists import ATTENDANCE, EVENTS
from advocate_desk.program.events import add_events, delete_events, edit_events
from advocate_desk.program.fields import ListField, Shape
from advocate_desk.program.listing import Among, Condition, Line, Sort, Test, Wanted
from advocate_desk.program.views import NamedView, View
from advocate_desk.program.wording import shown
from advocate_desk.store.models import Attendance
from advocate_desk.ui.dialogs.optional_members import OthersForm
from advocate_desk.ui.dialogs.plain_page import AddForm, DetailLine, PlainList
from advocate_desk.ui.tables.columns import People
from advocate_desk.ui.tables.list_kind import ListKind
from advocate_desk.ui.tables.panel_parts import ChipWords
from advocate_desk.ui.workspace import Workspace

_TITLE = "Events"


def _event_views() -> tuple[NamedView, ...]:
    today = clock.today()
    coming = Condition("starts_on", Test.AFTER, today)
    past = Condition("starts_on", Test.BEFORE, today)
    return (
        NamedView(-1, "To come", View(Wanted(conditions=(coming,)), Sort("starts_on"))),
        NamedView(-2, "Past", View(Wanted(conditions=(past,)))),
    )


def _when_and_where(line: Line) -> str:
    values = line.values
    first, last = values.get("starts_on"), values.get("ends_on")
    days = day_words(first) + (f" – {day_words(last)}" if last and last != first else "")
    return " · ".join(filter(None, (days, values.get("city"))))


def _who_was_there(session: Session, line: Line) -> list[DetailLine]:
    """Give the way to those on its list, and how many of them came."""
    rows = session.execute(
        select(Attendance.id, Attendance.attended).where(Attendance.event_id == line.id)
    ).all()
    if not rows:
        return []
    came = sum(bool(attended) for _row, attended in rows)
    among = Among(tuple(row for row, _attended in rows), f"{line.values['event']}")
    told = f"{came} of them came" if came else "Nobody is marked as there yet"
    people = count_words(len(rows), "person", "people")
    return [DetailLine(f"{people} on the list", told, partial(_open_list, among))]


def _open_list(among: Among, workspace: Workspace) -> None:
    workspace.rows_requested.emit(ATTENDANCE.key, Wanted(among=among))


MEETINGS = PlainList(
    kind=ListKind(
        listing=EVENTS,
        row="event",
        one="event",
        many="events",
        people=People("event", lambda _line: "", "event"),
        edit=edit_events,
        delete=delete_events,
        tables=frozenset({"event", "attendance"}),
        widths={
            "event": 276,
            "starts_on": 122,
            "city": 140,
            "kind": 130,
            "capacity": 92,
            "budget": 122,
        },
        usual_views=_event_views,
    ),
    title=_TITLE,
    form=AddForm(
        "Add event",
        "Add event",
        ("event", "starts_on", "ends_on", "city", "kind"),
        add_events,
        more=("capacity", "budget", "currency"),
        usual=lambda: {"starts_on": clock.today()},
    ),
    sections=(
        ("Event", ("event", "starts_on", "ends_on", "city", "kind")),
        ("Room and money", ("capacity", "budget", "currency", "rate")),
    ),
    shared=("starts_on", "city", "kind", "currency"),
    nothing=(
        "No events yet",
        "Conferences, dinners, webinars: when and where, and who was there. Add the first one, "
        "or bring in the list of attendees that your event tool exports.",
    ),
    second=_when_and_where,
    details=_who_was_there,
    details_title="Who was there",
)


def _address(line: Line) -> str:
    return line.values.get("email") or "" if line.values.get("member") else ""


def _which(line: Line) -> str:
    values = line.values
    return " · ".join(filter(None, (values["event"], day_words(values.get("event_on")))))


def _guest_chips(line: Line) -> list[ChipWords]:
    values = line.values
    found: list[ChipWords] = []
    if values.get("attended"):
        found.append(("Was there", "green", True))
    elif values.get("attended") is False:
        found.append(("Did not come", "amber", True))
    elif values.get("registered"):
        found.append(("Registered", "blue", True))
    if role := values.get("role"):
        found.append((shown("attendance.role", role), "violet", False))
    if values.get("member_id") is None:
        found.append(("No member", "grey", False))
    return found


def _guest_views() -> tuple[NamedView, ...]:
    came = Condition("attended", Test.IS, True)
    stayed_away = Condition("attended", Test.IS, False)
    others = Condition("member", Test.BLANK)
    return (
        NamedView(-1, "Was there", View(Wanted(conditions=(came,)))),
        NamedView(-2, "Did not come", View(Wanted(conditions=(stayed_away,)))),
        NamedView(-3, "No member", View(Wanted(conditions=(others,)))),
    )


GUESTS = PlainList(
    kind=ListKind(
        listing=ATTENDANCE,
        row="attendance",
        one="attendee",
        many="attendees",
        people=People("person", _address, ""),
        edit=edit_attendance,
        delete=delete_attendance,
        tables=frozenset({"attendance", "event", "member"}),
        widths={
            "member": 280,
            "event": 200,
            "registered": 92,
            "attended": 88,
            "minutes": 84,
            "role": 96,
        },
        usual_views=_guest_views,
    ),
    title=_TITLE,
    form=AddForm(
        "Add attendee",
        "Add attendee",
        ("email", "event", "attended", "role"),
        add_attendance,
        more=("registered", "minutes", "seat", "dietary"),
        usual=lambda: {"attended": True},
        fields=(ListField("email", "Or the e-mail of somebody who is no member", Shape.EMAIL),),
        sheet=OthersForm,
    ),
    sections=(
        ("At the event", ("event", "registered", "attended", "minutes", "role", "seat")),
        ("Person", ("email", "dietary")),
    ),
    shared=("event", "registered", "attended", "minutes", "role"),
    nothing=(
        "No attendees yet",
        "Who registered and who came. Import the list of your event or webinar tool: members "
        "are found by their e-mail, everybody else stays an address. It makes nobody a member.",
    ),
    second=_which,
    chips=_guest_chips,
)
