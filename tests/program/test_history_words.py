"""What History says of rows: before and after, and also when they are gone."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from advocate_desk.program.history_words import (
    _KINDS,
    FieldChange,
    counts_in_words,
    rows_in_words,
)
from advocate_desk.program.not_same import tell_apart
from advocate_desk.store.journal import insert_many, journalled_tables
from advocate_desk.store.journal_reading import START, counts_of_change, rows_of_change
from advocate_desk.store.models import Account, Activity, ActivityType, Employment, Member, new_uid
from tests.making import add_member


@pytest.fixture
def ada(desk):
    with desk.write("Add Ada") as write:
        account = Account(company="Kestrel Bank", annual_value=125000, currency="EUR")
        member = Member(full_name="Ada Berg", email="ada@kestrel.example", tags=("press",))
        write.session.add_all([account, member])
        write.session.flush()
        write.session.add(Employment(member_id=member.id, account_id=account.id, job_title="CTO"))
        return member.id


def told(desk, change=None, limit=100):
    change = change or desk.history()[0].change
    with desk.read() as session:
        return rows_in_words(session, rows_of_change(session, change, limit))


@pytest.mark.usefixtures("ada")
def test_a_new_row_tells_what_stands_in_it(desk):
    rows = {(row.kind, row.name): row for row in told(desk)}

    assert rows.keys() == {
        ("member", "Ada Berg"),
        ("account", "Kestrel Bank"),
        ("job", "Ada Berg"),
    }
    assert FieldChange("Email", "", "ada@kestrel.example") in rows["member", "Ada Berg"].fields
    assert FieldChange("Annual value", "", "€1,250.00") in rows["account", "Kestrel Bank"].fields
    assert rows["job", "Ada Berg"].fields == (
        FieldChange("Company", "", "Kestrel Bank"),
        FieldChange("Job title", "", "CTO"),
    )
    assert {row.deed for row in rows.values()} == {"added"}


def test_a_changed_row_tells_each_field_before_and_after(desk, ada):
    with desk.write("Edit Ada") as write:
        member = write.session.get_one(Member, ada)
        member.tier, member.tags, member.open_to_network = "Gold", ("press", "speaker"), True
        member.paused_until = dt.date(2026, 12, 24)

    (row,) = told(desk)

    assert (row.deed, row.kind, row.name) == ("changed", "member", "Ada Berg")
    assert set(row.fields) == {
        FieldChange("Tier", "", "Gold"),
        FieldChange("Tags", "press", "press; speaker"),
        FieldChange("Open to network", "", "yes"),
        FieldChange("Paused until", "", "24 Dec 2026"),
    }


def test_rows_that_are_gone_keep_their_names(desk, ada):
    with desk.write("Log") as write:
        kind = write.session.scalars(select(ActivityType)).first()
        name = kind.name
        write.session.add(Activity(member_id=ada, type_id=kind.id, status="idea"))
    with desk.write("Delete Ada") as write:
        write.session.delete(write.session.get_one(Member, ada))

    rows = {(row.deed, row.kind): row.name for row in told(desk)}
    logged = told(desk, desk.history()[1].change)

    assert rows["deleted", "member"] == "Ada Berg"
    assert rows["deleted", "activity"] == f"{name} · Ada Berg"
    assert [row.name for row in logged] == [f"{name} · Ada Berg"]


def test_a_long_import_is_read_page_by_page(desk):
    import_members(desk, 25)
    with desk.read() as session:
        change, place, names = desk.history()[0].change, START, []
        while page := rows_of_change(session, change, 10, place):
            assert len(page) <= 10
            names += [row.name for row in rows_in_words(session, page)]
            place = page[-1].place

    assert names == [f"Member {n}" for n in range(25)] + ["Kestrel Bank"]


def test_an_import_that_was_taken_back_still_shows_its_rows(desk):
    import_members(desk, 3)
    desk.undo()

    assert [row.name for row in told(desk)] == ["Member 0", "Member 1", "Member 2", "Kestrel Bank"]


def test_a_change_is_counted_in_words(desk):
    import_members(desk, 3)
    with desk.read() as session:
        counts = counts_of_change(session, desk.history()[0].change)

    assert counts_in_words(counts) == "3 members, 1 account added"


def import_members(desk, count):
    with desk.write("Import members") as write:
        insert_many(
            write.session.connection(),
            Member.__table__,
            ("uid", "full_name", "person_type"),
            [(new_uid(), f"Member {n}", "customer") for n in range(count)],
        )
        write.session.add(Account(company="Kestrel Bank"))


def test_every_kind_of_fact_has_a_name():
    assert set(_KINDS) == {table.name for table in journalled_tables()}


def test_a_pair_that_is_not_the_same_is_told_by_both_names(desk, ada):
    bao = add_member(desk, full_name="Bao Hale")
    with desk.write("Not the same") as write:
        tell_apart(write.session, "members", bao, ada)

    (row,) = told(desk)

    assert row.fields == (
        FieldChange("One", "", "Ada Berg"),
        FieldChange("The other", "", "Bao Hale"),
    )
