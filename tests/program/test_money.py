"""Rates kept with each row, and sums in the base currency that say what they leave out."""

from __future__ import annotations

import datetime as dt

import pytest

from advocate_desk.base.errors import InvalidDraft
from advocate_desk.program.accounts import add_accounts
from advocate_desk.program.activities import edit_activities
from advocate_desk.program.activity_list import ACTIVITIES
from advocate_desk.program.cost_list import COSTS, RATES
from advocate_desk.program.costs import add_costs, delete_costs, edit_costs
from advocate_desk.program.listing import Chosen, Sort, Wanted
from advocate_desk.program.money import (
    Sum,
    fill_rates,
    rows_without_rate,
    sum_in_base,
    sums_in_base,
)
from advocate_desk.program.rate_book import RateBook
from advocate_desk.program.rates import add_rates, delete_rates, edit_rates
from advocate_desk.store.models import Account, Cost
from tests.making import add_member, log_act

JAN, MAR, JUN = dt.date(2026, 1, 1), dt.date(2026, 3, 1), dt.date(2026, 6, 1)


def add_rate(desk, currency, day, rate):
    with desk.write("Add rate") as write:
        return add_rates(write.session, [{"currency": currency, "from_day": day, "rate": rate}])[0]


def spend(desk, amount, currency=None, day=JAN, **values):
    with desk.write("Add cost") as write:
        cost = {"kind": "tools", "amount": amount, "currency": currency, "on_day": day, **values}
        return add_costs(write.session, [cost])[0]


def edit(desk, cost, **changes):
    with desk.write("Edit cost") as write:
        return edit_costs(write.session, Chosen(ids=(cost,)), changes)


def cost_of(desk, cost):
    with desk.read() as session:
        return COSTS.lines(session, [cost])[cost].values


def total(desk):
    with desk.read() as session:
        return sum_in_base(session, Cost.__table__.c.amount)


def test_the_rate_is_the_newest_from_the_day_or_before(desk):
    add_rate(desk, "USD", JAN, "0.9")
    add_rate(desk, "USD", MAR, "0.92")

    with desk.read() as session:
        book = RateBook(session)
        days = (JAN - dt.timedelta(days=1), JAN, MAR - dt.timedelta(days=1), MAR, JUN)
        found = [book.on("USD", day) for day in days]
        assert found == [None, "0.9", "0.9", "0.92", "0.92"]
        assert book.on("EUR", JAN) == "1"
        assert book.on(None, JAN) is None


def test_a_kept_rate_never_changes_by_itself(desk):
    rate = add_rate(desk, "USD", JAN, "0.9")
    cost = spend(desk, 1000, "USD")

    with desk.write("Edit rate") as write:
        edit_rates(write.session, Chosen(ids=(rate,)), {"rate": "0.5"})
    edit(desk, cost, amount=2000, note="more")

    assert cost_of(desk, cost)["rate"] == "0.9"
    with desk.write("Delete rate") as write:
        delete_rates(write.session, Chosen(ids=(rate,)))
    assert cost_of(desk, cost)["rate"] == "0.9"


def test_another_currency_or_day_takes_its_own_rate(desk):
    add_rate(desk, "USD", JAN, "0.9")
    add_rate(desk, "USD", MAR, "0.92")
    cost = spend(desk, 1000, "USD")

    edit(desk, cost, on_day=MAR)
    assert cost_of(desk, cost)["rate"] == "0.92"
    edit(desk, cost, currency="GBP")
    assert cost_of(desk, cost)["rate"] is None
    edit(desk, cost, currency="eur")
    assert cost_of(desk, cost)["rate"] == "1"


def test_a_rate_that_a_row_brings_stands(desk):
    add_rate(desk, "USD", JAN, "0.9")

    cost = spend(desk, 1000, "USD", rate="0.85")

    assert cost_of(desk, cost)["rate"] == "0.85"
    with pytest.raises(InvalidDraft, match="zero is no rate"):
        spend(desk, 1000, "USD", rate="zero")


def test_sums_are_in_the_base_currency_and_say_what_they_leave_out(desk):
    add_rate(desk, "USD", JAN, "0.9")
    for amount, currency in ((1000, "USD"), (505, "EUR"), (700, "GBP"), (300, None)):
        spend(desk, amount, currency)

    assert total(desk) == Sum(amount=900 + 505 + 300, rows=3, left_out=1)


