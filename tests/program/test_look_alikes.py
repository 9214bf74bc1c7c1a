"""Who looks like the same one twice: what speaks for it, and what does not."""

from __future__ import annotations

import pytest

from advocate_desk.base.progress import Cancelled
from advocate_desk.program.accounts import add_accounts
from advocate_desk.program.listing import Chosen
from advocate_desk.program.look_alikes import look_alikes
from advocate_desk.program.members import delete_members
from advocate_desk.program.merging import merge_members
from advocate_desk.program.not_same import tell_apart
from tests.making import add_member, add_members_, dump

AT_KESTREL = {"company": "Kestrel Bank"}


def pairs(desk):
    with desk.read() as session:
        return look_alikes(session).pairs


def said(desk):
    """Give who is taken for whom, with the strongest sign."""
    return [(one.first.name, one.second.name, one.evidence[0]) for one in pairs(desk)]


def companies(desk, *rows):
    with desk.write("Accounts") as write:
        return add_accounts(write.session, rows)


def tell(desk, kind, one, other):
    with desk.write("Not the same") as write:
        tell_apart(write.session, kind, one, other)


@pytest.mark.parametrize(
    ("one", "other", "strength", "words"),
    [
        (
            {"full_name": "P. N.", "email": "p@x.example"},
            {"full_name": "Priya Nair", "other_emails": ("p@x.example",)},
            "Almost certain",
            "Both have the address p@x.example",
        ),
        (
            {"full_name": "Priya N", "linkedin": "https://www.linkedin.com/in/pn/"},
            {"full_name": "Nair", "linkedin": "linkedin.com/in/PN"},
            "Almost certain",
            "Both have the profile linkedin.com/in/pn",
        ),
        (
            {"full_name": "Priya Nair", **AT_KESTREL},
            {"full_name": "PRIYA NAIR", "company": "Kestrel Bank Ltd"},
            "Likely",
            "The same name, both at Kestrel Bank",
        ),
        (
            {"full_name": "Priya Nair", **AT_KESTREL},
            {"full_name": "Nair Priya", **AT_KESTREL},
            "Likely",
            "The same name with its parts swapped, both at Kestrel Bank",
        ),
        (
            {"full_name": "Robert Smith", "email": "r@acme.example"},
            {"full_name": "Bob Smith", "email": "bob@acme.example"},
            "Likely",
            "Robert Smith and Bob Smith can be one name, both with an address at acme.example",
        ),
        (
            {"full_name": "R. Smith", "phone": "+44 113 496 0001"},
            {"full_name": "Robert Smith", "phone": "0113 496 0001"},
            "Perhaps",
            "R. Smith and Robert Smith can be one name, and the same phone number",
        ),
        (
            {"full_name": "Priya Nair", **AT_KESTREL},
            {"full_name": "Priya Nair-Shah", **AT_KESTREL},
            "Likely",
            "One name holds the other, both at Kestrel Bank",
        ),
        (
            {"full_name": "Ana Schmidtmeier", **AT_KESTREL},
            {"full_name": "Ana Schmitmeyer", **AT_KESTREL},
            "Perhaps",
            "Names that differ by a letter or two, both at Kestrel Bank",
        ),
        (
            {"full_name": "Priya Nair", **AT_KESTREL},
            {"full_name": "Priya Nair"},
            "Perhaps",
            "The same name, and of one no more is known",
        ),
    ],
)
def test_members_look_alike(desk, one, other, strength, words):
    add_members_(desk, one, other)

    (found,) = [pair for pair in pairs(desk) if pair.kind == "members"]

    assert (found.strength, found.evidence[0]) == (strength, words)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"full_name": "Maria Silva"}, {"full_name": "Mario Silva"}),
        ({"full_name": "John Smith"}, {"full_name": "Joan Smith"}),
        ({"full_name": "Ada Smith"}, {"full_name": "Bao Smith"}),
    ],
)
def test_people_of_other_given_names_do_not(desk, one, other):
    add_members_(desk, {**one, **AT_KESTREL}, {**other, **AT_KESTREL})

    assert pairs(desk) == ()


