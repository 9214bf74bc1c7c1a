"""Companies about to be made are compared with those that are there; she says which are one."""

from __future__ import annotations

import pytest

from advocate_desk.sheets.near_companies import near_companies
from tests.making import add_member
from tests.sheets.importing import book_of, bring_in, lines, plan_of, setup_of

KNOWN = ("Kestrel Bank", "Orchard Foods Ltd", "Navy", "Blue Harbour Shipping")


@pytest.mark.parametrize(
    ("new", "near"),
    [
        ("Orchard Foods GmbH", "Orchard Foods Ltd"),
        ("Kestrl Bank", "Kestrel Bank"),
        ("Kestrel Bank Europe", "Kestrel Bank"),
        ("Blue Harbor Shipping", "Blue Harbour Shipping"),
        ("KESTREL-BANK", "Kestrel Bank"),
    ],
)
def test_another_spelling_is_proposed(new, near):
    assert near_companies([new], KNOWN) == {new: (near,)}


@pytest.mark.parametrize(
    "new", ["Navy Federal", "Deutsche Bank", "Peach Foods AG", "Kestrel Bank 2", "Bank", "N"]
)
def test_another_company_is_not(new):
    assert near_companies([new], KNOWN) == {}


def test_new_ones_are_compared_with_each_other(desk):
    rows = [("Name", "Company"), ("Ada", "Ostrava Steel"), ("Bob", "Ostrava Steel GmbH")]

    plan = plan_of(desk, book_of(Members=rows))

    assert plan.near_accounts == {"Ostrava Steel GmbH": ("Ostrava Steel",)}


def test_what_she_says_is_the_same_makes_no_company_and_is_remembered(desk):
    add_member(desk, full_name="Grace", company="Orchard Foods")
    rows = [("Name", "Email", "Company"), ("Ada", "ada@x.example", "Orchard Foods GmbH")]
    book = book_of(Members=rows)
    assert plan_of(desk, book).near_accounts == {"Orchard Foods GmbH": ("Orchard Foods",)}
    setup = setup_of(desk, book)
    setup.values["company"] = {"Orchard Foods GmbH": "Orchard Foods"}

    plan = bring_in(desk, book, values=setup.values)

    assert plan.new_names == {}
    assert lines(desk, "account", "company") == [("Orchard Foods",)]
    more = [("Name", "Email", "Company"), ("Zoe", "zoe@x.example", "Orchard Foods GmbH")]
    assert plan_of(desk, book_of(Members=more)).new_names == {}
