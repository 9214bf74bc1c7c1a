"""Who is meant: certain keys find a member, likeness only proposes one, and she decides."""

from __future__ import annotations

import pytest

from advocate_desk.sheets.column_setup import Existing
from advocate_desk.sheets.setup import Unknown
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


PEOPLE = ("Member ID", "First", "Last", "Email", "Company")


def test_who_may_be_somebody_may_still_be_her_after_a_part_of_her_name_was_filled(desk):
    add_member(desk, full_name="Ada Smith", email="ada@x.example", company="Atlas")
    rows = [(None, "Robert", None, "ada@x.example", None), (None, "ada", "Smtih", None, "ATLAS")]
    book = book_of(Members=[PEOPLE, *rows])
    assert counts(bring_in(desk, book)) == {"update": 1, "skipped": 1}

    assert counts(bring_in(desk, book)) == {"same": 1, "skipped": 1}


def test_who_worked_somewhere_may_be_somebody_of_there(desk):
    add_member(desk, full_name="Ada Smith", email="ada@x.example", company="Atlas")
    moved = (None, "Ada", "Smith", "ada@x.example", "Cobalt")
    book = book_of(Members=[PEOPLE, moved, (None, "Ada", "Smtih", None, "Atlas")])
    assert counts(bring_in(desk, book, existing=Existing.UPDATE)) == {"update": 1, "skipped": 1}

    assert counts(bring_in(desk, book, existing=Existing.UPDATE)) == {"same": 1, "skipped": 1}


@pytest.mark.parametrize(
    ("last", "main", "others"),
    [
        ("b@x.example", "b@x.example", "a@x.example"),
        ("info@x.example", "a@x.example", "info@x.example"),
    ],
)
def test_rows_of_one_person_leave_no_address_out(desk, last, main, others):
    rows = [("2", "Ada", "Smith", email, "Atlas") for email in ("a@x.example", last)]
    book = book_of(Members=[PEOPLE, *rows])
    bring_in(desk, book)

    assert lines(desk, "member", "email", "other_emails") == [(main, others)]
    assert not bring_in(desk, book).has_changes()


@pytest.mark.parametrize("existing", [Existing.FILL, Existing.UPDATE])
def test_rows_of_a_known_person_leave_no_address_out(desk, existing):
    add_member(desk, full_name="Ada Smith", email="a@x.example")
    rows = [("2", "Ada", "Smith", f"{one}@x.example", None) for one in "aba"]
    book = book_of(Members=[PEOPLE, *rows])
    bring_in(desk, book, existing=existing)

    found = lines(desk, "member", "email", "other_emails")
    assert found == [("a@x.example", "b@x.example")]
    assert not bring_in(desk, book, existing=existing).has_changes()


def test_rows_of_one_person_are_told_by_her_name(desk):
    zoe = ("Zoe", "Ito", "zoe@x.example", "Atlas Foods")
    plan = plan_of(
        desk, book_of(Members=[("First name", "Last name", "Email", "Company"), zoe, zoe])
    )

    assert [group.name for group in plan.sections[0].groups] == ["Zoe Ito"]


def test_a_new_id_beside_a_known_name_alone_is_left_to_her(desk):
    add_member(desk, full_name="Cy Young")
    headings = ("billing-active", "userid", "fullname", "email")

    book = book_of(Slack=[headings, (1, "U1", "Cy Young", None), (1, "U2", "Di Lee", None)])

    assert counts(bring_in(desk, book), "Slack") == {"skipped": 1, "new": 1}
    again = book_of(Slack=[headings, (1, "U3", "Di Lee", None)])
    assert counts(bring_in(desk, again), "Slack") == {"new": 1}, "the system tells them apart"


def test_an_address_under_a_heading_of_names_names_its_member(desk):
    add_member(desk, full_name="Ada Lovelace", email="ada@us.example")
    headings = ("Date Received", "Referrer", "Prospect Name", "Status")

    plan = bring_in(
        desk,
        book_of(
            Tracker=[
                headings,
                ("2026-03-01", "ADA@us.example", "One", "won"),
                ("2026-03-02", "Ada Lovelace", "Two", "won"),
                ("2026-03-03", "zed@us.example", "Three", "won"),
            ]
        ),
        unknown_member=Unknown.CREATE,
    )

    assert counts(plan, "Tracker") == {"new": 3}
    assert people(desk, "m.email")[1:] == [
        {"full_name": "Ada Lovelace", "email": "ada@us.example"}
    ]
    assert people(desk, "m.email")[0] == {"full_name": None, "email": "zed@us.example"}