def test_one_name_at_two_companies_is_no_sign(desk):
    add_members_(
        desk,
        {"full_name": "John Smith", "company": "Acme"},
        {"full_name": "John Smith", "company": "Northwind"},
    )

    assert pairs(desk) == ()


def test_a_mailbox_that_several_read_is_no_sign(desk):
    add_member(desk, full_name="Ada Berg", email="info@acme.example")
    add_member(desk, full_name="Bao Hale", other_emails=("info@acme.example",))

    assert pairs(desk) == ()


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            {"company": "Kestrel", "domain": ("kestrel.example",)},
            {"company": "KB Group", "domain": ("x.example", "kestrel.example")},
            "Both have the domain kestrel.example",
        ),
        (
            {"company": "Kestrel Bank"},
            {"company": "Kestrel Bank GmbH"},
            "The same name but for the legal form",
        ),
        (
            {"company": "Kestrel Bank", "aliases": ("KB",)},
            {"company": "KB Ltd"},
            "One has the name of the other as an alias",
        ),
        (
            {"company": "Kestrel Bank"},
            {"company": "Kestrl Bank"},
            "Names that differ by a letter or two",
        ),
    ],
)
def test_accounts_look_alike(desk, one, other, words):
    companies(desk, one, other)

    assert [found[2] for found in said(desk)] == [words]


def test_numbered_companies_are_not_one(desk):
    companies(desk, {"company": "Kestrel Fund 12"}, {"company": "Kestrel Fund 13"})

    assert pairs(desk) == ()


def test_who_is_not_the_same_never_comes_back_but_with_undo(desk):
    one, two = add_members_(
        desk, {"full_name": "Priya Nair", **AT_KESTREL}, {"full_name": "Priya Nair", **AT_KESTREL}
    )
    before = dump(desk)

    tell(desk, "members", two, one)
    told = dump(desk)

    assert pairs(desk) == ()
    desk.undo()
    assert dump(desk) == before
    assert len(pairs(desk)) == 1
    desk.redo()
    assert dump(desk) == told
    assert pairs(desk) == ()


def test_what_was_told_of_a_pair_goes_with_either_of_them(desk):
    one, two = add_members_(desk, {"full_name": "A"}, {"full_name": "B"})
    tell(desk, "members", one, two)

    with desk.write("Delete") as write:
        delete_members(write.session, Chosen(ids=(two,)))

    assert dump(desk)["not_same"] == []


def test_a_merged_pair_is_no_pair_any_more(desk):
    one, two = add_members_(
        desk, {"full_name": "Priya Nair", **AT_KESTREL}, {"full_name": "Priya Nair", **AT_KESTREL}
    )

    with desk.write("Merge") as write:
        merge_members(write.session, one, two)

    assert pairs(desk) == ()


def test_the_likeliest_come_first_with_all_that_speaks_for_them(desk):
    shared = {"phone": "0113 496 0001", "company": "Acme"}
    add_members_(
        desk,
        {"full_name": "Ada Berg", **shared},
        {"full_name": "A. Berg", **shared},
        {"full_name": "Bao Hale", "linkedin": "linkedin.com/in/bh", "company": "Acme"},
        {"full_name": "Bao Hale", "linkedin": "linkedin.com/in/bh", "company": "Acme"},
    )

    found = pairs(desk)

    assert [one.strength for one in found] == ["Almost certain", "Perhaps"]
    assert len(found[0].evidence) == 2


def test_a_look_for_pairs_can_be_stopped(desk):
    class Impatient:
        def step(self, _done, _total, _note=""):
            raise Cancelled

    add_member(desk)

    with pytest.raises(Cancelled), desk.read() as session:
        look_alikes(session, Impatient())


def test_many_of_one_name_at_one_company_take_no_time(desk):
    add_members_(desk, *({"full_name": "Ada Berg", **AT_KESTREL} for _ in range(2_000)))

    with desk.read() as session:
        found = look_alikes(session)

    assert found.total < 2_000 * 10
    assert len(found.pairs) == 500
