"""Who is meant: certain keys find a member, likeness only proposes one, and she decides."""

from __future__ import annotations

import pytest

from tests.making import add_member
from tests.sheets.importing import (
    book_of,
    bring_in,
    counts,
    lines,
    people,
    plan_of,
    problems,
    verdicts,
)


def test_any_known_address_finds_a_member(desk):
    add_member(desk, full_name="Ada", email="ada@x.example", other_emails=("ada@old.example",))

    plan = plan_of(desk, book_of(Members=[("Name", "Email"), ("Ada L", "Ada@OLD.example")]))

    assert counts(plan) == {"same": 1}


def test_a_mailbox_that_many_read_finds_nobody(desk):
    add_member(desk, full_name="Ada", email="info@x.example")

    plan = bring_in(
        desk, book_of(Members=[("Name", "Email", "City"), ("Grace", "info@x.example", "Rome")])
    )

    assert counts(plan) == {"new": 1}
    assert problems(plan) == [
        (2, "Email", "cell", "is a shared mailbox that somebody has already")
    ]


def test_blank_addresses_are_not_equal(desk):
    plan = plan_of(
        desk,
        book_of(
            Members=[
                ("Name", "Email", "Company"),
                ("Ada Byron", None, "Engines"),
                ("Grace Hopper", None, "Navy"),
            ]
        ),
    )

    assert counts(plan) == {"new": 2}


@pytest.mark.parametrize(
    "row",
    [
        ("Ada Lovelace", "ada@private.example", "Engines GmbH", None),  # new address, same name
        ("Lovelace, Ada", "al@private.example", "Engines", None),  # the other way round
        ("Ada Lovleace", "al@private.example", "Engines Ltd", None),  # a slip of the finger
        ("A. Lovelace", "al@private.example", "ENGINES LTD", None),  # an initial
        ("Countess Lovelace", "al@private.example", None, "+49 151 234 5678"),  # phone, last name
    ],
)
def test_who_may_be_there_already_is_left_to_her(desk, row):
    ada = {"full_name": "Ada Lovelace", "email": "ada@x.example"}
    uid = add_member(desk, **ada, company="Engines Ltd", phone="0151 2345678")
    (held,) = lines(desk, "member", "uid")

    plan = plan_of(desk, book_of(Members=[("Full name", "Email", "Company", "Phone"), row]))

    assert uid
    assert counts(plan) == {"skipped": 1}
    assert held[0] in problems(plan)[0][3]


@pytest.mark.parametrize(("one", "other"), [("John", "Joan"), ("Mario", "Maria")])
def test_names_that_only_look_alike_are_two_people(desk, one, other):
    book = book_of(
        Members=[
            ("Full name", "Work email", "Organisation"),
            (f"{one} Fielding", "one@x.example", "Atlas Foods Ltd"),
            (f"{other} Fielding", "other@x.example", "Atlas Foods Ltd"),
        ]
    )

    assert counts(plan_of(desk, book)) == {"new": 2}


def test_short_names_are_proposed_not_merged(desk):
    book = book_of(
        Members=[
            ("Full name", "Email", "Company"),
            ("Robert Smith", "robert@x.example", "Atlas"),
            ("Bob Smith", "bob@x.example", "Atlas"),
        ]
    )

    plan = bring_in(desk, book)

    assert [v.value for v in verdicts(plan)] == ["new", "skipped"]
    assert problems(plan)[0][3] == "may be Robert Smith, row 2 (new in this file)"
    assert [v.value for v in verdicts(bring_in(desk, book))] == ["same", "skipped"]


def test_what_she_decides_about_a_row_is_done(desk):
    book = book_of(
        Members=[
            ("Full name", "Email", "Company"),
            ("Robert Smith", "robert@x.example", "Atlas"),
            ("Bob Smith", "bob@x.example", "Atlas"),
            ("Bob Smith", "bobby@x.example", "Atlas"),
        ]
    )

    plan = bring_in(desk, book, decisions={("Members", 3): "row:2", ("Members", 4): "new"})

    assert [v.value for v in verdicts(plan)] == ["new", "update", "new"]
    assert len(people(desk)) == 2


def test_ids_that_name_two_people_are_left_to_her(desk):
    add_member(desk, full_name="Ada", email="ada@x.example")
    add_member(desk, full_name="Grace", email="grace@x.example")
    (ada, *_), *_rest = lines(desk, "member", "uid")

    plan = plan_of(
        desk,
        book_of(Members=[("UID", "Full name", "Email"), (ada, "Ada", "grace@x.example")]),
    )

    assert counts(plan) == {"skipped": 1}
    assert "names two members" in problems(plan)[0][3]


def test_the_id_of_another_system_finds_a_member_with_a_new_address(desk):
    book = [("Member ID", "Name", "Email"), ("ADV-1", "Ada", "ada@x.example")]
    bring_in(desk, book_of(Members=book))

    plan = bring_in(desk, book_of(Members=[book[0], ("ADV-1", "Ada", "ada@new.example")]))

    assert counts(plan) == {"update": 1}
    assert people(desk, "email", "other_emails") == [
        {"full_name": "Ada", "email": "ada@x.example", "other_emails": "ada@new.example"}
    ]
