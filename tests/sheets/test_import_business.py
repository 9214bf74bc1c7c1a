"""Deals, events, attendees, connections, usage and series come in by their keys and rules."""

from __future__ import annotations

import datetime as dt

import pytest

from advocate_desk.program.attendance import add_attendance
from advocate_desk.program.connections import add_connections
from advocate_desk.program.events import add_events
from advocate_desk.program.opportunities import add_opportunities
from advocate_desk.sheets.column_setup import Existing
from advocate_desk.store.models import CustomField, CustomValue
from tests.making import add_member
from tests.sheets.exported import put
from tests.sheets.importing import (
    A_DAY,
    book_of,
    bring_in,
    counts,
    lines,
    plan_of,
    problems,
    section_of,
    setup_of,
)
from tests.sheets.test_round_trip import check_round_trip

LATER = A_DAY + dt.timedelta(days=70)
ADA, BOB = "ada@us.example", "bob@us.example"
DEAL = ("Opportunity ID", "Opportunity Name", "Account Name", "Amount", "Stage", "Close Date")


@pytest.fixture
def ada(desk):
    return add_member(desk, email=ADA, company="Atlas")


@pytest.fixture
def bob(desk):
    return add_member(desk, full_name="Bob Stone", email=BOB)


def test_a_deal_of_a_crm_is_known_by_its_id_and_its_stage_tells_how_it_ended(desk):
    rows = [
        ("006A", "Atlas new", "Atlas", "US$ 1,250.50", "Closed Won", A_DAY),
        ("006a", "Atlas new", "Atlas", 80, "closedlost", A_DAY),
        ("006B", "Cobalt", "Cobalt", None, "Negotiation", LATER),
    ]
    book = book_of(Report=[DEAL, *rows])

    plan = bring_in(desk, book)

    assert section_of(plan, "Report").kind == "opportunities"
    sql = "opportunity o JOIN account a ON a.id = o.account_id"
    wanted = ("o.opportunity_id", "a.company", "o.amount", "o.currency", "o.outcome")
    assert lines(desk, sql, *wanted) == [
        ("006A", "Atlas", 125050, "USD", "won"),
        ("006B", "Cobalt", None, None, "open"),
        ("006a", "Atlas", 8000, "EUR", "lost"),
    ]
    assert counts(bring_in(desk, book), "Report") == {"same": 3}


def test_one_deal_in_two_exports_is_one(desk):
    bring_in(desk, book_of(Deals=[DEAL[1:], ("Atlas new", "Atlas", 80, "Won", A_DAY)]))

    plan = bring_in(desk, book_of(Deals=[DEAL, ("006A", "atlas NEW", "Atlas", 80, "Won", A_DAY)]))

    assert counts(plan, "Deals") == {"update": 1}
    assert lines(desk, "opportunity", "opportunity_id", "name") == [("006A", "Atlas new")]


def test_an_id_of_another_deal_is_told_once_though_two_sheets_tell_of_the_deal(desk):
    bring_in(desk, book_of(Deals=[DEAL, ("006A", "Atlas new", "Atlas", 80, "Won", A_DAY)]))
    bring_in(desk, book_of(Deals=[DEAL[1:], ("Atlas more", "Atlas", 80, "Won", A_DAY)]))
    uid = lines(desk, "opportunity WHERE opportunity_id IS NULL", "uid")[0][0]
    one = [("UID", *DEAL), (uid, "006A", "Atlas more", "Atlas", 80, "Won", A_DAY)]
    two = [("UID", *DEAL[1:], "Competitor"), (uid, "Atlas more", "Atlas", 80, "Won", A_DAY, "X")]

    plan = plan_of(desk, book_of(One=one, Two=two))

    assert [told[3] for told in problems(plan, "One")] == ["belongs to another opportunity"]
    assert (counts(plan, "Two"), problems(plan, "Two")) == ({"update": 1}, [])


