"""What stands on a sheet besides one table can be seen, and looked at otherwise, in the wizard."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from tests.ui.importing.conftest import PEOPLE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

WEBINAR = (
    ("Host Details",),
    ("Attended", "User Name", "Email"),
    ("Yes", "Hanna Host", "host@us.example"),
    ("Attendee Details",),
    ("Attended", "First Name", "Last Name", "Email"),
    ("Yes", "Ada", "Lovelace", "ada@kestrel.example"),
    ("No", "Bob", "Smith", "bob@kestrel.example"),
)


def shown_numbers(wizard):
    return [wizard.sheets.raw.number_at(row) for row in range(wizard.sheets.raw.rowCount())]


def test_sections_are_offered_as_sheets_and_the_whole_sheet_besides(way, xlsx):
    wizard = way.open(xlsx(WEBINAR, "webinar.xlsx"))

    assert list(wizard.sheets.lines) == [
        "Host Details",
        "Attendee Details",
        "webinar (whole sheet)",
    ]
    wizard.sheets.look_at(wizard.run.setup.sheet("Attendee Details"))
    assert shown_numbers(wizard) == [4, 5, 6, 7]


def test_rows_go_in_as_a_part_or_with_the_whole_never_twice(way, xlsx):
    wizard = way.open(xlsx(WEBINAR, "webinar.xlsx"))
    part, whole = (
        wizard.sheets.lines[name] for name in ("Attendee Details", "webinar (whole sheet)")
    )
    whole.kind.choose("members")
    assert not part.goes_in.isChecked()

    part.goes_in.setChecked(True)

    assert not whole.goes_in.isChecked()
    assert [one.name for one in wizard.run.setup.chosen_sheets()] == ["Attendee Details"]


def test_lines_that_are_no_data_can_be_seen(way, xlsx):
    wizard = way.open(xlsx([("Our people",), *PEOPLE, ("TOTAL", None, None, 3)]))
    left_out = wizard.sheets.form.left_out
    assert left_out.text() == "2 lines left out"

    left_out.click()

    assert shown_numbers(wizard) == [1, 6]


def test_hidden_rows_go_in_unless_she_leaves_them_out(way, xlsx):
    file = xlsx(PEOPLE)
    hide_row(file, 3)
    wizard = way.open(file)
    hidden = wizard.sheets.form.hidden
    assert (hidden.text(), hidden.isChecked()) == ("With 1 hidden row", True)

    hidden.click()

    assert wizard.run.setup.sheets[0].table.numbers == [2, 4]


def test_broken_letters_are_mended_when_she_says_so(way, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("Full name,Email\nJosÃ©,jose@x.example\n", encoding="utf-8")
    wizard = way.open(file)
    letters = wizard.sheets.form.letters
    assert "José" in letters.toolTip()

    letters.click()

    assert wizard.run.setup.sheets[0].table.column(0) == ["José"]


def test_what_she_said_of_the_columns_outlives_another_look_at_the_rows(way, xlsx):
    file = xlsx([(*row, "x") for row in PEOPLE])
    hide_row(file, 3)
    wizard = way.open(file)
    wizard.next.click()
    last = wizard.columns.lines[-1]
    last.meaning.choose("notes")
    wizard.back.click()

    wizard.sheets.form.hidden.click()

    assert wizard.run.setup.sheets[0].column_of("notes").heading == last.column.heading


def hide_row(file, number):
    book = load_workbook(file)
    book.active.row_dimensions[number].hidden = True
    book.save(file)
