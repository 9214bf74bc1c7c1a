"""Deals, events, attendance, connections, usage and series: what is kept, and what is refused."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from advocate_desk.base.errors import InvalidDraft
from advocate_desk.program.accounts import add_accounts
from advocate_desk.program.attendance import add_attendance, edit_attendance
from advocate_desk.program.business_lists import USAGE
from advocate_desk.program.community_lists import ATTENDANCE, CONNECTIONS
from advocate_desk.program.connections import add_connections
from advocate_desk.program.desks import check_desk
from advocate_desk.program.events import add_events, delete_events, edit_events
from advocate_desk.program.history_words import rows_in_words
from advocate_desk.program.listing import Chosen, Condition, Sort, Test, Wanted
from advocate_desk.program.members import delete_members
from advocate_desk.program.merging import merge_accounts, merge_members
from advocate_desk.program.opportunities import add_opportunities, edit_opportunities
from advocate_desk.program.own_fields import add_custom_field, set_custom_value
from advocate_desk.program.rates import add_rates
from advocate_desk.program.series import add_series, edit_series
from advocate_desk.program.usage import add_usage, edit_usage, month_called
from advocate_desk.store.journal_reading import rows_of_change
from advocate_desk.store.models import Attendance, Connection
from tests.making import A_DAY, add_member, add_members_
from tests.sheets.importing import lines

DAY = dt.timedelta(days=1)


def put(desk, add, *rows):
    with desk.write("Put rows") as write:
        return add(write.session, rows)


def edit(desk, change, row, **values):
    with desk.write("Edit") as write:
        return change(write.session, Chosen(ids=(row,)), values)


@pytest.mark.parametrize(
    ("add", "row", "told"),
    [
        (add_opportunities, {"company": "Atlas"}, "needs a name"),
        (add_opportunities, {"name": "A", "amount": -1}, "less than 0"),
        (add_events, {"city": "Oslo"}, "needs a name"),
        (add_events, {"event": "S", "starts_on": A_DAY, "ends_on": A_DAY - DAY}, "cannot end"),
        (add_attendance, {"event": "Summit"}, "Choose a member, or give the e-mail"),
        (add_attendance, {"email": "eve@g.example"}, "Say which event"),
        (add_attendance, {"event": "S", "email": "no address"}, "is not an e-mail address"),
        (add_connections, {"member_b_id": 1}, "Say which member"),
        (
            add_connections,
            {"member_a_id": 1, "member_b_id": 1},
            "Nobody is connected with herself",
        ),
        (add_connections, {"member_a_id": 1}, "Say whom she knows"),
        (add_connections, {"member_a_id": 9, "person_b": "Bob"}, "deleted meanwhile"),
        (add_usage, {"in_month": "2026-03", "measure": "logins", "value": 1}, "Say whose use"),
        (
            add_usage,
            {"company": "A", "in_month": "May", "measure": "x", "value": 1},
            "is no month",
        ),
        (
            add_usage,
            {"company": "A", "in_month": "2026-03", "measure": "x", "value": "many"},
            "is a number",
        ),
        (add_series, {"series": "Tickets", "value": 1}, "Say which day"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(desk, add, row, told):
    add_member(desk)

    with pytest.raises(InvalidDraft, match=told):
        put(desk, add, row)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2026-03", "2026-03"),
        ("2026-03-31", "2026-03"),
        ("2026/3", "2026-03"),
        ("03/2026", "2026-03"),
        ("Mar 2026", "2026-03"),
        ("march-2026", "2026-03"),
        ("Sept 2026", "2026-09"),
        ("2026-13", None),
        ("Marx 2026", None),
        ("3/4/2026", None),
    ],
)
def test_a_month_is_written_one_way(text, month):
    assert month_called(text) == month


def test_amounts_keep_the_rate_of_their_day(desk):
    put(desk, add_rates, {"currency": "USD", "from_day": A_DAY, "rate": "0.9"})
    deal = {"name": "Atlas", "amount": 100, "currency": "USD"}
    put(desk, add_opportunities, {**deal, "closed_on": A_DAY}, {**deal, "closed_on": A_DAY - DAY})
    put(desk, add_events, {"event": "Summit", "budget": 5, "starts_on": A_DAY})

    edit(desk, edit_opportunities, 2, closed_on=A_DAY)

    assert lines(desk, "opportunity", "id", "rate") == [(1, "0.9"), (2, "0.9")]
    assert lines(desk, "event", "currency", "rate") == [("EUR", "1")]


def test_ids_of_deals_differ_by_case_and_no_two_are_the_same(desk):
    put(desk, add_opportunities, *({"name": "A", "opportunity_id": one} for one in ("X1", "x1")))

    with pytest.raises(InvalidDraft, match="Another opportunity has this id"):
        edit(desk, edit_opportunities, 2, opportunity_id="X1")


def test_an_event_stands_once_on_a_day_and_is_named_with_it_where_it_comes_back(desk):
    put(desk, add_events, *({"event": "Summit", "starts_on": day} for day in (A_DAY, A_DAY + DAY)))

    with pytest.raises(InvalidDraft, match="already an event of this name"):
        edit(desk, edit_events, 2, starts_on=A_DAY)
    with pytest.raises(InvalidDraft, match="Several events are called Summit"):
        put(desk, add_attendance, {"event": "Summit", "email": "eve@g.example"})
    put(desk, add_attendance, {"event": "summit, 2026-03-03", "email": "eve@g.example"})

    assert lines(desk, "attendance", "event_id") == [(2,)]


def test_attendance_makes_no_act_and_goes_with_its_event_and_its_member(desk):
    ada = add_member(desk)
    put(desk, add_attendance, {"event": "Summit", "member_id": ada, "role": "speaker"})
    put(desk, add_attendance, {"event": "Dinner", "member_id": ada})

    with desk.write("Delete") as write:
        delete_events(write.session, Chosen(ids=(1,)))

    assert lines(desk, "attendance", "event_id") == [(2,)]
    assert lines(desk, "activity", "id") == []
    with desk.write("Delete") as write:
        delete_members(write.session, Chosen(ids=(ada,)))
    assert lines(desk, "attendance", "id") == []
    desk.undo()
    assert lines(desk, "attendance", "member_id") == [(ada,)]


def test_somebody_on_a_list_stays_somebody(desk):
    put(desk, add_attendance, *({"event": "S", "email": f"{one}@g.example"} for one in "ab"))

    with pytest.raises(InvalidDraft, match="on the list of that event already"):
        edit(desk, edit_attendance, 2, email="A@g.example")
    with pytest.raises(InvalidDraft, match="Choose a member"):
        edit(desk, edit_attendance, 2, email=None)


def test_a_member_who_is_merged_brings_events_and_connections(desk):
    ada, twin, bob = add_members_(
        desk, {"full_name": "Ada"}, {"full_name": "Ada L."}, {"full_name": "Bob"}
    )
    both = {"event": "Summit", "attended": True}
    put(
        desk, add_attendance, {**both, "member_id": ada}, {**both, "member_id": twin, "minutes": 9}
    )
    put(desk, add_connections, {"member_a_id": ada, "member_b_id": twin})
    put(desk, add_connections, {"member_a_id": bob, "member_b_id": twin})

    with desk.write("Merge") as write:
        merge_members(write.session, ada, twin)

    assert lines(desk, "attendance", "member_id", "minutes") == [(ada, 9)]
    assert lines(desk, "connection", "member_a_id", "member_b_id") == [(bob, ada)]
    desk.undo()
    assert len(lines(desk, "connection", "id")) == 2


def test_what_goes_takes_the_values_of_her_own_along_that_hang_on_it(desk):
    ada, twin = add_members_(desk, {"full_name": "Ada"}, {"full_name": "Ada L."})
    put(desk, add_connections, {"member_a_id": ada, "member_b_id": twin})
    put(desk, add_attendance, {"event": "Summit", "member_id": ada})
    with desk.write("Own") as write:
        for kind, table in (("connections", Connection), ("attendance", Attendance)):
            field = add_custom_field(write.session, kind, "Colour")
            set_custom_value(write.session, field, select(table.id), "red")

    with desk.write("Merge") as write:
        merge_members(write.session, ada, twin)
        delete_events(write.session, Chosen(ids=(1,)))

    assert lines(desk, "custom_value", "value") == []
    assert check_desk(desk).findings == ()


def test_an_account_that_is_merged_brings_deals_and_use_told_once(desk):
    put(desk, add_accounts, {"company": "Atlas"}, {"company": "Atlas Inc"})
    put(desk, add_opportunities, {"name": "Deal", "company": "Atlas Inc"})
    use = {"in_month": "2026-03", "measure": "logins"}
    put(desk, add_usage, {**use, "company": "Atlas", "value": 3})
    put(desk, add_usage, {**use, "company": "Atlas Inc", "value": 5})

    with desk.write("Merge") as write:
        merge_accounts(write.session, 1, 2)

    assert lines(desk, "opportunity", "account_id") == [(1,)]
    assert lines(desk, "usage", "account_id", "value") == [(1, "3")]


def test_usage_and_series_are_told_once(desk):
    use = {"company": "Atlas", "in_month": "Mar 2026", "measure": "Logins", "value": "1.50"}
    put(desk, add_usage, use, {**use, "in_month": "2026-04"})
    put(desk, add_series, {"series": "Tickets", "on_day": A_DAY, "value": -3})

    assert lines(desk, "usage", "in_month", "value") == [("2026-03", "1.5"), ("2026-04", "1.5")]
    with pytest.raises(InvalidDraft, match="told for that month already"):
        put(desk, add_usage, {**use, "measure": "logins"})
    with pytest.raises(InvalidDraft, match="told for that month already"):
        edit(desk, edit_usage, 2, in_month="2026-03")
    with pytest.raises(InvalidDraft, match="Say whose use it is"):
        edit(desk, edit_usage, 1, company=None)
    edit(desk, edit_series, 1, value="0.25")
    assert lines(desk, "series_point", "value") == [("0.25",)]


def test_lists_are_searched_sorted_and_filtered(desk):
    ada = add_member(desk)
    put(desk, add_connections, {"member_a_id": ada, "person_b": "Mary Somerville"})
    put(desk, add_attendance, {"event": "Summit", "email": "eve@g.example"})
    use = {"company": "Atlas", "measure": "logins"}
    values = ("9", "12.5", "-3")
    put(
        desk,
        add_usage,
        *({**use, "in_month": f"2026-0{n}", "value": v} for n, v in enumerate(values, 1)),
    )
    at_least = Wanted(conditions=(Condition("value", Test.AT_LEAST, "9"),))

    with desk.read() as session:
        assert list(USAGE.ids(session, Wanted(), Sort("value"))) == [3, 1, 2]
        assert sorted(USAGE.ids(session, at_least, Sort("value"))) == [1, 2]
        assert list(CONNECTIONS.ids(session, Wanted(words="somer ada"), Sort("kind"))) == [1]
        assert list(ATTENDANCE.ids(session, Wanted(words="eve"), Sort("event"))) == [1]


def test_history_names_events_people_and_deals(desk):
    ada = add_member(desk)
    put(desk, add_events, {"event": "Summit"})
    put(desk, add_attendance, {"event": "Summit", "member_id": ada, "attended": True})

    with desk.read() as session:
        change = session.connection().exec_driver_sql('SELECT max(id) FROM "change"').scalar_one()
        (row,) = rows_in_words(session, rows_of_change(session, change, 9))

    assert (row.kind, row.deed, row.name) == ("attendance", "added", "Summit · Ada Lovelace")
    assert [(one.label, one.after) for one in row.fields] == [("Attended", "yes")]