def test_an_open_deal_without_an_id_may_close_later_than_was_thought(desk):
    bring_in(desk, book_of(Deals=[DEAL[1:], ("Atlas new", "Atlas", 80, "Proposal", A_DAY)]))
    late = book_of(Deals=[DEAL[1:], ("Atlas new", "Atlas", 80, "Closed Won", LATER)])

    plan = bring_in(desk, late, existing=Existing.UPDATE)

    assert counts(plan, "Deals") == {"update": 1}
    assert lines(desk, "opportunity", "closed_on", "outcome") == [(LATER.isoformat(), "won")]


def test_a_renewal_of_the_same_name_is_another_deal(desk):
    first = ("Atlas", "Atlas", 80, "Closed Won", A_DAY)
    renewal = ("Atlas", "Atlas", 80, "Proposal", LATER)
    bring_in(desk, book_of(Deals=[DEAL[1:], first]))

    plan = bring_in(desk, book_of(Deals=[DEAL[1:], first, renewal]))

    assert counts(plan, "Deals") == {"new": 1, "same": 1}
    assert counts(bring_in(desk, book_of(Deals=[DEAL[1:], first, renewal])), "Deals") == {
        "same": 2
    }


def test_a_deal_that_was_lost_is_opened_again(desk):
    bring_in(desk, book_of(Deals=[DEAL, ("006A", "Atlas", "Atlas", 80, "Closed Lost", A_DAY)]))
    again = book_of(Deals=[DEAL, ("006A", "Atlas", "Atlas", 80, "Proposal", LATER)])

    bring_in(desk, again, existing=Existing.UPDATE)

    assert lines(desk, "opportunity", "outcome", "stage") == [("open", "Proposal")]


def test_events_are_told_apart_by_their_day(desk):
    headings = ("Event", "Starts on", "City", "Budget", "Currency")
    rows = [("Summit", A_DAY, "Oslo", 12.5, "EUR"), ("Summit", LATER, None, None, None)]
    book = book_of(Events=[headings, *rows])
    bring_in(desk, book)

    assert lines(desk, "event", "starts_on", "city", "budget", "rate") == [
        (A_DAY.isoformat(), "Oslo", 1250, "1"),
        (LATER.isoformat(), None, None, None),
    ]
    assert counts(bring_in(desk, book), "Events") == {"same": 2}


GUESTS = ("Event", "Email", "First name", "Last name", "Attended", "Minutes")


@pytest.mark.usefixtures("ada")
def test_attendees_are_members_or_only_an_address_and_never_an_act(desk, ada):
    rows = [
        ("Summit", ADA.upper(), "Ada", "Lovelace", "yes", 90),
        ("Summit", "eve@guests.example", "Eve", "Guest", "no", None),
        ("Summit", None, "Nobody", "Known", "yes", 10),
    ]
    book = book_of(Attendees=[GUESTS, *rows])

    plan = bring_in(desk, book)

    assert section_of(plan, "Attendees").kind == "attendance"
    assert lines(desk, "attendance", "email", "member_id", "attended", "minutes") == [
        (ADA, ada, 1, 90),
        ("eve@guests.example", None, 0, None),
    ]
    assert [problem[3] for problem in problems(plan, "Attendees")] == ["is nobody known"]
    assert lines(desk, "event", "event") == [("Summit",)]
    assert lines(desk, "activity", "id") == []
    assert len(lines(desk, "member", "id")) == 1
    assert counts(bring_in(desk, book), "Attendees") == {"same": 2, "skipped": 1}


