"""Exports from the window: what is offered, what is written, and what is said when it is not."""

from __future__ import annotations

import csv

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMessageBox

from advocate_desk.program.listing import Wanted
from advocate_desk.program.views import View, save_view
from advocate_desk.ui.dialogs.export import What
from advocate_desk.ui.dialogs.export_form import FileForm
from advocate_desk.ui.dialogs.exporting import Exporting, export
from advocate_desk.ui.tab import Chosen, Place
from advocate_desk.ui.tabs.members.tab import build
from advocate_desk.ui.widgets.toast import toast_over
from tests.making import add_members_

NAMES = ("Ada Lovelace", "Bob Smith", "Zoë Nowak")

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(desk, workspace, qtbot):
    """Give a window with the list of three members."""
    add_members_(desk, *({"full_name": name, "notes": "=1+1"} for name in NAMES))
    window = QMainWindow()
    window.setCentralWidget(build(workspace))
    window.resize(1440, 880)
    qtbot.addWidget(window)
    window.show()
    page = window.centralWidget().people
    qtbot.waitUntil(lambda: page.view.table.rowCount() == len(NAMES))
    return window


@pytest.fixture
def ask(window, workspace):
    """Open the export as Ctrl+E does."""
    return lambda: export(Place(window, workspace, Chosen()))


@pytest.fixture
def write(workspace, qtbot):
    """Write an export, and wait until it is there."""

    def written(wanted, out):
        job = workspace.findChild(Exporting).write(wanted, out)
        with qtbot.waitSignal(job.finished, timeout=30_000):
            pass
        return out

    return written


def wanted_of(sheet, what, form=FileForm.WORKBOOK):
    sheet.choose(what)
    sheet.forms.form.setCurrentText(form.value)
    wanted = sheet.export()
    sheet.reject()
    return wanted


def test_the_whole_program_is_offered_first(ask):
    sheet = ask()

    assert list(sheet.choices) == [
        What.LIST,
        What.KIND,
        What.PROGRAM,
        What.TEMPLATE,
    ]
    assert sheet.export().what is What.PROGRAM
    sheet.choose(What.TEMPLATE)
    assert not sheet.forms.isVisible()


def test_the_program_goes_to_a_workbook(ask, write, window, tmp_path):
    out = write(wanted_of(ask(), What.PROGRAM), tmp_path / "program.xlsx")

    names = [cell.value for cell in load_workbook(out)["Members"]["B"]]
    assert sorted(names[1:]) == sorted(NAMES)
    said = toast_over(window.centralWidget()).sentence()
    assert said.startswith("program.xlsx saved: ")


