"""Deals, answers, gifts and acts from other programs land in their kinds."""

from __future__ import annotations

import pytest

from tests.cli.foreign import asked, row, write_rows
from tests.cli.writing import counts

DEALS = (
    *("Record ID", "Deal Name", "Deal Stage", "Amount", "Deal owner"),
    *("Associated Company IDs", "Associated Contact IDs", "Close Date", "Create Date"),
)
SALESFORCE = (
    *("Opportunity Owner", "Account Name", "Opportunity Name", "Stage", "Forecast Category"),
    *("Total Amount Currency", "Total Amount", "Fiscal Period", "Close Date", "Type"),
)
FOOTER = (
    (),
    ("Grand Totals (2 records)",),
    ("Confidential Information - Do Not Distribute",),
    ("Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.",),
)
SURVEYMONKEY = (
    *("Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address"),
    *("First Name", "Last Name", "Custom Data 1"),
    "How likely is it that you would recommend us to a friend or colleague?",
    *("What do you like most?", "", "", "Anything else?", "What should we change?"),
)
OPTIONS = (*[""] * 10, "Price", "Support", "Product", *["Open-Ended Response"] * 2)
QUALTRICS = (
    *("StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)"),
    *("Finished", "RecordedDate", "ResponseId", "RecipientLastName", "RecipientFirstName"),
    *("RecipientEmail", "ExternalReference", "LocationLatitude", "LocationLongitude"),
    *("DistributionChannel", "UserLanguage", "Q7_NPS_GROUP", "Q7", "Q8", "Q9"),
)
TANGO = (
    *("Reward ID", "Date Issued", "Sender", "Recipient Email", "Recipient First Name"),
    *("Recipient Last Name", "Reward", "UTID", "Amount issued", "Currency Code", "Notes"),
    *("Send Email", "ETID", "Email Status", "Line Item Status", "Reward Status"),
    *("Account Number", "Order Source", "Platform name", "Order ID", "Last resend date"),
    "External reference ID",
)
ALIDA = (
    *("Member Id", "Email", "Community", "First Name", "Last Name", "Member Status"),
    *("Activity Name", "Communication Name", "Activity Type", "Reward Date"),
    *("Reward Amount", "Reward Status"),
)
INFLUITIVE = (
    *("identifier", "email", "event_code", "points", "stage_code", "advocacy_type"),
    *("content", "source_title", "source_url", "occurred_at"),
)


def test_deals_of_hubspot_find_their_companies_by_record_id(
    bring_in, bring_in_twice, known_people, tmp_path
):
    companies = ("Record ID", "Company name", "Website URL", "Company owner")
    bring_in(write_rows(tmp_path / "c.csv", companies, ("9001", "Atlas Foods", "", "")))
    contacts = ("Record ID", "First Name", "Last Name", "Email", "Contact owner")
    bring_in(
        write_rows(tmp_path / "p.csv", contacts, ("102", "Bob", "Stone", "bob@cobalt.example", ""))
    )
    file = write_rows(
        tmp_path / "deals.csv",
        DEALS,
        row(
            DEALS,
            record_id="1",
            deal_name="Renewal",
            deal_stage="Closed Won",
            amount="12000",
            associated_company_ids="9999;9001",
            close_date="2026-02-01 10:00",
        ),
        row(
            DEALS,
            record_id="2",
            deal_name="New",
            deal_stage="Demo",
            amount="8000",
            associated_contact_ids="101;102",
        ),
    )

    sheet = bring_in_twice(file)

    assert (sheet["kind"], sheet["layout"]) == ("opportunities", "hubspot_deals")
    assert counts(sheet) == (2, 2, 0, 0, 0, 0)
    deals = "SELECT o.opportunity_id, a.company, o.outcome FROM opportunity o JOIN account a"
    assert asked(known_people, f"{deals} ON a.id = o.account_id ORDER BY 1") == [
        ("1", "Atlas Foods", "won"),
        ("2", "Cobalt", "open"),
    ]


