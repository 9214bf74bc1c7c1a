"""A program workbook that is read back is what was meant, not what a file can hold."""

from __future__ import annotations

import openpyxl

from advocate_desk.program.listing import Chosen, Sort, Wanted
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.own_fields import add_custom_field, rename_custom_field
from advocate_desk.sheets.export_view import View, export_view
from advocate_desk.sheets.own_workbook import as_exported
from advocate_desk.sheets.program_workbook import export_program
from advocate_desk.sheets.template import write_template
from advocate_desk.store.models import Member

LONG = "word " * 20_000


def test_a_long_text_is_whole_again(desk, read, tmp_path):
    with desk.write("Add") as write:
        write.session.add_all([Member(full_name="Ada", notes=LONG), Member(full_name="Bob")])
    export_program(desk.path, tmp_path / "out.xlsx")

    book, _ = as_exported(None, read(tmp_path / "out.xlsx"))

    headings, ada, bob = book.sheets[0].rows
    notes = headings.index("Notes")
    assert (ada[notes], bob[notes]) == (LONG, None)


def test_the_rows_of_a_long_text_may_have_been_sorted(desk, read, tmp_path):
    with desk.write("Add") as write:
        write.session.add_all([Member(uid="a", full_name="Ada", notes=LONG)])
    export_program(desk.path, tmp_path / "out.xlsx")
    edited = openpyxl.load_workbook(tmp_path / "out.xlsx")
    edited["Members"].insert_rows(2)
    edited["Members"]["B2"] = "Cleo"
    edited.save(tmp_path / "out.xlsx")

    book, _ = as_exported(None, read(tmp_path / "out.xlsx"))

    assert [row[1] for row in book.sheets[0].rows] == ["Full name", "Cleo", "Ada"]
    assert book.sheets[0].rows[2][-1] == LONG


def test_an_example_is_a_blank_row(read, tmp_path):
    write_template(tmp_path / "template.xlsx")

    book, _ = as_exported(None, read(tmp_path / "template.xlsx"))

    members = next(sheet for sheet in book.sheets if sheet.name == "Members")
    assert len(members.rows) == 2
    assert set(members.rows[1]) == {None}


def test_a_field_of_her_own_has_its_name_of_now(desk, read, tmp_path):
    with desk.write("Add") as write:
        field = add_custom_field(write.session, "members", "Shoe size", "number", uid="u-1")
    export_program(desk.path, tmp_path / "out.xlsx")
    with desk.write("Rename") as write:
        rename_custom_field(write.session, field, "Size of shoes")

    with desk.read() as session:
        book, own = as_exported(session, read(tmp_path / "out.xlsx"))

    assert book.sheets[0].rows[0][-1] == "Size of shoes"
    assert [(one.kind, one.uid, one.heading, one.type) for one in own] == [
        ("members", "u-1", "Size of shoes", "number")
    ]


def test_a_long_text_of_a_list_is_whole_again_too(desk, read, tmp_path):
    with desk.write("Add") as write:
        write.session.add(Member(full_name="Ada", notes=LONG))
    view = View(MEMBERS, Chosen(wanted=Wanted()), Sort("name"), ("name", "notes"))
    with desk.read() as session:
        export_view(session, view, tmp_path / "view.xlsx")

    book, _ = as_exported(None, read(tmp_path / "view.xlsx"))

    assert book.sheets[0].rows[1][:2] == ("Ada", LONG)


def test_any_other_file_stays_as_it_is(read, xlsx):
    book = read(xlsx([["Name", "Notes"], ["example - delete me", "x"]]))

    assert as_exported(None, book) == (book, ())