def test_one_word_says_who_is_registered_and_who_was_there(desk):
    headings = ("Event", "Event date", "Attendee", "Email", "Status")
    said = ("Registered", "Checked in", "No-show", "Cancelled", "Perhaps")
    rows = [("Summit", A_DAY, name, f"{name[:2]}@x.example", name) for name in said]

    plan = bring_in(desk, book_of(List=[headings, *rows]))

    assert counts(plan, "List") == {"new": 5}
    assert lines(desk, "attendance", "id", "registered", "attended") == [
        (1, 1, None),
        (2, 1, 1),
        (3, 1, 0),
        (4, 0, 0),
        (5, None, None),
    ]
    assert problems(plan, "List") == [(6, "Status", "cell", "is not known")]


def test_an_attendee_who_becomes_a_member_is_found_when_the_list_comes_again(desk):
    book = book_of(Attendees=[GUESTS, ("Summit", ADA, "Ada", "Lovelace", "yes", 90)])
    bring_in(desk, book)
    ada = add_member(desk, email=ADA)

    assert counts(bring_in(desk, book), "Attendees") == {"update": 1}
    assert lines(desk, "attendance", "email", "member_id") == [(ADA, ada)]
    assert counts(bring_in(desk, book), "Attendees") == {"same": 1}


def test_a_person_stands_once_on_the_list_of_an_event(desk, ada):
    rows = [
        ("Summit", ADA, None, None, "yes", 30),
        ("summit", None, "Ada", "Lovelace", "yes", 60),
    ]

    bring_in(desk, book_of(Attendees=[GUESTS, *rows]))

    assert lines(desk, "attendance", "member_id", "minutes") == [(ada, 60)]


@pytest.mark.usefixtures("ada")
def test_an_address_of_another_row_is_told_once_though_two_sheets_tell_of_the_person(desk):
    headings = ("Event", "Member", "Attended")
    bring_in(desk, book_of(Guests=[headings, ("Summit", ADA, "yes")]))
    bring_in(
        desk, book_of(Guests=[GUESTS, ("Summit", "eve@guests.example", "Eve", "G", "yes", 9)])
    )
    uid = lines(desk, "member", "uid")[0][0]
    one = [(*headings, "Email"), ("Summit", uid, "yes", "eve@guests.example")]
    two = [(*headings, "Seat"), ("Summit", uid, "yes", "A1")]

    plan = plan_of(desk, book_of(One=one, Two=two))

    assert [told[3] for told in problems(plan, "One")] == ["stands in another row of this event"]
    assert (counts(plan, "Two"), problems(plan, "Two")) == ({"update": 1}, [])


def test_an_event_whose_name_several_have_needs_its_day(desk, ada):
    events = [("Event", "Starts on"), ("Summit", A_DAY), ("Summit", LATER)]
    people = [
        ("Event", "Event date", "Email", "Attended"),
        ("Summit", LATER, ADA, "yes"),
        ("Summit", None, ADA, "yes"),
    ]

    plan = bring_in(desk, book_of(Events=events, Attendance=people))

    assert problems(plan, "Attendance") == [(3, "Event", "row", "names several events")]
    sql = "attendance t JOIN event e ON e.id = t.event_id"
    assert lines(desk, sql, "e.starts_on", "t.member_id") == [(LATER.isoformat(), ada)]


TWO = ("Member A", "Member B", "Kind", "Introduced on")


def test_a_connection_is_the_same_whoever_is_named_first(desk, ada, bob):
    rows = [(ADA, BOB, "Introduction", A_DAY), ("Bob Stone", "Ada Lovelace", None, A_DAY)]

    plan = bring_in(desk, book_of(Connections=[TWO, *rows]))

    assert counts(plan, "Connections") == {"new": 1, "same": 1}
    wanted = ("member_a_id", "member_b_id", "kind")
    assert lines(desk, "connection", *wanted) == [(ada, bob, "intro")]
    assert counts(bring_in(desk, book_of(Connections=[TWO, rows[1]])), "Connections") == {
        "same": 1
    }


