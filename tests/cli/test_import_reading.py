"""The command line can say how a file is to be read, and tells how it was."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from advocate_desk.cli import main
from advocate_desk.sheets.exporters import CANONICAL_COLUMNS

PEOPLE = (("Full name", "Email", "Company"), ("Ada", "ada@a.example", "Acme"))


@pytest.fixture
def plan(tmp_path, capsys) -> Callable[..., dict[str, Any]]:
    """Plan the import of a file and give what is printed."""

    def run(file: Path, *words: str) -> dict[str, Any]:
        desk = tmp_path / "new.desk"
        main(["import", str(file), "--desk", str(desk), "--dry-run", "--json", *words])
        return json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def xlsx(tmp_path) -> Callable[..., Path]:
    def write(rows: Sequence[Sequence[Any]], merged: Sequence[str] = (), hidden: int = 0) -> Path:
        book = Workbook()
        for row in rows:
            book.active.append(row)
        for block in merged:
            book.active.merge_cells(block)
        if hidden:
            book.active.row_dimensions[hidden].hidden = True
        book.save(tmp_path / "book.xlsx")
        return tmp_path / "book.xlsx"

    return write


def test_our_own_sheets_have_one_row_of_headings_for_the_command_too(plan, tmp_path):
    book = Workbook()
    book.active.title = "Colleagues"
    headings = CANONICAL_COLUMNS["Colleagues"]
    book.active.append(headings)
    book.active.append(['{"ImportId"' if one == "Name" else None for one in headings])
    book.save(tmp_path / "ours.xlsx")

    (told,) = plan(tmp_path / "ours.xlsx")["sheets"]

    assert (told["header_row"], told["new"]) == (1, 1)


def test_sections_are_named_and_lines_that_are_no_data_are_told(plan, xlsx):
    told = plan(
        xlsx(
            [
                ("People",),
                *PEOPLE,
                (),
                ("Gifts",),
                ("Reward", "Cost", "Currency"),
                ("Mug", 5, "EUR"),
            ]
        )
    )

    people, gifts = sorted(told["sheets"], key=lambda one: one["header_row"])
    assert (people["sheet"], people["header_row"], people["new"]) == ("People", 2, 1)
    assert (gifts["sheet"], gifts["kind"], gifts["header_row"]) == ("Gifts", "rewards", 6)
    assert people["ignored"] == [{"number": 1, "why": "title", "text": "People"}]


def test_one_section_can_be_asked_for_and_so_can_the_sheet_it_is_on(plan, xlsx):
    file = xlsx(
        [("People",), *PEOPLE, (), ("Gifts",), ("Reward", "Cost", "Currency"), ("Mug", 5, "EUR")]
    )

    assert [one["sheet"] for one in plan(file, "--sheet", "Gifts")["sheets"]] == ["Gifts"]
    assert len(plan(file, "--sheet", "Sheet")["sheets"]) == 2
    whole = plan(file, "--sheet", "Sheet (whole sheet)")["sheets"]
    assert [one["sheet"] for one in whole] == ["Sheet (whole sheet)"]


def test_a_text_file_tells_and_obeys_its_encoding_and_delimiter(plan, tmp_path):
    file = tmp_path / "people.csv"
    file.write_bytes("Full name^Email\nZoë^zoe@a.example\n".encode("cp1252"))

    told = plan(file, "--encoding", "cp1252", "--delimiter", "^")

    assert (told["encoding"], told["delimiter"], told["sheets"][0]["new"]) == ("cp1252", "^", 1)
    assert "no encoding nono" in plan(file, "--encoding", "nono")["error"]
    assert "no encoding hex" in plan(file, "--encoding", "hex")["error"]
    assert "cannot stand between" in plan(file, "--delimiter", "::")["error"]


def test_the_row_of_headings_can_be_said(plan, xlsx):
    file = xlsx([("Name", "Email"), ("Full name", "Email address"), ("Ada", "ada@a.example")])

    second = plan(file, "--headings", "2")["sheets"][0]

    assert (second["header_row"], second["rows"]) == (2, 1)
    assert "has no row 9" in plan(file, "--headings", "9")["error"]


def test_rows_without_headings_are_told_by_what_they_hold(plan, xlsx):
    file = xlsx(
        [("Ada Lovelace", "ada@a.example", "+49 30 1234567"), ("Bob Smith", "bob@b.example", "")]
    )

    told = plan(file, "--as", "members")["sheets"][0]

    assert (told["header_row"], told["new"]) == (0, 2)
    assert told["mapping"] == {"Column A": "full_name", "Column B": "email", "Column C": "phone"}


def test_hidden_rows_are_counted_and_left_out_only_when_she_says_so(plan, xlsx):
    file = xlsx([*PEOPLE, ("Bob", "bob@b.example", "Bolt")], hidden=3)

    with_them, without = plan(file)["sheets"][0], plan(file, "--hidden-rows", "leave")["sheets"][0]

    assert (with_them["hidden_rows"], with_them["new"]) == (1, 2)
    assert (without["hidden_rows"], without["new"]) == (1, 1)


def test_merged_cells_fill_their_rows_only_when_she_says_so(plan, xlsx):
    rows = [PEOPLE[0][::-1], ("Acme", "ada@a.example", "Ada"), (None, "bob@b.example", "Bob")]
    file = xlsx(rows, merged=["A2:A3"])

    told = plan(file)["sheets"][0]

    assert told["notes"] == ["Company: 1 row can be filled from merged cells above."]
    assert plan(file, "--fill-down", "Company")["sheets"][0]["notes"] == []
    assert "no column Town" in plan(file, "--fill-down", "Town")["error"]


def test_days_as_excel_counts_them_are_proposed_in_text(plan, tmp_path):
    file = tmp_path / "acts.csv"
    file.write_text("Member email,Activity type,Completed on\na@a.example,Webinar,45325\n")
    words = ("--unknown-member", "create", "--unknown-value", "create")

    told = plan(file, *words)["sheets"][0]

    assert [one["problem"] for one in told["problems"]] == [
        "is perhaps 2024-02-03 as Excel counts days"
    ]
    assert plan(file, *words, "--excel-days")["sheets"][0]["problems"] == []


def test_real_days_that_may_be_swapped_are_warned_of(plan, xlsx):
    rows = [
        ("Member email", "Activity type", "Completed on"),
        ("a@a.example", "Webinar", dt.date(2024, 4, 3)),
        ("a@a.example", "Webinar", "25/04/2024"),
    ]

    assert "may be swapped" in plan(xlsx(rows))["sheets"][0]["notes"][0]


def test_numbers_that_can_be_read_in_two_ways_are_read_as_she_says(plan, tmp_path):
    file = tmp_path / "rewards.csv"
    file.write_text("Reward;Cost;Currency\nMug;1.234;EUR\n")

    assert "--numbers" in plan(file)["error"]
    assert plan(file, "--numbers", "comma")["sheets"][0]["new"] == 1


def test_broken_letters_are_told_and_mended_when_she_says_so(plan, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("Full name,Email\nJosÃ©,jose@a.example\n", encoding="utf-8")

    assert "JosÃ© → José" in plan(file)["sheets"][0]["notes"][0]
    assert plan(file, "--mend-letters")["sheets"][0]["notes"] == []


def test_what_is_odd_in_a_whole_file_is_told(plan, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text('Full name,Email\n"Ada,ada@a.example\nBob,bob@a.example\n')

    told = plan(file)

    assert told["notes"] == [
        "A quotation mark is never closed in row 2; it was read as part of the text."
    ]
    assert told["sheets"][0]["new"] == 2


def test_ids_that_lost_their_digits_are_no_ids(plan, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("Contact ID,Full name,Email\n1.23457E+17,Ada,ada@a.example\n")

    told = plan(file)["sheets"][0]

    assert told["new"] == 1
    assert [one["problem"] for one in told["problems"]] == [
        "lost its last digits in a spreadsheet program"
    ]


def test_what_no_column_says_is_said_of_every_row(plan, tmp_path):
    file = tmp_path / "calls.csv"
    file.write_text("Member email,Completed on\na@a.example,2024-02-03\n")
    words = ("--as", "activities", "--unknown-member", "create")

    assert plan(file, *words)["sheets"][0]["new"] == 0
    said = plan(file, *words, "--every-row", "type=Webinar attended")["sheets"][0]
    assert said["notes"] == ["In every row: Type is Webinar attended."]
    assert "TEXT" in plan(file, *words, "--every-row", "type")["error"]
    assert "completed_on" in plan(file, *words, "--every-row", "completed_on=today")["error"]
