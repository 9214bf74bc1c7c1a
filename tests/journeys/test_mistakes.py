"""What goes wrong on an ordinary day is answered by one sentence, and nothing is lost by it."""

from __future__ import annotations

import shutil

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QMessageBox
from sqlalchemy import select

from advocate_desk.program.desks import look_at_desk, open_desk
from advocate_desk.sheets.planned import Verdict
from advocate_desk.store.models import Activity, Member
from advocate_desk.ui import theme
from advocate_desk.ui.dialogs.edit_member import AddMemberSheet
from advocate_desk.ui.dialogs.log_activity import LogActivityDialog
from advocate_desk.ui.importing.wizard import ImportWizard
from advocate_desk.ui.widgets.toast import toast_over
from tests.journeys.driving import ACTS, CTRL, PEOPLE, Key, write_book
from tests.making import add_members_, log_act

# the offscreen platform has no popups that hold the keyboard
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
MANY = 3_000


@pytest.fixture
def told(monkeypatch) -> list[str]:
    """Give the sentences of the boxes that would have stopped her."""
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    return told


@pytest.fixture
def opened(driver, desk_file):
    """Give the window on a desk with two members, one of them with an act."""
    desk = open_desk(desk_file)
    ada, _zoe = add_members_(
        desk,
        {"full_name": "Ada Lovelace", "email": "ada@x.example"},
        {"full_name": "Zoë Nowak", "email": "zoe@x.example"},
    )
    log_act(desk, ada)
    desk.close()
    driver.open(desk_file)
    driver.go_to_members()
    driver.rows(2)
    return driver


def test_a_day_that_is_none_stays_in_the_cell_to_be_mended(opened):
    page = opened.tab().front()
    page._on_columns(("name", "paused_until", "tags"))
    opened.keys(Key.Key_Home)
    opened.keys(Key.Key_Right)
    opened.keys(Key.Key_F2)
    opened.type("31 Nov 2027")
    for key in (Key.Key_Return, Key.Key_Tab):
        opened.keys(key)
        assert "“31 Nov 2027” is not a day." in page.notice.sentence()
        assert QApplication.focusWidget().text() == "31 Nov 2027"

    for _sign in range(len("31 Nov 2027")):
        opened.keys(Key.Key_Backspace)
    opened.type("30 Nov 2027")
    with opened.changing():
        opened.keys(Key.Key_Return)

    assert page.notice.sentence() == ""
    assert opened.workspace.look(lambda s: s.scalar(select(Member.paused_until))) is not None


def test_a_cell_that_means_nothing_is_left_by_escape(opened):
    page = opened.tab().front()
    page._on_columns(("name", "paused_until"))
    opened.keys(Key.Key_Home)
    opened.keys(Key.Key_Right)
    opened.keys(Key.Key_F2)
    opened.type("soonish")
    opened.keys(Key.Key_Return)
    opened.keys(Key.Key_Escape)

    assert page.view.hasFocus()
    assert page.notice.sentence() == ""
    assert opened.workspace.unsaved() == []


def test_a_deleted_member_comes_back_with_all_acts(opened):
    opened.keys(Key.Key_Home)
    with opened.changing():
        opened.keys(Key.Key_Delete)
    assert (opened.count(Member), opened.count(Activity)) == (1, 0)
    assert toast_over(opened.tab().front()).sentence() == "Ada Lovelace deleted"

    with opened.qtbot.waitSignal(opened.workspace.changed):
        opened.keys(Key.Key_Z, CTRL)
    opened.rows(2)

    assert (opened.count(Member), opened.count(Activity)) == (2, 1)
    assert opened.names() == ["Ada Lovelace", "Zoë Nowak"]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("face.png", b"\x89PNG\r\n\x1a\n", "“face.png” is a picture"),
        ("empty.xlsx", b"", "“empty.xlsx” is empty"),
        ("offer.pdf", b"%PDF-1.4", "“offer.pdf” is a PDF"),
    ],
)
def test_a_file_that_is_no_spreadsheet_is_answered(opened, tmp_path, name, content, sentence):
    file = tmp_path / name
    file.write_bytes(content)

    opened.drop(file)

    wizard = opened.dialog(ImportWizard)
    opened.until(lambda: sentence in wizard.notice.sentence())
    assert not wizard.next.isEnabled()
    opened.keys(Key.Key_Escape)
    opened.back()
    assert opened.count(Member) == 2


def test_a_workbook_without_rows_is_called_that(opened, tmp_path):
    Workbook().save(tmp_path / "blank.xlsx")

    opened.drop(tmp_path / "blank.xlsx")

    wizard = opened.dialog(ImportWizard)
    opened.until(lambda: bool(wizard.sheets.notice.sentence()))
    assert wizard.sheets.notice.sentence() == "No sheet has any rows: choose another file."
    wizard.reject()


def test_rows_that_nobody_knows_are_asked_about_at_once(opened, tmp_path):
    opened.drop(write_book(tmp_path / "odd.xlsx", [("Foo", "Bar"), ("a", "b"), ("c", "d")]))

    wizard = opened.dialog(ImportWizard)
    opened.until(lambda: bool(wizard.sheets.notice.sentence()))
    assert "say what the rows are" in wizard.sheets.notice.sentence()
    opened.until(lambda: isinstance(QApplication.focusWidget(), QComboBox))
    assert QApplication.focusWidget() is wizard.sheets.lines["odd"].kind
    wizard.reject()