def test_deals_find_the_companies_that_come_with_them(bring_in, tmp_path):
    folder = tmp_path / "hubspot"
    folder.mkdir()
    companies = ("Record ID", "Company name", "Website URL", "Company owner")
    deal = row(DEALS, record_id="1", deal_name="Renewal", associated_company_ids="9001")
    write_rows(folder / "a deals.csv", DEALS, deal)
    write_rows(folder / "b companies.csv", companies, ("9001", "Atlas Foods", "", ""))

    _code, document, _err = bring_in(folder)

    assert [one["kind"] for one in document["sheets"]] == ["accounts", "opportunities"]
    told = "SELECT a.company FROM opportunity o JOIN account a ON a.id = o.account_id"
    assert asked(tmp_path / "my.desk", told) == [("Atlas Foods",)]


def test_deals_find_the_companies_of_the_people_who_come_with_them(bring_in, tmp_path):
    folder = tmp_path / "hubspot"
    folder.mkdir()
    contacts = ("Record ID", "First Name", "Last Name", "Email", "Company Name", "Contact owner")
    people = (("101", "Ada", "Lovelace", "", "", ""), ("102", "Cy", "Young", "", "Cobalt", ""))
    deal = row(DEALS, record_id="1", deal_name="Renewal", associated_contact_ids="101;102")
    write_rows(folder / "a deals.csv", DEALS, deal)
    write_rows(folder / "b contacts.csv", contacts, *people)

    bring_in(folder)

    told = "SELECT a.company FROM opportunity o JOIN account a ON a.id = o.account_id"
    assert asked(tmp_path / "my.desk", told) == [("Cobalt",)]


def test_of_several_names_of_companies_the_known_one_is_taken_and_said(
    bring_in_twice, known_people, tmp_path
):
    headings = ("Record ID", "Deal Name", "Deal Stage", "Associated Company")
    file = write_rows(
        tmp_path / "deals.csv", headings, ("1", "New", "Demo", "Nobody Knows;Atlas Foods")
    )

    sheet = bring_in_twice(file)

    assert [one["problem"] for one in sheet["problems"]] == [
        "names several companies: Atlas Foods was taken"
    ]
    told = "SELECT a.company FROM opportunity o JOIN account a ON a.id = o.account_id"
    assert asked(known_people, told) == [("Atlas Foods",)]
    assert asked(known_people, "SELECT count(*) FROM account") == [(2,)]


@pytest.mark.usefixtures("known_people")
def test_of_several_companies_of_a_deal_the_first_known_one_is_taken_and_said(bring_in, tmp_path):
    companies = ("Record ID", "Company name", "Website URL", "Company owner")
    known = (("9001", "Atlas Foods", "", ""), ("9002", "Cobalt", "", ""))
    bring_in(write_rows(tmp_path / "c.csv", companies, *known))
    deal = row(DEALS, record_id="1", deal_name="New", associated_company_ids="9002;9001")

    _code, document, _err = bring_in(write_rows(tmp_path / "deals.csv", DEALS, deal))

    (problem,) = document["sheets"][0]["problems"]
    assert (problem["left_out"], problem["problem"]) == (
        "nothing",
        "names several companies: Cobalt was taken",
    )


def test_a_report_of_salesforce_has_opportunities_and_footers(bring_in_twice, tmp_path):
    file = write_rows(
        tmp_path / "report.csv",
        SALESFORCE,
        (
            "",
            "Atlas Foods",
            "Renewal",
            "Closed Won",
            "Closed",
            "USD",
            "$1,234,567",
            "Q1-2026",
            "2/13/2026",
            "Existing Business",
        ),
        (
            "",
            "Cobalt",
            "New",
            "Negotiation/Review",
            "Best Case",
            "EUR",
            "45,000",
            "Q2-2026",
            "5/20/2026",
            "New Business",
        ),
        *FOOTER,
        encoding="utf-16",
    )

    sheet = bring_in_twice(file)

    assert (sheet["kind"], sheet["layout"]) == ("opportunities", "salesforce_opportunities")
    assert counts(sheet) == (2, 2, 0, 0, 0, 0)
    assert [one["why"] for one in sheet["ignored"]] == ["footer"] * 3
    told = "SELECT name, amount, currency, outcome, closed_on FROM opportunity ORDER BY 1"
    assert asked(tmp_path / "my.desk", told) == [
        ("New", 45_000_00, "EUR", "open", "2026-05-20"),
        ("Renewal", 1_234_567_00, "USD", "won", "2026-02-13"),
    ]


