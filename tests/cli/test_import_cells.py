"""Cells that cannot go in as they are: each is said in one sentence, none is dropped silently."""

from __future__ import annotations

import datetime as dt

from openpyxl import load_workbook
from sqlalchemy import select, text

from advocate_desk import cli
from advocate_desk.program.desks import look_at_desk
from advocate_desk.store.models import Member
from tests.cli.writing import counts, write_book
from tests.making import add_member


def test_numbers_too_large_to_keep_leave_their_cells_out(bring_in, desk, tmp_path):
    add_member(desk, email="ada@x.example")
    desk.close()
    rows = (
        ("Member", "Type", "Completed on", "Points", "Value"),
        ("ada@x.example", "Reference call 1:1", dt.date(2025, 1, 1), 1e20, 1e300),
    )

    code, document, _err = bring_in(
        write_book(tmp_path / "a.xlsx", Activities=rows), desk=desk.path
    )

    sheet = document["sheets"][0]
    assert (code, counts(sheet)) == (0, (1, 1, 0, 0, 0, 0))
    assert [(p["column"], p["problem"]) for p in sheet["problems"]] == [
        ("Points", "is too large"),
        ("Value", "is too large"),
    ]


def test_a_formula_never_calculated_is_said_in_one_sentence(bring_in, tmp_path):
    rows = (("Full name", "Email", "Notes"), ("Ada Lovelace", "ada@x.example", "=A1"))

    _code, document, _err = bring_in(write_book(tmp_path / "a.xlsx", Members=rows))

    (problem,) = document["sheets"][0]["problems"]
    said = f"{problem['value']} {problem['problem']}"
    assert said == "formula was never calculated: open the file in Excel and save it"


def test_a_job_edited_beside_the_sheet_that_tells_it_is_never_dropped_silently(
    bring_in, desk, tmp_path, capsys
):
    add_member(desk, email="ada@x.example", company="Navy", job_title="Analyst")
    desk.close()
    out = tmp_path / "all.xlsx"
    assert cli.main(["export", str(out), "--desk", str(desk.path)]) == 0
    capsys.readouterr()
    book = load_workbook(out)
    headings = [cell.value for cell in book["Members"][1]]
    book["Members"].cell(2, headings.index("Job title") + 1).value = "Countess"
    book.save(out)

    _code, document, _err = bring_in(out, desk=desk.path)

    members = next(sheet for sheet in document["sheets"] if sheet["kind"] == "members")
    assert counts(members) == (1, 0, 0, 1, 0, 0)
    assert [(p["column"], p["problem"]) for p in members["problems"]] == [
        ("Job title", "is told by the sheet Employment of this file: change it there")
    ]


def test_a_new_word_is_spelled_as_most_cells_spell_it(bring_in, tmp_path):
    tiers = ("GOLD ", "Gold", "gold", "Gold")
    people = ((f"Ada{n}", f"Byron{n}", f"a{n}@x.example", t) for n, t in enumerate(tiers))
    file = write_book(
        tmp_path / "a.xlsx", People=(("First name", "Surname", "E-mail address", "Tier"), *people)
    )

    bring_in(file, "--unknown-value", "create")

    looked = look_at_desk(tmp_path / "my.desk")
    with looked.read() as session:
        assert set(session.scalars(select(Member.tier))) == {"Gold"}
    looked.close()


def test_the_same_file_again_leaves_every_table_as_it_was(bring_in, tmp_path):
    rows = (("First name", "Surname", "E-mail"), ("Ada", "Lovelace", "ada@x.example"))
    file = write_book(tmp_path / "a.xlsx", People=rows)
    bring_in(file)
    before = remembered(tmp_path / "my.desk")

    bring_in(file)

    assert remembered(tmp_path / "my.desk") == before


def remembered(path):
    """Give what the desk keeps of how files were read."""
    looked = look_at_desk(path)
    with looked.read() as session:
        kept = session.execute(text("SELECT * FROM remembered_mapping")).all()
    looked.close()
    return kept