def test_minor_units_of_another_size_are_converted(desk):
    add_rate(desk, "JPY", JAN, "0.0061")
    add_rate(desk, "KWD", JAN, "3")
    spend(desk, 10_000, "JPY")  # 10,000 yen are 61 euros
    spend(desk, 1_500, "KWD")  # 1.500 dinars are 4.50 euros

    assert total(desk) == Sum(amount=6100 + 450, rows=2)


def test_a_sum_is_rounded_once_half_away_from_zero(desk):
    add_rate(desk, "USD", JAN, "0.5")
    for _ in range(3):
        spend(desk, 1, "USD")

    assert total(desk).amount == 2


def test_sums_by_a_column(desk):
    for kind, amount in (("tools", 100), ("events", 50), ("tools", 1)):
        spend(desk, amount, kind=kind)

    with desk.read() as session:
        columns = Cost.__table__.c
        by_kind = sums_in_base(session, columns.amount, by=(columns.kind,))
    assert {key: found.amount for key, found in by_kind.items()} == {
        ("tools",): 101,
        ("events",): 50,
    }


def test_rows_without_a_rate_take_it_when_she_asks_for_it(desk):
    cost = spend(desk, 1000, "USD")
    add_rate(desk, "USD", JAN, "0.9")
    with desk.read() as session:
        assert rows_without_rate(session) == 1
    assert cost_of(desk, cost)["rate"] is None

    with desk.write("Fill in rates") as write:
        fill_rates(write.session)

    assert cost_of(desk, cost)["rate"] == "0.9"
    with desk.read() as session:
        assert rows_without_rate(session) == 0


def test_accounts_and_activities_keep_their_rate_too(desk):
    add_rate(desk, "USD", MAR, "0.9")
    with desk.write("Add") as write:
        (one,) = add_accounts(
            write.session, [{"company": "Kestrel", "annual_value": 100, "currency": "USD"}]
        )
    (act,) = log_act(desk, add_member(desk), completed_on=MAR)
    with desk.write("Edit") as write:
        edit_activities(write.session, Chosen(ids=(act,)), {"value": 100, "currency": "USD"})

    with desk.read() as session:
        assert session.get_one(Account, one).rate == "0.9"
        assert ACTIVITIES.lines(session, [act])[act].values["currency"] == "USD"
    with desk.write("Earlier") as write:
        edit_activities(write.session, Chosen(ids=(act,)), {"completed_on": JAN})
        assert ACTIVITIES.lines(write.session, [act])[act].values["value"] == 100
        text = "SELECT rate FROM activity WHERE id = ?"
        assert write.session.connection().exec_driver_sql(text, (act,)).scalar() is None


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"currency": "EUR"}, "its rate is always 1"),
        ({"currency": "ZZZ"}, "ZZZ is not a currency code"),
        ({"rate": "0"}, "0 is no rate"),
        ({"rate": "-1"}, "-1 is no rate"),
        ({"rate": "1e99"}, "1e99 is no rate"),
        ({"rate": None}, "Rate cannot be blank"),
        ({"from_day": None}, "From cannot be blank"),
    ],
)
def test_what_is_no_rate_is_refused(desk, values, words):
    rate = {"currency": "USD", "from_day": JAN, "rate": "0.9", **values}

    with pytest.raises(InvalidDraft, match=words), desk.write("Add") as write:
        add_rates(write.session, [rate])


def test_a_currency_has_one_rate_from_a_day(desk):
    add_rate(desk, "USD", JAN, "0.9")
    later = add_rate(desk, "usd", MAR, "0,92")

    with pytest.raises(InvalidDraft, match="a rate of USD from 1 Jan 2026 already"):
        add_rate(desk, "USD", JAN, "0.8")
    with pytest.raises(InvalidDraft, match="already"), desk.write("Edit") as write:
        edit_rates(write.session, Chosen(ids=(later,)), {"from_day": JAN})
    with desk.read() as session:
        assert len(RATES.ids(session, Wanted(), Sort("currency"))) == 2
        assert RATES.lines(session, [later])[later].values["rate"] == "0.92"


def test_a_cost_needs_a_kind_and_an_amount(desk):
    with pytest.raises(InvalidDraft, match="Amount cannot be blank"):
        spend(desk, None)
    with pytest.raises(InvalidDraft, match="Amount cannot be less than 0"):
        spend(desk, -1)
    cost = spend(desk, 1)
    with pytest.raises(InvalidDraft, match="An amount needs its currency"):
        edit(desk, cost, currency=None)
    with desk.write("Delete") as write:
        assert delete_costs(write.session, Chosen(ids=(cost,))) == 1
