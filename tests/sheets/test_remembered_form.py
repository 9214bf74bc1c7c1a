"""Where she said the headings are, they are in the next file that looks like it."""

from __future__ import annotations

from dataclasses import replace

from advocate_desk.sheets.commit import commit_plan
from advocate_desk.sheets.mapping import look_at
from advocate_desk.sheets.plan import plan_import
from tests.sheets.importing import book_of, people, setup_of

ROWS = (
    ("Report", "March", "2026"),
    ("Who", "Where", "Mail"),
    ("Full name", "City", "Email"),
    ("Zoe", "Rome", "zoe@kestrel.example"),
)
NEXT = (*ROWS[:3], ("Ada", "Bonn", "ada@kestrel.example"))


def commit(desk, setup):
    with desk.write("Import") as write:
        commit_plan(write.session, plan_import(write.session, setup))


def say(desk, setup, **form):
    sheet = setup.sheets[0]
    with desk.read() as session:
        look_at(session, sheet, replace(sheet.form, **form))


def test_a_sheet_that_looks_alike_has_its_headings_where_she_said(desk):
    first = setup_of(desk, book_of(Members=ROWS))
    say(desk, first, header_row=3, heading_rows=1)
    commit(desk, first)

    following = setup_of(desk, book_of(Members=NEXT))

    assert following.sheets[0].header_row == 3
    assert following.decided_at()
    commit(desk, following)
    assert [one["full_name"] for one in people(desk)] == ["Ada", "Zoe"]


def test_what_she_takes_back_is_forgotten(desk):
    first = setup_of(desk, book_of(Members=ROWS))
    usual = first.sheets[0].form
    say(desk, first, header_row=3, heading_rows=1)
    commit(desk, first)
    following = setup_of(desk, book_of(Members=NEXT))
    say(desk, following, **{key: getattr(usual, key) for key in ("header_row", "heading_rows")})
    commit(desk, following)

    assert setup_of(desk, book_of(Members=NEXT)).sheets[0].form == usual


def test_a_shorter_file_without_that_row_is_read_as_it_is_found(desk):
    first = setup_of(desk, book_of(Members=ROWS))
    say(desk, first, header_row=3, heading_rows=1)
    commit(desk, first)

    assert setup_of(desk, book_of(Members=ROWS[:2])).sheets[0].form.header_row is None