def test_answers_of_surveymonkey_keep_score_free_texts_and_properties(
    bring_in_twice, known_people, tmp_path
):
    def answer(email, *said):
        return (
            "1001",
            "55",
            "2026-03-02 10:00",
            "2026-03-02 10:05",
            "1.2.3.4",
            email,
            "",
            "",
            *said,
        )

    file = write_rows(
        tmp_path / "answers.csv",
        SURVEYMONKEY,
        OPTIONS,
        answer(
            "ada@atlas.example", "EMEA", "9", "", "Support", "Product", "Keep going", "Nothing"
        ),
        answer("bob@cobalt.example", "", "4 - Hardly", "Price", "", "", "", "Speed"),
        answer("zed@x.example", "", "10", "", "", "", "", ""),
    )

    sheet = bring_in_twice(file)

    assert (sheet["kind"], sheet["layout"]) == ("survey_responses", "surveymonkey_answers")
    assert counts(sheet) == (3, 2, 0, 0, 1, 0)
    told = "SELECT kind, score, comment, answered_on FROM survey_response ORDER BY score"
    assert asked(known_people, told) == [
        ("NPS", 4, "What should we change? Speed", "2026-03-02"),
        ("NPS", 9, "Anything else? Keep going\nWhat should we change? Nothing", "2026-03-02"),
    ]
    own = "SELECT f.name, v.value FROM custom_value v JOIN custom_field f ON f.id = v.field_id"
    assert asked(known_people, own) == [("Custom Data 1", "EMEA")]


def test_qualtrics_has_its_score_under_any_code_and_previews_are_no_answers(
    bring_in_twice, known_people, tmp_path
):
    names = ("Start Date", "End Date", "Response Type", *QUALTRICS[3:-4])
    ids = [f'{{"ImportId":"{one}"}}' for one in QUALTRICS[:-1]]

    def answer(email, *said, status="IP Address", channel="email"):
        return (
            *("2026-03-02 10:00:00", "2026-03-02 10:05:00", status, "1.2.3.4", "100", "300"),
            *("True", "2026-03-02 10:05:01", "R_1", "", "", email, "", "51.5", "-0.1", channel),
            *("EN", *said),
        )

    file = write_rows(
        tmp_path / "q.csv",
        QUALTRICS,
        (*names, "Would you? - Group", "Would you?", "Which plan?", "Why?"),
        (*ids, '{"ImportId":"QID9_TEXT"}'),
        answer("ada@atlas.example", "Promoter", "9", "Gold", "Great"),
        answer("", "Detractor", "0", "Gold", "test", status="Survey Preview", channel="preview"),
        answer("bob@cobalt.example", "Passive", "8", "Gold", ""),
    )

    sheet = bring_in_twice(file)

    assert (sheet["kind"], sheet["layout"]) == ("survey_responses", "qualtrics_answers")
    assert counts(sheet) == (2, 2, 0, 0, 0, 0)
    assert [one["why"] for one in sheet["ignored"]][-1] == "preview"
    told = "SELECT score, comment FROM survey_response ORDER BY score"
    assert asked(known_people, told) == [(8, None), (9, "Great")]