def test_the_list_is_written_as_it_is_filtered(ask, write, window, tmp_path, qtbot):
    page = window.centralWidget().people
    page.show_rows(Wanted("zoe"))
    qtbot.waitUntil(lambda: page.view.table.rowCount() == 1)

    wanted = wanted_of(ask(), What.LIST, FileForm.CSV)
    out = write(wanted, tmp_path / "list.csv")

    rows = list(csv.reader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == 2
    assert rows[1][0] == "Zoë Nowak"
    assert toast_over(window.centralWidget()).sentence() == "list.csv saved: 1 row"


def test_a_saved_view_is_written_whatever_the_list_shows(ask, write, window, workspace, tmp_path):
    page = window.centralWidget().people
    view = View(Wanted("zoe"), columns=("name", "email"))
    with workspace.desk.write("Save view") as change:
        save_view(change.session, page.kind.listing, "Her: friends?", view)
    page.state.read_fields()
    sheet = ask()
    sheet.choose(What.SAVED)
    sheet.ways[What.SAVED].setCurrentText("Her: friends?")

    proposed = workspace.findChild(Exporting)._proposed(sheet.export())
    out = write(sheet.export(), tmp_path / proposed.name)
    sheet.reject()

    rows = [[cell.value for cell in row[:2]] for row in load_workbook(out)["Members"].rows]
    assert [row[0] for row in rows] == ["Member", "Zoë Nowak"]


def test_one_kind_goes_to_a_sheet_or_to_the_clipboard(ask, write, window, tmp_path, qtbot):
    sheet = ask()
    sheet.choose(What.KIND)
    sheet.ways[What.KIND].setCurrentText("Members")
    wanted = sheet.export()
    sheet.forms.form.setCurrentText(FileForm.CLIPBOARD.value)
    assert sheet.save.text() == "Copy"

    sheet.save.click()

    qtbot.waitUntil(lambda: "copied" in toast_over(window.centralWidget()).sentence())
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert sorted(row[1] for row in rows[1:]) == sorted(NAMES)
    assert rows[1][-1] == "'=1+1"
    assert "Members" in load_workbook(write(wanted, tmp_path / "m.xlsx")).sheetnames


def test_csv_is_written_as_she_says(ask, write, tmp_path):
    sheet = ask()
    sheet.choose(What.LIST)
    sheet.forms.form.setCurrentText(FileForm.CSV.value)
    assert sheet.forms.warning.sentence() == ""
    sheet.forms.delimiter.setCurrentText("Semicolon")
    sheet.forms.mark.setChecked(False)

    out = write(sheet.export(), tmp_path / "list.csv")

    assert out.read_bytes().startswith(b"Member;")
    sheet.forms.form.setCurrentText(FileForm.EXACT_CSV.value)
    assert "Do not open such a file in Excel" in sheet.forms.warning.sentence()
    sheet.reject()


def test_a_folder_of_files_is_a_new_one(ask, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_words: str(tmp_path))

    def folders():
        return sorted(
            path.name for path in tmp_path.iterdir() if path.name.startswith("advocates 2")
        )

    for count in (1, 2):
        sheet = ask()
        sheet.choose(What.PROGRAM)
        sheet.forms.form.setCurrentText(FileForm.FOLDER.value)
        sheet.save.click()
        qtbot.waitUntil(lambda count=count: len(folders()) == count, timeout=60_000)

    assert folders()[0] + " (2)" == folders()[1]


def test_chosen_rows_are_offered_when_there_are_several(ask, write, window, tmp_path):
    page = window.centralWidget().people
    page.view.selectAll()

    sheet = ask()
    wanted = sheet.export()
    sheet.reject()

    assert wanted.what is What.CHOSEN
    out = write(wanted, tmp_path / "chosen.xlsx")
    assert load_workbook(out)["Members"].max_row == 1 + len(NAMES)


def test_the_template_is_a_file_too(ask, write, tmp_path):
    out = write(wanted_of(ask(), What.TEMPLATE), tmp_path / "template.xlsx")

    assert "How to" in load_workbook(out).sheetnames


def test_the_file_gets_the_ending_of_its_form(ask, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_words: (str(tmp_path / "my list"), "")
    )
    sheet = ask()
    sheet.choose(What.LIST)
    sheet.forms.form.setCurrentText(FileForm.EXACT_CSV.value)

    sheet.save.click()

    qtbot.waitUntil((tmp_path / "my list.csv").exists)


def test_a_file_that_cannot_be_written_is_told_and_tried_again(
    ask, workspace, tmp_path, qtbot, monkeypatch
):
    wanted = wanted_of(ask(), What.LIST, FileForm.CSV)
    folder = tmp_path / "not there yet"
    told = []

    def answer(box):
        told.append(box.text())
        folder.mkdir()

    monkeypatch.setattr(QMessageBox, "exec", answer)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.buttons()[0])

    workspace.findChild(Exporting).write(wanted, folder / "list.csv")

    qtbot.waitUntil((folder / "list.csv").exists)
    assert "There is no folder" in told[0]


def test_a_workbook_that_is_open_in_excel_is_saved_beside_it(
    ask, workspace, tmp_path, qtbot, monkeypatch
):
    (tmp_path / "list.xlsx").write_text("open")
    (tmp_path / "~$list.xlsx").touch()
    wanted = wanted_of(ask(), What.LIST)
    told = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.buttons()[1])

    workspace.findChild(Exporting).write(wanted, tmp_path / "list.xlsx")

    qtbot.waitUntil((tmp_path / "list (2).xlsx").exists, timeout=60_000)
    assert told == ["“list.xlsx” is open in Excel. Close it there, or save as “list (2).xlsx”."]
    assert (tmp_path / "list.xlsx").read_text() == "open"


def test_what_cannot_be_written_there_is_saved_elsewhere(
    ask, workspace, tmp_path, qtbot, monkeypatch
):
    wanted = wanted_of(ask(), What.LIST)
    told = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.buttons()[1])
    elsewhere = str(tmp_path / "list.xlsx"), ""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: elsewhere)

    workspace.findChild(Exporting).write(wanted, tmp_path / f"{'n' * 300}.xlsx")

    qtbot.waitUntil((tmp_path / "list.xlsx").exists)
    assert told == [f"The name “{'n' * 40}…” is too long. Give a shorter one."]


def test_a_cancelled_export_leaves_what_stood_there(ask, window, workspace, tmp_path, qtbot):
    out = tmp_path / "program.xlsx"
    out.write_text("as before", encoding="utf-8")
    wanted = wanted_of(ask(), What.PROGRAM)

    job = workspace.findChild(Exporting).write(wanted, out)
    with qtbot.waitSignal(job.cancelled, timeout=30_000):
        job.cancel()

    assert out.read_text(encoding="utf-8") == "as before"
    assert "stopped" in toast_over(window.centralWidget()).sentence()


def test_enter_exports_from_any_choice(ask, qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: ("", ""))
    sheet = ask()

    with qtbot.waitSignal(sheet.wanted):
        qtbot.keyClick(sheet.choices[What.PROGRAM], Qt.Key.Key_Return)