def test_a_window_closed_in_the_middle_of_an_import_ends_it_whole(opened, desk_file, tmp_path):
    rows = [(f"Member {number}", f"m{number}@x.example") for number in range(MANY)]
    opened.drop(write_book(tmp_path / "many.xlsx", [("Full name", "Email"), *rows]))
    wizard = opened.preview()
    coming = wizard.run.plan.counts()[Verdict.NEW]
    wizard.next.click()

    opened.window.close()
    opened.until(lambda: not opened.window.isVisible())

    desk = look_at_desk(desk_file)
    with desk.read() as session:
        count = len(session.scalars(select(Member.id)).all())
    desk.close()
    assert count in (2, 2 + coming)


def test_the_look_changes_under_an_open_dialog(opened):
    opened.keys(Key.Key_Home)
    opened.keys(Key.Key_L, CTRL)
    dialog = opened.dialog(LogActivityDialog)
    dialog.form.link.setText("https://x.example")

    theme.choose_appearance(theme.Appearance.DARK)
    theme.choose_text_size(160)
    QApplication.processEvents()

    words = dialog.form.link.palette().color(QPalette.ColorRole.Text).name().upper()
    assert words == theme.DARK.text
    assert dialog.form.link.text() == "https://x.example"
    assert dialog.height() <= opened.window.height()
    dialog.reject()


def test_a_desk_that_is_gone_is_told_and_the_start_page_shown(driver, tmp_path, told):
    with driver.qtbot.waitSignal(driver.window.desk.failed):
        driver.window.desk.open(tmp_path / "gone" / "Spring.desk")

    assert told == ["Spring.desk was not found."]
    assert driver.window.tabs.currentWidget().name.hasFocus()


def test_a_folder_that_cannot_be_made_is_told_and_her_words_stay(driver, tmp_path, told):
    (tmp_path / "file").touch()
    driver.window.show_start()
    page = driver.window.tabs.currentWidget()
    page.name.setText("Spring")
    page.folder.setText(str(tmp_path / "file" / "desks"))

    with driver.qtbot.waitSignal(driver.window.desk.failed):
        page.create_button.click()

    assert "Spring.desk could not be made" in told[0]
    assert (page.name.text(), page.folder.text()) == ("Spring", str(tmp_path / "file" / "desks"))


@pytest.mark.usefixtures("told")
def test_a_folder_that_vanished_is_told_and_the_window_can_be_closed(opened, desk_file):
    shutil.rmtree(desk_file.parent)
    page = opened.tab().front()
    opened.keys(Key.Key_Home)
    opened.keys(Key.Key_F2)
    opened.type("Ada King")
    opened.keys(Key.Key_Return)

    opened.until(lambda: bool(page.notice.sentence()))
    assert "advocates.desk or its folder cannot be written to." in page.notice.sentence()
    opened.window.close()
    opened.until(lambda: not opened.window.isVisible())


@pytest.mark.parametrize("words", ["Change status…", "Job move…", "Set field…", "Add tags…"])
def test_a_command_without_a_row_says_what_to_do(opened, words):
    opened.menu("Members", words)

    said = toast_over(opened.tab().front()).sentence()
    assert said == "Choose one of the members first, or several."


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Key.Key_Delete, Qt.KeyboardModifier.NoModifier), (Key.Key_D, CTRL), (Key.Key_C, CTRL)],
)
def test_a_key_without_a_row_says_what_to_do(opened, key, modifier):
    opened.keys(key, modifier)

    said = toast_over(opened.tab().front()).sentence()
    assert said == "Choose one of the members first, or several."
    assert opened.count(Member) == 2


def test_what_is_about_one_member_says_so(opened):
    opened.keys(Key.Key_A, CTRL)
    opened.menu("Members", "Job move…")

    said = toast_over(opened.tab().front()).sentence()
    assert said == "This is about one member: choose just that one."


def test_files_let_go_over_an_open_dialog_do_not_push_it_away(opened, tmp_path):
    opened.drop(write_book(tmp_path / "people.xlsx", PEOPLE))
    wizard = opened.dialog(ImportWizard)
    opened.until(wizard.next.isEnabled)
    wizard.next.click()

    opened.drop(write_book(tmp_path / "acts.xlsx", ACTS))

    assert opened.wizard is wizard
    assert wizard.isVisible()
    wizard.reject()


def test_an_address_that_is_taken_is_told_beside_its_field(opened):
    opened.keys(Key.Key_N, CTRL)
    sheet = opened.dialog(AddMemberSheet)
    opened.type("Ada King")
    opened.keys(Key.Key_Tab)
    opened.type("ada@x.example")
    opened.keys(Key.Key_Return)

    opened.until(lambda: bool(sheet.line("email").problem()))
    assert "already belongs to Ada Lovelace" in sheet.line("email").problem()
    assert sheet.input("email").hasFocus()
    opened.type(".org")
    with opened.qtbot.waitSignal(opened.workspace.changed):
        opened.keys(Key.Key_Return)
    opened.rows(3)
