"""Two who are one: what follows, what is kept, what is proposed, and one undo."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select, text

from advocate_desk.base import clock
from advocate_desk.base.errors import InvalidDraft
from advocate_desk.program.accounts import Reading, add_accounts, record_health
from advocate_desk.program.desks import check_desk
from advocate_desk.program.history import JobMove, NewStanding, change_standing, move_job
from advocate_desk.program.listing import Chosen
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.merge_card import merge_card
from advocate_desk.program.merge_rows import pointers_to, sql_table
from advocate_desk.program.merging import merge_accounts, merge_members
from advocate_desk.program.not_same import tell_apart
from advocate_desk.program.own_fields import add_custom_field, set_custom_value
from advocate_desk.store.journal import journalled_tables
from advocate_desk.store.models import (
    Account,
    Activity,
    Employment,
    ExternalId,
    Member,
    StatedMotivation,
)
from tests.making import add_member, dump, log_act


def merge(desk, kept, other, choices=None, verb=merge_members):
    with desk.write("Merge") as write:
        return verb(write.session, kept, other, choices)


def values_of(desk, member):
    with desk.read() as session:
        return MEMBERS.lines(session, [member])[member].values


def rows(desk, sql):
    with desk.read() as session:
        return [tuple(row) for row in session.execute(text(sql))]


def card_of(desk, first, second, kind="members"):
    with desk.read() as session:
        return merge_card(session, kind, first, second)


def field_of(card, key):
    return next(one for one in card.fields if one.field.key == key)


@pytest.fixture
def priya(desk):
    return add_member(
        desk,
        full_name="Priya Nair",
        email="priya@kestrel.example",
        company="Kestrel Bank",
        job_title="CFO",
        notes="Met in Leeds",
        tags=("board", "Beta"),
    )


@pytest.fixture
def twin(desk):
    return add_member(
        desk,
        full_name="Priya Nair-Shah",
        email="priya.nair@kestrel.example",
        other_emails=("pn@home.example",),
        company="Kestrel Bank",
        job_title="CFO",
        notes="Likes tea",
        tags=("beta", "vip"),
        city="Leeds",
    )


def test_a_merge_and_its_undo_leave_an_equal_desk_and_redo_merges_again(desk, priya, twin):
    log_act(desk, priya, twin)
    before = dump(desk)
    merge(desk, priya, twin)
    merged = dump(desk)

    desk.undo()
    undone = dump(desk)
    desk.redo()

    assert merged != before
    assert undone == before
    assert dump(desk) == merged
    assert check_desk(desk).findings == ()


def test_all_rows_follow_and_the_other_is_gone(desk, priya, twin):
    acts = {*log_act(desk, priya), *log_act(desk, twin, twin)}

    merge(desk, priya, twin)

    with desk.read() as session:
        assert session.get(Member, twin) is None
        assert set(session.scalars(select(Activity.id))) == acts
        assert set(session.scalars(select(Activity.member_id))) == {priya}
    assert values_of(desk, priya)["acts"] == len(acts)


def test_lists_and_notes_are_joined_and_no_address_is_lost(desk, priya, twin):
    merge(desk, priya, twin)

    held = values_of(desk, priya)
    assert held["tags"] == ("board", "Beta", "vip")
    assert held["notes"] == "Met in Leeds\n\n———\n\nLikes tea"
    assert held["email"] == "priya@kestrel.example"
    assert held["other_emails"] == ("pn@home.example", "priya.nair@kestrel.example")
    assert held["city"] == "Leeds"


def test_what_she_chose_is_taken_even_the_address_of_the_other(desk, priya, twin):
    merge(desk, priya, twin, {"email": twin, "full_name": priya})

    held = values_of(desk, priya)
    assert held["full_name"] == "Priya Nair"
    assert held["email"] == "priya.nair@kestrel.example"
    assert "priya@kestrel.example" in held["other_emails"]
    desk.undo()
    assert values_of(desk, twin)["email"] == "priya.nair@kestrel.example"


def test_the_fuller_name_the_filled_field_and_the_stricter_word_are_proposed(desk):
    one = add_member(desk, full_name="Priya Nair", contact_preference="ok", phone="0113 496 0001")
    two = add_member(
        desk, full_name="Priya Nair-Shah", contact_preference="do not contact", city="Leeds"
    )

    card = card_of(desk, one, two)

    proposed = {one.field.key: one.proposed for one in card.fields}
    assert proposed["full_name"] == two
    assert proposed["contact_preference"] == two
    assert proposed["phone"] == one
    assert proposed["city"] == two
    assert [f.field.key for f in card.fields if f.differs] == ["full_name", "contact_preference"]


def test_a_blank_never_takes_the_place_of_a_value(desk, priya, twin):
    merge(desk, priya, twin, {"city": priya})

    assert values_of(desk, priya)["city"] == "Leeds"


def test_the_one_with_more_to_it_is_proposed_to_be_kept_and_what_follows_is_said(
    desk, priya, twin
):
    log_act(desk, twin, twin)
    log_act(desk, twin)

    card = card_of(desk, priya, twin)

    assert card.kept == twin
    assert card.label(twin) == "Merge Priya Nair into Priya Nair-Shah"
    assert card.follows[twin] == "2 activities, 1 job"


def test_a_member_cannot_be_merged_with_herself(desk, priya):
    with pytest.raises(InvalidDraft, match="one and the same member"):
        merge(desk, priya, priya)


def test_nobody_is_merged_with_somebody_who_is_gone(desk, priya):
    with pytest.raises(InvalidDraft, match="One of the two members is gone"):
        merge(desk, priya, 4711)


def test_the_same_job_is_one_row_from_the_first_day_known(desk, priya, twin):
    merge(desk, priya, twin)

    assert rows(desk, "SELECT member_id, job_title FROM employment") == [(priya, "CFO")]


def test_the_job_that_is_not_taken_ends_and_stays_in_the_history(desk, priya):
    other = add_member(desk, full_name="P. Nair", company="Northwind", job_title="CEO")

    merge(desk, priya, other, {"role": other})

    assert values_of(desk, priya)["role"] == "CEO · Northwind"
    today = clock.today().isoformat()
    jobs = rows(desk, "SELECT job_title, to_day FROM employment ORDER BY job_title")
    assert jobs == [("CEO", None), ("CFO", today)]


def test_an_earlier_time_at_the_same_company_stays_a_job_of_its_own(desk):
    one = add_member(desk, company="Acme", job_title="Buyer", employed_from=dt.date(2015, 1, 1))
    two = add_member(desk, company="Acme", job_title="Buyer", employed_from=dt.date(2022, 1, 1))
    with desk.write("Move") as write:
        move_job(write.session, one, JobMove("Northwind", "Buyer", dt.date(2018, 1, 1)))

    merge(desk, one, two)

    starts = rows(desk, "SELECT from_day FROM employment ORDER BY from_day")
    assert starts == [("2015-01-01",), ("2018-01-01",), ("2022-01-01",)]
    assert values_of(desk, one)["role"] == "Buyer · Acme"


def test_steps_in_the_program_are_ordered_and_none_is_there_twice(desk):
    one = add_member(desk, status="enrolled", enrolled_on=dt.date(2025, 3, 1))
    two = add_member(desk, status="enrolled", nominated_on=dt.date(2025, 1, 1))
    three = add_member(desk, status="candidate")

    merge(desk, one, two)
    merge(desk, one, three)

    steps = rows(desk, "SELECT status, from_day, to_day FROM standing ORDER BY from_day")
    assert ("nominated", "2025-01-01") in [step[:2] for step in steps]
    assert [step[0] for step in steps].count("candidate") == 0
    assert values_of(desk, one)["status"] == "enrolled"


def test_the_status_that_is_taken_holds(desk):
    one = add_member(desk, status="enrolled", enrolled_on=dt.date(2025, 3, 1))
    two = add_member(desk)
    with desk.write("Status") as write:
        draft = NewStanding("alumni", dt.date(2025, 6, 1))
        change_standing(write.session, Chosen(ids=(two,)), draft)

    merge(desk, one, two, {"status": one})

    assert values_of(desk, one)["status"] == "enrolled"
    assert values_of(desk, one)["enrolled_on"] == dt.date(2025, 3, 1)


def test_own_fields_follow_and_the_chosen_value_is_taken(desk, priya, twin):
    with desk.write("Fields") as write:
        shirt = add_custom_field(write.session, "members", "Shirt")
        pet = add_custom_field(write.session, "members", "Pet")
        for field, who, value in ((shirt, priya, "M"), (shirt, twin, "L"), (pet, twin, "Cat")):
            whom = MEMBERS.chosen(Chosen(ids=(who,)))
            set_custom_value(write.session, field, whom, value)

    merge(desk, priya, twin, {f"custom:{shirt}": twin})

    held = values_of(desk, priya)
    assert (held[f"custom:{shirt}"], held[f"custom:{pet}"]) == ("L", "Cat")


def test_the_uid_of_the_other_stays_known_also_after_the_next_merge(desk, priya, twin):
    third = add_member(desk, full_name="Pri Nair")
    uids = dict(rows(desk, "SELECT id, uid FROM member"))

    merge(desk, twin, third)
    merge(desk, priya, twin)

    with desk.read() as session:
        known = session.execute(select(ExternalId.value, ExternalId.row_id)).all()
    assert set(known) == {(uids[twin], priya), (uids[third], priya)}


@pytest.fixture
def banks(desk):
    with desk.write("Accounts") as write:
        return add_accounts(
            write.session,
            [
                {"company": "Kestrel Bank", "domain": ("kestrel.example",), "health": "green"},
                {"company": "Kestrel Bank Ltd", "domain": ("kestrel.co.example",)},
            ],
        )


def test_accounts_become_one_with_their_people_names_and_domains(desk, banks):
    kept, other = banks
    ada = add_member(desk, company="Kestrel Bank Ltd")
    log_act(desk, ada)
    before = dump(desk)

    merge(desk, kept, other, {"company": kept}, verb=merge_accounts)

    with desk.read() as session:
        account = session.scalars(select(Account)).one()
        assert account.company == "Kestrel Bank"
        assert account.aliases == ("Kestrel Bank Ltd",)
        assert account.domain == ("kestrel.example", "kestrel.co.example")
        assert session.scalar(select(Activity.account_id)) == kept
    assert values_of(desk, ada)["company"] == "Kestrel Bank"
    assert check_desk(desk).findings == ()
    desk.undo()
    assert dump(desk) == before


def test_of_two_readings_of_one_day_that_of_the_kept_account_stays(desk, banks):
    kept, other = banks
    with desk.write("Health") as write:
        record_health(write.session, {other: Reading("red")})
        record_health(write.session, {other: Reading("amber", dt.date(2025, 1, 1))})

    merge(desk, kept, other, verb=merge_accounts)

    readings = rows(desk, "SELECT account_id, health FROM health_reading ORDER BY read_on")
    assert readings == [(kept, "amber"), (kept, "green")]


def test_jobs_elsewhere_are_no_matter_of_two_accounts_that_become_one(desk, banks):
    ada = add_member(desk, company="Northwind")
    with desk.write("Jobs") as write:
        write.session.add(Employment(member_id=ada, account_id=3))
        write.session.add_all(Employment(member_id=ada, account_id=bank) for bank in banks)

    merge(desk, *banks, verb=merge_accounts)

    assert sorted(rows(desk, "SELECT account_id FROM employment")) == [(banks[0],), (3,), (3,)]


def test_somebody_who_worked_at_both_accounts_has_one_job_there(desk, banks):
    kept, other = banks
    one = add_member(desk, company="Kestrel Bank", job_title="CFO")
    two = add_member(desk, company="Kestrel Bank Ltd", job_title="CFO")
    merge(desk, one, two)

    merge(desk, kept, other, verb=merge_accounts)

    open_jobs = rows(desk, "SELECT account_id FROM employment WHERE to_day IS NULL")
    assert open_jobs == [(kept,)]


def test_an_account_cannot_be_merged_with_itself(desk, banks):
    with pytest.raises(InvalidDraft, match="one and the same account"):
        merge(desk, banks[0], banks[0], verb=merge_accounts)


def test_an_amount_is_taken_with_its_currency(desk, banks):
    kept, other = banks
    with desk.write("Amount") as write:
        write.session.execute(
            text("UPDATE account SET annual_value = 500, currency = 'USD' WHERE id = :id"),
            {"id": other},
        )

    merge(desk, kept, other, verb=merge_accounts)

    assert rows(desk, "SELECT annual_value, currency FROM account") == [(500, "USD")]


def test_every_row_that_can_point_to_a_member_or_an_account_follows():
    pointing = {
        (table.name, column.name)
        for table in journalled_tables()
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name in ("member", "account")
    }
    by_kind = {
        table.name for table in journalled_tables() if {"kind", "row_id"} <= {*table.c.keys()}
    }

    followed = {
        (pointer.table.name, pointer.column.name)
        for name in ("member", "account")
        for pointer in pointers_to(sql_table(name))
    }

    assert followed == pointing | {(name, "row_id") for name in by_kind}
    assert {"custom_value", "external_id"} <= by_kind


def test_of_two_weights_of_one_motivation_that_of_the_kept_member_stays(desk, priya, twin):
    with desk.write("Motivations") as write:
        for who, weight, day in ((priya, 3, None), (twin, 1, dt.date(2026, 1, 1))):
            write.session.add(
                StatedMotivation(
                    member_id=who, motivation="career", basis="stated", weight=weight, on_day=day
                )
            )

    merge(desk, priya, twin)

    told = rows(desk, "SELECT member_id, weight, on_day FROM stated_motivation")
    assert told == [(priya, 3, "2026-01-01")]


def test_who_is_told_apart_from_the_other_stays_apart_from_the_one_who_is_kept(desk, priya, twin):
    third = add_member(desk, full_name="Pia Nair")
    with desk.write("Not the same") as write:
        tell_apart(write.session, "members", twin, third)
        tell_apart(write.session, "members", priya, third)
        tell_apart(write.session, "members", priya, twin)
    before = dump(desk)

    merge(desk, priya, twin)

    assert rows(desk, "SELECT kind, first_id, second_id FROM not_same") == [
        ("members", priya, third)
    ]
    desk.undo()
    assert dump(desk) == before
