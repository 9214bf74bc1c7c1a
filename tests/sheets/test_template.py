"""The template: the program workbook without a program, with help."""

from __future__ import annotations

import openpyxl
from sqlalchemy import select

from advocate_desk.sheets.commit import commit_plan
from advocate_desk.sheets.exporters import CANONICAL_COLUMNS
from advocate_desk.sheets.mapping import propose
from advocate_desk.sheets.meta import EXAMPLE, HOW_TO
from advocate_desk.sheets.plan import plan_import
from advocate_desk.sheets.template import write_template
from advocate_desk.store.models import Member


def test_every_sheet_has_its_headings_with_notes_and_one_example(tmp_path):
    write_template(tmp_path / "template.xlsx")

    book = openpyxl.load_workbook(tmp_path / "template.xlsx")
    assert book.sheetnames == [
        "How to",
        *CANONICAL_COLUMNS,
        "_meta",
        "_lists",
        "_longtext",
    ]
    for name, columns in CANONICAL_COLUMNS.items():
        sheet = book[name]
        assert tuple(cell.value for cell in sheet[1]) == columns
        assert all(cell.comment and cell.comment.text for cell in sheet[1])
        assert (sheet["A2"].value, sheet.max_row) == (EXAMPLE, 2)


def test_drop_downs_know_the_words(tmp_path):
    write_template(tmp_path / "template.xlsx")

    book = openpyxl.load_workbook(tmp_path / "template.xlsx")
    rules = {str(r.sqref): r for r in book["Members"].data_validations.dataValidation}
    status = rules["S2:S1048576"]
    place = book.defined_names[status.formula1].attr_text.partition("!")[2]
    assert [cell.value for (cell,) in book["_lists"][place]][:2] == ["candidate", "nominated"]
    assert status.prompt.startswith("One of: candidate")
    assert book["_lists"].sheet_state == "hidden"


def test_the_how_to_names_every_column(tmp_path):
    write_template(tmp_path / "template.xlsx")

    told = {
        (sheet, column): text
        for sheet, column, text, _, _ in openpyxl.load_workbook(tmp_path / "template.xlsx")[
            "How to"
        ].iter_rows(values_only=True)
    }
    for name, columns in CANONICAL_COLUMNS.items():
        assert all(told[name, column] for column in columns)


def test_the_how_to_says_how_cells_are_written_and_which_words_are_allowed(tmp_path):
    write_template(tmp_path / "template.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "template.xlsx")["How to"]
    told = {row[:2]: row[3:] for row in sheet.iter_rows(values_only=True)}
    assert told["Members", "Paused until"] == ("Day: 2026-11-03", None)
    assert told["Members", "Reward policy"] == (
        "One of the words",
        "ok; no gifts; recognition only",
    )
    assert told["Survey responses", "Score"] == ("Whole number, 0 to 10", None)


def test_a_template_of_one_sheet_holds_that_and_its_help(tmp_path):
    write_template(tmp_path / "template.xlsx", ["members"])

    book = openpyxl.load_workbook(tmp_path / "template.xlsx")
    assert book.sheetnames == ["How to", "Members", "_meta", "_lists", "_longtext"]


def test_scores_and_days_beyond_their_span_are_warned_of(tmp_path):
    write_template(tmp_path / "template.xlsx")

    book = openpyxl.load_workbook(tmp_path / "template.xlsx")
    rules = {str(r.sqref): r for r in book["Survey responses"].data_validations.dataValidation}
    score, day = rules["E2:E1048576"], rules["C2:C1048576"]
    assert (score.type, score.formula1, score.formula2) == ("whole", "0", "10")
    assert (day.type, day.operator, day.errorStyle) == ("date", "greaterThanOrEqual", "warning")


def test_a_filled_template_comes_in_without_its_examples(desk, read, tmp_path):
    write_template(tmp_path / "template.xlsx")
    filled = openpyxl.load_workbook(tmp_path / "template.xlsx")
    filled["Members"].append([None, "Grace Hopper", *[None] * 4, "grace@example.com"])
    filled.save(tmp_path / "template.xlsx")

    with desk.write("Import") as write:
        setup = propose(write.session, read(tmp_path / "template.xlsx"))
        plan = plan_import(write.session, setup)
        commit_plan(write.session, plan)

    assert [(s.sheet, row.number) for s in plan.sections for row in s.rows] == [("Members", 3)]
    assert HOW_TO not in {sheet.name for sheet in plan.setup.sheets}
    with desk.read() as session:
        assert session.scalars(select(Member.full_name)).all() == ["Grace Hopper"]