def test_gift_cards_of_tango_are_known_by_order_and_line(bring_in_twice, known_people, tmp_path):
    def line(number, **said):
        return row(
            TANGO,
            reward_id=f"RG1-42-{number}",
            order_id="RG1-42",
            utid="U1",
            date_issued="2026-02-11",
            reward="Amazon.com Gift Card",
            amount_issued="25.00",
            currency_code="USD",
            platform_name="Acme",
            line_item_status="Complete",
            **said,
        )

    file = write_rows(
        tmp_path / "rewards.csv",
        TANGO,
        line(1, recipient_email="ada@atlas.example", reward_status="Redeemed"),
        line(2, recipient_email="ada@atlas.example", reward_status="Canceled"),
        line(3, recipient_email="zed@x.example", reward_status="Pending"),
    )

    sheet = bring_in_twice(file)

    assert (sheet["kind"], sheet["layout"]) == ("grants", "tango_rewards")
    assert counts(sheet) == (3, 2, 0, 0, 1, 0)
    told = 'SELECT order_id, kind, status, value, currency, vendor FROM "grant" ORDER BY 1'
    assert asked(known_people, told) == [
        ("RG1-42-1", "gift card", "redeemed", 2500, "USD", "Tango"),
        ("RG1-42-2", "gift card", "cancelled", 2500, "USD", "Tango"),
    ]


def test_rewards_of_alida_have_their_status(bring_in_twice, known_people, tmp_path):
    said = ("Pending", "Processing", "Completed", "Canceled", "Failed")
    file = write_rows(
        tmp_path / "rewards.csv",
        ALIDA,
        *(
            (
                "77",
                "ada@atlas.example",
                "C",
                "Ada",
                "Lovelace",
                "Active",
                f"Survey {day}",
                "Invite",
                "Survey",
                f"2026-02-{day:02}",
                "10",
                status,
            )
            for day, status in enumerate(said, start=1)
        ),
    )

    sheet = bring_in_twice(file)

    assert (sheet["kind"], sheet["layout"]) == ("grants", "alida_rewards")
    assert counts(sheet) == (5, 5, 0, 0, 0, 0)
    assert asked(known_people, 'SELECT status FROM "grant" ORDER BY given_on') == [
        ("ordered",),
        ("ordered",),
        ("delivered",),
        ("cancelled",),
        ("cancelled",),
    ]


def test_acts_of_influitive_are_what_their_codes_mean(bring_in_twice, known_people, tmp_path):
    meant = tmp_path / "values.json"
    meant.write_text('{"type": {"g2_review": "Online review (G2, Capterra…)"}}', encoding="utf-8")
    file = write_rows(
        tmp_path / "acts.csv",
        ("# identifier: how the advocate is known",),
        INFLUITIVE,
        (
            "",
            "ada@atlas.example",
            "g2_review",
            "150",
            "",
            "review",
            "Great",
            "G2",
            "https://g2.example/1",
            "2026-02-18",
        ),
        ("# the rows below are from the second quarter",),
        ("bob@cobalt.example", "", "g2_review", "100", "", "", "", "", "", "2026-03-01"),
        ("", "zed@x.example", "g2_review", "100", "", "", "", "", "", "2026-03-01"),
    )

    sheet = bring_in_twice(file, "--values", meant)

    assert (sheet["kind"], sheet["layout"]) == ("activities", "influitive_acts")
    assert counts(sheet) == (3, 2, 0, 0, 1, 0)
    told = "SELECT points, completed_on, link FROM activity ORDER BY 2"
    assert asked(known_people, told) == [
        (150, "2026-02-18", "https://g2.example/1"),
        (100, "2026-03-01", None),
    ]


def test_a_sheet_of_referrals_has_acts_of_who_referred(bring_in_twice, known_people, tmp_path):
    file = write_rows(
        tmp_path / "referrals.csv",
        ("Date Received", "Referrer", "Prospect Name", "Status", "Notes"),
        ("2026-03-01", "Ada Lovelace", "Prospect One", "contacted", "by phone"),
        ("2026-03-02", "Zed Nobody", "Prospect Two", "won", ""),
    )

    sheet = bring_in_twice(file)

    assert (sheet["kind"], sheet["layout"]) == ("activities", "referral_tracker")
    assert counts(sheet) == (2, 1, 0, 0, 1, 0)
    told = "SELECT t.name, a.text, a.outcome, a.completed_on FROM activity a JOIN activity_type t"
    assert asked(known_people, f"{told} ON t.id = a.type_id") == [
        ("Referral submitted", "Prospect One", "contacted", "2026-03-01"),
    ]