def test_a_further_address_of_a_row_finds_a_member_too(desk):
    add_member(desk, full_name="Ada Lovelace", email="ada@us.example")
    add_member(desk, full_name="Bob Stone", email="bob@us.example")
    rows = [
        ("Ada L", "new@us.example", "ADA@us.example"),
        ("Both", None, "ada@us.example; bob@us.example"),
    ]

    plan = bring_in(desk, book_of(Members=[("Full name", "Email", "Other emails"), *rows]))

    assert counts(plan) == {"update": 1, "skipped": 1}
    assert lines(desk, "member", "full_name", "email", "other_emails") == [
        ("Ada Lovelace", "ada@us.example", "new@us.example"),
        ("Bob Stone", "bob@us.example", None),
    ]


@pytest.mark.parametrize("name", ["Dr. Ada Lovelace", "Ada Lovelace (Atlas)", "Frau Ada Lovelace"])
def test_a_title_or_a_word_in_brackets_makes_nobody_else_of_her(desk, name):
    add_member(desk, full_name="Ada Lovelace", company="Atlas")

    plan = bring_in(desk, book_of(Members=[("Full name", "Company"), (name, "Atlas")]))

    assert counts(plan) == {"skipped": 1}


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        (("Vorname", "Name", "E-Mail"), ("Chloé", "Dubois", "chloe@x.example")),
        (("Prénom", "Nom", "Courriel"), ("Chloé", "Dubois", "chloe@x.example")),
        (("Nombre", "Apellidos", "Correo"), ("Chloé", "Dubois", "chloe@x.example")),
        (("First name", "Name", "E-mail"), ("Chloé", "Chloé Dubois", "chloe@x.example")),
    ],
)
def test_a_name_beside_a_part_of_it_is_the_other_part_unless_it_holds_it(desk, headings, row):
    bring_in(desk, book_of(Members=[headings, row]))

    assert lines(desk, "member_figures", "name") == [("Chloé Dubois",)]


def test_name_and_address_in_one_cell_are_told_apart(desk):
    acts = [
        ("Contact", "Activity type", "Completed on"),
        ("Bell, Ada <Ada@x.example>", "Webinar attended", "2026-03-02"),
        ('"Bo Ek" <bo@x.example>', "Webinar attended", "2026-03-02"),
    ]
    book = book_of(
        Members=[("Name", "City"), ("Ada Bell <ada@x.example>", "Rome")], Activities=acts
    )

    plan = bring_in(desk, book, unknown_member=Unknown.CREATE, unknown_value=Unknown.CREATE)

    assert counts(plan, "Activities") == {"new": 2}
    assert lines(desk, "member", "full_name", "email") == [
        ("Ada Bell", "ada@x.example"),
        ("Bo Ek", "bo@x.example"),
    ]


def test_a_tracker_of_references_is_a_list_of_acts(desk):
    rows = [
        ("Customer", "Contact", "Contact Email", "Type of reference", "Date", "Notes"),
        ("Kestrel", "Zoe Ng", "zoe@kestrel.example", "Webinar attended", "2026-03-12", "well"),
    ]

    plan = bring_in(desk, book_of(Tracker=rows), unknown_member=Unknown.CREATE)

    assert plan.sections[0].kind == "activities"
    assert people(desk, "company") == [{"full_name": "Zoe Ng", "company": "Kestrel"}]


@pytest.mark.parametrize(
    ("written", "called"),
    [
        ("Day, Ann", "Ann Day"),
        ("van der Berg, Jan Piet", "Jan Piet van der Berg"),
        ("Ann Day, PhD", "Ann Day, PhD"),
        ("Ann Day, Ph.D.", "Ann Day, Ph.D."),
        ("Day, Ann, Ms", "Day, Ann, Ms"),
    ],
)
def test_a_name_written_backwards_is_put_in_speaking_order(desk, written, called):
    book = book_of(Members=[("Name", "Email"), (written, "ann@x.example")])

    bring_in(desk, book)

    assert lines(desk, "member", "full_name") == [(called,)]
    assert counts(bring_in(desk, book)) == {"same": 1}
