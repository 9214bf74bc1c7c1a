"""What verbs refuse, and that a choice by filter means the rows it found at first."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from advocate_desk.base import clock
from advocate_desk.base.errors import InvalidDraft
from advocate_desk.program.account_list import ACCOUNTS
from advocate_desk.program.accounts import Reading, add_accounts, edit_accounts, record_health
from advocate_desk.program.activities import edit_activities
from advocate_desk.program.activity_types import edit_types
from advocate_desk.program.books import CompanyBook
from advocate_desk.program.bulk import add_word, remove_word
from advocate_desk.program.history import JobMove, NewStanding, change_standing, move_job
from advocate_desk.program.listing import Chosen, Condition, Test, Wanted
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.members import add_members, edit_members
from advocate_desk.program.own_fields import add_custom_field, set_custom_value
from advocate_desk.store.models import (
    Account,
    Activity,
    ActivityType,
    Colleague,
    CustomValue,
    Member,
)
from tests.making import A_DAY, REFERENCE_CALL, add_member, add_members_, log_act

TODAY = clock.today()
TOMORROW = TODAY + dt.timedelta(days=1)


def lines_of(desk, *members):
    with desk.read() as session:
        lines = MEMBERS.lines(session, members)
        return [lines[member].values for member in members]


def account_of(desk, **values):
    with desk.write("Add account") as write:
        return add_accounts(write.session, [{"company": "Kestrel Bank", **values}])[0]


def where(field, value):
    return Chosen(wanted=Wanted(conditions=(Condition(field, Test.IS, value),)))


def test_all_fields_of_an_edit_go_to_the_rows_the_filter_found_before_it(desk):
    gold = add_members_(desk, {"full_name": "A", "tier": "Gold"}, {"full_name": "B"})[0]
    changes = {"tier": "Silver", "company": "Northwind", "status": "enrolled"}
    with desk.write("Edit") as write:
        edit_members(write.session, where("tier", "Gold"), changes)

    (line,) = lines_of(desk, gold)
    assert {key: line[key] for key in changes} == changes


def test_a_pause_by_a_filter_on_pauses_reaches_all_it_found(desk):
    ada = add_member(desk, status="enrolled", paused_until=A_DAY)
    pause = NewStanding("paused", paused_until=TOMORROW)
    with desk.write("Pause") as write:
        change_standing(write.session, where("paused_until", A_DAY), pause)

    assert lines_of(desk, ada)[0]["status"] == "paused"


def test_completing_what_has_no_day_reaches_all_the_filter_found(desk):
    ada = add_member(desk)
    (ask,) = log_act(desk, ada, status="asked")
    undone = Wanted(conditions=(Condition("completed_on", Test.BLANK),))
    with desk.write("Complete") as write:
        edit_activities(write.session, Chosen(wanted=undone), {"status": "completed"})

    with desk.read() as session:
        assert session.get_one(Activity, ask).status == "completed"


def test_health_by_a_filter_on_another_edited_field_reaches_all_it_found(desk):
    account = account_of(desk, industry="Bank")
    with desk.write("Edit") as write:
        changes = {"industry": "Finance", "health": "red"}
        edit_accounts(write.session, where("industry", "Bank"), changes)

    with desk.read() as session:
        assert ACCOUNTS.lines(session, [account])[account].values["health"] == "red"


def test_an_amount_alone_keeps_the_currency_it_has(desk):
    account = account_of(desk, annual_value=100, currency="USD")
    with desk.write("Edit") as write:
        edit_accounts(write.session, Chosen(ids=(account,)), {"annual_value": 200})
        edit_types(write.session, Chosen(ids=(REFERENCE_CALL,)), {"value": 300})

    with desk.read() as session:
        held = session.get_one(Account, account)
        assert (held.annual_value, held.currency) == (200, "USD")
        assert session.get_one(ActivityType, REFERENCE_CALL).currency == "USD"


def test_an_amount_without_a_currency_is_in_the_base_currency(desk):
    account = account_of(desk)
    (act,) = log_act(desk, add_member(desk))
    with desk.write("Edit") as write:
        edit_accounts(write.session, Chosen(ids=(account,)), {"annual_value": 200})
        edit_activities(write.session, Chosen(ids=(act,)), {"value": 5})

    with desk.read() as session:
        assert session.get_one(Account, account).currency == "EUR"
        assert session.get_one(Activity, act).currency == "EUR"


def test_an_amount_does_not_lose_its_currency(desk):
    account = account_of(desk, annual_value=100, currency="usd")

    with pytest.raises(InvalidDraft, match="needs its currency"), desk.write("Edit") as write:
        edit_accounts(write.session, Chosen(ids=(account,)), {"currency": None})


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"tier": "x" * 501}, "longer than 500"),
        ({"tags": ("x" * 501,)}, "longer than 500"),
        ({"status": "purple"}, "is one of"),
        ({"person_type": None}, "cannot be blank"),
        ({"paused_until": dt.datetime(2026, 1, 1, tzinfo=dt.UTC)}, "is a day"),
        ({"full_name": None}, "needs a name"),
        ({"full_name": " ", "email": None}, "needs a name"),
    ],
)
def test_what_no_member_can_be_is_refused(desk, changes, said):
    ada = add_member(desk)

    with pytest.raises(InvalidDraft, match=said), desk.write("Edit") as write:
        edit_members(write.session, Chosen(ids=(ada,)), changes)


def test_an_address_that_is_the_only_name_stays(desk):
    ada = add_member(desk, full_name=None, email="ada@x.example")

    with pytest.raises(InvalidDraft, match="needs a name"), desk.write("Edit") as write:
        edit_members(write.session, Chosen(ids=(ada,)), {"email": None})


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"seats": -1}, "less than 0"),
        ({"seats": 10**30}, "too large"),
        ({"annual_value": True}, "whole number"),
        ({"currency": "BEER"}, "not a currency"),
        ({"health": "purple"}, "is one of"),
        ({"company": " "}, "needs the name"),
    ],
)
def test_what_no_account_can_be_is_refused(desk, changes, said):
    account = account_of(desk)

    with pytest.raises(InvalidDraft, match=said), desk.write("Edit") as write:
        edit_accounts(write.session, Chosen(ids=(account,)), changes)


def test_a_reading_of_health_is_a_word_of_the_list(desk):
    account = account_of(desk)

    with pytest.raises(InvalidDraft, match="is one of"), desk.write("Read") as write:
        record_health(write.session, {account: Reading("purple", A_DAY)})


@pytest.mark.parametrize("key", ["completed_on", "asked_on", "responded_on"])
def test_what_has_happened_is_not_in_the_future(desk, key):
    (act,) = log_act(desk, add_member(desk))

    with pytest.raises(InvalidDraft, match="in the future"), desk.write("Edit") as write:
        edit_activities(write.session, Chosen(ids=(act,)), {key: TOMORROW})


def test_what_is_completed_keeps_its_day(desk):
    (act,) = log_act(desk, add_member(desk))
    with desk.write("Complete again") as write:
        again = {"status": "completed", "completed_on": None}
        edit_activities(write.session, Chosen(ids=(act,)), again)
    with desk.read() as session:
        assert session.get_one(Activity, act).completed_on == A_DAY

    with pytest.raises(InvalidDraft, match="needs its day"), desk.write("Edit") as write:
        edit_activities(write.session, Chosen(ids=(act,)), {"completed_on": None})


@pytest.mark.parametrize("company", ["   ", "", "x" * 501])
def test_a_job_is_somewhere_or_something(desk, company):
    ada = add_member(desk)

    with pytest.raises(InvalidDraft), desk.write("Move") as write:
        move_job(write.session, ada, JobMove(company, None))


@pytest.mark.parametrize("word", ["", " ; ", "a; b", "x" * 501])
def test_only_one_word_is_added_at_a_time(desk, word):
    add_member(desk)

    with pytest.raises(InvalidDraft, match="one word"), desk.write("Tag") as write:
        add_word(write.session, Member, MEMBERS.chosen(Chosen(wanted=Wanted())), "tags", word)


def test_words_are_the_same_in_any_case_with_accents_too(desk):
    ada = add_member(desk, tags=("Élan",))
    everybody = MEMBERS.chosen(Chosen(wanted=Wanted()))
    with desk.write("Tag") as write:
        assert add_word(write.session, Member, everybody, "tags", "élan") == 0
        assert add_word(write.session, Member, everybody, "tags", " vip ") == 1
    assert lines_of(desk, ada)[0]["tags"] == ("Élan", "vip")

    with desk.write("Untag") as write:
        assert remove_word(write.session, Member, everybody, "tags", "ÉLAN") == 1
    assert lines_of(desk, ada)[0]["tags"] == ("vip",)


def test_a_filter_finds_letters_with_accents_in_any_case(desk):
    ada = add_member(desk, city="KÖLN")
    koeln = Wanted(conditions=(Condition("city", Test.CONTAINS, "köl"),))

    with desk.read() as session:
        assert list(MEMBERS.ids(session, koeln, MEMBERS.default_sort)) == [ada]


def test_a_status_does_not_begin_before_the_one_it_ends(desk):
    ada = add_member(desk, status="enrolled", enrolled_on=A_DAY)
    before = NewStanding("alumni", A_DAY - dt.timedelta(days=1))

    with pytest.raises(InvalidDraft, match="began on 2 Mar 2026"), desk.write("End") as write:
        change_standing(write.session, Chosen(ids=(ada,)), before)


def test_the_status_a_row_names_holds_whatever_its_days_say(desk):
    ada = add_member(desk, status="alumni", status_since=dt.date(2024, 1, 1), enrolled_on=A_DAY)

    assert lines_of(desk, ada)[0]["status"] == "alumni"


def test_a_planned_status_holds_from_its_day_on(desk):
    ada = add_member(desk, status="enrolled", enrolled_on=A_DAY)
    with desk.write("Plan") as write:
        change_standing(write.session, Chosen(ids=(ada,)), NewStanding("alumni", TOMORROW))
        move_job(write.session, ada, JobMove("Northwind", "CEO", TOMORROW))

    line = lines_of(desk, ada)[0]
    assert (line["status"], line["company"]) == ("enrolled", None)


def test_a_value_of_her_own_is_set_where_the_filter_found_it_missing(desk):
    ids = add_members_(desk, *({"full_name": f"M {n}"} for n in range(300)))
    with desk.write("Own") as write:
        field = add_custom_field(write.session, "members", "Shirt")
    blank = Wanted(conditions=(Condition(f"custom:{field}", Test.BLANK),))
    with desk.write("Set") as write:
        rows = MEMBERS.chosen(Chosen(wanted=blank))
        assert set_custom_value(write.session, field, rows, "XL") == len(ids)
    with desk.write("Set again") as write:
        everybody = MEMBERS.chosen(Chosen(wanted=Wanted()))
        assert set_custom_value(write.session, field, everybody, "XL") == 0
        with pytest.raises(InvalidDraft, match="longer than"):
            set_custom_value(write.session, field, everybody, "x" * 501)

    with desk.write("Clear") as write:
        assert set_custom_value(write.session, field, everybody, None) == len(ids)


def test_a_batch_of_accounts_keeps_their_health(desk):
    with desk.write("Add") as write:
        rows = [{"company": f"C {n}", "health": "green", "health_on": A_DAY} for n in range(3)]
        ids = add_accounts(write.session, rows)

    with desk.read() as session:
        lines = ACCOUNTS.lines(session, ids)
        assert {line.values["health"] for line in lines.values()} == {"green"}
        assert len(list(session.scalars(select(Account.id)))) == 3


@pytest.mark.parametrize(
    ("shape", "held", "kept", "refused", "sentence"),
    [
        ("number", "1.50", "1.5", "abc", "Own is a number."),
        ("number", 7, "7", True, "Own is a number."),
        ("day", A_DAY, "2026-03-02", "2026-02-31", "Own is a day, such as 3 Nov 2026."),
        ("yes/no", False, "no", "maybe", "Own is yes or no."),
    ],
)
def test_a_field_of_her_own_takes_what_it_holds_and_nothing_else(
    desk, shape, held, kept, refused, sentence
):
    rows = MEMBERS.chosen(Chosen(ids=(add_member(desk),)))
    with desk.write("Own") as write:
        field = add_custom_field(write.session, "members", "Own", shape)
        set_custom_value(write.session, field, rows, held)

        with pytest.raises(InvalidDraft, match=sentence):
            set_custom_value(write.session, field, rows, refused)

    with desk.read() as session:
        assert session.scalars(select(CustomValue.value)).one() == kept


def test_whose_activity_it_is_cannot_be_edited(desk):
    ids = log_act(desk, add_member(desk))
    with desk.write("Edit") as write, pytest.raises(InvalidDraft, match="cannot be changed"):
        edit_activities(write.session, Chosen(ids=ids), {"member": "Bob"})


def accounts_called(desk, *names):
    with desk.write("Put accounts") as write:
        write.session.add_all(accounts := [Account(company=name) for name in names])
        write.session.flush()
        return [account.id for account in accounts]


def test_a_name_that_two_accounts_share_means_neither_and_makes_no_third(desk):
    accounts_called(desk, "Atlas", "Atlas")
    with desk.write("Add") as write, pytest.raises(InvalidDraft, match="Several accounts"):
        add_members(write.session, [{"full_name": "Ada", "company": "atlas"}])
    with desk.write("Add") as write, pytest.raises(InvalidDraft, match="already an account"):
        add_accounts(write.session, [{"company": "Atlas"}])


def test_of_accounts_written_differently_the_one_written_so_is_meant(desk):
    upper, _lower = accounts_called(desk, "ATLAS", "Atlas")
    with desk.read() as session:
        book = CompanyBook(session)
        assert (book.find("ATLAS"), book.find("atlas")) == (upper, None)


def test_a_name_that_two_colleagues_share_means_neither(desk):
    with desk.write("Put") as write:
        for number in "12":
            write.session.add(Colleague(name="Ann Lee", email=f"{number}@x.example"))
    ids = log_act(desk, add_member(desk))

    with desk.write("Edit") as write:
        with pytest.raises(InvalidDraft, match="Several colleagues"):
            edit_activities(write.session, Chosen(ids=ids), {"asked_by": "Ann Lee"})
        edit_activities(write.session, Chosen(ids=ids), {"asked_by": "2@x.example"})

    with desk.read() as session:
        assert len(session.scalars(select(Colleague.id)).all()) == 2