def test_a_connection_may_be_with_somebody_who_is_no_member(desk, ada):
    rows = [("Mary Somerville", ADA, "LinkedIn", None), (ADA, ADA, None, None)]
    rows += [("Mary", "Caroline", None, None), (ADA, None, None, None)]

    plan = bring_in(desk, book_of(Connections=[TWO, *rows]))

    wanted = ("member_a_id", "member_b_id", "person_b")
    assert lines(desk, "connection", *wanted) == [(ada, None, "Mary Somerville")]
    assert [(row, text) for row, _, _, text in problems(plan, "Connections")] == [
        (3, "is the same person"),
        (4, "is no member, and the other one neither"),
        (5, "is blank"),
    ]


def test_usage_is_told_once_for_a_company_a_month_and_a_measure(desk, ada):
    headings = ("Company", "Member", "Month", "Measure", "Value")
    rows = [
        ("Atlas", None, "Mar 2026", "Logins", 12.5),
        ("Atlas", None, dt.date(2026, 3, 1), "logins", 14),
        ("Atlas", ADA, "2026-03", "logins", 3),
        (None, ADA, "2026-04", "logins", 4),
        ("Atlas", None, "spring", "logins", 4),
        (None, None, "2026-04", "logins", 4),
    ]
    book = book_of(Usage=[headings, *rows])

    plan = bring_in(desk, book)

    assert lines(desk, "usage", "in_month", "member_id", "value") == [
        ("2026-03", None, "14"),
        ("2026-03", ada, "3"),
        ("2026-04", ada, "4"),
    ]
    assert [(row, text) for row, _, _, text in problems(plan, "Usage")] == [
        (6, "is no month, such as 2026-03"),
        (7, "does not fit: say whose use it is: a company's, or a member's"),
    ]
    assert counts(bring_in(desk, book), "Usage")["invalid"] == 2


def test_series_hold_one_value_and_one_event_a_day(desk):
    series = [("Series", "Day", "Value"), ("Tickets", A_DAY, -0.5), ("tickets", LATER, 1_000)]
    events = [("Series", "Day", "Event"), ("Tickets", A_DAY, "New help centre")]
    book = book_of(Series=series, Series_events=events)

    bring_in(desk, book)

    assert lines(desk, "series_point", "value", "on_day") == [
        ("-0.5", A_DAY.isoformat()),
        ("1000", LATER.isoformat()),
    ]
    assert lines(desk, "series_event", "event") == [("New help centre",)]
    again = plan_of(desk, book, existing=Existing.UPDATE)
    assert counts(again, "Series") == {"same": 2}


@pytest.mark.parametrize(
    "headings",
    [("Id", "Name", "Value", "Category"), ("Name", "Date", "Amount"), ("Name", "Date", "Event")],
)
def test_a_list_of_something_else_is_not_taken_for_deals_or_numbers(desk, headings):
    setup = setup_of(
        desk, book_of(Sheet1=[headings, ("7", "2026-03-02", "4", "x")[: len(headings)]])
    )

    assert setup.sheets[0].kind not in {"opportunities", "series", "series_events"}


@pytest.mark.parametrize("kind", ["opportunities", "events", "attendance", "connections"])
def test_a_field_of_her_own_comes_back_with_its_rows(new_desk, tmp_path, read, kind):
    def fill(desk):
        ada = add_member(desk, email=ADA, company="Atlas")
        with desk.write("Put rows") as write:
            session = write.session
            add_opportunities(session, [{"name": "Deal", "company": "Atlas"}])
            add_events(session, [{"event": "Summit", "starts_on": A_DAY}, {"event": "Summit"}])
            add_attendance(session, [{"event": "Summit, 2026-03-02", "email": "eve@g.example"}])
            add_connections(session, [{"member_a_id": ada, "person_b": "Mary"}])
        put(desk, field := CustomField(kind=kind, name="Shirt size", type="text"))
        put(desk, CustomValue(kind=kind, row_id=1, field_id=field.id, value="M"))

    check_round_trip(new_desk, tmp_path, read, fill)
