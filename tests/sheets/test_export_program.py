"""The program workbook: its sheets and columns, and that every text comes back as it was."""

from __future__ import annotations

import datetime as dt

import openpyxl
import pytest

from advocate_desk.program.own_fields import add_custom_field
from advocate_desk.sheets.exporters import CANONICAL_COLUMNS, EXPORTERS
from advocate_desk.sheets.grid import Sheet
from advocate_desk.sheets.mapping import propose
from advocate_desk.sheets.meta import read_long_texts, read_meta
from advocate_desk.sheets.plan import plan_import
from advocate_desk.sheets.planned import Verdict
from advocate_desk.sheets.program_workbook import export_program
from advocate_desk.sheets.several_files import as_one
from advocate_desk.sheets.workbook import Workbook
from advocate_desk.store.models import (
    Account,
    Activity,
    Colleague,
    CustomValue,
    Employment,
    ExternalId,
    HealthReading,
    Member,
    Setting,
    Standing,
)
from advocate_desk.store.upgrade import SCHEMA
from tests.sheets.exported import SHEETS, put, rows_of, sum_of

NASTY = (
    "=1+1",
    "+49 170 1234567",
    "-5",
    "@SUM(A1)",
    "#N/A",
    "#DIV/0!",
    "_x0041_",
    "_x005F_x0041_",
    "'=already quoted",
    "two\nlines",
    "a\ttab",
    "emoji 👩🏽‍💻 and 🇩🇪",
    "E\u0301cole (NFD)",
    "<b>&amp;</b> \"quoted\" 'single'",
    "1234567890123456789",
    "00123",
    "1e5",
    "2026-11-03",
    "TRUE",
    "שלום 世界",
    " ends with spaces ",
)
A_DAY = dt.date(2026, 3, 2)


def test_the_columns_are_those_of_the_program_workbook():
    assert list(CANONICAL_COLUMNS) == SHEETS
    assert ", ".join(CANONICAL_COLUMNS["Members"]) == (
        "UID, Full name, Given name, Family name, Preferred name, Person type, Email,"
        " Other emails, Company, Job title, Seniority, Function, Country, City, Time zone,"
        " Language, Phone, LinkedIn, Status, Status since, Status reason, Enrolled on,"
        " Nominated by, Nominated on, Source, Tier, Interests, Use cases,"
        " Can help with, Looking for, Open to network, Willing to, Reward policy, Never ask for,"
        " Contact preference, Lawful basis, Paused until, Tags, Notes"
    )
    assert ", ".join(CANONICAL_COLUMNS["Accounts"]) == (
        "UID, Company, Aliases, Domain, Industry, Size, Region, Country, Segment, Annual value,"
        " Currency, Rate, Customer since, Renewal date, Health, Health on, Open issue,"
        " Open issue since, Products, Use cases, Replaced rival, Rivals, Public sector,"
        " Healthcare, Reference policy, Seats, CSM, Account executive, Churned on, Do not mix with"
    )
    assert ", ".join(CANONICAL_COLUMNS["Activities"]) == (
        "UID, Member, Company, Type, Status, Asked on, Asked by, Due on, Responded on,"
        " Completed on, Trigger, Reward promised, Usability, Quality, Minutes, Outcome, Points,"
        " Value, Currency, Rate, Link, Evidence, Text, Notes, Day assumed"
    )
    assert ", ".join(CANONICAL_COLUMNS["Grants"]) == (
        "UID, Member, Reward, Kind, Mode, Status, Given on, Sent on, Delivered on, Value, Cost,"
        " Currency, Rate, Points spent, For activities, Branded, Cash equivalent, Vendor,"
        " Order id, Cost centre, Approved by, Check result, Check note, Notes"
    )
    assert ", ".join(CANONICAL_COLUMNS["Rewards"]) == (
        "UID, Reward, Kind, Value, Cost, Currency, Rate, Units given, Points price, In stock,"
        " Vendor, Active, Notes"
    )


