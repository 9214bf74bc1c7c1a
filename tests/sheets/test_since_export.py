"""The checksums of a program workbook tell which of its sheets were edited since."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from advocate_desk.program.desks import open_desk
from advocate_desk.program.own_fields import add_custom_field
from advocate_desk.sheets.program_workbook import export_program
from advocate_desk.sheets.since_export import notes_since_export
from advocate_desk.store.models import Account, CustomValue, Member
from tests.sheets.exported import put
from tests.sheets.random_rows import LONG, MAYBE, MAYBE_DAY, TEXT, WORDS, columns


@pytest.fixture
def written(desk, tmp_path):
    """Give a workbook of three members and an account, one with a field of her own."""
    put(desk, *(Member(full_name=name, paused_until=dt.date(2026, 3, 2)) for name in "ABC"))
    put(desk, Account(company="Acme", annual_value=125_050, currency="EUR"))
    with desk.write("Add field") as write:
        field = add_custom_field(write.session, "members", "Shoe size", "number")
        write.session.add(CustomValue(kind="members", row_id=1, field_id=field, value="38.5"))
    export_program(desk.path, tmp_path / "out.xlsx")
    return tmp_path / "out.xlsx"


def edited(path, change):
    book = load_workbook(path)
    change(book)
    book.save(path)
    return path


def test_a_workbook_saved_again_as_it_was_says_nothing(written, read_here):
    assert notes_since_export(read_here(written)) == ()
    assert notes_since_export(read_here(edited(written, lambda _book: None))) == ()


def test_the_sheets_that_were_edited_are_named(written, read_here):
    def change(book):
        book["Members"]["B3"] = "Bea"
        book["Accounts"]["J2"] = 1

    (note,) = notes_since_export(read_here(edited(written, change)))

    assert note.startswith("Edited since this workbook was exported on ")
    assert note.endswith(": Members, Accounts.")


def test_rows_that_are_missing_are_said_to_stay(written, read_here):
    notes = notes_since_export(
        read_here(edited(written, lambda book: book["Members"].delete_rows(4)))
    )

    assert notes[1] == (
        "Members has 2 rows of 3: what is missing in the workbook stays in the desk."
    )


def test_other_workbooks_have_no_checksums(xlsx, read_here):
    assert notes_since_export(read_here(xlsx([["Full name"], ["Ada"]]))) == ()


PEOPLE = st.lists(
    columns(Member, full_name=TEXT, tags=WORDS, notes=LONG, city=MAYBE, paused_until=MAYBE_DAY),
    max_size=4,
    unique_by=lambda one: one.uid,
)


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(PEOPLE)
def test_whatever_stands_in_a_sheet_its_checksum_holds(new_desk, tmp_path, read_here, people):
    desk = open_desk(shutil.copyfile(new_desk, tmp_path / "again.desk"))
    put(desk, *people)
    desk.close()

    export_program(desk.path, tmp_path / "out.xlsx")

    assert notes_since_export(read_here(tmp_path / "out.xlsx")) == ()
