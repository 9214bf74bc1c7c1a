"""Order files: what a vendor gets, in the vendor's words, and how far the vendor says it is."""

from __future__ import annotations

import csv

import pytest
from openpyxl import load_workbook

from advocate_desk.base.errors import DeskError
from advocate_desk.sheets.order_file import (
    USUAL_COLUMNS,
    OrderColumn,
    order_columns,
    order_from,
    vendors,
)
from tests.making import add_member, add_reward, dump, give
from tests.sheets.importing import book_of, bring_in, counts, lines, plan_of, problems

COLUMNS = (
    OrderColumn("order_id", "Our ref"),
    OrderColumn("reward", "SKU"),
    OrderColumn("full_name", "Recipient"),
    OrderColumn("value", "Worth"),
)


@pytest.fixture
def ordered(desk):
    """Give the ids of two approved rewards of one vendor, beside others."""
    ada = add_member(desk, email="ada@kestrel.example")
    zoe = add_member(desk, full_name="Zoë Nowak", email="zoe@orchard.example")
    card = add_reward(desk, vendor="Giftly", value=5000, currency="EUR")
    mug = add_reward(desk, reward="Mug", kind="swag")
    give(desk, mug, ada)
    give(desk, card, ada, status="idea")
    return (*give(desk, card, ada), *give(desk, card, zoe))


def write(desk, out, columns=COLUMNS, vendor="Giftly"):
    with desk.write("Order") as write:
        return order_from(write.session, vendor, columns, out)


def statuses(desk, ids):
    return [status for row, status in lines(desk, '"grant"', "id", "status") if row in ids]


@pytest.mark.usefixtures("ordered")
def test_only_what_is_approved_is_to_be_ordered_and_no_vendor_comes_last(desk):
    with desk.read() as session:
        assert [(one.name, one.to_order) for one in vendors(session)] == [("Giftly", 2), ("", 1)]


def test_the_vendor_gets_its_own_headings_in_its_own_order(desk, ordered, tmp_path):
    out = tmp_path / "order.csv"

    count = write(desk, out)

    first, second = ordered
    rows = list(csv.reader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert count == 2
    assert rows == [
        ["Our ref", "SKU", "Recipient", "Worth"],
        [f"AD-{first}", "Gift card", "Ada Lovelace", "50"],
        [f"AD-{second}", "Gift card", "Zoë Nowak", "50"],
    ]


def test_what_is_written_is_ordered_and_one_undo_takes_it_back(desk, ordered, tmp_path):
    before = dump(desk)

    write(desk, tmp_path / "order.xlsx", USUAL_COLUMNS)

    assert statuses(desk, ordered) == ["ordered", "ordered"]
    assert load_workbook(tmp_path / "order.xlsx")["Order"].max_row == 3
    desk.undo()
    assert dump(desk) == before


def test_columns_are_said_once_for_each_vendor(desk, ordered, tmp_path):
    with desk.read() as session:
        assert order_columns(session, "Giftly") == USUAL_COLUMNS

    write(desk, tmp_path / "order.csv")

    with desk.read() as session:
        assert order_columns(session, "giftly") == COLUMNS
        assert order_columns(session, "Another") == USUAL_COLUMNS
    assert ordered


def test_an_order_that_cannot_be_written_orders_nothing(desk, ordered, tmp_path):
    before = dump(desk)

    with pytest.raises(DeskError, match="There is no folder"):
        write(desk, tmp_path / "not there" / "order.csv")
    with pytest.raises(DeskError, match="finds no reward"):
        write(desk, tmp_path / "order.csv", COLUMNS[1:])
    with pytest.raises(DeskError, match="Nothing is to be ordered"):
        write(desk, tmp_path / "order.csv", vendor="Nobody")

    assert dump(desk) == before
    assert ordered


def test_the_order_id_alone_says_whose_reward_the_vendor_means(desk, ordered, tmp_path):
    write(desk, tmp_path / "order.csv")
    first, second = ordered
    told = book_of(
        Report=[
            ("Order number", "Status", "Ship date", "Tracking"),
            (f"AD-{first}", "Shipped", "2026-03-02", "1Z"),
            (f"AD-{second}", "Delivered", None, "2Z"),
            ("AD-999", "Shipped", None, None),
        ]
    )

    plan = bring_in(desk, told)

    assert counts(plan, "Report") == {"update": 2, "skipped": 1}
    assert statuses(desk, ordered) == ["sent", "delivered"]
    assert problems(plan, "Report")[0][0] == 4
    again = plan_of(desk, told)
    assert counts(again, "Report") == {"same": 2, "skipped": 1}


def test_a_vendor_moves_a_reward_on_never_back(desk, ordered, tmp_path):
    write(desk, tmp_path / "order.csv")
    first, _second = ordered
    rows = [("Order id", "Email", "Status"), (f"AD-{first}", "ada@kestrel.example", "delivered")]
    bring_in(desk, book_of(Report=rows))

    late = [("Order id", "Status"), (f"AD-{first}", "processing")]
    plan = plan_of(desk, book_of(Report=late))

    assert counts(plan, "Report") == {"same": 1}
    assert statuses(desk, ordered)[0] == "delivered"


def test_a_word_of_the_vendor_is_asked_once_and_learned(desk, ordered, tmp_path):
    write(desk, tmp_path / "order.csv")
    first, _second = ordered
    rows = [("Order id", "Status"), (f"AD-{first}", "Handed to Hermes")]
    asked = plan_of(desk, book_of(Report=rows))

    values = {"grants.status": {"Handed to Hermes": "sent"}}
    bring_in(desk, book_of(Report=rows), values=values)

    assert asked.sections[0].unknown_values["status"]["Handed to Hermes"] == 1
    assert statuses(desk, ordered)[0] == "sent"
    later = [("Order id", "Status"), (f"AD-{ordered[1]}", "handed to hermes")]
    assert counts(plan_of(desk, book_of(Report=later)), "Report") == {"update": 1}
