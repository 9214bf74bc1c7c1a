"""Sheets are told by their headings, and each column is given its surest meaning."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advocate_desk.sheets.column_setup import Basis
from advocate_desk.sheets.commit import commit_plan
from advocate_desk.sheets.exporters import EXPORTERS
from advocate_desk.sheets.grid import Area
from advocate_desk.sheets.importers import IMPORTERS
from advocate_desk.sheets.layout import Layout
from advocate_desk.sheets.mapping import (
    choose_kind,
    look_at,
    map_by_heading,
    map_column,
    propose,
)
from advocate_desk.sheets.plan import plan_import
from advocate_desk.sheets.setup import Unknown
from advocate_desk.sheets.synonyms import heading_key
from advocate_desk.sheets.tables import TableForm
from advocate_desk.sheets.telling_kinds import what_is_missing
from advocate_desk.sheets.unknown_words import choices_of, find_unknown_words
from tests.making import add_member
from tests.sheets.importing import book_of, bring_in, setup_of


def only_sheet(headings, *rows, name="Sheet1"):
    rows = rows or (tuple("x" for _ in headings),)
    return propose(None, book_of(**{name: [headings, *rows]})).sheets[0]


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        (("Record ID", "First Name", "Last Name", "Email", "Phone Number"), "members"),
        (("username", "email", "fullname", "status", "userid"), "members"),
        (("Candidate_ID__c", "Email__c", "First_Name__c", "Last_Name__c"), "members"),
        (("Date", "Advocate", "Activity", "Points", "Notes"), "activities"),
        (("identifier", "event_code", "points", "occurred_at"), "activities"),
        (("Company name", "Website URL", "Industry", "Company owner"), "accounts"),
        (("Name", "Value"), "settings"),
        (("Sheet", "UID", "System", "Id"), "external_ids"),
        (("Member", "Company", "Job title", "From", "To"), "employment"),
        (("Reward No.", "Recipient", "Reward", "Points spent", "Value", "Sent on"), "grants"),
        (("Member", "Date", "Points", "Reason"), "points"),
        (("Reward", "Kind", "Cost", "Points price"), "rewards"),
        (("Date", "Category", "Amount", "Vendor"), "costs"),
        (("Currency", "Valid from", "Exchange rate"), "rates"),
        (("Activity type", "Reward", "Mode"), "reward_rules"),
        (("Order number", "Recipient email", "Gift", "Shipped date", "Price"), "grants"),
        (("First", "Last", *(f"Question {n}" for n in range(20))), "members"),
        (("Last", *(f"Question {n}" for n in range(20))), None),
        (("First", "Last", "Email", "Activity", "Date", "Link", "Points"), "activities"),
        (("Shoe size", "Hat size"), None),
        (("Name", "Category", "Price", "Points", "Stock"), None),
        (("id", "name", "price", "categories"), None),
        (("Id", "Name", "Size", "Region", "Date"), None),
        (("Organisation", "Size", "Region"), "accounts"),
        (("Name", "Industry", "Domain"), "accounts"),
    ],
)
def test_the_kind_of_a_sheet_is_told_by_its_headings(headings, kind):
    assert only_sheet(headings).kind == kind


def test_the_name_of_a_sheet_breaks_a_tie_only():
    headings = ("Name", "Email", "Team")

    assert only_sheet(headings, name="Colleagues").kind == "colleagues"
    assert only_sheet(("Full name", "Email", "City"), name="Activities").kind == "members"


def test_our_own_layout_is_four_fifths_own_headings():
    own = ("UID", "Full name", "Email", "Company")

    assert only_sheet((*own, "Shoe size")).layout is Layout.PROGRAM
    assert only_sheet((*own, "Shoe size", "Hat size")).layout is Layout.GENERIC


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("  E-mail Address ", "email address"),
        ("NPS (0-10)", "nps"),
        ("First_Name__c", "first name"),
        ("RecipientEmail", "recipient email"),
        ("Título", "titulo"),
    ],
)
def test_headings_are_compared_without_signs_units_and_endings(heading, key):
    assert heading_key(heading) == key


def test_a_column_of_addresses_is_the_address_whatever_its_heading():
    sheet = only_sheet(("Full name", "City", "Kontakt"), ("Ada", "Rome", "ada@x.example"))

    column = sheet.column_of("email")

    assert column is not None
    assert (column.heading, column.basis, column.confidence) == (
        "Kontakt",
        Basis.CONTENT,
        80,
    )


def test_a_column_of_days_that_lost_their_format_stays_a_column_of_days():
    rows = [("ada@x.example", "Podcast guest", 45_000 + n) for n in range(6)]

    sheet = only_sheet(("Member email", "Activity", "Date"), *rows)

    assert sheet.mapping()["Date"] == "day"
    assert "6 numbers were taken for days" in sheet.notes()[0]


def test_a_heading_that_only_looks_alike_is_proposed_not_taken():
    sheet = only_sheet(("Full name", "Email", "Companny"), ("Ada", "ada@x.example", "Atlas"))

    column = sheet.columns[2]

    assert (column.field, column.proposed) == (None, "company")


def test_samples_and_fill_stand_beside_each_column():
    sheet = only_sheet(("Full name", "Email"), ("Ada", None), ("Ada", "a@x.example"))

    assert [(c.samples, c.filled) for c in sheet.columns] == [
        (("Ada",), 1.0),
        (("a@x.example",), 0.5),
    ]


def test_what_she_maps_is_remembered_for_files_with_these_headings(desk):
    book = book_of(Members=[("Name", "Email", "Ort des Büros"), ("Ada", "a@x.example", "Rome")])
    setup = setup_of(desk, book)
    map_column(setup.sheets[0], setup.sheets[0].columns[2], "city")
    with desk.write("Import") as write:
        commit_plan(write.session, plan_import(write.session, setup))

    again = setup_of(desk, book).sheets[0].columns[2]

    assert (again.field, again.basis) == ("city", Basis.REMEMBERED)


def test_a_field_that_is_mapped_by_hand_is_taken_from_its_column():
    sheet = only_sheet(("Full name", "Email", "Private"), ("Ada", "a@x.example", "b@y.example"))

    map_column(sheet, sheet.columns[2], "email")

    assert sheet.mapping() == {"Full name": "full_name", "Private": "email"}
    assert sheet.columns[1].taken_by == "Private"


def test_a_mapping_file_names_headings_and_fields():
    sheet = only_sheet(("Wer", "Adresse", "Hut"), ("Ada", "a@x.example", "7"))
    choose_kind(None, sheet, "members")

    unknown = map_by_heading(
        sheet, {"wer": "full_name", "Adresse": "members.email", "Hut": "hat_size"}
    )

    assert sheet.mapping() == {"Wer": "full_name", "Adresse": "email"}
    assert unknown == ["hat_size"]


def test_another_row_can_hold_the_headings():
    book = book_of(Sheet1=[("Some", "words"), ("Full name", "Email"), ("Ada", "a@x.example")])
    sheet = propose(None, book).sheets[0]

    look_at(None, sheet, TableForm(header_row=2))

    assert (sheet.header_row, sheet.kind) == (2, "members")
    assert sheet.mapping() == {"Full name": "full_name", "Email": "email"}


def test_unknown_words_are_counted_and_the_nearest_known_one_proposed(desk):
    add_member(desk, full_name="Grace", tier="Platinum")
    book = book_of(
        Members=[
            ("Name", "Email", "Tier"),
            ("Ada", "a@x.example", "Platinium"),
            ("Joan", "j@x.example", "Platinium"),
        ]
    )
    setup = setup_of(desk, book, unknown_value=Unknown.CREATE)
    sheet = setup.sheets[0]

    with desk.read() as session:
        find_unknown_words(session, setup)
        known = choices_of(session, setup, sheet, "tier")

    assert sheet.unknown_words == {"tier": {"Platinium": 2}}
    assert known == ["Platinum"]
    assert setup.unknown_value is Unknown.CREATE


def test_hidden_sheets_go_in_unless_she_says_otherwise():
    book = book_of(Members=[("Full name", "Email"), ("Ada", "a@x.example")])
    hidden = replace(book, sheets=(replace(book.sheets[0], visible=False),))

    setup = propose(None, hidden)

    assert (setup.sheets[0].kind, setup.chosen_sheets()) == ("members", setup.sheets)


def test_every_heading_of_the_program_workbook_is_known():
    own = {one.sheet: {f.heading for f in one.fields if f.own} for one in IMPORTERS}
    unknown = {
        exporter.sheet: [
            c.heading for c in exporter.columns if c.heading not in own[exporter.sheet]
        ]
        for exporter in EXPORTERS
    }

    assert {sheet: headings for sheet, headings in unknown.items() if headings} == {}


def test_a_file_brought_in_twice_asks_nothing_new(desk):
    book = book_of(Members=[("Name", "Email"), ("Ada", "a@x.example")])

    assert bring_in(desk, book).has_changes()
    assert not bring_in(desk, book).has_changes()


def test_the_last_of_two_heading_rows_is_taken_for_the_heading_to_be_checked():
    sheet = only_sheet(("Whom we know / Email", "Whom we know / City", "Joined on"))
    choose_kind(None, sheet, "members")

    city = sheet.column_of("city")
    assert (city.heading, city.basis) == ("Whom we know / City", Basis.CONTENT)


def test_who_came_to_an_event_is_told_by_what_only_attendees_are_called():
    rows = (("Webinar", "13.02.2026", "Lovelace, Ada", "ada@x.example", "ja"),)

    for heading in ("Teilnehmer", "Attendee", "Participant name", "Registrant"):
        sheet = only_sheet(("Event", "Datum", heading, "E-Mail", "Bezahlt"), *rows)
        assert sheet.kind == "attendance", heading
        assert [column.field for column in sheet.columns[:2]] == ["event", "event_on"]


def test_the_address_of_an_attendee_is_not_that_of_the_buyer():
    headings = ("Event name", "Buyer email", "Attendee email", "Attendee first name")
    sheet = only_sheet(headings, ("Summit", "bob@x.example", "ada@x.example", "Ada"))

    assert sheet.mapping()["Attendee email"] == "email"
    assert sheet.columns[1].field is None


@pytest.mark.parametrize(
    ("headings", "sentence"),
    [
        (
            ("User_ID", "Country", "NPS Score"),
            "They may be survey responses, but no column is for “Answered on”.",
        ),
        (
            ("Country", "NPS Score", "Comments"),
            "They may be survey responses, but no column is for “Member” or for “Answered on”.",
        ),
        (("Song", "Length"), ""),
        (("Order", "Cost", *(f"Answer {n}" for n in range(20))), ""),
    ],
)
def test_what_a_sheet_lacks_that_is_nearly_of_a_kind_is_said(headings, sentence):
    sheet = only_sheet(headings, tuple("7" for _ in headings))

    assert (sheet.kind, what_is_missing(sheet)) == (None, sentence)


def test_a_form_about_one_thing_is_no_table():
    form = (("First name:", "Ada"), ("E-mail:", "ada@x.example"), ("SSN:", "1"))

    sheet = only_sheet(("Last name:", "Lovelace"), *form)

    assert sheet.kind is None
    assert what_is_missing(sheet).startswith("It looks like a form")


@pytest.mark.parametrize(
    ("name", "headings", "kind"),
    [
        ("Colleagues", ("Name", "Email"), "colleagues"),
        ("Activity types", ("Name", "Minutes"), "activity_types"),
        ("Motivations", ("Member", "Motivation"), "motivations"),
        ("Accounts", ("Company",), "accounts"),
        ("Colleagues", ("Name", "Email", "Shoe size"), "members"),
        ("Accounts", ("Region",), None),
    ],
)
def test_a_sheet_of_ours_cut_down_to_some_of_its_columns_is_what_its_name_says(
    name, headings, kind
):
    assert only_sheet(headings, name=name).kind == kind


def test_two_heading_rows_tell_the_kind_by_the_lower_one():
    rows = [
        ("Name", "Name", "E-mail", "Work", "Work"),
        ("First name", "Last name", None, "Company", "Job title"),
        ("Ada", "Lovelace", "ada@x.example", "Acme", "Countess"),
    ]
    merged = (Area(0, 0, 0, 1), Area(0, 2, 1, 2), Area(0, 3, 0, 4))
    sheet = replace(book_of(People=rows).sheets[0], merged=merged)

    found = propose(None, replace(book_of(), sheets=(sheet,))).sheets[0]

    assert found.kind == "members"
    assert sorted(found.mapping().values()) == [
        *("company", "email", "family_name", "given_name", "job_title"),
    ]


def test_the_headings_of_a_very_wide_sheet_are_not_looked_up_for_each_kind_again():
    headings = ("Full name", "E-mail", *(f"Answer {n}" for n in range(16_382)))
    before = heading_key.cache_info().misses

    sheet = only_sheet(headings, ("Ada", "ada@x.example", *("yes" for _ in range(16_382))))

    assert sheet.kind is None
    assert heading_key.cache_info().misses - before < 10 * len(headings)


@pytest.mark.parametrize("first", [45325, "45325", 1709251200, "1709251200"])
def test_a_column_of_counted_days_is_one_of_days(first):
    kept = type(first)
    days = [(f"n{i}@x.example", kept(int(first) + i)) for i in range(6)]

    assert only_sheet(("Email", "Member since"), *days).mapping()["Member since"] == "enrolled_on"


def test_answers_of_a_survey_are_not_taken_for_a_list_of_members():
    headings = ("email", "name", "answer", "question_type", "comment", "sent", "responded")
    row = ("ada@x.example", "Ada", 9, "NPS", "Great", "2026-03-01", "2026-03-14")

    sheet = only_sheet(headings, row)

    assert sheet.kind == "survey_responses"
    assert sheet.mapping()["responded"] == "answered_on"