@pytest.mark.parametrize("text", NASTY)
def test_a_text_comes_back_as_it_was(desk, read, tmp_path, text):
    put(desk, Member(full_name="Ada", notes=text, phone=text, tags=("a", "b; c")))

    export_program(desk.path, tmp_path / "out.xlsx")

    cells = openpyxl.load_workbook(tmp_path / "out.xlsx")["Members"][2]
    row = dict(zip(CANONICAL_COLUMNS["Members"], cells, strict=True))
    assert {cell.data_type for cell in row.values() if cell.value is not None} == {"s"}
    by_calamine = rows_of(read(tmp_path / "out.xlsx"), "Members")[0]
    assert (by_calamine["Notes"], by_calamine["Phone"]) == (text, text)
    if "_x" not in text:  # openpyxl leaves the escape of Excel as it stands
        assert (row["Notes"].value, row["Phone"].value) == (text, text)


def test_a_formula_like_text_stays_text_when_it_is_typed_again(desk, tmp_path):
    put(desk, Member(full_name="=1+1"), Member(full_name="Ada"))

    export_program(desk.path, tmp_path / "out.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["Members"]
    assert [sheet["B2"].quotePrefix, sheet["B3"].quotePrefix] == [True, False]


def test_signs_that_no_file_can_hold_are_left_out(desk, read, tmp_path):
    put(desk, Member(full_name="Ada\x00\x0b\ufffe Lovelace\r\nof London"))

    export_program(desk.path, tmp_path / "out.xlsx")

    (row,) = rows_of(read(tmp_path / "out.xlsx"), "Members")
    assert row["Full name"] == "Ada Lovelace\nof London"


@pytest.mark.parametrize("text", ["word " * 8_000, "👍" * 40_000, "x" * 32_000, "x" * 64_001])
def test_a_text_too_long_for_a_cell_continues_on_another_sheet(desk, read, tmp_path, text):
    put(desk, Member(uid="u-1", full_name="Ada", notes=text))

    export_program(desk.path, tmp_path / "out.xlsx")

    book = read(tmp_path / "out.xlsx")
    (row,) = rows_of(book, "Members")
    rest = read_long_texts(book).get(("members", "u-1", "Notes"), "")
    assert len(row["Notes"].encode("utf-16-le")) // 2 <= 32_000
    assert row["Notes"] + rest == text


def test_days_are_days_and_those_before_excel_are_text(desk, read, tmp_path):
    ada = Member(full_name="Ada", paused_until=dt.date(2027, 1, 2))
    put(desk, ada, Member(full_name="Old", paused_until=dt.date(1026, 5, 4)))

    export_program(desk.path, tmp_path / "out.xlsx")

    new, old = rows_of(read(tmp_path / "out.xlsx"), "Members")
    assert (new["Paused until"], old["Paused until"]) == (dt.date(2027, 1, 2), "1026-05-04")
    cell = openpyxl.load_workbook(tmp_path / "out.xlsx")["Members"]["AK2"]
    assert (cell.is_date, cell.number_format) == (True, "yyyy\\-mm\\-dd")


def test_money_is_a_number_in_major_units_beside_its_currency(desk, read, tmp_path):
    put(
        desk,
        Account(company="A", annual_value=125_050, currency="EUR"),
        Account(company="B", annual_value=500, currency="JPY"),
        Account(company="C", annual_value=700, currency=None),
        Account(company="D", annual_value=None, currency="EUR"),
    )

    export_program(desk.path, tmp_path / "out.xlsx")

    found = rows_of(read(tmp_path / "out.xlsx"), "Accounts")
    amounts = [(row["Annual value"], row["Currency"]) for row in found]
    assert amounts == [(1250.5, "EUR"), (500, "JPY"), (7, None), (None, "EUR")]


def test_yes_no_and_unknown_are_three(desk, read, tmp_path):
    people = [Member(full_name="Ada", open_to_network=known) for known in (True, False, None)]
    put(desk, *people)

    export_program(desk.path, tmp_path / "out.xlsx")

    found = rows_of(read(tmp_path / "out.xlsx"), "Members")
    assert [row["Open to network"] for row in found] == ["yes", "no", None]


def test_members_are_named_by_mail_else_by_uid(desk, read, tmp_path):
    ada, bob = Member(full_name="Ada", email="ada@example.com"), Member(full_name="Bob", uid="u-b")
    put(desk, ada, bob)
    put(desk, *(Standing(member_id=one.id, status="enrolled") for one in (ada, bob)))

    export_program(desk.path, tmp_path / "out.xlsx")

    found = rows_of(read(tmp_path / "out.xlsx"), "Standings")
    assert [row["Member"] for row in found] == ["ada@example.com", "u-b"]


def test_a_company_whose_name_is_not_its_own_alone_is_named_by_uid(desk, read, tmp_path):
    companies = [
        Account(uid="u-1", company="Ácme"),
        Account(uid="u-2", company="acme"),
        Account(uid="u-3", company='Bolt "&" Co'),
        Account(uid="u-4", company="Bolts", aliases=("Bolt & Co", "B")),
        Account(uid="u-5", company="Crate", aliases=("crate", "C")),
    ]
    put(desk, *companies)
    put(desk, *(HealthReading(account_id=c.id, read_on=A_DAY, health="red") for c in companies))

    export_program(desk.path, tmp_path / "out.xlsx")

    found = rows_of(read(tmp_path / "out.xlsx"), "Health readings")
    assert [row["Company"] for row in found] == ["u-1", "u-2", "u-3", "Bolts", "Crate"]


def test_colleagues_who_share_a_name_are_named_by_mail(desk, read, tmp_path):
    one = Colleague(name="Sam Lee", email="sam@us.example")
    other = Colleague(name="sam lee", uid="u-sam")
    third = Colleague(name="Kim Roe")
    put(desk, one, other, third)
    put(desk, *(Account(company=f"C{c.id}", csm_id=c.id) for c in (one, other, third)))

    export_program(desk.path, tmp_path / "out.xlsx")

    found = rows_of(read(tmp_path / "out.xlsx"), "Accounts")
    assert [row["CSM"] for row in found] == ["sam@us.example", "u-sam", "Kim Roe"]


def test_the_history_of_a_member_is_on_its_sheets_and_the_newest_on_members(desk, read, tmp_path):
    ada, acme = Member(full_name="Ada", email="ada@example.com"), Account(company="Acme")
    put(desk, ada, acme)
    job = Employment(member_id=ada.id, account_id=acme.id, job_title="CTO", from_day=A_DAY)
    put(desk, job, Standing(member_id=ada.id, status="enrolled", from_day=A_DAY, reason="fit"))

    export_program(desk.path, tmp_path / "out.xlsx")

    book = read(tmp_path / "out.xlsx")
    (member,), (employed,) = rows_of(book, "Members"), rows_of(book, "Employment")
    assert (member["Company"], member["Job title"]) == ("Acme", "CTO")
    assert (member["Status"], member["Status since"], member["Status reason"]) == (
        *("enrolled", A_DAY),
        "fit",
    )
    assert (employed["Member"], employed["Company"], employed["From"]) == (
        *("ada@example.com", "Acme"),
        A_DAY,
    )


def test_ids_of_other_systems_and_import_keys_are_external_ids(desk, read, tmp_path):
    ada = Member(uid="u-ada", full_name="Ada")
    put(desk, ada)
    act = Activity(
        uid="u-act", member_id=ada.id, type_id=1, status="completed", import_key="k", day_assumed=1
    )
    atlas = Account(uid="u-atlas", company="Atlas")
    put(desk, act, atlas)
    put(desk, ExternalId(kind="accounts", row_id=atlas.id, system="Salesforce", value="001A"))
    put(desk, ExternalId(kind="members", row_id=ada.id, system="Salesforce", value="003A"))

    export_program(desk.path, tmp_path / "out.xlsx")

    book = read(tmp_path / "out.xlsx")
    found = [tuple(row.values()) for row in rows_of(book, "External ids")]
    assert found == [  # kind by kind, so that they come back in the same order
        ("Members", "u-ada", "Salesforce", "003A"),
        ("Accounts", "u-atlas", "Salesforce", "001A"),
        ("Activities", "u-act", "import", "k"),
    ]
    assert rows_of(book, "Activities")[0]["Day assumed"] == "yes"


def test_fields_of_her_own_are_columns_at_the_right_end(desk, read, tmp_path):
    ada = Member(full_name="Ada")
    put(desk, ada)
    kinds = {"Shoe size": "number", "EMAIL": "text", "Since": "day", "Badge": "number"}
    values = ("38.5", "old@example.com", "2026-03-02", "0012345678901234567890")
    with desk.write("Add fields") as write:
        for (name, kind), value in zip(kinds.items(), values, strict=True):
            field = add_custom_field(write.session, "members", name, kind, uid=f"u-{name}")
            write.session.add(
                CustomValue(kind="members", row_id=ada.id, field_id=field, value=value)
            )

    export_program(desk.path, tmp_path / "out.xlsx")

    book = read(tmp_path / "out.xlsx")
    (row,) = rows_of(book, "Members")
    assert list(row.items())[-4:] == [
        ("Shoe size", 38.5),
        ("EMAIL (2)", "old@example.com"),
        ("Since", dt.date(2026, 3, 2)),
        ("Badge", "0012345678901234567890"),
    ]
    own = read_meta(book).own_fields
    assert [(one.kind, one.uid, one.type) for one in own] == [
        ("members", f"u-{name}", kind) for name, kind in kinds.items()
    ]
    assert [one.heading for one in own] == ["Shoe size", "EMAIL (2)", "Since", "Badge"]


def test_an_empty_desk_is_a_workbook_with_every_heading(desk, read, tmp_path):
    counts = export_program(desk.path, tmp_path / "out.xlsx")

    book = read(tmp_path / "out.xlsx")
    assert [sheet.name for sheet in book.sheets] == [*SHEETS, "_meta", "_lists", "_longtext"]
    assert [sheet.name for sheet in book.sheets if not sheet.visible] == ["_lists"]
    for sheet in book.sheets[: len(SHEETS)]:
        assert sheet.rows[0] == CANONICAL_COLUMNS[sheet.name]
    assert {name: n for name, n in counts.items() if n} == {"Activity types": 72, "Settings": 1}


def test_the_workbook_tells_about_itself(desk, read, tmp_path):
    put(desk, Member(full_name="Ada", tags=("a", "b"), notes="=1"), Account(company="Acme"))
    put(desk, Setting(name="No reply after days", value="21"))

    counts = export_program(desk.path, tmp_path / "out.xlsx")

    book = read(tmp_path / "out.xlsx")
    meta = read_meta(book)
    assert (meta.schema, dict(meta.rows)) == (SCHEMA, counts)
    assert dict(meta.sums) == {e.sheet: sum_of(book, e.sheet) for e in EXPORTERS}
    assert openpyxl.load_workbook(tmp_path / "out.xlsx").properties.title == "Advocates"


def test_choices_have_drop_downs_and_sheets_are_tables(desk, tmp_path):
    put(desk, Member(full_name="Ada"))

    export_program(desk.path, tmp_path / "out.xlsx")

    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    lists = {
        name: [cell.value for (cell,) in book["_lists"][place.attr_text.partition("!")[2]]]
        for name, place in book.defined_names.items()
    }
    rules = {str(r.sqref): r.formula1 for r in book["Activities"].data_validations.dataValidation}
    assert lists[rules["E2:E1048576"]][:3] == ["idea", "asked", "accepted"]
    assert len(lists[rules["D2:D1048576"]]) == 72
    assert rules["N2:N1048576"] == '"1,2,3,4,5"'
    assert book["Members"].tables["tblMembers"].ref == "A1:AM2"
    assert (book["Members"].freeze_panes, book["_lists"].sheet_state) == ("A2", "hidden")


def test_long_texts_are_whole_in_each_of_several_workbooks(desk, read, tmp_path):
    put(desk, Member(uid="u-1", full_name="Ada", notes="words" * 8_000))
    export_program(desk.path, tmp_path / "one.xlsx")
    export_program(desk.path, tmp_path / "two.xlsx")

    with desk.read() as session:
        book = as_one([read(tmp_path / "one.xlsx"), read(tmp_path / "two.xlsx")])
        counts = plan_import(session, propose(session, book)).counts()

    assert {verdict for verdict, count in counts.items() if count} == {Verdict.SAME}


@pytest.mark.parametrize("written", ["²", "9" * 5_000, "-1", "four"])
def test_a_number_somebody_wrote_over_in_the_sheet_about_it_is_no_number(written):
    rows = [
        ("What", "Sheet", "Value"),
        ("schema version", None, "4"),
        ("rows", "Members", written),
    ]
    sheet = Sheet("_meta", visible=False, rows=rows)

    meta = read_meta(Workbook("a.xlsx", 1, "0" * 64, "xlsx", (sheet,)))

    assert meta is not None
    assert (meta.schema, meta.rows) == (4, {})
