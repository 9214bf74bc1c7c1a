"""Lists of people from other programs: who comes in, who does not, by what they are known."""

from __future__ import annotations

import pytest

from tests.cli.foreign import asked, row, write_rows
from tests.cli.writing import counts

CONTACTS = (
    *("Record ID", "First Name", "Last Name", "Email", "Phone Number", "Lead Status"),
    *("Create Date", "Associated Company", "Country/Region", "Contact owner"),
)
COMPANIES = ("Record ID", "Company name", "Website URL", "Company owner", "Create Date")
SLACK = (
    *("username", "email", "status", "billing-active", "has-2fa", "has-sso", "userid"),
    *("fullname", "displayname", "expiration-timestamp"),
)
DISCOURSE = (
    *("id", "name", "username", "email", "title", "created_at", "last_seen_at"),
    *("last_posted_at", "last_emailed_at", "trust_level", "approved", "suspended_at"),
    *("suspended_till", "silenced_till", "active", "admin", "moderator", "ip_address"),
    *("staged", "topics_entered", "posts_read_count", "time_read", "topic_count"),
    *("post_count", "likes_given", "likes_received", "location", "website", "views"),
    *("Shoe size (custom user field)", "group_names"),
)
TELLIGENT = (
    *("Membership Id", "Username", "Profile URL", "Email Address", "Last Activity Date"),
    "Total Activity Count",
)
LINKEDIN = (
    *("First Name", "Last Name", "URL", "Email Address", "Company", "Position"),
    "Connected On",
)
PREAMBLE = (("Notes:",), ("When exporting your connection data, some addresses are missing.",), ())


def test_contacts_of_hubspot_are_known_by_their_record_id_and_blank_mails_are_nobody(
    bring_in, bring_in_twice, known_people, tmp_path
):
    people = [
        row(
            CONTACTS,
            record_id="101",
            first_name="Ada",
            last_name="Lovelace",
            email="ADA@atlas.example",
            create_date="2024-03-12 09:14",
            contact_owner="Rhea",
        ),
        row(
            CONTACTS,
            record_id="102",
            first_name="Cy",
            last_name="Young",
            associated_company="Cobalt",
            create_date="3/15/2024 2:30 PM",
        ),
        row(
            CONTACTS,
            record_id="103",
            first_name="Dee",
            last_name="Old",
            associated_company="Cobalt",
            create_date="3/16/2024 2:30 PM",
        ),
    ]

    sheet = bring_in_twice(write_rows(tmp_path / "contacts.csv", CONTACTS, *people))

    assert (sheet["kind"], sheet["layout"]) == ("members", "hubspot_contacts")
    assert counts(sheet) == (3, 2, 1, 0, 0, 0)
    known = "SELECT system, value FROM external_id WHERE kind = 'members' ORDER BY 2"
    assert asked(known_people, known) == [("HubSpot", one) for one in ("101", "102", "103")]
    moved = row(
        CONTACTS,
        record_id="102",
        first_name="Cy",
        last_name="Young-Smith",
        phone_number="123",
        contact_owner="Rhea",
    )
    _code, document, _err = bring_in(write_rows(tmp_path / "moved.csv", CONTACTS, moved))
    assert counts(document["sheets"][0]) == (1, 0, 1, 0, 0, 0)


def test_contacts_under_the_own_names_of_hubspot_are_known_by_the_same_ids(bring_in, tmp_path):
    raw = ("ID", "ARCHIVED", "CREATEDATE", "EMAIL", "FIRSTNAME", "HS_OBJECT_ID", "LASTNAME")
    file = write_rows(
        tmp_path / "raw.csv", raw, ("379", "False", "", "", "Edward", "379", "Perez")
    )
    bring_in(file)
    later = row(CONTACTS, record_id="379", first_name="Ed", contact_owner="Rhea")

    _code, document, _err = bring_in(write_rows(tmp_path / "later.csv", CONTACTS, later))

    assert counts(document["sheets"][0]) == (1, 0, 0, 1, 0, 0)


def test_companies_of_hubspot_keep_their_record_ids(bring_in_twice, known_people, tmp_path):
    file = write_rows(
        tmp_path / "companies.csv",
        COMPANIES,
        ("9001", "Atlas Foods", "https://www.atlas.example", "", "2023-01-02 10:00"),
        ("9003", "Delta", "delta.example", "", "2023-01-02 10:00"),
    )

    sheet = bring_in_twice(file)

    assert (sheet["kind"], sheet["layout"]) == ("accounts", "hubspot_companies")
    assert counts(sheet) == (2, 1, 1, 0, 0, 0)
    ids = (
        "SELECT a.company, e.system, e.value FROM external_id e JOIN account a ON a.id = e.row_id"
    )
    assert asked(known_people, f"{ids} WHERE e.kind = 'accounts' ORDER BY 3") == [
        ("Atlas Foods", "HubSpot", "9001"),
        ("Delta", "HubSpot", "9003"),
    ]


