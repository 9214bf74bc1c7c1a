"""A random part of a program: deals, events with attendees, connections, usage and series."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import select

from advocate_desk.base.text import fold
from advocate_desk.store import choices
from advocate_desk.store.desk import Desk
from advocate_desk.store.models import (
    Account,
    Attendance,
    Colleague,
    Connection,
    Event,
    Member,
    Opportunity,
    SeriesEvent,
    SeriesPoint,
    Usage,
)
from tests.sheets.exported import put
from tests.sheets.random_rows import DAY, LONG, MAYBE, MAYBE_DAY, TEXT, YES_NO, columns, one_of

Pick = Callable[[Sequence[int]], int | None]  # one of these, or none

_AMOUNT = st.none() | st.integers(0, 10**9)
_CURRENCY = st.sampled_from(["EUR", "JPY", "KWD"])
_RATE = st.none() | st.sampled_from(["1", "0.92", "0.0061", "1.0850"])
_DECIMAL = st.sampled_from(["0", "-3", "12.5", "0.001", "1234567890123.25", "38", "1.234"])
_EMAIL = st.none() | st.emails(domains=st.just("guests.example")).map(str.lower)
_DEAL = columns(
    Opportunity,
    opportunity_id=st.none() | st.uuids().map(str),
    name=TEXT,
    amount=_AMOUNT,
    currency=_CURRENCY,
    rate=_RATE,
    stage=MAYBE,
    outcome=one_of(choices.Outcome),
    created_on=MAYBE_DAY,
    closed_on=MAYBE_DAY,
    competitor=MAYBE,
    heard_via=MAYBE,
)
_EVENT = columns(
    Event,
    event=TEXT | st.just("Summit"),  # one each year
    starts_on=MAYBE_DAY,
    ends_on=st.none() | st.dates(dt.date(2100, 1, 2)),
    city=MAYBE,
    kind=MAYBE,
    capacity=st.none() | st.integers(0, 9_999),
    budget=_AMOUNT,
    currency=_CURRENCY,
    rate=_RATE,
)
_GUEST = st.builds(
    Attendance,
    email=_EMAIL,
    registered=YES_NO,
    attended=YES_NO,
    minutes=st.none() | st.integers(0, 600),
    role=st.none() | one_of(choices.AttendanceRole),
    seat=MAYBE,
    dietary=MAYBE,
)
_LINK = columns(
    Connection,
    person_b=TEXT.map("{} of Elsewhere".format),  # a file without UIDs means a member by her name
    kind=one_of(choices.ConnectionKind),
    introduced_on=MAYBE_DAY,
    status=st.none() | one_of(choices.ConnectionStatus),
    outcome=MAYBE,
    value=_AMOUNT,
    currency=_CURRENCY,
    rate=_RATE,
    notes=LONG,
)
_POINTS = st.lists(
    st.builds(SeriesPoint, series=TEXT, on_day=DAY, value=_DECIMAL),
    unique_by=lambda one: (fold(one.series), one.on_day),
    max_size=3,
)
_HAPPENED = st.lists(
    st.builds(SeriesEvent, series=TEXT, on_day=DAY, event=TEXT),
    unique_by=lambda one: (fold(one.series), one.on_day),
    max_size=2,
)
_USES = st.lists(
    st.builds(Usage, in_month=one_of(("2026-03", "2026-04")), measure=TEXT, value=_DECIMAL),
    max_size=3,
    unique_by=lambda one: (fold(one.measure), one.in_month),
)


@dataclass(frozen=True)
class Business:
    """Rows that belong to nobody yet."""

    deals: tuple[Opportunity, ...]
    events: tuple[Event, ...]
    guests: tuple[Attendance, ...]
    links: tuple[Connection, ...]
    uses: tuple[Usage, ...]
    plain: tuple[Any, ...]

    def put_into(self, desk: Desk, any_of: Pick) -> None:
        """Put them into a desk, each to any of what is there already."""
        put(desk, *self.plain, *self.events)
        with desk.read() as session:
            members, accounts, colleagues = (
                session.scalars(select(table.id)).all() for table in (Member, Account, Colleague)
            )
        events = [event.id for event in self.events]
        for deal in self.deals:
            deal.account_id, deal.owner_id = any_of(accounts), any_of(colleagues)
        for use in self.uses:
            use.account_id, use.member_id = any_of(accounts), any_of(members)
        there: dict[Any, Attendance] = {}
        for guest in self.guests:
            guest.event_id, guest.member_id = any_of(events), any_of(members)
            for who in filter(None, (guest.member_id, guest.email)):
                there.setdefault((guest.event_id, who), guest)
        for link, (one, other) in zip(self.links, combinations(members, 2), strict=False):
            link.member_a_id, link.member_b_id = other, one
            link.person_b = None
        for link in self.links:
            link.introduced_by_id = any_of(colleagues)
            link.member_a_id = link.member_a_id or members[0]
        put(
            desk,
            *self.deals,
            *self.links,
            *(use for use in self.uses if use.account_id or use.member_id),
            *(guest for guest in self.guests if guest.event_id and _is_alone(guest, there)),
        )


def _is_alone(guest: Attendance, there: dict[Any, Attendance]) -> bool:
    """Say whether nobody else of the event has the same name or address; nobody has none."""
    known = [who for who in (guest.member_id, guest.email) if who]
    return bool(known) and all(there[guest.event_id, who] is guest for who in known)


BUSINESS = st.builds(
    lambda deals, events, guests, links, uses, points, happened: Business(
        *map(tuple, (deals, events, guests, links, uses)), plain=(*points, *happened)
    ),
    st.lists(_DEAL, max_size=3, unique_by=lambda one: fold(one.name)),
    st.lists(_EVENT, max_size=3, unique_by=lambda one: (fold(one.event), one.starts_on)),
    st.lists(_GUEST, max_size=4),
    st.lists(_LINK, max_size=3, unique_by=lambda one: fold(one.person_b)),
    _USES,
    _POINTS,
    _HAPPENED,
)