def test_bots_and_who_left_are_no_members_of_a_slack_workspace(
    bring_in_twice, known_people, tmp_path
):
    file = write_rows(
        tmp_path / "slack.csv",
        SLACK,
        ("ada", "ada@atlas.example", "Member", "1", "1", "0", "U1", "Ada Lovelace", "ada", ""),
        ("bot", "", "Bot", "0", "0", "0", "U2", "Helper Bot", "bot", ""),
        ("old", "old@x.example", "Deactivated", "0", "0", "0", "U3", "Old One", "old", ""),
        ("new", "new@x.example", "Admin", "true", "0", "0", "U4", "New One", "new", ""),
    )

    sheet = bring_in_twice(file)

    assert (sheet["kind"], sheet["layout"]) == ("members", "slack_members")
    assert counts(sheet) == (2, 1, 1, 0, 0, 0)
    assert [(one["number"], one["why"]) for one in sheet["ignored"]] == [
        (3, "bot"),
        (4, "deactivated member"),
    ]
    ids = "SELECT system, value FROM external_id WHERE kind = 'members' ORDER BY 2"
    assert asked(known_people, ids) == [("Slack", "U1"), ("Slack", "U4")]


def test_counts_of_a_discourse_community_are_no_acts(bring_in_twice, known_people, tmp_path):
    told = {"active": "true", "staged": "false", "posts_read_count": "200", "likes_given": "12"}
    file = write_rows(
        tmp_path / "user_list.csv",
        DISCOURSE,
        row(DISCOURSE, id="5", name="Ada Lovelace", email="ada@atlas.example", **told),
        row(DISCOURSE, id="6", name="Eve New", email="eve@x.example", location="London", **told),
        row(DISCOURSE, id="-1", name="system", email="no@x.example", **told),
        row(DISCOURSE, id="7", name="Left", email="l@x.example", **{**told, "active": "false"}),
        row(
            DISCOURSE,
            id="8",
            name="Bad",
            email="b@x.example",
            suspended_at="2024-01-01 00:00:00 UTC",
            suspended_till="3024-01-01",
            **told,
        ),
    )

    sheet = bring_in_twice(file)

    assert (sheet["kind"], sheet["layout"]) == ("members", "discourse_members")
    assert counts(sheet) == (2, 1, 1, 0, 0, 0)
    assert [one["why"] for one in sheet["ignored"]] == [
        "bot",
        "deactivated member",
        "suspended member",
    ]
    assert asked(known_people, "SELECT count(*) FROM activity") == [(0,)]


@pytest.mark.usefixtures("known_people")
def test_members_of_a_telligent_community_come_in(bring_in_twice, tmp_path):
    file = write_rows(
        tmp_path / "active.csv",
        TELLIGENT,
        ("1", "ada", "https://c.example/ada", "ada@atlas.example", "2026-03-01", "44"),
        ("2", "zed", "https://c.example/zed", "zed@x.example", "2026-03-01", "1"),
    )

    sheet = bring_in_twice(file)

    assert (sheet["kind"], sheet["layout"]) == ("members", "telligent_members")
    assert counts(sheet) == (2, 1, 1, 0, 0, 0)


def test_connections_of_linkedin_tell_of_members_and_make_none(
    bring_in_twice, known_people, tmp_path
):
    url = "https://www.linkedin.com/in/ada"
    file = write_rows(
        tmp_path / "Connections.csv",
        *PREAMBLE,
        LINKEDIN,
        ("Ada", "Lovelace", url, "", "Atlas Foods Ltd", "CTO", "12 Mar 2024"),
        ("Bob", "Stone", "https://www.linkedin.com/in/bob", "", "Elsewhere", "CFO", "7-Feb-22"),
        ("Zed", "Nobody", "https://www.linkedin.com/in/zed", "", "Else", "CFO", "13 Mar 2024"),
        ("", "", "", "", "", "", "14 Mar 2024"),
        encoding="utf-8-sig",
    )

    sheet = bring_in_twice(file)

    assert (sheet["kind"], sheet["layout"]) == ("connections", "linkedin_connections")
    assert counts(sheet) == (3, 1, 0, 0, 2, 0)
    assert [one["why"] for one in sheet["ignored"]][-1] == "line without a person"
    told = [one["problem"].partition(" (")[0] for one in sheet["problems"]]
    assert told == ["may be Bob Stone", "is nobody known"], "she may have changed her job"
    assert asked(known_people, "SELECT full_name, linkedin FROM member ORDER BY 1") == [
        ("Ada Lovelace", "linkedin.com/in/ada"),
        ("Bob Stone", None),
    ]
    told = "SELECT person_b, kind, introduced_on FROM connection"
    assert asked(known_people, told) == [("Program manager", "LinkedIn", "2024-03-12")]


@pytest.mark.usefixtures("known_people")
def test_a_connection_is_known_by_her_profile_where_her_name_has_changed(bring_in, tmp_path):
    first = (
        "Ada",
        "Lovelace",
        "https://linkedin.com/in/ada/",
        "",
        "Atlas Foods",
        "",
        "12 Mar 2024",
    )
    later = ("Ada", "King", "http://www.linkedin.com/in/Ada", "", "Elsewhere", "", "12 Mar 2024")
    bring_in(write_rows(tmp_path / "first.csv", LINKEDIN, first))

    _code, document, _err = bring_in(write_rows(tmp_path / "later.csv", LINKEDIN, later))

    assert counts(document["sheets"][0]) == (1, 0, 0, 1, 0, 0)


def test_connections_of_linkedin_are_a_colleagues_where_she_says_so(
    bring_in_twice, known_people, tmp_path
):
    row = ("Ada", "Lovelace", "https://linkedin.com/in/ada", "", "Atlas Foods", "", "12 Mar 2024")
    file = write_rows(tmp_path / "Connections.csv", LINKEDIN, row)

    bring_in_twice(file, "--every-row", "member_b=Rhea Moss")

    assert asked(known_people, "SELECT person_b FROM connection") == [("Rhea Moss",)]
